/** The eight birth digits are no day of the calendar, or a day that is still to come. Before 1900, or older than anybody: somebody must look. */
import { ageOn } from '../model/citizen-id';
import { maskIdNumber } from '../model/mask';
import { defineRule, type RowRule } from './define-rule';
import { none } from './support/hits';
import { judgedId } from './support/identity';

/** Years: domain practice for "cannot be believed" (older than the oldest people alive in China). */
const oldestAge = 115;

export const idBirthdate: RowRule = defineRule({
  code: 'id-birthdate',
  scope: 'row',
  severity: 'error',
  needs: ['idNumber'],
  basis: 'GB 11643：第 7–14 位是出生日期，必须真有这一天（R02）',
  summary: {
    zh: '身份证号里的出生日期不存在，或在今天之后（早于 1900 年、大于 115 岁的只提醒）。',
    en: 'The birth date in the ID number does not exist or is in the future (before 1900 or over 115 years old: a warning).',
  },
  silentOn: '闰年的 2 月 29 日；15 位旧证（按 19 世纪以后推算）；证件类型栏写明不是身份证',
  check: ({ entry }, { asOf }) => {
    const reading = judgedId(entry);
    if (reading === undefined || (reading.form !== 'citizen18' && reading.form !== 'citizen15')) return none;
    const params = { id: maskIdNumber(reading.value ?? reading.text) };
    if (reading.birth === null) return [{ field: 'idNumber', params: { ...params, fault: 'noDay' } }];
    if (reading.birth > asOf) return [{ field: 'idNumber', params: { ...params, fault: 'future' } }];
    if (ageOn(reading.birth, asOf) <= oldestAge) return none;
    return [{ field: 'idNumber', severity: 'warning', params: { ...params, fault: 'tooOld' } }];
  },
});
