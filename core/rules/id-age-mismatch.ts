/** The age column against the ID, on the plan's day of reckoning. One year more or less is 虚岁 or an age from last year's list. */
import { ageOn } from '../model/citizen-id';
import { defineRule, type RowRule } from './define-rule';
import { none, placeOf } from './support/hits';
import { trustedId } from './support/identity';

const tolerance = 1;

export const idAgeMismatch: RowRule = defineRule({
  code: 'id-age-mismatch',
  scope: 'row',
  severity: 'warning',
  needs: ['idNumber', 'age'],
  basis: '年龄按方案的计龄日期由身份证推算，差 1 岁（虚岁）不报（R06）',
  summary: {
    zh: '年龄栏与身份证号推算的周岁相差超过 1 岁。',
    en: 'The age column differs from the age by the ID number by more than a year.',
  },
  silentOn: '相差正好 1 岁（虚岁）；身份证号本身有错（已另报）；年龄栏空着或看不懂',
  check: ({ entry, sheet }, { plan }) => {
    const written = entry.readings.age?.value;
    if (written === undefined || written === null) return none;
    const birth = trustedId(entry)?.birth;
    if (!birth) return none;
    const byId = ageOn(birth, plan.ageAsOf);
    if (Math.abs(byId - written) <= tolerance) return none;
    return [{ field: 'age', related: [placeOf(sheet, entry, 'idNumber')], params: { written, byId, asOf: plan.ageAsOf } }];
  },
});
