/** A1 addresses ↔ rectangles. Rows and columns are 0-based here, inclusive at both ends. */
export interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const MAX_ROW = 1_048_575;
export const MAX_COLUMN = 16_383;
export const wholeSheet: Rect = { top: 0, left: 0, bottom: MAX_ROW, right: MAX_COLUMN };

export function columnLetters(index: number): string {
  let letters = '';
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}

export const columnIndex = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const reference = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?$/;

function parsePoint(text: string): { row: number | null; column: number | null } | null {
  const match = reference.exec(text);
  if (!match || (match[1] === undefined && match[2] === undefined)) return null;
  const row = match[2] === undefined ? null : Number(match[2]) - 1;
  const column = match[1] === undefined ? null : columnIndex(match[1]);
  if ((row !== null && (row < 0 || row > MAX_ROW)) || (column !== null && column > MAX_COLUMN)) return null;
  return { row, column };
}

/** "B3", "B3:D20", "A:C", "3:5", with or without $; null when it is no address. The sheet part must be taken off before. */
export function parseRect(text: string): Rect | null {
  const [from = '', to, more] = text.trim().split(':');
  if (more !== undefined) return null;
  const a = parsePoint(from);
  const b = to === undefined ? a : parsePoint(to);
  if (!a || !b) return null;
  if (to === undefined && (a.row === null || a.column === null)) return null;
  if ((a.row === null) !== (b.row === null) || (a.column === null) !== (b.column === null)) return null;
  const rows = [a.row ?? 0, b.row ?? MAX_ROW];
  const columns = [a.column ?? 0, b.column ?? MAX_COLUMN];
  return { top: Math.min(...rows), bottom: Math.max(...rows), left: Math.min(...columns), right: Math.max(...columns) };
}

/** "'My sheet'!B3" → sheet and address; without sheet, sheet is null. */
export function splitSheet(text: string): { readonly sheet: string | null; readonly address: string } {
  const at = text.lastIndexOf('!');
  if (at < 0) return { sheet: null, address: text };
  const name = text.slice(0, at);
  return { sheet: name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name, address: text.slice(at + 1) };
}

export const isEntireColumn = (rect: Rect): boolean => rect.top === 0 && rect.bottom === MAX_ROW;
export const isEntireRow = (rect: Rect): boolean => rect.left === 0 && rect.right === MAX_COLUMN;
export const rowCount = (rect: Rect): number => rect.bottom - rect.top + 1;
export const columnCount = (rect: Rect): number => rect.right - rect.left + 1;
export const cellCount = (rect: Rect): number => rowCount(rect) * columnCount(rect);

export function formatRect(rect: Rect): string {
  const { top, left, bottom, right } = rect;
  if (isEntireColumn(rect)) return `${columnLetters(left)}:${columnLetters(right)}`;
  if (isEntireRow(rect)) return `${top + 1}:${bottom + 1}`;
  const from = `${columnLetters(left)}${top + 1}`;
  return top === bottom && left === right ? from : `${from}:${columnLetters(right)}${bottom + 1}`;
}

/** Quoted as Excel does: plain names stay bare. */
export const formatSheetName = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !parseRect(name) ? name : `'${name.replaceAll("'", "''")}'`;

export function intersect(a: Rect, b: Rect): Rect | null {
  const top = Math.max(a.top, b.top);
  const left = Math.max(a.left, b.left);
  const bottom = Math.min(a.bottom, b.bottom);
  const right = Math.min(a.right, b.right);
  return top > bottom || left > right ? null : { top, left, bottom, right };
}

export const contains = (outer: Rect, inner: Rect): boolean =>
  outer.top <= inner.top && outer.left <= inner.left && outer.bottom >= inner.bottom && outer.right >= inner.right;

export const bounding = (a: Rect, b: Rect): Rect => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
});

/** What is left of `from` when `hole` is cut out: up to four rectangles. */
export function subtract(from: Rect, hole: Rect): Rect[] {
  const cut = intersect(from, hole);
  if (!cut) return [from];
  const parts: Rect[] = [];
  if (from.top < cut.top) parts.push({ ...from, bottom: cut.top - 1 });
  if (from.bottom > cut.bottom) parts.push({ ...from, top: cut.bottom + 1 });
  if (from.left < cut.left) parts.push({ top: cut.top, bottom: cut.bottom, left: from.left, right: cut.left - 1 });
  if (from.right > cut.right) parts.push({ top: cut.top, bottom: cut.bottom, left: cut.right + 1, right: from.right });
  return parts;
}
