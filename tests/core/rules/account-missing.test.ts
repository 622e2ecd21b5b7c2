import { accountMissing } from '../../../core/rules/account-missing';
import { foundBy, planOf, type EntrySpec } from '../../support/roster-builder';

const bank = { payment: { method: 'bank' as const } };
const plan = planOf({
  ...bank,
  categories: [
    { code: 'D-RURAL', name: '农村低保', standard: { kind: 'money', amountYuan: 100 } },
    { code: 'T-JIZHONG', name: '集中供养', standard: { kind: 'pending' }, payTo: 'institution' },
    { code: 'X-JUN', name: '驻军单位', standard: { kind: 'pending' }, grain: 'institution' },
    { code: 'O-KIT', name: '社区矫正', standard: { kind: 'goods', kit: [{ code: 'rice', name: '大米', quantity: 1, unit: '袋' }] } },
    { code: 'O-GUER', name: '孤儿', standard: { kind: 'pending' }, payTo: 'guardian' },
  ],
});

describe('account-missing', () => {
  it.each<[string, EntrySpec]>([
    ['blank cell', { name: '张三', bankAccount: null }],
    ['无', { name: '张三', bankAccount: '无' }],
    ['a dash', { name: '张三', bankAccount: '—' }],
    ['words', { name: '张三', bankAccount: '未办卡' }],
    ['见附件', { name: '张三', bankAccount: '见附件' }],
    ['an orphan whose guardian is paid', { name: '张三', bankAccount: null, category: '孤儿' }],
  ])('%s in a plan paid by bank → warning at the account', (_, spec) => {
    expect(foundBy(accountMissing, [spec], { plan })).toMatchObject([{ cell: 'B4', severity: 'warning' }]);
  });

  it.each<[string, EntrySpec]>([
    ['an account', { name: '张三', bankAccount: '6228480402564890018' }],
    ['a short passbook number', { name: '张三', bankAccount: '801234' }],
    ['a number that lost its last digits', { name: '张三', bankAccount: 6228480402564890000 }],
    ['a ditto mark', { name: '张三', bankAccount: '同上' }],
    ['an institution', { name: '某部', bankAccount: null, category: '驻军单位' }],
    ['a category that gets goods', { name: '张三', bankAccount: null, category: '社区矫正' }],
    ['a remark that cash is paid', { name: '张三', bankAccount: null, remark: '现金发放' }],
    ['cash in the account cell', { name: '张三', bankAccount: '现金' }],
    ['no account column', { name: '张三' }],
  ])('silent on %s', (_, spec) => {
    expect(foundBy(accountMissing, [spec], { plan })).toEqual([]);
  });

  it('a category whose institution is paid: silent when all are blank, a warning where one stands out', () => {
    const specs = (...accounts: readonly (string | null)[]) =>
      accounts.map((bankAccount) => ({ name: '张三', category: '集中供养', bankAccount }));
    expect(foundBy(accountMissing, specs(null, null, null), { plan })).toEqual([]);
    expect(foundBy(accountMissing, specs('6228480402564890018', null, null, null), { plan })).toMatchObject([
      { row: 5 },
      { row: 6 },
      { row: 7 },
    ]);
  });

  it.each(['cash', 'goods'] as const)('silent in a plan that pays %s', (method) => {
    expect(foundBy(accountMissing, [{ name: '张三', bankAccount: null }], { plan: planOf({ payment: { method } }) })).toEqual([]);
  });
});
