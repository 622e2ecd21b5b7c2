import { incomeAboveLine } from '../../../core/rules/income-above-line';
import { foundBy, planOf, type SheetOptions } from '../../support/roster-builder';
import type { CellValue } from '../../../core/model/sheet';

const line = (period: 'month' | 'year', onTheLineIsIn = true, amountYuan = 798) =>
  planOf({ eligibility: { incomeLine: { amountYuan, period, onTheLineIsIn } } });
const found = (cells: readonly CellValue[], options: SheetOptions) =>
  foundBy(
    incomeAboveLine,
    cells.map((perCapitaIncome) => ({ perCapitaIncome })),
    options,
  );
const month = { perCapitaIncome: 'month' } as const;
const year = { perCapitaIncome: 'year' } as const;

describe('income-above-line', () => {
  it.each<[string, CellValue, SheetOptions, Record<string, unknown>]>([
    ['monthly income above a monthly line', 798.01, { plan: line('month'), period: month }, { incomeYuan: 798.01, period: 'month' }],
    ['text with its unit', '1200元', { plan: line('month'), period: month }, { incomeYuan: 1200 }],
    ['yearly income above twelve times the line', 9577, { plan: line('month'), period: year }, { period: 'year', lineYuan: 798 }],
    [
      'monthly income against a yearly line',
      800,
      { plan: line('year', true, 9576), period: month },
      { period: 'month', linePeriod: 'year' },
    ],
    ['on the line when the line is out', 798, { plan: line('month', false), period: month }, { onTheLine: true }],
    ['a header without period: the period of the line', 1200, { plan: line('month') }, { period: 'month' }],
    ['a month named in the cell under a yearly header', '1200元/月', { plan: line('month'), period: year }, { period: 'month' }],
  ])('%s → error at the income', (_, income, options, params) => {
    expect(found([income], options)).toMatchObject([{ cell: 'A4', severity: 'error', params }]);
  });

  it.each<[string, CellValue, SheetOptions]>([
    ['exactly on the line', 798, { plan: line('month'), period: month }],
    ['twelve times the line, by year', 9576, { plan: line('month'), period: year }],
    ['a twelfth of a yearly line', 798, { plan: line('year', true, 9576), period: month }],
    ['below', 500, { plan: line('month', false), period: month }],
    ['nothing', 0, { plan: line('month'), period: month }],
    ['a blank cell', null, { plan: line('month'), period: month }],
    ['无收入', '无收入', { plan: line('month'), period: month }],
    ['a year named in the cell', '9000元/年', { plan: line('month'), period: month }],
    ['a plan without a line', 99999, { plan: planOf(), period: month }],
  ])('silent on %s', (_, income, options) => {
    expect(found([income], options)).toEqual([]);
  });

  it('a column without period whose bulk is of yearly size is read by year', () => {
    expect(found([6000, 7200, 9000, 5400, 9600], { plan: line('month') })).toMatchObject([{ row: 8, params: { period: 'year' } }]);
  });

  it('单位：万元 at the top of the sheet does not make millionaires of them', () => {
    const options = { plan: line('month'), period: month, multiplier: { perCapitaIncome: 10000 as const } };
    expect(found([579, 780, 900], options)).toMatchObject([{ row: 6, params: { incomeYuan: 900 } }]);
  });

  it('one high income among monthly ones does not make the column yearly', () => {
    expect(found([500, 600, 9000, 700], { plan: line('month') })).toMatchObject([{ row: 6, params: { period: 'month' } }]);
  });
});
