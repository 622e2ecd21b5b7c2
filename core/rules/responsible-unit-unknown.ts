/**
 * A responsible unit that is neither a unit nor an office of the plan. Several units in a cell are read one by one; groups such as 各镇街 count.
 *
 * Bad: plan with 区民政局 and 区残联, 责任单位 → 区民政局、区水务局
 */
import { defineRule, type RowRule } from './define-rule';
import { none, saysNothing } from './support/hits';
import { responsibleUnits } from './support/plan-units';
import { shortened } from './support/text';

export const responsibleUnitUnknown: RowRule = defineRule({
  code: 'responsible-unit-unknown',
  scope: 'row',
  severity: 'error',
  needs: ['responsibleUnit'],
  basis: '责任单位须是方案列出的单位或部门',
  summary: {
    zh: '责任单位不在方案的单位和部门名单里。',
    en: 'A responsible unit is neither a unit nor an office of the plan.',
  },
  silentOn: '用“、”隔开的几个单位；各镇街等统称；别名、简称；方案没有列部门名单',
  check: ({ entry }, { plan }) => {
    const reading = entry.readings.responsibleUnit;
    if (reading === undefined || saysNothing(reading.text)) return none;
    if (plan.offices.length === 0 && plan.kind !== 'tasks') return none;
    const { unknown } = responsibleUnits(plan)(reading.text);
    return unknown.length === 0 ? none : [{ field: 'responsibleUnit', params: { unknown: unknown.map((part) => shortened(part, 30)) } }];
  },
});
