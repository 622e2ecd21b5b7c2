/** Turns a place in a reading into the address a person sees in Excel, and puts findings in reading order. */
import { columnLetters } from '../model/sheet';
import type { Finding, Where } from '../model/finding';
import type { Layout } from '../model/roster';
import type { Place } from './define-rule';

/** The snapshot's columns start at the sheet's origin; rows in a Place already are Excel's. */
export function locate(file: string | null, place: Place): Where {
  const { sheet, row } = place;
  // A cell above the table (填报单位 …) stands under no header, whatever column it is in.
  const layout =
    row !== null && sheet.layout !== null && row - 1 - sheet.origin.row <= sheet.layout.headerBottom && place.field === undefined
      ? null
      : sheet.layout;
  const binding = layout?.columns.find((candidate) =>
    place.column === undefined || place.column === null
      ? candidate.field === place.field
      : candidate.column === place.column && (place.field === undefined || candidate.field === place.field),
  );
  const position = place.column ?? binding?.column ?? null;
  const column = position === null ? null : columnLetters(position + sheet.origin.column);
  return {
    file,
    sheet: sheet.sheet,
    row,
    cell: row === null || column === null ? null : `${column}${row}`,
    column,
    header: binding?.header ?? headerAt(layout, position),
    field: place.field ?? binding?.field ?? null,
  };
}

const headerAt = (layout: Layout | null, column: number | null): string | null =>
  column === null ? null : (layout?.unknown.find((candidate) => candidate.column === column)?.header ?? null);

/** Sheet order, row (whole-sheet findings first), column, code. */
export function compareFindings(a: Finding, b: Finding, sheetOrder: ReadonlyMap<string, number>): number {
  return (
    (sheetOrder.get(a.where.sheet) ?? -1) - (sheetOrder.get(b.where.sheet) ?? -1) ||
    (a.where.row ?? 0) - (b.where.row ?? 0) ||
    (a.where.column?.length ?? 0) - (b.where.column?.length ?? 0) ||
    compareText(a.where.column ?? '', b.where.column ?? '') ||
    compareText(a.code, b.code)
  );
}

/** By code units: the same everywhere, whatever the machine's language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
