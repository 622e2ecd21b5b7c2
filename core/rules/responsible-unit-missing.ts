/**
 * The column for the responsible unit is blank: nobody would see to the visit.
 *
 * Bad: | 姓名 | 责任单位 | → | 张三 | |
 */
import type { Plan } from '../model/plan';
import type { SheetReading } from '../model/roster';
import { defineRule, type RowRule } from './define-rule';
import { none, saysNothing } from './support/hits';

export const responsibleUnitMissing: RowRule = defineRule({
  code: 'responsible-unit-missing',
  scope: 'row',
  severity: 'error',
  needs: ['responsibleUnit'],
  basis: '方案按任务落实责任单位，每一对象都要有',
  summary: {
    zh: '有责任单位栏，而这一行没有填。',
    en: 'The sheet has a column for the responsible unit and the entry leaves it blank.',
  },
  silentOn: '按上一行或合并单元格填下来的；不是任务型的方案里整列都空着的栏',
  check: ({ entry, sheet }, { plan }) => {
    const reading = entry.readings.responsibleUnit;
    if (reading !== undefined && !saysNothing(reading.text)) return none;
    return isDemanded(plan) || isUsed(sheet) ? [{ field: 'responsibleUnit' }] : none;
  },
});

const isDemanded = (plan: Plan): boolean => plan.kind === 'tasks' || plan.requiredFields.includes('responsibleUnit');

const used = new WeakMap<SheetReading, boolean>();
function isUsed(sheet: SheetReading): boolean {
  const known = used.get(sheet);
  if (known !== undefined) return known;
  const answer = sheet.entries.some((entry) => entry.readings.responsibleUnit !== undefined);
  used.set(sheet, answer);
  return answer;
}
