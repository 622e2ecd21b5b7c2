/**
 * Two names, two ID numbers or two accounts in one cell: only the first is read, and one person would be lost.
 *
 * Bad: | 姓名 | → | 张三、李四 |
 */
import type { Readings } from '../model/reading';
import { maskAccount, maskIdNumber } from '../model/mask';
import { defineRule, type Hit, type RowRule } from './define-rule';
import { none } from './support/hits';

type SingleField = Extract<keyof Readings, 'name' | 'headName' | 'idNumber' | 'headIdNumber' | 'bankAccount'>;
const fields: readonly SingleField[] = ['name', 'headName', 'idNumber', 'headIdNumber', 'bankAccount'];

export const manyInOneCell: RowRule = defineRule({
  code: 'many-in-one-cell',
  scope: 'row',
  severity: 'warning',
  needs: [],
  basis: '一格一人；一格多人只能读出第一个（领域简报 1.3）',
  summary: {
    zh: '一个单元格里写了两个以上的姓名、身份证号或账号。',
    en: 'One cell holds two or more names, ID numbers or accounts.',
  },
  silentOn: '代领人、监护人、家庭成员栏；一格两个电话；带间隔号的姓名',
  check: ({ entry }) => {
    const { name, headName, idNumber, headIdNumber, bankAccount } = entry.readings;
    const one = !name?.several && !headName?.several && !idNumber?.several && !headIdNumber?.several && !bankAccount?.several;
    if (one) return none;
    let hits: Hit[] | undefined;
    for (const field of fields) {
      const reading = entry.readings[field];
      if (reading?.several === undefined || reading.several.length < 2 || reading.filledFrom !== undefined) continue;
      const mask = field === 'bankAccount' ? maskAccount : field === 'name' || field === 'headName' ? String : maskIdNumber;
      (hits ??= []).push({ field, params: { field, count: reading.several.length, values: reading.several.map((value) => mask(value)) } });
    }
    return hits ?? none;
  },
});
