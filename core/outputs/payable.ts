/** Whether a bank can pay a granted entry, and if not, why. */
import type { paperZh } from '../messages/zh-CN/outputs-paper';
import type { MergedEntry } from '../model/merge';
import { categoryOf, type Plan } from '../model/plan';
import { nameOf } from './county-view';

export type UnpaidReason = keyof (typeof paperZh)['payment']['reasons'];

export type Payable =
  | { readonly account: string; readonly holder: string; readonly bank: string; readonly idNumber: string }
  | { readonly unpaid: UnpaidReason };

export function payableOf(merged: MergedEntry, plan: Plan): Payable {
  const { readings } = merged.entry;
  const unpaid = amountReason(merged, plan) ?? accountReason(merged);
  if (unpaid !== null) return { unpaid };
  const holder = bankText(holderOf(merged, plan));
  if (holder === '') return { unpaid: 'noHolder' };
  return {
    account: (readings.bankAccount?.value ?? '').replace(/\D/g, ''),
    holder,
    bank: bankText(readings.bankName?.value ?? readings.bankAccount?.bank ?? ''),
    idNumber: readings.idNumber?.value ?? '',
  };
}

function amountReason({ grantedFen, categoryCode }: MergedEntry, plan: Plan): UnpaidReason | null {
  if (grantedFen > 0) return null;
  const standard = categoryOf(plan, categoryCode ?? undefined)?.standard.kind;
  return standard === 'pending' ? 'pending' : standard === 'goods' ? 'inKind' : 'noAmount';
}

function accountReason({ entry, findingCodes }: MergedEntry): UnpaidReason | null {
  const account = entry.readings.bankAccount;
  if (account === undefined) return 'noAccount';
  if ((account.several?.length ?? 0) > 1) return 'severalAccounts';
  if (account.storedAsNumber && (account.value === null || account.value.length > 15)) return 'accountAsNumber';
  if (account.value === null || !/\d/.test(account.value)) return 'accountUnread';
  if (/[^\d\s-]/.test(account.value)) return 'accountLetters';
  return findingCodes.includes('account-length') ? 'accountDoubtful' : null;
}

/** As written; otherwise the beneficiary, who is not the holder where a guardian or an institution is paid. */
function holderOf(merged: MergedEntry, plan: Plan): string {
  const { accountHolder, guardian } = merged.entry.readings;
  if (accountHolder !== undefined) return accountHolder.value ?? accountHolder.text;
  const payTo = categoryOf(plan, merged.categoryCode ?? undefined)?.payTo ?? 'person';
  if (payTo === 'person' || merged.grain === 'institution') return nameOf(merged);
  return payTo === 'guardian' ? (guardian?.value ?? '') : '';
}

/** Banks' programs refuse signs other than letters, digits, the name's dot and brackets. */
export const bankText = (text: string): string => text.replace(/[^\p{L}\p{N}·（）()]/gu, '');
