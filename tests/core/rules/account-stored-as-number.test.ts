import { accountStoredAsNumber } from '../../../core/rules/account-stored-as-number';
import { foundBy } from '../../support/roster-builder';

describe('account-stored-as-number', () => {
  it.each([
    ['19 digits', 6228480402564890000],
    ['16 digits', 6222021234567894],
    ['scientific notation as text', '6.22848E+18'],
  ])('%s in a numeric cell → error at the account, no cure offered', (_, bankAccount) => {
    expect(foundBy(accountStoredAsNumber, [{ name: '张三', bankAccount }])).toMatchObject([{ cell: 'B4', severity: 'error', fix: null }]);
  });

  it.each([
    ['text', '6228480402564890018'],
    ['text that ends in zeros', '6228480402564890000'],
    ['a number of 15 digits', 622848040256489],
    ['a short passbook number', 80123456],
    ['a blank cell', null],
  ])('silent on %s', (_, bankAccount) => {
    expect(foundBy(accountStoredAsNumber, [{ name: '张三', bankAccount }])).toEqual([]);
  });
});
