import { categoryUnknown } from '../../../core/rules/category-unknown';
import { civil } from '../../../core/plans/civil';
import { planSchema } from '../../../core/model/plan';
import { foundBy, planOf, type EntrySpec } from '../../support/roster-builder';

const plan = planSchema.parse(civil);

describe('category-unknown', () => {
  it.each([
    ['a class the plan does not have', '留守儿童'],
    ['a slip of the pen', '农村抵保'],
    ['nonsense', '甲类'],
    ['a number', 3],
  ])('%s → warning at the category', (_, category) => {
    expect(foundBy(categoryUnknown, [{ name: '张三', category }], { plan })).toMatchObject([
      { cell: 'B4', severity: 'warning', params: { kind: 'unknown', text: String(category) } },
    ]);
  });

  it('suggests the nearest', () => {
    expect(foundBy(categoryUnknown, [{ category: '农村抵保' }], { plan })).toMatchObject([{ params: { nearest: '农村低保对象' } }]);
  });

  it('低保 without town or country → warning with both candidates', () => {
    expect(foundBy(categoryUnknown, [{ category: '低保' }], { plan })).toMatchObject([
      { params: { kind: 'ambiguous', candidates: expect.arrayContaining(['城市低保对象', '农村低保对象']) } },
    ]);
  });

  it('is said once where it stands, not for every row it was carried to', () => {
    const rows: EntrySpec[] = [
      { name: '张三', category: '甲类' },
      { name: '李四', category: '甲类', filledFrom: { category: 'merge' } },
      { name: '王五', category: '甲类', filledFrom: { category: 'above' } },
    ];
    expect(foundBy(categoryUnknown, rows, { plan })).toMatchObject([{ row: 4 }]);
  });

  it.each([
    '农村低保对象', '农村低保', '农村低保户', '农 村 低 保', '农村低保人员', '三属', '烈属', '残疾军人', '孤儿', '百岁老人', '五保（分散）', '农村五保',
    '重点优抚对象（三属）', '优抚对象', '40%定救', '敬老院集中供养五保人员', '农村低保、孤儿', null, '—',
  ])('silent on %s', (category) => {
    expect(foundBy(categoryUnknown, [{ name: '张三', category }], { plan })).toEqual([]);
  }); // prettier-ignore

  it('silent on a ditto mark that found its category', () => {
    expect(foundBy(categoryUnknown, [{ category: '农村低保', filledFrom: { category: 'ditto' } }], { plan: planOf() })).toEqual([]);
  });
});
