/** Who stands in a row: so that nothing is shown or changed in another person's row after rows were inserted or deleted. */
import { isDateSerial, type CellValue, type SheetSnapshot } from '../../core/model/sheet';
import type { SheetView } from '../judge/protocol';

/** Name and ID as they compare: width, spaces, dots and case aside. */
const folded = (value: CellValue | undefined): string =>
  value === undefined || value === null
    ? ''
    : String(isDateSerial(value) ? value.serial : value)
        .normalize('NFKC')
        .replace(/[\s\u200b-\u200f\ufeff·•・.．。]/gu, '')
        .toUpperCase();

/**
 * The people of a row (two where two tables stand side by side), as one text; null where the row is of nobody.
 * @param cells the row's cells from column A
 */
export function personKey(view: SheetView | undefined, row: number, cells: readonly CellValue[]): string | null {
  const parts = (view?.people ?? [])
    .filter(({ from, to }) => row >= from && row <= to)
    .map(({ name, idNumber }) => `${folded(name === null ? null : cells[name])}|${folded(idNumber === null ? null : cells[idNumber])}`);
  return parts.every((part) => part === '|') ? null : parts.join('||');
}

/** A snapshot's row, with its cells from column A. @param row 1-based */
export function cellsOfRow(sheet: SheetSnapshot | undefined, row: number): readonly CellValue[] {
  if (sheet === undefined) return [];
  const cells = sheet.rows[row - 1 - sheet.origin.row] ?? [];
  return sheet.origin.column === 0 ? cells : [...Array<CellValue>(sheet.origin.column).fill(null), ...cells];
}

/** The name in a row, for showing; '' where there is none. */
export function nameInRow(view: SheetView | undefined, row: number, cells: readonly CellValue[]): string {
  const names = (view?.people ?? [])
    .filter(({ from, to, name }) => name !== null && row >= from && row <= to)
    .map(({ name }) => cells[name ?? 0]);
  return names
    .map((name) => (typeof name === 'string' ? name.trim() : typeof name === 'number' ? String(name) : ''))
    .filter((name) => name !== '')
    .join('、');
}

/** Whether two rows say the same, trailing blanks aside. */
export const sameCells = (a: readonly CellValue[], b: readonly CellValue[]): boolean => {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) if (folded(a[index]) !== folded(b[index])) return false;
  return true;
};

/** "C12" → its 1-based row. */
export const rowOfCell = (cell: string): number => Number(/\d+$/.exec(cell)?.[0] ?? 0);
/** "C12" → "C". */
export const lettersOfCell = (cell: string): string => /^[A-Z]+/.exec(cell)?.[0] ?? '';
