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
}

const numberFormats: Readonly<Record<ColumnKind, number>> = { text: 49, integer: 1, yuan: 164, date: 165, percent: 166 };
const customFormats = ['#,##0.00', 'yyyy-mm-dd', '0.0%'];

const fills: readonly (Tone | 'header')[] = ['header', 'error', 'warning', 'info', 'total', 'good'];
const fillColours: Readonly<Record<(typeof fills)[number], string>> = {
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

export class StyleBook {
  readonly #numbers = new Map<string, number>();
  readonly #formats: string[] = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'];

  /** Number of the cell format for this style. */
  of(style: CellStyle): number {
    const key = `${style.role}|${style.kind}|${style.tone ?? ''}|${style.bold === true ? 1 : 0}|${style.align ?? ''}|${style.wrap === true ? 1 : 0}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#formats.length);
    this.#formats.push(formatXml(style));
    return this.#formats.length - 1;
  }

  toXml(): string {
    const solid = fills.map(
      (fill) => `<fill><patternFill patternType="solid"><fgColor rgb="${fillColours[fill]}"/><bgColor indexed="64"/></patternFill></fill>`,
    );
    const side = (name: string): string => `<${name} style="thin"><color rgb="FF7F7F7F"/></${name}>`;
    return (
      `${xmlDeclaration}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
      `<numFmts count="${customFormats.length}">${customFormats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`).join('')}</numFmts>` +
      `<fonts count="${fonts.length}">${fonts.map((font) => `<font>${font}</font>`).join('')}</fonts>` +
      `<fills count="${solid.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid.join('')}</fills>` +
      `<borders count="2"><border/><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}</border></borders>` +
      `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
      `<cellXfs count="${this.#formats.length}">${this.#formats.join('')}</cellXfs>` +
      `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
    );
  }
}

function formatXml(style: CellStyle): string {
  const bordered = style.role === 'data' || style.role === 'header' || style.role === 'link';
  const fillName = style.role === 'header' ? 'header' : style.tone;
  const fill = fillName === undefined || fillName === 'muted' ? 0 : fills.indexOf(fillName) + 2;
  const align = style.align ?? defaultAlign(style);
  const wrap = style.wrap === true || style.role === 'header' ? ' wrapText="1"' : '';
  const number = style.role === 'data' ? numberFormats[style.kind] : style.role === 'link' ? 49 : 0;
  return (
    `<xf numFmtId="${number}" fontId="${fontOf(style)}" fillId="${fill}" borderId="${bordered ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">` +
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
