import { inputOf, merge, units } from '../../merge/county';
import { asOf, cellsUnder, dataRows } from './sample-counties';
import { paymentTables, type PaymentOptions } from '../../../../core/outputs';
import { countyView } from '../../../../core/outputs/county-view';
import { tableLayout } from '../../../../core/model/table';
import { idOf, planOf, type EntrySpec } from '../../../support/roster-builder';

const plan = planOf({
  units,
  payment: { method: 'bank' },
  categories: [
    { code: 'D', name: '农村低保', standard: { kind: 'tiers', tiers: [{ amountYuan: 100 }, { amountYuan: 100.1 }] } },
    { code: 'O', name: '百岁老人', standard: { kind: 'pending' } },
    { code: 'K', name: '供养人员', standard: { kind: 'money', amountYuan: 100 }, payTo: 'institution' },
  ],
});
const person = (sequence: number, parts: EntrySpec = {}): EntrySpec => ({
  name: `张${'甲乙丙丁戊己庚辛壬癸'[sequence] ?? ''}`,
  idNumber: idOf({ sequence }),
  category: '农村低保',
  amount: 100,
  bankAccount: `62284800123456789${String(sequence).padStart(2, '0')}`,
  bankName: '农商行#城关支行',
  ...parts,
});
const paid = (entries: readonly EntrySpec[], options: PaymentOptions = {}) =>
  paymentTables(countyView(merge([inputOf('A', { entries }, plan)], plan), plan, asOf), options)!;

it('accounts are texts, money has two decimals without grouping, special characters are gone, nothing above the header', () => {
  const { batches } = paid([person(1, { amount: 100.1, accountHolder: '张 甲*' }), person(2, { bankAccount: '6228 4800-1234 5678 902' })], {
    purpose: '春节慰问金\n#',
  });
  const [table] = batches;
  expect([...table!.rows].map(({ cells }) => cells)).toEqual([
    ['合计', '共2笔', '总额', 200.1, null, null, null],
    ['1', '6228480012345678901', '张甲', 100.1, '农商行城关支行', '春节慰问金', idOf({ sequence: 1 })],
    ['2', '6228480012345678902', '张丙', 100, '农商行城关支行', '春节慰问金', idOf({ sequence: 2 })],
    ['合计', '共2笔', '总额', 200.1, null, null, null],
  ]);
  expect(table).toMatchObject({ bare: true, subtitle: [], footer: [] });
  expect(tableLayout(table!).headerTop).toBe(1);
  expect(table!.columns[1]?.kind).toBe('text');
  expect(table!.columns[3]).toMatchObject({ kind: 'yuan', ungrouped: true });
});

it('batches hold at most what the bank takes, each with its own totals', () => {
  const { batches } = paid(
    [1, 2, 3, 4, 5].map((sequence) => person(sequence)),
    { batchLimit: 2, controlLines: false },
  );
  expect(batches.map((table) => [table.name, [...table.rows].length])).toEqual([
    ['代发明细-1', 2],
    ['代发明细-2', 2],
    ['代发明细-3', 1],
  ]);
});

it('whoever cannot be paid stands apart, with the reason and masked numbers', () => {
  const { batches, unpaid } = paid([
    person(1, { bankAccount: null }),
    person(2, { category: '百岁老人', amount: null }),
    person(3, { bankAccount: '62284804O25648900187' }),
    person(4, { category: '供养人员' }),
    person(5, { category: '供养人员', accountHolder: '县敬老院' }),
    person(6),
  ]);
  expect(dataRows(batches[0]!)).toHaveLength(2 + 2);
  expect(cellsUnder(unpaid!, '未列入的原因')).toEqual([
    '没有填银行账号',
    '标准待定，没有金额',
    '账号里有字母或其他符号',
    '款项付给监护人或机构，但没有填户名',
  ]);
  expect(JSON.stringify(dataRows(unpaid!))).not.toMatch(/\d{15}/);
});
