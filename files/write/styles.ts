/** The styles of written workbooks: every combination used becomes one cell format, numbered as it first appears. */
import type { ColumnKind, Tone } from '../../core/model/table';
import { xmlDeclaration } from './xml';

export interface CellStyle {
  readonly role: 'title' | 'subtitle' | 'header' | 'data' | 'footer' | 'link';
  readonly kind: ColumnKind;
  readonly tone?: Tone | undefined;
  readonly bold?: boolean | undefined;
  readonly align?: 'left' | 'center' | 'right' | undefined;
  readonly wrap?: boolean | undefined;
  readonly ungrouped?: boolean | undefined;
}

const customFormats = ['#,##0.00', 'yyyy-mm-dd', '0.0%'];
const customKinds: readonly ColumnKind[] = ['yuan', 'date', 'percent'];
/** Excel's own format 0.00. */
const UNGROUPED = 2;
const numberFormatOf = ({ kind, ungrouped }: CellStyle, offsets: StyleOffsets): number =>
  kind === 'yuan' && ungrouped === true
    ? UNGROUPED
    : kind === 'text'
      ? 49
      : kind === 'integer'
        ? 1
        : offsets.numberFormats + customKinds.indexOf(kind);

const fills: readonly (Tone | 'header')[] = ['header', 'error', 'warning', 'info', 'total', 'good'];
export const fillColours: Readonly<Record<(typeof fills)[number], string>> = {
  header: 'FFDDEBF7',
  error: 'FFFFD9D9',
  warning: 'FFFFF2CC',
  info: 'FFEAF3FA',
  total: 'FFF2F2F2',
  good: 'FFE2EFDA',
  muted: 'FFFFFFFF',
};

/** Fonts that every office PC in China has. Index = position in the fonts part. */
const fonts = [
  '<sz val="11"/><name val="宋体"/><charset val="134"/>',
  '<b/><sz val="11"/><name val="宋体"/><charset val="134"/>',
  '<b/><sz val="18"/><name val="黑体"/><charset val="134"/>',
  '<sz val="11"/><color rgb="FF808080"/><name val="宋体"/><charset val="134"/>',
  '<u/><sz val="11"/><color rgb="FF0563C1"/><name val="宋体"/><charset val="134"/>',
];

/** Where the written formats start, when they are added to a workbook that has formats of its own. */
export interface StyleOffsets {
  readonly fonts: number;
  readonly fills: number;
  readonly borders: number;
  readonly formats: number;
  readonly numberFormats: number;
}

/** A new workbook: two fills and one format must come first. */
const fresh: StyleOffsets = { fonts: 0, fills: 2, borders: 1, formats: 1, numberFormats: 164 };

export class StyleBook {
  readonly #numbers = new Map<string, number>();
  readonly #formats: string[] = [];
  constructor(private readonly offsets: StyleOffsets = fresh) {}

  /** Number of the cell format for this style. */
  of(style: CellStyle): number {
    const key = `${style.role}|${style.kind}|${style.tone ?? ''}|${style.bold === true ? 1 : 0}|${style.align ?? ''}|${style.wrap === true ? 1 : 0}${style.ungrouped === true ? 'u' : ''}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.offsets.formats + this.#formats.length;
    this.#numbers.set(key, number);
    this.#formats.push(formatXml(style, this.offsets));
    return number;
  }

  /** The pieces to add to a styles part, in the order of their numbers. */
  parts(): {
    readonly numberFormats: string[];
    readonly fonts: string[];
    readonly fills: string[];
    readonly borders: string[];
    readonly formats: string[];
  } {
    const side = (name: string): string => `<${name} style="thin"><color rgb="FF7F7F7F"/></${name}>`;
    return {
      numberFormats: customFormats.map((code, index) => `<numFmt numFmtId="${this.offsets.numberFormats + index}" formatCode="${code}"/>`),
      fonts: fonts.map((font) => `<font>${font}</font>`),
      fills: fills.map((fill) => solidFill(fillColours[fill])),
      borders: [`<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}</border>`],
      formats: this.#formats,
    };
  }

  toXml(): string {
    const parts = this.parts();
    const counted = (name: string, items: readonly string[]): string => `<${name} count="${items.length}">${items.join('')}</${name}>`;
    const noFills = ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'];
    return (
      `${xmlDeclaration}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
      counted('numFmts', parts.numberFormats) +
      counted('fonts', parts.fonts) +
      counted('fills', [...noFills, ...parts.fills]) +
      counted('borders', ['<border/>', ...parts.borders]) +
      `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
      counted('cellXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', ...parts.formats]) +
      `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
    );
  }
}

export const solidFill = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;

function formatXml(style: CellStyle, offsets: StyleOffsets): string {
  const bordered = style.role === 'data' || style.role === 'header' || style.role === 'link';
  const fillName = style.role === 'header' ? 'header' : style.tone;
  const fill = fillName === undefined || fillName === 'muted' ? 0 : fills.indexOf(fillName) + offsets.fills;
  const align = style.align ?? defaultAlign(style);
  const wrap = style.wrap === true || style.role === 'header' ? ' wrapText="1"' : '';
  const number = style.role === 'data' ? numberFormatOf(style, offsets) : style.role === 'link' ? 49 : 0;
  return (
    `<xf numFmtId="${number}" fontId="${offsets.fonts + fontOf(style)}" fillId="${fill}" borderId="${bordered ? offsets.borders : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">` +
    `<alignment horizontal="${align}" vertical="center"${wrap}/></xf>`
  );
}

const fontOf = (style: CellStyle): number => {
  if (style.role === 'title') return 2;
  if (style.role === 'link') return 4;
  if (style.tone === 'muted') return 3;
  return style.role === 'header' || style.bold === true ? 1 : 0;
};

const defaultAlign = (style: CellStyle): 'left' | 'center' | 'right' => {
  if (style.role === 'title' || style.role === 'header') return 'center';
  if (style.role !== 'data') return 'left';
  return style.kind === 'text' ? 'left' : style.kind === 'date' ? 'center' : 'right';
};
