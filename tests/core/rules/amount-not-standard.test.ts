import { amountNotStandard } from '../../../core/rules/amount-not-standard';
import { planSchema } from '../../../core/model/plan';
import { civil } from '../../../core/plans/civil';
import { foundBy, planOf, type EntrySpec } from '../../support/roster-builder';

const plan = planOf({
  categories: [
    { code: 'A', name: '低保员工', standard: { kind: 'money', amountYuan: 1000 } },
    { code: 'B', name: '困难员工', standard: { kind: 'tiers', tiers: [{ amountYuan: 500 }, { name: '重度', amountYuan: 2000 }] } },
    { code: 'C', name: '百岁老人', standard: { kind: 'pending' } },
    { code: 'D', name: '社区矫正人员', standard: { kind: 'goods', kit: [{ code: 'rice', name: '大米', quantity: 1, unit: '袋' }] } },
  ],
});

describe('amount-not-standard', () => {
  it.each<[string, EntrySpec, Parameters<typeof foundBy>[2]]>([
    ['too little', { category: '低保员工', amount: 800 }, { plan }],
    ['too much', { category: '低保员工', amount: 1200 }, { plan }],
    ['zero', { category: '低保员工', amount: 0 }, { plan }],
    ['text', { category: '低保员工', amount: '900元' }, { plan }],
    ['between two tiers', { category: '困难员工', amount: 1000 }, { plan }],
    ['fen', { category: '低保员工', amount: 1000.01 }, { plan }],
    ['0.08 under 万元', { category: '低保员工', amount: 0.08 }, { plan, multiplier: { amount: 10000 } }],
    ['neither of two categories', { category: '低保员工、困难员工', amount: 3000 }, { plan }],
    ['no category where all have one standard', { category: null, amount: 200 }, {}],
    ['低保, urban or rural, both of one standard', { category: '低保', amount: 200 }, { plan: planSchema.parse(civil) }],
    ['a ditto of a wrong amount', { category: '低保员工', amount: 800, filledFrom: { amount: 'ditto' } }, { plan }],
  ])('%s → error at the amount', (_, spec, options) => {
    expect(foundBy(amountNotStandard, [spec], options)).toMatchObject([{ cell: 'B4', field: 'amount', severity: 'error' }]);
  });

  it('says what the standard is', () => {
    const [hit] = foundBy(amountNotStandard, [{ category: '困难员工', amount: 100 }], { plan });
    expect(hit?.params).toEqual({ amountYuan: 100, standardYuan: [500, 2000], category: ['困难员工'], heads: 1 });
  });

  it.each<[string, EntrySpec, Parameters<typeof foundBy>[2]]>([
    ['the standard', { category: '低保员工', amount: 1000 }, { plan }],
    ['the standard as text', { category: '低保员工', amount: '￥1,000.00' }, { plan }],
    ['the standard with goods beside it', { category: '低保员工', amount: '1000元+米面油1套' }, { plan }],
    ['the lower tier', { category: '困难员工', amount: 500 }, { plan }],
    ['the upper tier', { category: '困难员工', amount: 2000 }, { plan }],
    ['0.1 under 万元', { category: '低保员工', amount: 0.1 }, { plan, multiplier: { amount: 10000 } }],
    ['a pending standard', { category: '百岁老人', amount: 777 }, { plan }],
    ['goods with a price', { category: '社区矫正人员', amount: 88 }, { plan }],
    ['one of two categories', { category: '低保员工、困难员工', amount: 2000 }, { plan }],
    ['both, where each is granted', { category: '低保员工、困难员工', amount: 1500 }, { plan: planOf({ ...plan, overlap: 'each' }) }],
    ['a negative amount, which is reported as such', { category: '低保员工', amount: -1000 }, { plan }],
    ['an amount nobody can read', { category: '低保员工', amount: '见附件' }, { plan }],
    ['a blank amount', { category: '低保员工', amount: null }, { plan }],
    ['an amount merged over several rows', { category: '低保员工', amount: 3000, filledFrom: { amount: 'merge' } }, { plan }],
    ['an unknown category where standards differ', { category: '外星人', amount: 777 }, { plan }],
  ])('silent on %s', (_, spec, options) => {
    expect(foundBy(amountNotStandard, [spec], options)).toEqual([]);
  });

  const perHead: EntrySpec[] = [
    { category: '农村低保', coveredSize: 3, amount: 300 },
    { category: '农村低保', coveredSize: 1, amount: 100 },
    { category: '农村低保', coveredSize: 2, amount: 200 },
  ];
  it('a sheet with one row per household that pays per head is fine', () => {
    expect(foundBy(amountNotStandard, perHead)).toEqual([]);
    expect(
      foundBy(
        amountNotStandard,
        perHead.map(({ coveredSize = null, ...spec }) => ({ ...spec, householdSize: coveredSize })),
      ),
    ).toEqual([]);
  });
  it('on such a sheet the wrong number of heads is found', () => {
    expect(foundBy(amountNotStandard, [...perHead, { category: '农村低保', coveredSize: 4, amount: 300 }])).toMatchObject([
      { row: 7, params: { heads: 4 } },
    ]);
  });
  it('on a sheet that pays one standard a row, an amount that happens to be size × standard is wrong', () => {
    const rows: EntrySpec[] = [
      { category: '农村低保', householdSize: 3, amount: 100 },
      { category: '农村低保', householdSize: 4, amount: 100 },
      { category: '农村低保', householdSize: 2, amount: 200 },
    ];
    expect(foundBy(amountNotStandard, rows)).toMatchObject([{ row: 6 }]);
  });
  it('household members listed beside the head count as heads', () => {
    const members = [{ name: '李四', idNumber: null }];
    expect(foundBy(amountNotStandard, [{ category: '农村低保', amount: 200, members }])).toEqual([]);
  });
  it('in a per-household plan the size does not multiply', () => {
    const household = planOf({ grain: 'household' });
    expect(foundBy(amountNotStandard, perHead, { plan: household })).toHaveLength(2);
  });
  it('a whole column in the wrong unit is another rule’s business; a single wrong amount among them is not', () => {
    const rows: EntrySpec[] = [1000, 1000, 1000, 800].map((amount) => ({ category: '低保员工', amount }));
    expect(foundBy(amountNotStandard, rows, { plan, multiplier: { amount: 10000 } })).toMatchObject([{ row: 7 }]);
  });
  it('a whole column 10,000 times too small: fractions of a fen are no other fault', () => {
    const unusual = planOf({ categories: [{ code: 'A', name: '低保员工', standard: { kind: 'money', amountYuan: 220 } }] });
    const rows: EntrySpec[] = [1, 2, 3].map(() => ({ category: '低保员工', amount: 0.022 }));
    expect(foundBy(amountNotStandard, rows, { plan: unusual })).toEqual([]);
  });
});
