/** The birth column against the ID's birth date, as precisely as the column says it (day, month or year). */
import { defineRule, type RowRule } from './define-rule';
import { none, placeOf } from './support/hits';
import { trustedId } from './support/identity';

export const idBirthMismatch: RowRule = defineRule({
  code: 'id-birth-mismatch',
  scope: 'row',
  severity: 'warning',
  needs: ['idNumber', 'birthDate'],
  basis: '出生日期应与身份证一致；农村常填农历生日或档案年龄，所以只提醒（R05）',
  summary: { zh: '出生日期栏与身份证号里的出生日期不符。', en: 'The birth column contradicts the birth date in the ID number.' },
  silentOn: '只写年月、只写年份而与身份证相合；农历、含糊的日期和没有年份的日期；1959.10 丢了末尾的 0；身份证号本身有错（已另报）',
  check: ({ entry, sheet }) => {
    const written = entry.readings.birthDate?.value;
    if (!written || written.iso === null || written.kind === 'decimal' || written.kind === 'lunar' || written.yearAssumed) return none;
    const birth = trustedId(entry)?.birth;
    if (!birth || birth.startsWith(written.iso) || isLostZero(entry.readings.birthDate?.text ?? '', birth)) return none;
    return [
      {
        field: 'birthDate',
        related: [placeOf(sheet, entry, 'idNumber')],
        params: { written: written.iso, byId: birth.slice(0, written.iso.length) },
      },
    ];
  },
});

/** 1959.10 typed as a number is kept as 1959.1, and so it stands in text files. */
const isLostZero = (text: string, birth: string): boolean => /^\d{4}\.1$/.test(text) && birth.startsWith(`${text.slice(0, 4)}-10`);
