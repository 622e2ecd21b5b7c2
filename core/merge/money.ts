/** What an entry is worth. */
import type { Category, Plan } from '../model/plan';
import { standardFen } from '../model/plan';
import type { MergedEntry } from '../model/merge';
import type { SheetReading } from '../model/roster';

/**
 * Money of an entry in fen, granted or not: what its amount cell says; without an amount column the category's one standard, or else the
 * written standard. Goods are worth no money here. A pending standard is not zero, it is open: then only a written amount counts.
 */
export function valueFen({ entry, sheet }: Pick<MergedEntry, 'entry' | 'sheet'>, plan: Plan, category: Category | undefined): number {
  if (category?.standard.kind === 'goods') return 0;
  const amount = entry.readings.amount?.value;
  if (amount !== undefined && amount !== null) return Math.max(amount, 0);
  if (hasAmountColumn(sheet)) return 0;
  const standard = category === undefined ? [] : standardFen(category.standard);
  if (standard.length === 1) return standard[0] ?? 0;
  return plan.payment.method === 'goods' ? 0 : Math.max(entry.readings.standard?.value ?? 0, 0);
}

const known = new WeakMap<SheetReading, boolean>();
/** Asked once per entry, answered once per sheet. */
function hasAmountColumn(sheet: SheetReading): boolean {
  let answer = known.get(sheet);
  if (answer === undefined) {
    answer = sheet.layout?.columns.some((column) => column.field === 'amount') ?? false;
    known.set(sheet, answer);
  }
  return answer;
}
