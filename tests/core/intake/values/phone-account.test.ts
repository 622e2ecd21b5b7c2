import { readAccount, readPhone } from '../../../../core/intake/values';
import type { CellValue } from '../../../../core/model/sheet';

describe('phones', () => {
  it.each([
    '138-0013-8000',
    '138 0013 8000',
    '+86 13800138000',
    '+8613800138000',
    '8613800138000',
    '１３８００１３８０００',
    '手机:13800138000',
  ])('%j is a mobile number, with a fix', (cell) => {
    expect(readPhone(cell)).toMatchObject({ value: '13800138000', form: 'mobile', fix: '13800138000' });
  });

  it.each<[CellValue, string, string]>([
    ['13800138000', '13800138000', 'mobile'],
    [13800138000, '13800138000', 'mobile'],
    ['19912345678', '19912345678', 'mobile'],
    ['13800138000(儿子)', '13800138000', 'mobile'],
    ['李四 13800138000', '13800138000', 'mobile'],
    ['0898-66123456', '0898-66123456', 'landline'],
    ['0898 66123456', '0898-66123456', 'landline'],
    ['（0898）66123456', '0898-66123456', 'landline'],
    ['010-66123456', '010-66123456', 'landline'],
    ['0512-66123456-801', '0512-66123456', 'landline'],
    ['6612345', '6612345', 'landline'],
  ])('%j: %s, %s, no fix', (cell, value, form) => {
    expect(readPhone(cell)).toMatchObject({ value, form });
    expect(readPhone(cell)).not.toHaveProperty('fix');
  });

  it.each([
    '13800138000/13900139000',
    '13800138000、13900139000',
    '13800138000 13900139000',
    '13800138000\n13900139000',
    '1380013800013900139000',
  ])('%j holds two', (cell) => {
    expect(readPhone(cell)).toMatchObject({ value: '13800138000', form: 'several', several: ['13800138000', '13900139000'] });
  });

  it.each(['无', '—', '没有', '无手机', '同上'])('%s: none', (cell) =>
    expect(readPhone(cell)).toMatchObject({ value: null, form: 'none' }),
  );
  it.each(['1380013800', '138****8000', '村部', '12345', '12800138000'])('%s: other', (cell) =>
    expect(readPhone(cell)).toMatchObject({ value: null, form: 'other' }),
  );
});

describe('bank accounts', () => {
  const card = '6228480012345678901';
  it.each(['6228 4800 1234 5678 901', '6228-4800-1234-5678-901', `账号：${card}`, '６２２８４８００１２３４５６７８９０１', `'${card}`])(
    '%j: separators go, with a fix',
    (cell) => {
      expect(readAccount(cell)).toMatchObject({ value: card, fix: card, storedAsNumber: false });
    },
  );

  it.each<[CellValue, string]>([
    [card, card],
    ['601234567890123456', '601234567890123456'],
    ['01234567', '01234567'],
    [60123456789, '60123456789'],
    ['622848OO12345678901', '622848OO12345678901'],
  ])('%j is taken as it is', (cell, value) => {
    expect(readAccount(cell)).toMatchObject({ value, storedAsNumber: false });
    expect(readAccount(cell)).not.toHaveProperty('fix');
  });

  it.each<CellValue>([6.228480012345679e18, 1e15, '6.22848E+18'])('%j has lost digits', (cell) => {
    expect(readAccount(cell)).toMatchObject({ value: null, storedAsNumber: true });
    expect(readAccount(cell)).not.toHaveProperty('fix');
  });

  it.each([
    [`农商行 ${card}`, '农商行'],
    [`邮政储蓄银行：6228 4800 1234 5678 901`, '邮政储蓄银行'],
    [`${card}（农村信用社）`, '农村信用社'],
  ])('%j names a bank', (cell, bank) => {
    expect(readAccount(cell)).toMatchObject({ value: card, bank });
    expect(readAccount(cell)).not.toHaveProperty('fix');
  });

  it('two accounts in a cell', () =>
    expect(readAccount(`${card}/6217001234567890123`)).toMatchObject({ value: card, several: [card, '6217001234567890123'] }));
  it('a ditto mark is named as such', () => expect(readAccount('〃')).toMatchObject({ value: null, dittoInPersonField: true }));
  it.each(['无', '现金', '—', '', 0, null])('%j is blank', (cell) => expect(readAccount(cell)).toBeUndefined());
});
