import { amountMissing } from '../../../core/rules/amount-missing';
import { planSchema } from '../../../core/model/plan';
import { civil } from '../../../core/plans/civil';
import { foundBy, planOf, type EntrySpec } from '../../support/roster-builder';

const mixed = planOf({
  categories: [
    { code: 'A', name: '困难职工', standard: { kind: 'tiers', tiers: [{ amountYuan: 500 }, { amountYuan: 1000 }] } },
    { code: 'B', name: '百岁老人', standard: { kind: 'pending' } },
    { code: 'C', name: '社区矫正人员', standard: { kind: 'goods', kit: [{ code: 'rice', name: '大米', quantity: 1, unit: '袋' }] } },
  ],
});

describe('amount-missing', () => {
  it.each<[string, EntrySpec, Parameters<typeof foundBy>[2]]>([
    ['a blank cell', { category: '农村低保', amount: null }, {}],
    ['a dash', { category: '农村低保', amount: '—' }, {}],
    ['tiers', { category: '困难职工', amount: null }, { plan: mixed }],
    ['no category, all categories having one standard', { category: null, amount: null }, {}],
    ['低保, urban or rural, both with money', { category: '低保', amount: null }, { plan: planSchema.parse(civil) }],
    ['two categories, one of them with money', { category: '百岁老人、困难职工', amount: null }, { plan: mixed }],
  ])('%s → error at the amount', (_, spec, options) => {
    expect(foundBy(amountMissing, [spec], options)).toMatchObject([{ cell: 'B4', field: 'amount', severity: 'error' }]);
  });

  it.each<[string, EntrySpec, Parameters<typeof foundBy>[2]]>([
    ['an amount', { category: '农村低保', amount: 100 }, {}],
    ['an amount in words', { category: '农村低保', amount: '壹佰元整' }, {}],
    ['a merged amount', { category: '农村低保', amount: 100, filledFrom: { amount: 'merge' } }, {}],
    ['text that is no amount, of which another rule speaks', { category: '农村低保', amount: '见附件' }, {}],
    ['zero, of which another rule speaks', { category: '农村低保', amount: 0 }, {}],
    ['a pending standard', { category: '百岁老人', amount: null }, { plan: mixed }],
    ['goods', { category: '社区矫正人员', amount: null }, { plan: mixed }],
    ['an unknown category that may be a pending one', { category: '外星人', amount: null }, { plan: mixed }],
    ['no amount column', { category: '农村低保' }, {}],
  ])('silent on %s', (_, spec, options) => {
    expect(foundBy(amountMissing, [spec], options)).toEqual([]);
  });
});
