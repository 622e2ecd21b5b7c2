/** The certain normalisations of a sheet: every reading that knows what its cell should say. */
import { fieldKinds, type FieldKey } from '../model/field';
import type { Fix, FixKind } from '../model/finding';
import type { Entry, SheetReading } from '../model/roster';
import type { CellValue } from '../model/sheet';
import { locate } from './locate';

/** Fixes of all entries of one sheet, row by row, in column order of the readings. Values filled in from other cells are left alone. */
export function fixesOf(file: string | null, sheet: SheetReading): Fix[] {
  const columns = new Map<FieldKey, number>();
  for (const binding of sheet.layout?.columns ?? []) if (!columns.has(binding.field)) columns.set(binding.field, binding.column);
  return sheet.entries.flatMap((entry) => entryFixes(file, sheet, entry, columns));
}

const none: readonly Fix[] = [];

function entryFixes(file: string | null, sheet: SheetReading, entry: Entry, columns: ReadonlyMap<FieldKey, number>): readonly Fix[] {
  let fixes: Fix[] | undefined;
  for (const key in entry.readings) {
    const field = key as keyof Entry['readings'];
    const reading = entry.readings[field];
    if (reading?.fix === undefined || reading.filledFrom !== undefined) continue;
    const column = columns.get(field);
    if (column === undefined) continue;
    const where = locate(file, { sheet, row: entry.row, field, column });
    (fixes ??= []).push({ where, before: plain(entry.cells[column] ?? null), after: reading.fix, kind: fixKindOf(field) });
  }
  return fixes ?? none;
}

const plain = (value: CellValue): Fix['before'] => (typeof value === 'object' && value !== null ? value.serial : value);

const kinds: Readonly<Partial<Record<(typeof fieldKinds)[FieldKey], FixKind>>> = {
  idNumber: 'idNumber',
  name: 'name',
  money: 'toNumber',
  integer: 'toNumber',
  quantity: 'toNumber',
  date: 'date',
  phone: 'phone',
  account: 'account',
  category: 'category',
};
/** What kind of change a field's normalisation is. */
export const fixKindOf = (field: FieldKey): FixKind => kinds[fieldKinds[field]] ?? 'removeSpaces';
