/** An amount that is not the category's standard, nor one of its tiers. */
import type { Plan } from '../model/plan';
import type { SheetReading } from '../model/roster';
import { defineRule, type RowRule } from './define-rule';
import { categoryName, codesOf, commonStandard } from './support/categories';
import { none } from './support/hits';
import { allowedFen, fenOf, isWrongUnit, payPatternOf, sizeOf, type PayPattern } from './support/pay-pattern';

interface SheetFacts {
  readonly plan: Plan;
  readonly common: readonly number[] | null;
  pattern: PayPattern | null;
}
/** What is the same for all rows of a sheet. A sheet is never changed once read. */
const facts = new WeakMap<SheetReading, SheetFacts>();

const factsOf = (sheet: SheetReading, plan: Plan): SheetFacts => {
  const known = facts.get(sheet);
  if (known !== undefined && known.plan === plan) return known;
  const fresh: SheetFacts = { plan, common: commonStandard(plan.categories), pattern: null };
  facts.set(sheet, fresh);
  return fresh;
};

export const amountNotStandard: RowRule = defineRule({
  code: 'amount-not-standard',
  scope: 'row',
  severity: 'error',
  needs: ['amount'],
  basis: '不得擅自改标准；分档的按档（R16）',
  summary: { zh: '金额与类别的标准不符。', en: 'The amount differs from the standard of the category.' },
  silentOn:
    '标准待定的类别；分档标准的任何一档；按人的类别一户一行、金额等于人数乘以标准（全表如此）；整栏单位写错（另由“单位可疑”说明）；负数（另报）',
  check: ({ entry, sheet, grain, category }, { plan }) => {
    const reading = entry.readings.amount;
    const fen = reading?.value;
    if (fen === undefined || fen === null || fen < 0 || reading?.filledFrom === 'merge') return none;
    if (category !== undefined && (entry.readings.category?.value?.length ?? 1) === 1 && fenOf(category).includes(fen)) return none;
    const sheetFacts = factsOf(sheet, plan);
    const allowed = allowedFen(entry, plan, sheetFacts.common);
    if (allowed.length === 0 || allowed.includes(fen)) return none;
    const { bySize, wrongUnit } = (sheetFacts.pattern ??= payPatternOf(sheet, plan));
    if (wrongUnit && isWrongUnit(fen, allowed)) return none;
    const heads = bySize === null || grain !== 'person' ? 1 : sizeOf(entry, bySize);
    if (heads > 1 && allowed.some((amount) => amount * heads === fen)) return none;
    const names = codesOf(entry, plan).map((code) => categoryName(plan, code));
    return [
      {
        field: 'amount',
        params: { amountYuan: fen / 100, standardYuan: [...new Set(allowed)].map((amount) => amount / 100), category: names, heads },
      },
    ];
  },
});
