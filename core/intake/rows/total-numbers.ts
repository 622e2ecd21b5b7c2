/** Reads what a total row says: money and counts by column, and counts or amounts written into its words. */
import { fieldKinds, type FieldKey } from '../../model/field';
import type { ColumnBinding, TotalRow } from '../../model/roster';
import type { CellValue } from '../../model/sheet';
import { readMoney, readMoneyWords } from '../values';
import type { TotalDraft } from './classify';
import { squeeze } from './text';
import { amountWordsIn, statedCounts, statedFen } from './total-label';

export interface TotalNumbers {
  readonly money: TotalRow['money'];
  readonly counts: TotalRow['counts'];
  readonly stated: TotalRow['stated'];
}

/** Columns whose sum means something. Incomes are averages in a total row more often than sums, and a standard is no sum. */
const summed: ReadonlySet<FieldKey> = new Set<FieldKey>(['amount', 'amountUpper']);
const counted: ReadonlySet<FieldKey> = new Set<FieldKey>(['householdSize', 'coveredSize', 'goodsQty']);

const wholeNumber = (value: CellValue): number | null => {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? value : null;
  const digits = /^(\d{1,9})(?:人|户|名|口|份|袋|套|桶)?$/.exec(squeeze(value))?.[1];
  return digits === undefined ? null : Number(digits);
};

/** `bareIsHouseholds`: whether a bare number beside the label counts households (the plan grants by household) or persons. */
export const readTotalNumbers = (
  draft: TotalDraft,
  cells: readonly CellValue[],
  bindings: readonly ColumnBinding[],
  bareIsHouseholds: boolean,
): TotalNumbers => {
  const money: TotalRow['money'][number][] = [];
  const counts: TotalRow['counts'][number][] = [];
  const numberColumns = new Set<number>();
  let stated: TotalRow['stated'] = null;
  for (const binding of bindings) {
    const { field, column } = binding;
    const value = cells[column] ?? null;
    if (fieldKinds[field] === 'money' || field === 'amountUpper' || counted.has(field)) numberColumns.add(column);
    if (value === null) continue;
    if (summed.has(field)) {
      const fen = fenOf(binding, value);
      if (fen !== null) money.push({ field: 'amount', column, fen });
    } else if (counted.has(field)) {
      const count = wholeNumber(value);
      if (count !== null) counts.push({ field, column, count });
    } else if ((field === 'name' || field === 'idNumber') && column !== draft.column) {
      const count = wholeNumber(value);
      if (count !== null && /^\d+$/.test(squeeze(value)))
        stated = bareIsHouseholds ? { households: count, column } : { persons: count, column };
    }
  }
  const words = readWords(cells, numberColumns, money.length === 0);
  return { money: [...money, ...words.money], counts, stated: words.stated ?? stated };
};

const fenOf = (binding: ColumnBinding, value: CellValue): number | null =>
  (binding.field === 'amountUpper' ? readMoneyWords(value) : readMoney(value, binding.multiplier ?? 1))?.value ?? null;

/** Counts and amounts in the words of the row, outside its number columns. */
const readWords = (
  cells: readonly CellValue[],
  numberColumns: ReadonlySet<number>,
  wantsFigure: boolean,
): Pick<TotalNumbers, 'money' | 'stated'> => {
  const money: TotalRow['money'][number][] = [];
  let stated: TotalRow['stated'] = null;
  cells.forEach((value, column) => {
    if (typeof value !== 'string' || numberColumns.has(column)) return;
    const text = squeeze(value);
    const found = statedCounts(text);
    if (found) stated = { ...(stated ?? {}), ...found, column: stated?.column ?? column };
    const words = amountWordsIn(text);
    const fen = words === null ? null : (readMoneyWords(words)?.value ?? null);
    if (fen !== null) money.push({ field: 'amount', column, fen });
    const figure = wantsFigure || words !== null ? statedFen(text) : null;
    if (figure !== null) money.push({ field: 'amount', column, fen: figure });
  });
  return { money, stated };
};
