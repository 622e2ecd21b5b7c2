import { categoryMissing } from '../../../core/rules/category-missing';
import { foundBy, planOf, type EntrySpec } from '../../support/roster-builder';

const one = planOf({ categories: [{ code: 'A', name: '困难职工', standard: { kind: 'money', amountYuan: 1000 } }] });
const oneRoot = planOf({
  categories: [
    { code: 'G-WORKER', name: '困难职工', standard: { kind: 'pending' } },
    { code: 'W-SHENDU', name: '深度困难职工', parent: 'G-WORKER', standard: { kind: 'pending' } },
  ],
});

describe('category-missing', () => {
  it.each<[string, EntrySpec, string | null]>([
    ['a blank cell', { name: '张三', category: null }, 'B4'],
    ['a dash', { name: '张三', category: '—' }, 'B4'],
    ['no category column, section, sheet name or title', { name: '张三' }, null],
  ])('%s → error', (_, spec, cell) => {
    expect(foundBy(categoryMissing, [spec])).toMatchObject([{ row: 4, cell, field: 'category', severity: 'error' }]);
  });

  it('a blank cell among filled ones is missing even where all categories belong under one', () => {
    expect(foundBy(categoryMissing, [{ category: '深度困难职工' }, { category: null }], { plan: oneRoot })).toMatchObject([{ row: 5 }]);
  });

  it.each<[string, EntrySpec, Parameters<typeof foundBy>[2]]>([
    ['a category in the cell', { category: '农村低保' }, {}],
    ['one from a section row', { category: '农村低保', filledFrom: { category: 'section' } }, {}],
    ['one from the sheet’s name', { category: '农村低保', filledFrom: { category: 'sheet' } }, {}],
    ['one from the title', { category: '农村低保', filledFrom: { category: 'title' } }, {}],
    ['one from the row above', { category: '农村低保', filledFrom: { category: 'above' } }, {}],
    ['an unknown one, of which another rule speaks', { category: '外星人' }, {}],
    ['a plan of one category', { category: null }, { plan: one }],
    ['a sheet without the column, all categories being kinds of one', { name: '张三' }, { plan: oneRoot }],
    ['a required column that is missing altogether', { name: '张三' }, { plan: planOf({ requiredFields: ['name', 'category'] }) }],
  ])('silent on %s', (_, spec, options) => {
    expect(foundBy(categoryMissing, [spec], options)).toEqual([]);
  });
});
