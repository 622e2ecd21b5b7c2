/** What an editor must know of a sheet beyond its values: widths, number formats, formulas, protection. */
import { columnIndex } from '../../core/model/sheet';
import { attribute, unescapeXml } from '../annotate/package';
import type { WorkbookParts } from './index';

export interface SheetFacts {
  readonly protected: boolean;
  /** In characters, by 0-based column. */
  readonly widths: Readonly<Record<number, number>>;
  /** row * 16384 + column, both 0-based. */
  readonly formulas: readonly number[];
  /** By 0-based column, runs of equal number formats: row from which a format holds, number of the format in `codes`; cells before are General. Null: not known. */
  readonly formats: Readonly<Record<number, readonly (readonly [row: number, code: number])[]>> | null;
}

export interface WorkbookFacts {
  /** Number format codes; the first is General. */
  readonly codes: readonly string[];
  /** In the order of the sheets; null for one of which nothing more is known. */
  readonly sheets: readonly (SheetFacts | null)[];
}

export const cellKey = (row: number, column: number): number => row * 16384 + column;

/** Built-in number formats (ECMA-376 part 1, 18.8.30) as the Chinese edition of Excel shows them; those left out show as General. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 14: 'yyyy/m/d', 22: 'yyyy/m/d h:mm', 31: 'yyyy"年"m"月"d"日"',
  37: '#,##0', 38: '#,##0', 39: '#,##0.00', 40: '#,##0.00', 49: '@', 57: 'yyyy"年"m"月"',
}; // prettier-ignore

/** @param names of the sheets wanted, as the package has them */
export function workbookFacts(parts: WorkbookParts, names: readonly string[]): WorkbookFacts {
  const codes = ['General'];
  const known = new Map<string, number>([['General', 0]]);
  const codeOfStyle = styleCodes(parts.stylesXml).map((code) => {
    const number = known.get(code) ?? codes.push(code) - 1;
    known.set(code, number);
    return number;
  });
  const sheets = names.map((name) => {
    const part = parts.sheets.get(name);
    return part === undefined ? null : sheetFacts(parts.file.text(part) ?? '', codeOfStyle);
  });
  return { codes, sheets };
}

function styleCodes(xml: string): string[] {
  const custom = new Map<number, string>();
  for (const [tag] of xml.matchAll(/<(?:\w+:)?numFmt\b[^>]*>/g))
    custom.set(Number(attribute(tag, 'numFmtId')), unescapeXml(attribute(tag, 'formatCode') ?? 'General'));
  const section = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(xml)?.[1] ?? '';
  return [...section.matchAll(/<(?:\w+:)?xf\b[^>]*>/g)].map(([tag]) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    return custom.get(id) ?? builtIn[id] ?? 'General';
  });
}

function sheetFacts(xml: string, codeOfStyle: readonly number[]): SheetFacts {
  const widths: Record<number, number> = {};
  const base = Number(attribute(/<(?:\w+:)?sheetFormatPr\b[^>]*>/.exec(xml)?.[0] ?? '', 'defaultColWidth') ?? 0);
  const dataAt = xml.search(/<(?:\w+:)?sheetData\b/);
  const head = dataAt < 0 ? xml : xml.slice(0, dataAt);
  for (const [tag] of head.matchAll(/<(?:\w+:)?col\b[^>]*>/g)) {
    const width = Number(attribute(tag, 'width') ?? 0);
    const to = Math.min(Number(attribute(tag, 'max') ?? 0), Number(attribute(tag, 'min') ?? 0) + 255);
    for (let column = Number(attribute(tag, 'min') ?? 1); column <= to && width > 0; column++) widths[column - 1] = width;
  }
  if (base > 0) widths[-1] = base;
  const lock = /<(?:\w+:)?sheetProtection\b[^>]*>/.exec(xml)?.[0];
  const on = lock === undefined ? null : attribute(lock, 'sheet');
  return { protected: on === '1' || on === 'true', widths, ...cellFacts(xml, Math.max(0, dataAt), codeOfStyle) };
}

/** One look at every cell's tag, without building strings for those that have nothing to tell. */
function cellFacts(xml: string, from: number, codeOfStyle: readonly number[]): Pick<SheetFacts, 'formulas' | 'formats'> {
  const formulas: number[] = [];
  const formats: Record<number, [number, number][]> = {};
  const pattern = /<(?:\w+:)?(?:(row)|(c)|(f))\b([^>]*)>/g;
  pattern.lastIndex = from;
  let row = -1;
  let column = -1;
  for (let match = pattern.exec(xml); match !== null; match = pattern.exec(xml)) {
    const attributes = match[4] ?? '';
    if (match[1] !== undefined) {
      row = Number(/\sr\s*=\s*["'](\d+)/.exec(attributes)?.[1] ?? row + 2) - 1;
      column = -1;
    } else if (match[2] !== undefined) {
      const letters = /\sr\s*=\s*["']([A-Za-z]+)/.exec(attributes)?.[1];
      column = letters === undefined ? column + 1 : columnIndex(letters);
      const code = codeOfStyle[Number(/\ss\s*=\s*["'](\d+)/.exec(attributes)?.[1] ?? 0)] ?? 0;
      const runs = (formats[column] ??= []);
      if ((runs.at(-1)?.[1] ?? 0) !== code) runs.push([row, code]);
    } else if (row >= 0 && column >= 0) formulas.push(cellKey(row, column));
  }
  return { formulas, formats };
}
