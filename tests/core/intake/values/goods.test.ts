import { createGoodsReader } from '../../../../core/intake/values';
import type { Plan } from '../../../../core/model/plan';
import type { CellValue } from '../../../../core/model/sheet';
import { samplePlan } from '../../../../core/plans';

const read = createGoodsReader(samplePlan('district') as Plan);

describe('a column about one item', () => {
  it.each<[CellValue, number]>([
    [1, 1],
    ['1袋', 1],
    ['一袋', 1],
    ['√', 1],
    ['有', 1],
    ['已领', 1],
    ['大米1袋', 1],
    ['10斤', 1],
    ['2袋（10kg/袋）', 2],
    ['10kg×2袋', 2],
    ['两袋', 2],
    ['一', 1],
    [0, 0],
    ['×', 0],
    ['无', 0],
    ['未领', 0],
  ])('%j: %d', (cell, quantity) => expect(read(cell, 'rice')?.value).toEqual({ rice: quantity }));

  it.each(['—', '/', '', null])('%j is blank', (cell) => expect(read(cell, 'rice')).toBeUndefined());
});

describe('a text over all items', () => {
  it.each<CellValue>([
    '大米1袋、食用油1桶、书1本', '一袋米、一桶油、一本书', '一袋米一桶油一本书', '送一袋米、一桶油、一本书', '1袋大米+1桶食用油+1本图书', '米、油、书各1份', '大米、食用油、书', '米1油1书1',
    '大米×1 食用油×1 书×1', '大米(10kg)1袋、食用油(5L)1桶、图书1本', '米1袋、油1桶、《民法典》1本', '大米1袋；花生油1桶；书籍1本', '1套', '慰问品一份', '√', 1,
  ])('%j is the whole kit', (cell) => expect(read(cell, null)?.value).toEqual({ rice: 1, oil: 1, book: 1 })); // prettier-ignore

  it.each([
    ['大米1袋，食用油1桶', { rice: 1, oil: 1 }],
    ['大米2袋', { rice: 2 }],
    ['书0本，大米1袋，油1桶', { rice: 1, oil: 1, book: 0 }],
    ['米面油1套', { rice: 1, oil: 1 }],
    ['未领', { rice: 0, oil: 0, book: 0 }],
    ['大米1袋、棉被1床', { rice: 1 }],
  ])('%j: %j', (cell, counted) => expect(read(cell, null)?.value).toEqual(counted));

  it('other goods are not understood', () => expect(read('棉被1床', null)?.value).toBeNull());
});
