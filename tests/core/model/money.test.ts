import fc from 'fast-check';
import { fenToYuan, formatYuan, plainYuan, toWords } from '../../../core/model/money';
import { readMoney, readMoneyWords } from '../../../core/intake/values';

const amounts = fc.oneof(
  fc.integer({ min: 0, max: 1e9 }),
  fc.integer({ min: 0, max: 1e14 }),
  fc.constantFrom(0, 1, 10, 100, 101000, 10000000, 1000000001),
);

describe('money as text', () => {
  it.each([
    [0, '0.00', '0.00', '零元整'],
    [5, '0.05', '0.05', '伍分'],
    [50, '0.50', '0.50', '伍角整'],
    [100000, '1,000.00', '1000.00', '壹仟元整'],
    [101005, '1,010.05', '1010.05', '壹仟零壹拾元零伍分'],
    [10005, '100.05', '100.05', '壹佰元零伍分'],
    [100050, '1,000.50', '1000.50', '壹仟元伍角整'],
    [1000000, '10,000.00', '10000.00', '壹万元整'],
    [10030000, '100,300.00', '100300.00', '壹拾万零叁佰元整'],
    [217980000, '2,179,800.00', '2179800.00', '贰佰壹拾柒万玖仟捌佰元整'],
    [10000000100, '100,000,001.00', '100000001.00', '壹亿零壹元整'],
    [1000000000000, '10,000,000,000.00', '10000000000.00', '壹佰亿元整'],
    [-10050, '-100.50', '-100.50', '负壹佰元伍角整'],
  ])('%d fen', (fen, grouped, plain, words) => {
    expect([formatYuan(fen), plainYuan(fen), toWords(fen)]).toEqual([grouped, plain, words]);
  });

  it('fen become yuan for number cells', () => expect(fenToYuan(123456)).toBe(1234.56));

  it('every amount survives writing and reading, in figures and in words', () => {
    fc.assert(
      fc.property(amounts, (fen) => {
        expect(readMoney(formatYuan(fen), 1)?.value).toBe(fen);
        expect(readMoney(plainYuan(fen), 1)?.value).toBe(fen);
        expect(readMoneyWords(toWords(fen))?.value).toBe(fen);
        expect(readMoney(toWords(fen), 1)?.value).toBe(fen);
      }),
      { numRuns: 500 },
    );
  });
});
