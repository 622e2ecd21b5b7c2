import fc from 'fast-check';
import { countyLimits, overflowing, unitLimits, withDescendants, type QuotaItem } from '../../../../core/rules/support/quota';
import { planOf } from '../../../support/plan-builder';

const units = [
  { code: 'A', name: '甲镇', aliases: [], type: '镇' },
  { code: 'B', name: '乙街道', aliases: [], type: '街道' },
];
const [town, street] = planOf({ units }).units;
const money = { kind: 'pending' as const };
const items = (...fens: readonly number[]): QuotaItem[] => fens.map((fen) => ({ categoryCode: 'D-RURAL', fen }));

describe('unitLimits', () => {
  it('the nearer quota replaces the one further away, for the same category and measure', () => {
    const plan = planOf({
      units,
      quotas: [
        { by: 'eachUnit', count: 5 },
        { by: 'unitType', unitType: '镇', count: 8 },
        { by: 'unit', unit: 'A', count: 9 },
        { by: 'eachUnit', amountYuan: 1000 },
        { by: 'category', category: 'D-RURAL', perUnit: true, count: 2 },
        { by: 'category', category: 'D-RURAL', count: 30 },
      ],
    });
    expect(unitLimits(plan, town).map(({ count, amountFen, category }) => [count, amountFen, category])).toEqual([
      [9, null, null],
      [null, 100_000, null],
      [2, null, 'D-RURAL'],
    ]);
    expect(unitLimits(plan, street).map(({ count }) => count)).toEqual([5, null, 2]);
    expect(unitLimits(plan, undefined).map(({ count }) => count)).toEqual([5, null, 2]);
    expect(countyLimits(plan).map(({ count }) => count)).toEqual([30]);
  });
});

describe('withDescendants', () => {
  it('takes all levels, and a plan whose parents form a circle does no harm', () => {
    const plan = planOf({
      categories: [
        { code: 'a', name: '甲', standard: money, parent: 'c' },
        { code: 'b', name: '乙', standard: money, parent: 'a' },
        { code: 'c', name: '丙', standard: money, parent: 'b' },
        { code: 'd', name: '丁', standard: money },
      ],
    });
    expect([...withDescendants(plan, 'a')].sort()).toEqual(['a', 'b', 'c']);
  });
});

describe('overflowing', () => {
  const count = unitLimits(planOf({ units, quotas: [{ by: 'unit', unit: 'A', count: 2 }] }), town);
  const amount = unitLimits(planOf({ units, quotas: [{ by: 'unit', unit: 'A', amountYuan: 50 }] }), town);

  it('by count: what comes after the last place', () => {
    expect(overflowing(count, items(1, 1, 1, 1)).map(({ index, position, reported }) => [index, position, reported])).toEqual([
      [2, 3, 4],
      [3, 4, 4],
    ]);
  });

  it('by money: nobody is granted before an earlier one, and entries without money take nothing', () => {
    expect(overflowing(amount, items(3000, 3000, 1000, 0)).map(({ index }) => index)).toEqual([1, 2]);
    expect(overflowing(amount, items(3000, 2000))).toEqual([]);
  });

  it('never leaves more than the limit, keeps the order, and reports nothing within it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6000), { maxLength: 40 }), (fens) => {
        const listed = items(...fens);
        const beyond = new Set(overflowing([...count, ...amount], listed).map(({ index }) => index));
        const kept = listed.filter((_, index) => !beyond.has(index));
        expect(kept.length).toBeLessThanOrEqual(2);
        expect(kept.reduce((sum, item) => sum + item.fen, 0)).toBeLessThanOrEqual(5000);
        if (listed.length <= 2 && listed.reduce((sum, item) => sum + item.fen, 0) <= 5000) expect(beyond.size).toBe(0);
      }),
    );
  });
});
