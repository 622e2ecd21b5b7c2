/** The gender column against the ID's 17th digit (odd: male). Judged only by a number that is right in itself. */
import { defineRule, type RowRule } from './define-rule';
import { none, placeOf } from './support/hits';
import { trustedId } from './support/identity';

export const idGenderMismatch: RowRule = defineRule({
  code: 'id-gender-mismatch',
  scope: 'row',
  severity: 'warning',
  needs: ['idNumber', 'gender'],
  basis: 'GB 11643：第 17 位单数为男、双数为女（R04）',
  summary: { zh: '性别栏与身份证号第 17 位不符。', en: 'The gender column contradicts the 17th digit of the ID number.' },
  silentOn: '性别栏空着或看不懂；身份证号本身有错（已另报）；证件类型栏写明不是身份证',
  check: ({ entry, sheet }) => {
    const written = entry.readings.gender?.value;
    if (!written) return none;
    const byId = trustedId(entry)?.gender;
    if (!byId || byId === written) return none;
    return [{ field: 'gender', related: [placeOf(sheet, entry, 'idNumber')], params: { written, byId } }];
  },
});
