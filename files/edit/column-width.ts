/** How wide a column should be that nobody has made wide. */
import { isDateSerial, type SheetSnapshot } from '../../core/model/sheet';

/** Characters of half width that the column's first rows need; long lines (titles, notes) do not count. */
export function widthOf(rows: SheetSnapshot['rows'], column: number): number {
  let most = 6;
  for (const row of rows.slice(0, 200)) {
    const value = row[column];
    const text = value === undefined || value === null ? '' : isDateSerial(value) ? '2026/12/31' : String(value);
    const width = [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
    if (width <= 26) most = Math.max(most, width + 2);
  }
  return most;
}
