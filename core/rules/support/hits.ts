/** Small things every rule uses. */
import type { FieldKey } from '../../model/field';
import type { Entry, SheetReading } from '../../model/roster';
import type { Hit, Place } from '../define-rule';

/** "All is well", shared: a rule runs on every entry, and most entries are in order. */
export const none: readonly Hit[] = [];

export const hasColumn = (sheet: SheetReading, field: FieldKey): boolean =>
  sheet.layout?.columns.some((column) => column.field === field) ?? false;

/** A cell of an entry by field; the row alone when the sheet has no such column. */
export const placeOf = (sheet: SheetReading, entry: Entry, field: FieldKey): Place =>
  hasColumn(sheet, field) ? { sheet, row: entry.row, field } : { sheet, row: entry.row };

/** The first of the fields that has a column, otherwise the row. */
export const firstPlaceOf = (sheet: SheetReading, entry: Entry, ...fields: readonly FieldKey[]): Place => {
  const field = fields.find((candidate) => hasColumn(sheet, candidate));
  return field === undefined ? { sheet, row: entry.row } : { sheet, row: entry.row, field };
};

const nothing = /^(?:无|没有|暂无|空|空缺|缺|未知|不详|不明|待补|未提供|[-—–─_/\\.。、×xX*?？]+|n\/?a|0+)$/iu;

/** What people write to say that there is nothing to write: 无, —, /, 不详. Only for folded text that gave no value. */
export const saysNothing = (text: string): boolean => text === '' || (text.length <= 8 && nothing.test(text));
