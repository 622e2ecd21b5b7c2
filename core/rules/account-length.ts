/**
 * An account number with a letter (or another sign, such as the * of a masked number) in it, or of a length that no bank uses: below 8 or above 30 characters, or a UnionPay card number
 * (62…) that has not 16 to 19 digits. Passbooks and all-in-one cards may be short.
 *
 * Bad: 62284804O2564890018 (a letter O) · 622848040256489 (15 digits)
 */
import { maskAccount } from '../model/mask';
import { defineRule, type RowRule } from './define-rule';
import { maybePassbook, saysPassbook } from './support/account';
import { none } from './support/hits';

const shortest = 8;
const longest = 30;
/** Issuers' numbers 621–623, 625 and 628 are cards; other numbers on 62 may be old accounts of a branch. */
const unionPayCard = /^62[12358]/;
const cardLength = { from: 16, to: 19 };
/** From this length on a number that begins like a card is one with digits lost (or too many), even under 卡(折)号. */
const nearlyCard = 12;

export const accountLength: RowRule = defineRule({
  code: 'account-length',
  scope: 'row',
  severity: 'warning',
  needs: ['bankAccount'],
  basis: '银行卡 16–19 位；存折、农信账号位数各异（领域简报 5.5，R21）',
  summary: {
    zh: '银行账号里有字母，或位数不对。',
    en: 'The account number contains letters, or has a length that no bank uses.',
  },
  silentOn: '存折、一卡通、社保卡等（表头、开户行或备注写明）的短号；农信社各种位数的账号；空格、横线分段',
  check: ({ entry, sheet }) => {
    const account = entry.readings.bankAccount;
    const value = account?.value;
    if (account === undefined || value === null || value === undefined || !/\d/.test(value)) return none;
    const hasLetter = /\D/.test(value);
    const length = value.length;
    const oddCard = unionPayCard.test(value) && (length < cardLength.from || length > cardLength.to);
    if (!hasLetter && length >= shortest && length <= longest && !oddCard) return none;
    const cutCard = oddCard && !hasLetter && length >= nearlyCard && !saysPassbook(entry, account);
    if (!cutCard && maybePassbook(entry, sheet, account) && (!hasLetter || /^[A-Za-z]{1,3}\d+$/.test(value))) return none;
    const letters = hasLetter ? [...new Set(value.match(/\D/gu))].join('') : '';
    return [{ field: 'bankAccount', params: { account: maskAccount(value), length, letters } }];
  },
});
