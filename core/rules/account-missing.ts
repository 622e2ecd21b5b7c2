/**
 * A plan that pays by bank, and an entry without an account number. 无, 未办理 and the like count as no account.
 *
 * Bad: | 姓名 | 银行账号 | → | 张三 | |
 */
import { maskNumbersIn } from '../model/mask';
import type { Entry, SheetReading } from '../model/roster';
import { defineRule, type RowRule } from './define-rule';
import { none } from './support/hits';

export const accountMissing: RowRule = defineRule({
  code: 'account-missing',
  scope: 'row',
  severity: 'warning',
  needs: ['bankAccount'],
  basis: '方案以银行代发方式付款，账号是代发的前提（R21）',
  summary: {
    zh: '银行代发的方案，这一行没有银行账号。',
    en: 'The plan pays by bank and the entry has no account number.',
  },
  silentOn: '现金或实物发放的方案；款项付给机构、全类都没有填账号的类别（集中供养等）；单位类对象；实物类别；备注写明现金发放',
  check: ({ entry, sheet, category, grain }, { plan }) => {
    if (plan.payment.method !== 'bank') return none;
    const account = entry.readings.bankAccount;
    if (account !== undefined) {
      if (startsWithDigit(account.text) || account.storedAsNumber || account.dittoInPersonField === true) return none;
      if (/\d/.test(account.value ?? account.text)) return none;
    }
    if (grain === 'institution' || category?.standard.kind === 'goods') return none;
    if (category?.payTo === 'institution' && !othersHaveAccounts(sheet, category.code)) return none;
    if (entry.readings.remark?.text.includes('现金') === true || saysCash(entry, sheet)) return none;
    return [{ field: 'bankAccount', params: { said: account === undefined ? '' : maskNumbersIn(account.text) } }];
  },
});

const withAccounts = new WeakMap<SheetReading, Set<string>>();

/** Whether entries of the category on this sheet have accounts, so that a blank one stands out. */
function othersHaveAccounts(sheet: SheetReading, code: string): boolean {
  const known = withAccounts.get(sheet);
  if (known !== undefined) return known.has(code);
  const codes = new Set<string>();
  for (const { readings } of sheet.entries) {
    const own = readings.category?.value?.[0];
    if (own !== undefined && readings.bankAccount !== undefined) codes.add(own);
  }
  withAccounts.set(sheet, codes);
  return codes.has(code);
}

const startsWithDigit = (text: string): boolean => text.charCodeAt(0) >= 48 && text.charCodeAt(0) <= 57;

/** 现金 in the account cell itself, which is no account. */
function saysCash(entry: Entry, sheet: SheetReading): boolean {
  const column = sheet.layout?.columns.find((binding) => binding.field === 'bankAccount')?.column;
  const cell = column === undefined ? null : entry.cells[column];
  return typeof cell === 'string' && cell.includes('现金');
}
