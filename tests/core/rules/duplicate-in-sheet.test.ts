import { duplicateInSheet } from '../../../core/rules/duplicate-in-sheet';
import { foundBy, hitsOf, idOf, planOf, rosterOf, sheetOf, withWrongDigit, type EntrySpec } from '../../support/roster-builder';

const a = idOf({ sequence: 21 });
const b = idOf({ sequence: 43 });
const zhang: EntrySpec = { name: '张三', idNumber: a };
const each = planOf({ overlap: 'each' });
const forbid = planOf({ overlap: 'forbid' });
const twoClasses: EntrySpec[] = [
  { ...zhang, category: '农村低保' },
  { ...zhang, category: '优抚对象' },
];

describe('duplicate-in-sheet', () => {
  it('the same number twice → error on the second, the first related', () => {
    expect(foundBy(duplicateInSheet, [zhang, { name: '李四', idNumber: b }, zhang])).toMatchObject([
      { cell: 'B6', field: 'idNumber', severity: 'error', related: ['Sheet1!B4'], params: { name: '张三', count: 2, otherNames: [] } },
    ]);
  });

  it('three times → one finding on each after the first, with all other places', () => {
    expect(foundBy(duplicateInSheet, [zhang, zhang, zhang])).toMatchObject([
      { cell: 'B5', related: ['Sheet1!B4', 'Sheet1!B6'] },
      { cell: 'B6', related: ['Sheet1!B4', 'Sheet1!B5'] },
    ]);
  });

  it.each<[string, EntrySpec[], Parameters<typeof foundBy>[2]]>([
    ['after folding', [zhang, { name: '张 三', idNumber: ` ${a.slice(0, 6)} ${a.slice(6)}` }], {}],
    ['old number and new', [{ name: '张三', idNumber: '320123700315021' }, { name: '张三', idNumber: '320123197003150212' }], {}],
    ['small x and large', [{ name: '王五', idNumber: '11010519491231002x' }, { name: '王五', idNumber: '11010519491231002X' }], {}],
    ['under two names: one number is wrong', [zhang, { name: '李四', idNumber: a }], {}],
    ['under two names and two categories', [{ ...zhang, category: '农村低保' }, { name: '李四', idNumber: a, category: '优抚对象' }], {}],
    ['the same wrong number under one name', [{ name: '张三', idNumber: withWrongDigit(a) }, { name: '张三', idNumber: withWrongDigit(a) }], {}],
    ['the same category twice, where each is granted', [{ ...zhang, category: '农村低保' }, { ...zhang, category: '农村低保' }], { plan: each }],
    ['one category not known', [{ ...zhang, category: '农村低保' }, { ...zhang, category: null }], {}],
    ['two categories, where the plan forbids it', twoClasses, { plan: forbid }],
    ['a broader and a narrower category', [{ ...zhang, category: '甲' }, { ...zhang, category: '乙' }], { plan: planOf({ categories: [
      { code: 'A', name: '甲', standard: { kind: 'pending' } }, { code: 'B', name: '乙', parent: 'A', standard: { kind: 'pending' } },
    ] }) }],
  ])('found: %s', (_, specs, options) => {
    expect(foundBy(duplicateInSheet, specs, options)).toMatchObject([{ row: 5 }]);
  }); // prettier-ignore

  it.each<[string, EntrySpec[], Parameters<typeof foundBy>[2]]>([
    ['two people of one name', [zhang, { name: '张三', idNumber: b }], {}],
    ['two members of a household in a per-person plan', [{ ...zhang, householdNo: '7' }, { name: '李四', idNumber: b, householdNo: '7' }], {}],
    ['blank numbers', [{ name: '张三', idNumber: null }, { name: '张三', idNumber: null }], {}],
    ['numbers stored as number', [{ name: '张三', idNumber: 320123197003150200 }, { name: '李四', idNumber: 320123197003150200 }], {}],
    ['ditto marks', [{ name: '张三', idNumber: a }, { name: '李四', idNumber: '同上' }, { name: '王五', idNumber: '同上' }], {}],
    ['numbers of the wrong length', [{ name: '张三', idNumber: '3201' }, { name: '李四', idNumber: '3201' }], {}],
    ['two people whose numbers lost their end', [{ name: '张三', idNumber: `${a.slice(0, 15)}000` }, { name: '李四', idNumber: `${a.slice(0, 15)}000` }], {}],
    ['two categories, where each is granted', twoClasses, { plan: each }],
    ['two categories, where the higher is granted (another rule)', twoClasses, {}],
  ])('silent on %s', (_, specs, options) => {
    expect(foundBy(duplicateInSheet, specs, options)).toEqual([]);
  }); // prettier-ignore

  it('other sheets are another rule’s business', () => {
    const roster = rosterOf([sheetOf([zhang], { sheet: '东村' }), sheetOf([zhang], { sheet: '西村' })]);
    expect(hitsOf(duplicateInSheet, roster)).toEqual([]);
  });

  it('a number copied down a long column is reported on every row, in linear time', () => {
    const hits = foundBy(
      duplicateInSheet,
      Array.from({ length: 5000 }, () => zhang),
    );
    expect(hits).toHaveLength(4999);
    expect(hits.every(({ related }) => related.length <= 20)).toBe(true);
  });
});
