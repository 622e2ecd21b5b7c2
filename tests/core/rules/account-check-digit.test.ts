import { accountCheckDigit } from '../../../core/rules/account-check-digit';
import { luhnOk } from '../../../core/rules/support/account';
import { foundBy, type EntrySpec, type SheetOptions } from '../../support/roster-builder';

const cards = ['6228480402564890018', '6217001234567890122', '436742123456789014', '955998123456789014', '6222021234567894'];

describe('account-check-digit', () => {
  it.each(cards)('silent on a right card number, info on any single wrong digit', (card) => {
    expect(foundBy(accountCheckDigit, [{ bankAccount: card }])).toEqual([]);
    for (let at = 4; at < card.length; at += 1) {
      const wrong = `${card.slice(0, at)}${(Number(card[at]) + 1) % 10}${card.slice(at + 1)}`;
      expect(luhnOk(wrong)).toBe(false);
    }
    const found = foundBy(accountCheckDigit, [{ bankAccount: `${card.slice(0, -1)}${(Number(card.at(-1)) + 1) % 10}` }]);
    expect(found).toMatchObject([{ cell: 'A4', severity: 'info' }]);
  });

  it.each<[string, EntrySpec, SheetOptions]>([
    ['a 邮储 passbook', { bankAccount: '601234567890123456' }, {}],
    ['a rural bank account of 19 digits', { bankAccount: '8012345678901234567' }, {}],
    ['15 digits', { bankAccount: '622848040256489' }, {}],
    ['a 卡(折)号 header', { bankAccount: '6228480402564890019' }, { headers: { bankAccount: '卡(折)号' } }],
    ['a passbook by the bank', { bankAccount: '6228480402564890019', bankName: '邮储(存折)' }, {}],
    ['a social security card by the remark', { bankAccount: '6228480402564890019', remark: '社保卡' }, {}],
    ['a letter inside', { bankAccount: '62284804O2564890019' }, {}],
    ['a number stored as number', { bankAccount: 6228480402564890000 }, {}],
    ['a blank cell', { bankAccount: null }, {}],
  ])('silent on %s', (_, spec, options) => {
    expect(foundBy(accountCheckDigit, [spec], options)).toEqual([]);
  });
});
