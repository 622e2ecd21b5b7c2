import { amountUnreadable } from '../../../core/rules/amount-unreadable';
import { foundBy, planOf, type EntrySpec } from '../../support/roster-builder';

const mixed = planOf({
  categories: [
    { code: 'B', name: '百岁老人', standard: { kind: 'pending' } },
    { code: 'C', name: '社区矫正人员', standard: { kind: 'goods', kit: [{ code: 'rice', name: '大米', quantity: 1, unit: '袋' }] } },
  ],
});

describe('amount-unreadable', () => {
  it.each(['待定', '见附件', '一百多', '10O', '1000/2000', '100元左右吧', 'abc', '#REF!', '已发'])(
    '“%s” → error at the amount',
    (amount) => {
      expect(foundBy(amountUnreadable, [{ category: '农村低保', amount }])).toMatchObject([{ cell: 'B4', severity: 'error' }]);
    },
  );

  it('a number copied in by mistake is masked', () => {
    const hits = foundBy(amountUnreadable, [{ amount: '320123197003150212号' }]);
    expect(hits).toHaveLength(1);
    expect(JSON.stringify(hits)).not.toContain('19700315');
  });

  it.each([
    100, '100', '1000元', '1,000', '￥1000.00', '壹仟元整', '1000元/户', '１０００', ' 1 000 ', '300元+米面油1套', '0.1万元', '一千元', '-100', null, '—', '无',
  ])('silent on %s', (amount) => {
    expect(foundBy(amountUnreadable, [{ category: '农村低保', amount }])).toEqual([]);
  }); // prettier-ignore

  it.each<[string, EntrySpec, Parameters<typeof foundBy>[2]]>([
    ['0.1 under 万元', { category: '农村低保', amount: 0.1 }, { multiplier: { amount: 10000 } }],
    ['goods in the column of money', { category: '社区矫正人员', amount: '大米1袋' }, { plan: mixed }],
    ['a pending standard, to be decided', { category: '百岁老人', amount: '标准待定' }, { plan: mixed }],
    ['a pending standard, 待定 alone', { category: '百岁老人', amount: '待定' }, { plan: mixed }],
    ['a plan that pays in goods', { category: '百岁老人', amount: '慰问品' }, { plan: planOf({ ...mixed, payment: { method: 'goods' } }) }],
  ])('silent on %s', (_, spec, options) => {
    expect(foundBy(amountUnreadable, [spec], options)).toEqual([]);
  });
});
