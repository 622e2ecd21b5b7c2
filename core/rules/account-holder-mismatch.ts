/**
 * The account is in another person's name. An error where the plan wants the person's own account (以本人申办的银行卡), otherwise a warning,
 * because an all-in-one card often belongs to the head of the household.
 *
 * Bad: | 姓名 | 户名 | 备注 | → | 张三 | 李四 | |
 */
import type { Entry } from '../model/roster';
import { defineRule, type RowRule } from './define-rule';
import { keptByOther } from './support/account';
import { none, saysNothing } from './support/hits';
import { sameName } from './support/names';

export const accountHolderMismatch: RowRule = defineRule({
  code: 'account-holder-mismatch',
  scope: 'row',
  severity: 'warning',
  needs: ['accountHolder'],
  basis: '户名应为本人；监护人、代管人合法但要写明（R23）；方案要求本人账户时为错误',
  summary: {
    zh: '银行账户的户名不是本人。',
    en: 'The account is not in the name of the person.',
  },
  silentOn:
    '监护人栏或备注写明户名的人；款项付给监护人或机构的类别；单位类对象；户名空白或写“本人”；户主栏就是户名的一卡通（方案不要求本人账户时）',
  check: ({ entry, category, grain }, { plan }) => {
    const holder = entry.readings.accountHolder?.value;
    const name = entry.readings.name ?? entry.readings.headName;
    if (holder === undefined || holder === null || name === undefined || name.value === null) return none;
    if (holder === name.value || namesSameAs(name.several ?? [name.value], holder)) return none;
    if (grain === 'institution' || category?.payTo === 'guardian' || category?.payTo === 'institution') return none;
    if (/^(?:本人|户主本人|同姓名)$/.test(holder) || saysNothing(holder)) return none;
    const own = plan.payment.ownAccountOnly;
    if (isExplained(entry, holder) || (!own && isHead(entry, holder))) return none;
    return [{ field: 'accountHolder', severity: own ? 'error' : 'warning', params: { name: name.value, holder, ownOnly: own } }];
  },
});

const namesSameAs = (names: readonly string[], holder: string): boolean => names.some((name) => sameName(name, holder));

function isExplained(entry: Entry, holder: string): boolean {
  const { guardian, remark } = entry.readings;
  if (guardian !== undefined && (guardian.text.includes(holder) || (guardian.value !== null && sameName(guardian.value, holder))))
    return true;
  return remark !== undefined && (remark.text.includes(holder) || keptByOther.test(remark.text));
}

const isHead = (entry: Entry, holder: string): boolean => {
  const head = entry.readings.headName?.value;
  return head !== undefined && head !== null && sameName(head, holder);
};
