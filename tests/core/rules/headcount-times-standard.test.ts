import { headcountTimesStandard } from '../../../core/rules/headcount-times-standard';
import type { SummaryRow } from '../../../core/model/roster';
import { hitsOf, planOf, rosterOf, sheetOf } from '../../support/roster-builder';

const plan = planOf({
  categories: [
    { code: 'G-MERIT', name: '优抚对象', standard: { kind: 'money', amountYuan: 100 } },
    { code: 'B-HU', name: '困难户', grain: 'household', standard: { kind: 'money', amountYuan: 1000 } },
    { code: 'T', name: '分档', standard: { kind: 'tiers', tiers: [{ amountYuan: 300 }, { amountYuan: 500 }] } },
    { code: 'P', name: '待定', standard: { kind: 'pending' } },
  ],
});
const row = (count: number | null, fen: number | null, more: Partial<SummaryRow> = {}): SummaryRow => ({
  row: 6,
  label: '优抚对象',
  ...(count === null ? {} : { count: { value: count, column: 1 } }),
  ...(fen === null ? {} : { amount: { fen, column: 3 } }),
  ...more,
});
const of = (code: string): Partial<SummaryRow> => ({ category: { value: [code], text: code, unknown: [] } });
const run = (rows: readonly SummaryRow[], header = '人数') => {
  const sheet = sheetOf([], { plan, more: { role: 'summary', summaryRows: rows } });
  const layout = { ...sheet.layout!, unknown: [{ column: 1, header }] };
  return hitsOf(headcountTimesStandard, rosterOf([{ ...sheet, layout }]), { plan });
};

describe('headcount-times-standard', () => {
  it('the row gives all three and they disagree → error at the amount', () => {
    expect(run([row(7500, 7_500_000, { standardFen: 10_000 })])).toMatchObject([
      { cell: 'D6', severity: 'error', params: { count: 7500, standardYuan: 100, amountYuan: 75_000, expectedYuan: 750_000 } },
    ]);
  });

  it("the plan's standard counts when the row has none", () => {
    expect(run([row(3726, 37_260_100, of('G-MERIT'))])).toMatchObject([{ params: { expectedYuan: 372_600 } }]);
    expect(run([row(3, 200_000, of('B-HU'))], '户数')).toMatchObject([{ params: { expectedYuan: 3000 } }]);
  });

  it.each<[string, SummaryRow, string]>([
    ['3726 × 100 = 372600', row(3726, 37_260_000, { standardFen: 10_000 }), '人数'],
    ['the plan says so too', row(10_572, 105_720_000, of('G-MERIT')), '人数'],
    ['people against a standard per household', row(9, 300_000, of('B-HU')), '人数'],
    ['households against a standard per person', row(3, 90_000, of('G-MERIT')), '户数'],
    ['a standard in tiers', row(3, 110_000, of('T')), '人数'],
    ['a pending standard', row(3, 110_000, of('P')), '人数'],
    ['no amount yet', row(3, null, { standardFen: 10_000 }), '人数'],
    ['no count', row(null, 100_000, { standardFen: 10_000 }), '人数'],
    ['no standard at all', row(3, 123_400), '人数'],
    ['a total row over several standards', row(30, 123_400, { label: '合计', ...of('G-MERIT') }), '人数'],
  ])('silent on %s', (_, summaryRow, header) => {
    expect(run([summaryRow], header)).toEqual([]);
  });
});
