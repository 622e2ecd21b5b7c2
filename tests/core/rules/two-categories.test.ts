import { twoCategories } from '../../../core/rules/two-categories';
import { foundBy, hitsOf, idOf, planOf, rosterOf, sheetOf, type EntrySpec } from '../../support/roster-builder';
import type { PlanInput } from '../../../core/model/plan';

const categories: PlanInput['categories'] = [
  { code: 'LOW', name: '农村低保', standard: { kind: 'money', amountYuan: 100 } },
  { code: 'HIGH', name: '优抚对象', standard: { kind: 'money', amountYuan: 500 } },
  { code: 'SUB', name: '三属', parent: 'HIGH', standard: { kind: 'money', amountYuan: 500 } },
  { code: 'OPEN', name: '孤儿', standard: { kind: 'pending' } },
];
const plan = planOf({ categories });
const zhang: EntrySpec = { name: '张三', idNumber: idOf() };

describe('two-categories', () => {
  it('two in one cell → warning that says what is granted and what yields', () => {
    expect(foundBy(twoCategories, [{ ...zhang, category: '农村低保、优抚对象' }], { plan })).toMatchObject([
      {
        cell: 'C4',
        severity: 'warning',
        related: [],
        params: { categories: ['农村低保', '优抚对象'], grants: '优抚对象', yields: ['农村低保'] },
      },
    ]);
  });

  it('two entries → warning on the second, the first related', () => {
    const specs = [
      { ...zhang, category: '优抚对象' },
      { ...zhang, category: '农村低保' },
    ];
    expect(foundBy(twoCategories, specs, { plan })).toMatchObject([{ cell: 'C5', related: ['Sheet1!C4'], params: { grants: '优抚对象' } }]);
  });

  it('one sheet per category → the place is the ID', () => {
    const sheets = ['农村低保', '优抚对象'].map((category) =>
      sheetOf([{ ...zhang, category, filledFrom: { category: 'sheet' } }], { sheet: category, plan }),
    );
    expect(hitsOf(twoCategories, rosterOf(sheets), { plan })).toMatchObject([{ sheet: '优抚对象', cell: 'B4', related: ['农村低保!B4'] }]);
  });

  it('an entry of two categories needs no ID to be seen', () => {
    expect(foundBy(twoCategories, [{ name: '张三', idNumber: null, category: '农村低保/孤儿' }], { plan })).toHaveLength(1);
  });

  it('a standard that is still open grants nothing yet', () => {
    expect(foundBy(twoCategories, [{ ...zhang, category: '农村低保、孤儿' }], { plan })).toMatchObject([
      { params: { grants: null, yields: [] } },
    ]);
  });

  it('equal standards → the plan’s order decides', () => {
    const equal = planOf();
    expect(foundBy(twoCategories, [{ ...zhang, category: '优抚对象、农村低保' }], { plan: equal })).toMatchObject([
      { params: { grants: '农村低保' } },
    ]);
  });

  it('where the plan forbids two → nothing is granted by rule', () => {
    const forbid = planOf({ categories, overlap: 'forbid' });
    expect(foundBy(twoCategories, [{ ...zhang, category: '农村低保、优抚对象' }], { plan: forbid })).toMatchObject([
      { params: { overlap: 'forbid', grants: null } },
    ]);
  });

  it.each<[string, EntrySpec[], typeof plan]>([
    ['a plan that grants each', [{ ...zhang, category: '农村低保、优抚对象' }], planOf({ categories, overlap: 'each' })],
    ['two entries where each is granted', [{ ...zhang, category: '农村低保' }, { ...zhang, category: '优抚对象' }], planOf({ categories, overlap: 'each' })],
    ['a category and a kind of it in one cell', [{ ...zhang, category: '优抚对象、三属' }], plan],
    ['a category and a kind of it in two entries', [{ ...zhang, category: '优抚对象' }, { ...zhang, category: '三属' }], plan],
    ['the same category twice, which is a duplicate', [{ ...zhang, category: '农村低保' }, { ...zhang, category: '农村低保' }], plan],
    ['people who only share a name', [{ ...zhang, category: '农村低保' }, { name: '张三', idNumber: idOf({ sequence: 55 }), category: '优抚对象' }], plan],
    ['one number under two names, which is a duplicate', [{ ...zhang, category: '农村低保' }, { ...zhang, name: '李四', category: '优抚对象' }], plan],
    ['a category that is not known', [{ ...zhang, category: '农村低保' }, { ...zhang, category: '外星人' }], plan],
  ])('silent on %s', (_, specs, given) => {
    expect(foundBy(twoCategories, specs, { plan: given })).toEqual([]);
  }); // prettier-ignore
});
