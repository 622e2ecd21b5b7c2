/** An entry without an ID number: an empty cell, or one that says 无, 补办中 and the like. */
import { defineRule, type RowRule } from './define-rule';
import { none } from './support/hits';
import { isNoNumber } from './support/identity';
import { isInstitution } from './support/institution';

export const idMissing: RowRule = defineRule({
  code: 'id-missing',
  scope: 'row',
  severity: 'error',
  needs: ['idNumber'],
  basis: '实名发放，身份证号必填（R01）',
  summary: { zh: '这一行没有身份证号。', en: 'The entry has no ID number.' },
  silentOn: '单位类别（驻军、敬老院等）；户主下面的家庭成员行；写了护照等其他证件号',
  check: (subject, ctx) => {
    const reading = subject.entry.readings.idNumber;
    if (reading !== undefined && (reading.dittoInPersonField || reading.several !== undefined || !isNoNumber(reading))) return none;
    if (isInstitution(subject, ctx.plan)) return none;
    return [{ field: 'idNumber', params: { name: subject.entry.readings.name?.text ?? '', text: reading?.text ?? '' } }];
  },
});
