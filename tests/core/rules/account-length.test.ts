import { accountLength } from '../../../core/rules/account-length';
import { foundBy, type EntrySpec, type SheetOptions } from '../../support/roster-builder';

describe('account-length', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['a letter O for a zero', '62284804O2564890018', { letters: 'O' }],
    ['7 digits', '6228480', { length: 7 }],
    ['31 digits', '1'.repeat(31), { length: 31 }],
    ['a card of 15 digits', '622848040256489', { length: 15 }],
    ['a card of 20 digits', '62284804025648900181', { length: 20 }],
    ['a masked number', '6228****0018', { letters: '*' }],
  ])('%s → warning with the number masked', (_, bankAccount, params) => {
    const found = foundBy(accountLength, [{ name: '张三', bankAccount }]);
    expect(found).toMatchObject([{ cell: 'B4', severity: 'warning', params }]);
    expect(JSON.stringify(found)).not.toContain(bankAccount.length > 12 ? bankAccount : 'never');
  });

  it.each<[string, EntrySpec, SheetOptions]>([
    ['19 digits', { bankAccount: '6228480402564890018' }, {}],
    ['17 digits of 交行', { bankAccount: '62226012345678901' }, {}],
    ['16 digits', { bankAccount: '6222021234567894' }, {}],
    ['groups of four', { bankAccount: '6228 4804 0256 4890 018' }, {}],
    ['hyphens', { bankAccount: '6228-4804-0256-4890-018' }, {}],
    ['full-width digits', { bankAccount: '６２２８４８０４０２５６４８９００１８' }, {}],
    ['a bank before the number', { bankAccount: '农商行6228480402564890018' }, {}],
    ['a passbook of 邮储', { bankAccount: '601234567890123456' }, {}],
    ['12 digits of a rural bank', { bankAccount: '801234567890' }, {}],
    ['23 digits of a rural bank', { bankAccount: '80123456789012345678901' }, {}],
    ['a short number under a 一卡通 header', { bankAccount: '80123' }, { headers: { bankAccount: '一卡通账号' } }],
    ['a short number of a passbook by the bank', { bankAccount: '80123', bankName: '农商行存折' }, {}],
    ['a short number of a passbook by the remark', { bankAccount: '80123', remark: '折' }, {}],
    ['a passbook number led by letters', { bankAccount: 'A0012345', remark: '存折' }, {}],
    ['a number stored as number', { bankAccount: 6228480402564890000 }, {}],
    ['words', { bankAccount: '未办卡' }, {}],
    ['a blank cell', { bankAccount: null }, {}],
  ])('silent on %s', (_, spec, options) => {
    expect(foundBy(accountLength, [spec], options)).toEqual([]);
  });

  it('a group 一卡通信息 above a column of card numbers excuses nothing', () => {
    expect(foundBy(accountLength, [{ bankAccount: '12345' }], { headers: { bankAccount: '一卡通信息>银行卡号' } })).toHaveLength(1);
  });

  it.each(['卡(折)号', '一卡通账号'])('a card with digits lost or too many under %s is still a fault', (header) => {
    const found = foundBy(accountLength, [{ bankAccount: '622848040256489' }, { bankAccount: '62284804025648900181' }], {
      headers: { bankAccount: header },
    });
    expect(found).toMatchObject([{ params: { length: 15 } }, { params: { length: 20 } }]);
  });

  it('a letter inside the number of a passbook is still a fault', () => {
    expect(foundBy(accountLength, [{ bankAccount: '80O2345', remark: '存折' }])).toHaveLength(1);
  });
});
