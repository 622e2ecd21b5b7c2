/**
 * Every household belongs to exactly one visit group of the plan (应慰问尽慰问、不漏户): none, two, or an unknown one is an error.
 *
 * Bad: plan with groups 1–8: 慰问组 → (blank) · 第9组 · 第1组、第2组
 */
import type { SheetReading } from '../model/roster';
import { defineRule, type Hit, type RowRule } from './define-rule';
import { none, saysNothing } from './support/hits';
import { groupMatcher } from './support/visit-group';

export const visitGroupInvalid: RowRule = defineRule({
  code: 'visit-group-invalid',
  scope: 'row',
  severity: 'error',
  needs: ['visitGroup'],
  basis: '方案的分组安排：每户恰在一组（R27）',
  summary: {
    zh: '慰问组空着、写了两个组，或不是方案里的组。',
    en: 'The visit group is blank, names two groups, or none of the plan.',
  },
  silentOn: '第1组、1、一组、第一慰问组等各种写法；组名后带组长；整列都还空着（尚未分组）；方案没有分组',
  check: ({ entry, sheet }, { plan }) => {
    if (plan.visitGroups.length === 0) return none;
    const reading = entry.readings.visitGroup;
    if (reading === undefined || saysNothing(reading.text)) return isArranged(sheet) ? [hit('none', '')] : none;
    const { codes, unknown } = groupMatcher(plan)(reading.text);
    if (codes.length === 1 && unknown.length === 0) return none;
    return [hit(codes.length > 1 ? 'several' : 'unknown', reading.text)];
  },
});

const hit = (reason: string, said: string): Hit => ({ field: 'visitGroup', params: { reason, said } });

const arranged = new WeakMap<SheetReading, boolean>();

/** Groups are often arranged after the units have reported: a column without any group is not filled in yet. A single entry must have its group. */
function isArranged(sheet: SheetReading): boolean {
  const known = arranged.get(sheet);
  if (known !== undefined) return known;
  const answer = sheet.entries.length < 2 || sheet.entries.some((entry) => entry.readings.visitGroup !== undefined);
  arranged.set(sheet, answer);
  return answer;
}
