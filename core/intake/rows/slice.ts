/** Parts of a sheet as sheets of their own, with positions that still point at the whole. */
import type { CellValue, SheetSnapshot } from '../../model/sheet';

/** The rows from `row` (0-based) on. */
export const sliceBelow = (sheet: SheetSnapshot, row: number): SheetSnapshot => {
  const shift = (rows: readonly number[]): readonly number[] => rows.filter((one) => one >= row).map((one) => one - row);
  return {
    ...sheet,
    origin: { row: sheet.origin.row + row, column: sheet.origin.column },
    rows: sheet.rows.slice(row),
    merges: sheet.merges.filter((area) => area.top >= row).map((area) => ({ ...area, top: area.top - row, bottom: area.bottom - row })),
    hiddenRows: shift(sheet.hiddenRows),
    struckRows: shift(sheet.struckRows),
  };
};

/** The same sheet with all cells outside the columns blank; columns keep their numbers. */
export const sliceColumns = (sheet: SheetSnapshot, [from, to]: readonly [from: number, to: number]): SheetSnapshot => ({
  ...sheet,
  rows: sheet.rows.map((row): readonly CellValue[] =>
    Array.from({ length: Math.min(row.length, to + 1) }, (_, column) => (column < from ? null : (row[column] ?? null))),
  ),
  merges: sheet.merges.filter((area) => area.left <= to && area.right >= from),
});
