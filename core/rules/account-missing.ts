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
  silentOn: '现金或实物发放的方案；款项付给机构、整类都不填账号的类别（集中供养等）；单位类对象；实物类别；备注写明现金发放',
  check: ({ entry, sheet, category, grain }, { plan }) => {
    if (plan.payment.method !== 'bank') return none;
    const account = entry.readings.bankAccount;
    if (account !== undefined) {
      if (startsWithDigit(account.text) || account.storedAsNumber || account.dittoInPersonField === true) return none;
      if (/\d/.test(account.value ?? account.text)) return none;
    }
    if (grain === 'institution' || category?.standard.kind === 'goods') return none;
    if (category?.payTo === 'institution' && withoutAccounts(sheet).has(category.code)) return none;
    if (entry.readings.remark?.text.includes('现金') === true || saysCash(entry, sheet)) return none;
    return [{ field: 'bankAccount', params: { said: account === undefined ? '' : maskNumbersIn(account.text) } }];
  },
});

/** With fewer entries than this, blanks are no habit. */
const enough = 3;
const unpaid = new WeakMap<SheetReading, ReadonlySet<string>>();

/** Codes of categories whose entries on this sheet are all without account: their money goes to the institution. */
function withoutAccounts(sheet: SheetReading): ReadonlySet<string> {
  const known = unpaid.get(sheet);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const { readings } of sheet.entries) {
    const code = readings.category?.value?.[0];
    if (code !== undefined) counts.set(code, readings.bankAccount === undefined ? (counts.get(code) ?? 0) + 1 : Number.NEGATIVE_INFINITY);
  }
  const codes = new Set([...counts].filter(([, count]) => count >= enough).map(([code]) => code));
  unpaid.set(sheet, codes);
  return codes;
}

const startsWithDigit = (text: string): boolean => text.charCodeAt(0) >= 48 && text.charCodeAt(0) <= 57;

/** 现金 in the account cell itself, which is no account. */
function saysCash(entry: Entry, sheet: SheetReading): boolean {
  const column = sheet.layout?.columns.find((binding) => binding.field === 'bankAccount')?.column;
  const cell = column === undefined ? null : entry.cells[column];
  return typeof cell === 'string' && cell.includes('现金');
}
