/**
 * 同上 or a ditto mark in a name, ID number or account: these belong to one person and are never filled down.
 *
 * Bad: | 姓名 | 身份证号 | → | 李四 | 同上 |
 */
import type { Readings } from '../model/reading';
import { defineRule, type Hit, type RowRule } from './define-rule';
import { none } from './support/hits';

type PersonField = Extract<keyof Readings, 'name' | 'idNumber' | 'bankAccount' | 'accountHolder'>;
const fields: readonly PersonField[] = ['name', 'idNumber', 'bankAccount', 'accountHolder'];

export const dittoInPersonField: RowRule = defineRule({
  code: 'ditto-in-person-field',
  scope: 'row',
  severity: 'error',
  needs: [],
  basis: '同上只能用于村、单位、类别、开户行等；姓名、证件号、账号必须逐人写（领域简报 1.2）',
  summary: {
    zh: '姓名、身份证号或账号写了“同上”。',
    en: 'A name, ID number or account says "ditto".',
  },
  silentOn: '村、单位、类别、开户行、标准里的同上（按上一行填）',
  check: ({ entry }) => {
    const { name, idNumber, bankAccount, accountHolder } = entry.readings;
    const written =
      !name?.dittoInPersonField && !idNumber?.dittoInPersonField && !bankAccount?.dittoInPersonField && !accountHolder?.dittoInPersonField;
    if (written) return none;
    let hits: Hit[] | undefined;
    for (const field of fields) {
      const reading = entry.readings[field];
      if (reading?.dittoInPersonField === true) (hits ??= []).push({ field, params: { said: reading.text, field } });
    }
    return hits ?? none;
  },
});
