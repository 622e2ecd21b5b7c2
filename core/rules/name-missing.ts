/** An entry without a name (a number is none). A household sheet may name its people in 户主姓名 alone, and an institution is named where it likes. */
import { defineRule, type RowRule } from './define-rule';
import { none, saysNothing } from './support/hits';
import { isInstitution } from './support/institution';

const hits = [{ field: 'name' }] as const;

export const nameMissing: RowRule = defineRule({
  code: 'name-missing',
  scope: 'row',
  severity: 'error',
  needs: ['name'],
  basis: '花名册一行一人（户），姓名必填（R01）',
  summary: { zh: '这一行没有姓名。', en: 'The entry has no name.' },
  silentOn: '户主下面的家庭成员行；单位（驻军、敬老院等）；按户的表里姓名写在“户主姓名”一栏',
  check: (subject, ctx) => {
    const { entry, grain } = subject;
    const { name, headName } = entry.readings;
    if (name !== undefined && (name.dittoInPersonField || (name.value !== null && !saysNothing(name.text)))) return none;
    if (grain === 'household' && headName?.value) return none;
    return isInstitution(subject, ctx.plan) ? none : hits;
  },
});
