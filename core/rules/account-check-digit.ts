/**
 * A card number of 16 to 19 digits whose last digit does not fit the others (Luhn). Only a hint: passbooks and many accounts of rural
 * banks have no such digit, which is why nothing but the number ranges of cards is looked at.
 *
 * Bad: 6228480402564890019 (the right last digit is 8)
 */
import { maskAccount } from '../model/mask';
import { defineRule, type RowRule } from './define-rule';
import { luhnOk, maybePassbook } from './support/account';
import { none } from './support/hits';

/** UnionPay 62, the older 955x, 9558/9559, 4367/4563/4340 and the international 16-digit ranges 4 and 5. */
const cardLike = /^(?:62\d{14,17}|955\d{13,16}|(?:4367|4563|4340)\d{12,15}|[45]\d{15})$/;

export const accountCheckDigit: RowRule = defineRule({
  code: 'account-check-digit',
  scope: 'row',
  severity: 'info',
  needs: ['bankAccount'],
  basis: '银行卡号末位为 Luhn 校验位；误报多，只作提示（R24，领域简报 5.5）',
  summary: {
    zh: '银行卡号的末位校验不符，可能抄错了一位。',
    en: 'The check digit of the card number is wrong; one digit may have been miscopied.',
  },
  silentOn: '存折、一卡通、社保卡；邮储 60 开头的 18 位存折；不像卡号的账号；从不高于提示',
  check: ({ entry, sheet }) => {
    const account = entry.readings.bankAccount;
    const value = account?.value;
    if (account === undefined || value === null || value === undefined || value.length < 16 || value.length > 19) return none;
    if (!cardLike.test(value) || luhnOk(value) || maybePassbook(entry, sheet, account)) return none;
    return [{ field: 'bankAccount', params: { account: maskAccount(value) } }];
  },
});
