import { totalMismatch } from '../../../core/rules/total-mismatch';
import type { TotalRow } from '../../../core/model/roster';
import { hitsOf, rosterOf, sheetOf, type EntrySpec, type SheetOptions } from '../../support/roster-builder';

const total = (parts: Partial<TotalRow>): TotalRow => ({
  row: 7,
  kind: 'total',
  label: '合计',
  from: 0,
  to: 3,
  money: [],
  counts: [],
  stated: null,
  ...parts,
});
const money = (yuan: number): Partial<TotalRow> => ({ money: [{ field: 'amount', column: 1, fen: Math.round(yuan * 100) }] });
const size = (count: number): Partial<TotalRow> => ({ counts: [{ field: 'householdSize', column: 2, count }] });
const stated = (parts: { households?: number; persons?: number }): Partial<TotalRow> => ({ stated: { ...parts, column: 0 } });
const three: readonly EntrySpec[] = [
  { name: '张三', amount: 1000, householdSize: 3, members: [{ name: '张母' }] },
  { name: '李四', amount: 1000, householdSize: 1 },
  { name: '王五', amount: 1000, householdSize: 4 },
];
const run = (parts: Partial<TotalRow>, specs = three, options: SheetOptions = {}) =>
  hitsOf(totalMismatch, rosterOf([sheetOf(specs, { ...options, more: { totals: [total(parts)] } })]));
const changed = (at: number, change: EntrySpec): readonly EntrySpec[] =>
  three.map((spec, index) => (index === at ? { ...spec, ...change } : spec));

describe('total-mismatch', () => {
  it.each<[string, Partial<TotalRow>, string, Record<string, unknown>]>([
    ['money', money(2000), 'B7', { of: 'money', stated: 2000, sum: 3000, difference: -1000, rows: 3 }],
    ['money of a subtotal', { ...money(3000), kind: 'subtotal', to: 2 }, 'B7', { stated: 3000, sum: 2000, rows: 2 }],
    ['a total of nothing', money(0), 'B7', { stated: 0 }],
    ['household sizes', size(9), 'C7', { of: 'householdSize', stated: 9, sum: 8 }],
    ['households', stated({ households: 4 }), 'A7', { of: 'households', stated: 4, sum: 3 }],
    ['people', stated({ persons: 7 }), 'A7', { of: 'persons', stated: 7 }],
  ])('wrong %s → error at the cell of the total', (_, parts, cell, params) => {
    expect(run(parts)).toMatchObject([{ cell, severity: 'error', params }]);
  });

  it('each wrong cell of a row is reported', () => {
    expect(run({ ...money(2000), ...size(9), ...stated({ households: 4, persons: 7 }) })).toHaveLength(4);
  });

  it('the sum in words beside the same figure is one mistake, a differing one is another', () => {
    const twice = (words: number): Partial<TotalRow> => ({
      money: [
        { field: 'amount', column: 1, fen: 400000 },
        { field: 'amount', column: 0, fen: words },
      ],
    });
    expect(run(twice(400000))).toMatchObject([{ cell: 'B7' }]);
    expect(run(twice(500000))).toHaveLength(2);
  });

  it.each<[string, Partial<TotalRow>]>([
    ['the right sum', money(3000)],
    ['an empty total', {}],
    ['a subtotal over its own rows', { ...money(2000), kind: 'subtotal', from: 1 }],
    ['a total above the data', { ...money(3000), row: 4 }],
    ['household sizes', size(8)],
    ['households in the size column', size(3)],
    ['people as rows', stated({ persons: 3 })],
    ['people as rows and members', stated({ persons: 4 })],
    ['people as household sizes', stated({ persons: 8 })],
    ['households', stated({ households: 3 })],
    ['a total that covers no rows', { ...money(500), from: 0, to: 0 }],
  ])('silent on %s', (_, parts) => {
    expect(run(parts)).toEqual([]);
  });

  it.each<[string, Partial<TotalRow>, readonly EntrySpec[], SheetOptions]>([
    ['a total without the struck-out row', money(2000), changed(1, { struck: true }), {}],
    ['a total with the struck-out row', money(3000), changed(1, { struck: true }), {}],
    ['a total of the visible rows', money(2000), changed(2, { hidden: true }), {}],
    ['households without the struck-out one', stated({ households: 2 }), changed(1, { struck: true }), {}],
    ['blank amounts', money(2000), changed(0, { amount: null }), {}],
    ['an unreadable amount', money(3500), changed(0, { amount: '若干' }), {}],
    ['an amount in a merged cell', money(2000), changed(1, { filledFrom: { amount: 'merge' } }), {}],
    [
      'a total in 万元 rounded to two decimals',
      money(3300),
      three.map((spec, at) => ({ ...spec, amount: [0.1, 0.1, 0.1285][at] as number })),
      { multiplier: { amount: 10000 } },
    ],
    ['decimals', money(0.3), three.map((spec) => ({ ...spec, amount: 0.1 })), {}],
  ])('silent on %s', (_, parts, specs, options) => {
    expect(run(parts, specs, options)).toEqual([]);
  });

  it('a grand total on the last sheet may cover the whole file', () => {
    const sheets = [
      sheetOf(three, { sheet: '东村' }),
      sheetOf(three, { sheet: '西村', more: { totals: [total(money(6000)), total(money(5000))] } }),
    ];
    expect(hitsOf(totalMismatch, rosterOf(sheets))).toMatchObject([{ sheet: '西村', params: { stated: 5000, sum: 3000 } }]);
  });

  it('people beside households are not judged where nothing says how many people there are', () => {
    expect(run({ to: 2, ...stated({ households: 2, persons: 7 }) }, [{ name: '张三' }, { name: '李四' }])).toEqual([]);
  });
});
