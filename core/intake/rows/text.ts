/** Cell and row texts for telling what a row is. Values of entries are read by core/intake/values; these only compare. */
import { isBlankCell, type CellValue } from '../../model/sheet';
import { maskNumbersIn } from '../../model/mask';

/** The cell's text without any white space, half width; '' for blank cells, dates and truth values. "合　 计：" → "合计:". */
export const squeeze = (value: CellValue | undefined): string => {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  return value.normalize('NFKC').replace(/[\s\u200b-\u200f\u2060\ufeff]+/gu, '');
};

/** A non-blank cell of a row: its column and squeezed text. */
export interface CellText {
  readonly column: number;
  readonly text: string;
  readonly numeric: boolean;
}

const numberText = /^[-+]?[¥￥]?[\d,]+(?:\.\d+)?$/;

/** All non-blank cells of a row, left to right. */
export const cellTexts = (row: readonly CellValue[]): readonly CellText[] => {
  const texts: CellText[] = [];
  for (let column = 0; column < row.length; column += 1) {
    const value = row[column] ?? null;
    if (value === null || isBlankCell(value)) continue;
    const text = squeeze(value);
    texts.push({ column, text, numeric: typeof value !== 'string' || numberText.test(text) });
  }
  return texts;
};

const longest = 80;

/** What a skipped row says, shortened and with personal numbers masked: for lists that people read. */
export const rowText = (row: readonly CellValue[]): string => {
  const parts: string[] = [];
  let length = 0;
  for (const value of row) {
    if (length > longest) break;
    if (value === null || isBlankCell(value)) continue;
    const text = typeof value === 'object' ? String(value.serial) : String(value).replace(/\s+/gu, ' ').trim();
    parts.push(text);
    length += text.length + 1;
  }
  const joined = maskNumbersIn(parts.join(' '));
  return joined.length > longest ? `${joined.slice(0, longest)}…` : joined;
};

/** True when no cell of the row holds anything. */
export const isBlankRow = (row: readonly CellValue[]): boolean => {
  for (const value of row) if (value !== null && !isBlankCell(value)) return false;
  return true;
};

const fillers = new Set([
  '无',
  '-',
  '--',
  '—',
  '——',
  '/',
  '\\',
  '0',
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#NAME?',
  '#DIV/0!',
  '空',
  '/无',
  '.',
  '×',
  '*',
  '、',
]);

/** A cell that says nothing: blank, a dash, 无, the 0 or error of a formula that found nothing. */
export const saysNothing = (value: CellValue | undefined): boolean => {
  if (value === null || value === undefined || value === 0) return true;
  if (typeof value !== 'string') return false;
  if (value.length > 12) return isBlankCell(value);
  return isBlankCell(value) || fillers.has(squeeze(value));
};

/** Digits enough to be an identity number, and no Chinese characters: no title, label or total looks like that. */
export const looksLikeIdNumber = (value: CellValue | undefined): boolean => {
  if (typeof value === 'number') return value >= 1e14;
  if (typeof value !== 'string' || value.length < 12) return false;
  let digits = 0;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fff) return false;
    if ((code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19) || code === 42) digits += 1;
  }
  return digits >= 12;
};
