/** Where rows and columns of a sheet lie on the screen, in pixels from the sheet's first cell. */
import type { MergeRange } from '../../../core/model/sheet';
import { widthOf } from '../../../files/edit/column-width';
import type { FileSheet } from '../../host/workbook-file-model';

export const rowHeight = 26;
export const headerWidth = 54;
/** Blank rows and columns after the last, to type into. */
const spareRows = 20;
const spareColumns = 3;
const least = { rows: 40, columns: 12 };

export interface Geometry {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Left edges of all columns, and the right edge of the last. */
  readonly lefts: readonly number[];
  /** Rows that are shown, in order; null: all. */
  readonly shown: readonly number[] | null;
  readonly shownCount: number;
  readonly height: number;
  readonly width: number;
}

/** Excel's column width in characters → pixels (Calibri 11: 7 pixels a character, 5 of padding). */
const pixels = (characters: number): number => Math.round(Math.min(60, Math.max(3, characters)) * 7.2 + 6);

export function geometryOf(sheet: FileSheet): Geometry {
  const rowCount = Math.max(least.rows, sheet.rows.length + spareRows);
  const wide = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const columnCount = Math.max(least.columns, wide + spareColumns);
  const hidden = new Set(sheet.hiddenColumns);
  const lefts = [0];
  for (let column = 0; column < columnCount; column++) {
    const width = hidden.has(column) ? 0 : pixels(sheet.widths[column] ?? Math.max(sheet.widths[-1] ?? 9, widthOf(sheet.rows, column)));
    lefts.push((lefts[column] ?? 0) + width);
  }
  const hiddenRows = new Set(sheet.hiddenRows);
  const shown = hiddenRows.size === 0 ? null : Array.from({ length: rowCount }, (_, row) => row).filter((row) => !hiddenRows.has(row));
  const shownCount = shown?.length ?? rowCount;
  return { rowCount, columnCount, lefts, shown, shownCount, height: shownCount * rowHeight, width: lefts.at(-1) ?? 0 };
}

export const rowAt = ({ shown }: Geometry, index: number): number => (shown === null ? index : (shown[index] ?? 0));

/** Place of a row among the shown ones; of a hidden row, where it would be. */
export function indexOfRow({ shown }: Geometry, row: number): number {
  if (shown === null) return row;
  let low = 0;
  let high = shown.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shown[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const widthOfColumn = ({ lefts }: Geometry, column: number): number => (lefts[column + 1] ?? 0) - (lefts[column] ?? 0);

export function columnAt({ lefts, columnCount }: Geometry, x: number): number {
  let column = 0;
  while (column < columnCount - 1 && (lefts[column + 1] ?? 0) <= x) column++;
  return column;
}

export const areaOf = (sheet: FileSheet, row: number, column: number): MergeRange =>
  sheet.merges.find(({ top, bottom, left, right }) => row >= top && row <= bottom && column >= left && column <= right) ?? {
    ...{ top: row, bottom: row, left: column, right: column },
  };

/** Position of an area, without the headers. */
export function boxOf(
  geometry: Geometry,
  { top, bottom, left, right }: MergeRange,
): { x: number; y: number; width: number; height: number } {
  const from = indexOfRow(geometry, top);
  const x = geometry.lefts[left] ?? 0;
  const end = geometry.lefts[Math.min(right + 1, geometry.columnCount)] ?? geometry.width;
  return { x, y: from * rowHeight, width: end - x, height: Math.max(1, indexOfRow(geometry, bottom + 1) - from) * rowHeight };
}
