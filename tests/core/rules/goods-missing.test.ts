import { goodsMissing } from '../../../core/rules/goods-missing';
import { foundBy, planOf, type EntrySpec } from '../../support/roster-builder';

const plan = planOf({
  payment: { method: 'goods' },
  categories: [
    {
      code: 'O-JIAOZHENG',
      name: '社区矫正人员',
      standard: {
        kind: 'goods',
        kit: [
          { code: 'rice', name: '大米', aliases: ['米'], quantity: 1, unit: '袋' },
          { code: 'oil', name: '食用油', aliases: ['油'], quantity: 2, unit: '桶' },
          { code: 'book', name: '书', quantity: 1, unit: '本' },
        ],
      },
    },
    { code: 'O-CANJI', name: '残疾人', standard: { kind: 'pending' } },
  ],
});
const category = '社区矫正人员';

describe('goods-missing', () => {
  it.each<[string, EntrySpec, string, string]>([
    ['a blank item', { category, goods: { rice: 1, oil: 2, book: null } }, '书', 'D4'],
    ['a zero', { category, goods: { rice: 0, oil: 2, book: 1 } }, '大米', 'B4'],
    ['无', { category, goods: { rice: 1, oil: '无', book: 1 } }, '食用油', 'C4'],
    ['a cross', { category, goods: { rice: '×', oil: 2, book: 1 } }, '大米', 'B4'],
    ['fewer than the plan gives', { category, goods: { rice: 1, oil: '1桶', book: 1 } }, '食用油', 'C4'],
    ['an item left out of a list in one cell', { category, goods: { '': '大米1袋、食用油2桶' } }, '书', 'B4'],
    ['no column for an item', { category, goods: { rice: 1, oil: 2 } }, '书', 'B4'],
  ])('%s → error at the item', (_, spec, item, cell) => {
    expect(foundBy(goodsMissing, [spec], { plan })).toMatchObject([{ cell, severity: 'error', params: { item } }]);
  });

  it('every missing item is named', () => {
    expect(foundBy(goodsMissing, [{ category, goods: { rice: null, oil: null, book: 1 } }], { plan })).toMatchObject([
      { cell: 'B4', params: { item: '大米' } },
      { cell: 'C4', params: { item: '食用油' } },
    ]);
  });

  it.each<[string, EntrySpec]>([
    ['numbers', { category, goods: { rice: 1, oil: 2, book: 1 } }],
    ['numbers with units', { category, goods: { rice: '1袋', oil: '2桶', book: '1本' } }],
    ['Chinese numbers', { category, goods: { rice: '一袋', oil: '两桶', book: '一本' } }],
    ['ticks', { category, goods: { rice: '√', oil: '✓', book: '有' } }],
    ['more than the plan gives', { category, goods: { rice: 2, oil: 2, book: 1 } }],
    ['another measure', { category, goods: { rice: '10斤', oil: '1箱', book: 1 } }],
    ['all in one cell', { category, goods: { '': '大米1袋、食用油2桶、书1本' } }],
    ['all in one cell, quantity first', { category, goods: { '': '一袋米、两桶油、一本书' } }],
    ['a tick for the whole kit', { category, goods: { '': '√' } }],
    ['one set', { category, goods: { '': '慰问品1套' } }],
    ['goods in words nobody can count', { category, goods: { '': '按方案发放' } }],
    ['a quantity column beside a blank one', { category, goods: { '': null }, goodsQty: 1 }],
    ['a category without a kit', { category: '残疾人', goods: { rice: null, oil: null, book: null } }],
    ['an unknown category', { category: '外星人', goods: { rice: null } }],
    ['no goods columns', { category }],
  ])('silent on %s', (_, spec) => {
    expect(foundBy(goodsMissing, [spec], { plan })).toEqual([]);
  });
});
