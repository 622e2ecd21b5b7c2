/** Somebody too young or too old for the category, by the plan's age bounds on its day of reckoning (百岁老人 under 100, 孤儿 18 or older). */
import type { Category, Plan } from '../model/plan';
import type { Entry, SheetReading } from '../model/roster';
import { defineRule, type Hit, type RowRule } from './define-rule';
import { ageRangeOf, type AgeRange } from './support/age';
import { categoriesOf } from './support/categories';
import { hasColumn, none } from './support/hits';

export const categoryAge: RowRule = defineRule({
  code: 'category-age',
  scope: 'row',
  severity: 'warning',
  needs: [],
  basis: '方案里各类别的年龄界限，按方案的计龄日期算周岁（R15）',
  summary: { zh: '年龄与类别的界限不符。', en: 'The age does not fit the bounds of the category.' },
  silentOn: '正好到界限那一岁（满 100 岁的百岁老人）；年龄无从知道，或只知年月而仍可能合乎界限',
  check: ({ entry, sheet, category }, { plan }) => {
    if (category === undefined) return none;
    if (category.age === undefined && (entry.readings.category?.value?.length ?? 0) < 2) return none;
    return boundHits(entry, sheet, plan);
  },
});

function boundHits(entry: Entry, sheet: SheetReading, plan: Plan): readonly Hit[] {
  const bounded = categoriesOf(entry, plan).filter(({ age }) => age !== undefined);
  if (bounded.length === 0) return none;
  const age = ageRangeOf(entry, plan.ageAsOf);
  if (age === null) return none;
  const field = hasColumn(sheet, 'category') ? 'category' : age.from;
  return bounded
    .filter((category) => isOutside(category, age))
    .map((category) => ({
      field,
      related: field === age.from ? [] : [{ sheet, row: entry.row, field: age.from }],
      params: {
        category: category.name,
        age: age.most,
        min: category.age?.min ?? null,
        below: category.age?.below ?? null,
        asOf: plan.ageAsOf,
        from: age.from,
      },
    }));
}

const isOutside = ({ age: bounds }: Category, age: AgeRange): boolean =>
  (bounds?.min !== undefined && age.most < bounds.min) || (bounds?.below !== undefined && age.least >= bounds.below);
