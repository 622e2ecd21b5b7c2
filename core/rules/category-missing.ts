/** No category anywhere: not in the column, not in a section row, the sheet's name or its title. */
import type { Plan } from '../model/plan';
import { defineRule, type RowRule } from './define-rule';
import { hasColumn, none, saysNothing } from './support/hits';

const hits = [{ field: 'category' }] as const;

/** A plan whose categories all belong under one needs no category on a sheet that has no such column. */
const hasOneRoot = (plan: Plan): boolean => plan.categories.filter((category) => category.parent === undefined).length === 1;

export const categoryMissing: RowRule = defineRule({
  code: 'category-missing',
  scope: 'row',
  severity: 'error',
  needs: [],
  basis: '标准、名额和统计都按类别，每个对象必须有类别（R14）',
  summary: { zh: '这一行没有对象类别。', en: 'The entry has no category.' },
  silentOn: '类别写在分段行、工作表名或标题里；方案只有一个类别；整列缺失已由“缺少必填列”说明',
  check: ({ entry, sheet }, { plan }) => {
    const { category } = entry.readings;
    if (category !== undefined && !(category.value === null && category.ambiguous === undefined && saysNothing(category.text))) return none;
    if (plan.categories.length === 1) return none;
    if (!hasColumn(sheet, 'category') && (hasOneRoot(plan) || plan.requiredFields.includes('category'))) return none;
    return hits;
  },
});
