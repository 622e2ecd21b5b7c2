/** A wrong check character: some digit of the number is mistyped. No list of region codes is consulted: many valid ones are long retired. */
import { maskIdNumber } from '../model/mask';
import { defineRule, type RowRule } from './define-rule';
import { none } from './support/hits';
import { judgedId } from './support/identity';

export const idChecksum: RowRule = defineRule({
  code: 'id-checksum',
  scope: 'row',
  severity: 'error',
  needs: ['idNumber'],
  basis: 'GB 11643-1999 校验码（MOD 11-2）：任何一位写错都能查出（R02）',
  summary: {
    zh: '身份证号校验码不对，号码里至少有一位写错。',
    en: 'The check character of the ID number is wrong: at least one digit is mistyped.',
  },
  silentOn:
    '港澳台居民居住证（81、82、83 开头）、外国人永久居留身份证（9 开头）、已撤销的地区码：校验方法相同，号码对就不报；校验正确而以 000 结尾的号码',
  check: ({ entry }) => {
    const reading = judgedId(entry);
    if (reading === undefined || reading.form !== 'citizen18' || reading.checkOk) return none;
    const text = reading.value ?? reading.text;
    return [{ field: 'idNumber', params: { id: maskIdNumber(text), precisionLost: text.endsWith('000') } }];
  },
});
