/** A 15-digit number of the old ID card, out of use since 2013. The 18-digit number that belongs to it is a suggestion; people are matched by it. */
import { maskIdNumber } from '../model/mask';
import { defineRule, type RowRule } from './define-rule';
import { none } from './support/hits';
import { judgedId } from './support/identity';

export const id15Digit: RowRule = defineRule({
  code: 'id-15-digit',
  scope: 'row',
  severity: 'warning',
  needs: ['idNumber'],
  basis: '15 位旧证 2013 年起停用；升 18 位须核对本人证件（R02）',
  summary: { zh: '填的是 15 位旧身份证号。', en: 'The number is a 15-digit one of the old ID card.' },
  silentOn: '其他栏里的 15 位证号（低保证编号等）；证件类型栏写明不是身份证',
  check: ({ entry }) => {
    const reading = judgedId(entry);
    if (reading?.form !== 'citizen15') return none;
    return [{ field: 'idNumber', params: { upgraded: reading.key === null ? null : maskIdNumber(reading.key) } }];
  },
});
