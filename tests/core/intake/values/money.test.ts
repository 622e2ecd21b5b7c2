import { readMoney, readMoneyWords } from '../../../../core/intake/values';
import type { CellValue } from '../../../../core/model/sheet';

describe('amounts', () => {
  it.each([
    '1,000', '1，000', '1000元', '1000 元', '１０００', '1000.00', '￥1000.00', '¥1,000', '人民币1000元', 'RMB1000', '1000元/户', '1000元/人', '1000/户', '每户1000元', '1000元每户', '1000元整',
    '壹仟元整', '一千元', '壹仟', '1千元', '0.1万元', '0.1万', ' 1000 ', "'1000", '1,000元',
  ])('%j is 1,000 yuan, with a number as fix', (cell) => expect(readMoney(cell, 1)).toMatchObject({ value: 100000, fix: 1000 })); // prettier-ignore

  it.each<[CellValue, number, number | undefined]>([
    [0.1, 100000, undefined],
    ['0.1', 100000, 0.1],
    ['0.1万元', 100000, 0.1],
    ['1000元', 100000, 0.1],
    [0.35, 350000, undefined],
    ['壹仟元整', 100000, 0.1],
  ])('%j in a column of 万元', (cell, fen, fix) => {
    const reading = readMoney(cell, 10000);
    expect([reading?.value, reading?.fix]).toEqual([fen, fix]);
  });

  it.each<[CellValue, number]>([
    [1000, 100000],
    [0, 0],
    [0.1 + 0.2, 30],
    [1.005, 101],
    [-100, -10000],
    ['-100', -10000],
    ['（1,000.00）', -100000],
    ['1000.005', 100001],
    ['1.2万', 1200000],
    ['1万2千元', 1200000],
    ['一千二', 120000],
    ['5百', 50000],
    ['约1000元', 100000],
    ['1000元(现金)', 100000],
    ['伍佰圆', 50000],
  ])('%j: %d fen', (cell, fen) => expect(readMoney(cell, 1)?.value).toBe(fen));

  it.each([
    ['300元+米面油1套', '米面油1套'],
    ['300元、大米1袋', '大米1袋'],
    ['慰问金300元，食用油1桶', '食用油1桶'],
    ['大米1袋+300元', '大米1袋'],
    ['300元和大米1袋、油1桶', '大米1袋、油1桶'],
  ])('%j: 300 yuan beside goods', (cell, goods) => {
    const reading = readMoney(cell, 1);
    expect(reading).toMatchObject({ value: 30000, withGoods: goods });
    expect(reading).not.toHaveProperty('fix');
  });

  it.each<CellValue>([
    'abc',
    '#N/A',
    '1000/500',
    '500元+500元',
    '1000,00',
    '大米一袋',
    '=A1',
    '2025-01-20',
    '6228480000000000000',
    6228480000000000000,
    Infinity,
    NaN,
    true,
    { serial: 1000 },
    '不详',
    '待定',
  ])('%j is no amount', (cell) => {
    expect(readMoney(cell, 1)).toMatchObject({ value: null });
    expect(readMoney(cell, 1)).not.toHaveProperty('fix');
  });

  it.each(['-', '—', '/', '无', ' ', null])('%j is blank', (cell) => expect(readMoney(cell, 1)).toBeUndefined());
});

describe('amounts in words', () => {
  it.each<[CellValue, number]>([
    ['壹仟元整', 100000],
    ['一千元整', 100000],
    ['伍佰圆', 50000],
    ['叁万贰仟壹佰元伍角', 3210050],
    ['人民币（大写）：壹仟元整', 100000],
    ['零万壹仟零佰零拾零元零角零分', 100000],
    ['壹仟零伍元零伍分', 100505],
    ['伍角', 50],
    ['壹万元正', 1000000],
    ['壹拾万零叁佰元整', 10030000],
    ['肆佰元整（￥400）', 40000],
    ['负壹佰元', -10000],
    ['壹 仟 元 整', 100000],
    [1000, 100000],
    ['1000元', 100000],
  ])('%j: %d fen', (cell, fen) => expect(readMoneyWords(cell)).toMatchObject({ value: fen }));

  it.each(['abc', '壹仟贰仟元', '同上'])('%j is none', (cell) => expect(readMoneyWords(cell)?.value).toBeNull());
  it.each(['', '—', '无'])('%j is blank', (cell) => expect(readMoneyWords(cell)).toBeUndefined());
});
