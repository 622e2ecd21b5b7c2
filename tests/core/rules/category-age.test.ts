import { categoryAge } from '../../../core/rules/category-age';
import { foundBy, idOf, planOf, withWrongDigit, type EntrySpec } from '../../support/roster-builder';

const plan = planOf({
  ageAsOf: '2027-02-06',
  categories: [
    { code: 'O-BAISUI', name: '百岁老人', standard: { kind: 'pending' }, age: { min: 100 } },
    { code: 'O-GUER', name: '孤儿', standard: { kind: 'pending' }, age: { below: 18 } },
    { code: 'M-TUIYI', name: '60岁退役士兵', standard: { kind: 'pending' }, age: { min: 60 } },
    { code: 'D-RURAL', name: '农村低保', standard: { kind: 'pending' } },
  ],
});
const born = (birth: string): string => idOf({ birth });

describe('category-age', () => {
  it.each<[string, EntrySpec, number]>([
    ['99 years and a day short', { category: '百岁老人', idNumber: born('1927-02-07') }, 99],
    ['18 that day', { category: '孤儿', idNumber: born('2009-02-06') }, 18],
    ['59', { category: '60岁退役士兵', idNumber: born('1967-06-01') }, 59],
    ['by an old number', { category: '60岁退役士兵', idNumber: '320123700315021' }, 56],
    ['one of two categories', { category: '农村低保、孤儿', idNumber: born('1980-01-01') }, 47],
    ['by the birth column without an ID', { category: '孤儿', birthDate: '1999-05-01' }, 27],
    [
      'by the birth column beside a wrong ID',
      { category: '孤儿', idNumber: withWrongDigit(born('2015-02-06')), birthDate: '1999-05-01' },
      27,
    ],
    ['by the age column', { category: '孤儿', age: 30 }, 30],
    ['by a birth year', { category: '百岁老人', birthDate: '1950年' }, 77],
  ])('%s → warning at the category', (_, spec, age) => {
    expect(foundBy(categoryAge, [spec], { plan })).toMatchObject([{ cell: 'A4', field: 'category', severity: 'warning', params: { age } }]);
  });

  it('without a category column the finding points at what tells the age', () => {
    const spec: EntrySpec = { name: '张三', category: '孤儿', idNumber: born('1980-01-01'), filledFrom: { category: 'sheet' } };
    expect(foundBy(categoryAge, [spec], { plan })).toMatchObject([{ cell: 'B4', field: 'idNumber' }]);
  });

  it.each<[string, EntrySpec]>([
    ['100 that day', { category: '百岁老人', idNumber: born('1927-02-06') }],
    ['105', { category: '百岁老人', idNumber: born('1921-05-01') }],
    ['17, 18 the day after', { category: '孤儿', idNumber: born('2009-02-07') }],
    ['60 that day', { category: '60岁退役士兵', idNumber: born('1967-02-06') }],
    ['no age bound', { category: '农村低保', idNumber: born('2020-01-01') }],
    ['no age known', { category: '孤儿', idNumber: null, birthDate: null }],
    ['a wrong ID and nothing else', { category: '孤儿', idNumber: withWrongDigit(born('1980-01-01')) }],
    ['a birth year that leaves it open', { category: '孤儿', birthDate: '2009年' }],
    ['an unknown category', { category: '外星人', idNumber: born('1980-01-01') }],
    ['no category', { category: null, idNumber: born('1980-01-01') }],
  ])('silent on %s', (_, spec) => {
    expect(foundBy(categoryAge, [spec], { plan })).toEqual([]);
  });
});
