import { totalMismatch } from '../../../core/rules/total-mismatch';
import type { SummaryRow, SummaryTotal } from '../../../core/model/roster';
import { hitsOf, planOf, rosterOf, sheetOf } from '../../support/roster-builder';

const plan = planOf({
  categories: [
    { code: 'A', name: '优抚对象', standard: { kind: 'money', amountYuan: 100 } },
    { code: 'A1', name: '三属', parent: 'A', standard: { kind: 'money', amountYuan: 100 } },
    { code: 'B', name: '农村低保', standard: { kind: 'money', amountYuan: 50 } },
  ],
});
const row = (at: number, label: string, count: number, yuan: number, code?: string): SummaryRow => ({
  row: at,
  label,
  count: { value: count, column: 1 },
  amount: { fen: yuan * 100, column: 2 },
  ...(code === undefined ? {} : { category: { value: [code], text: label, unknown: [] } }),
});
const total = (at: number, count: number, yuan: number, kind: SummaryTotal['kind'] = 'total', multiplier: 1 | 10000 = 1): SummaryTotal => ({
  row: at,
  kind,
  label: kind === 'total' ? '合计' : '小计',
  figures: [
    { column: 1, of: 'count', value: count, multiplier: 1 },
    { column: 2, of: 'amount', value: yuan * 100, multiplier },
  ],
});
const run = (summaryRows: readonly SummaryRow[], summaryTotals: readonly SummaryTotal[]) =>
  hitsOf(totalMismatch, rosterOf([sheetOf([], { plan, more: { role: 'summary', summaryRows, summaryTotals } })]), { plan });

const two = [row(4, '东村', 10, 1000), row(5, '西村', 5, 500)];

describe('totals of summary tables', () => {
  it('money and people that do not add up → one error at each cell', () => {
    expect(run(two, [total(6, 16, 1400)])).toMatchObject([
      { cell: 'B6', severity: 'error', params: { of: 'persons', stated: 16, sum: 15, difference: 1 } },
      { cell: 'C6', severity: 'error', params: { of: 'money', stated: 1400, sum: 1500, difference: -100, rows: 2 } },
    ]);
  });

  it('a subtotal covers the rows since the one before it', () => {
    const rows = [...two, row(7, '南村', 2, 200)];
    expect(run(rows, [total(6, 15, 1500, 'subtotal'), total(8, 2, 300, 'subtotal'), total(9, 17, 1700)])).toMatchObject([{ cell: 'C8' }]);
  });

  it.each<[string, readonly SummaryRow[], readonly SummaryTotal[]]>([
    ['sums that add up', two, [total(6, 15, 1500)]],
    ['a total above the rows', two, [total(3, 99, 9900)]],
    ['other columns', two, [{ ...total(6, 1, 1), figures: [{ column: 7, of: 'count', value: 99, multiplier: 1 }] }]],
    ['parts named as such', [...two, row(6, '其中：三户', 3, 300)], [total(7, 15, 1500)]],
    ['a broader category and its kinds', [row(4, '优抚对象', 10, 1000, 'A'), row(5, '三属', 4, 400, 'A1')], [total(6, 10, 1000)]],
    ['a row for the whole county', [row(3, '全县', 15, 1500), ...two], [total(6, 15, 1500)]],
    [
      'a wrong product that is reported at its row',
      [row(4, '农村低保', 10, 600, 'B'), row(5, '优抚对象', 1, 100, 'A')],
      [total(6, 11, 600)],
    ],
    ['万元 rounded to two decimals', [row(4, '东村', 1, 10_033), row(5, '西村', 1, 10_033)], [total(6, 2, 20_100, 'total', 10000)]],
  ])('silent on %s', (_, rows, totals) => {
    expect(run(rows, totals)).toEqual([]);
  });
});
