import { readGender, readInteger, readMark, readQuantity } from '../../../../core/intake/values';
import type { CellValue } from '../../../../core/model/sheet';

describe('material marks', () => {
  it.each<CellValue>([
    '√', '✓', '✔️', '☑', '有', '是', '1', 1, 2, '齐', '齐全', '已交', '已提交', '已附', '●', '1份', '2份', '复印件2张', '有复印件', '残疾证', '低保证复印件', '诊断证明', 'Y', 'v', 'ü', '材料无误', true,
  ])('%j: handed in', (cell) => expect(readMark(cell)?.value).toBe(true)); // prettier-ignore
  it.each<CellValue>([
    '×',
    'X',
    '✗',
    '无',
    '没有',
    '否',
    '缺',
    '/',
    '-',
    '0',
    0,
    '未交',
    '未提供',
    '待补',
    '不全',
    '□',
    '☐',
    'N',
    '暂无',
    '缺户口本',
    false,
  ])('%j: not handed in', (cell) => expect(readMark(cell)?.value).toBe(false));
  it.each<CellValue>(['○', '已交，缺户口本', '①②④', 'abc', { serial: 45677 }])('%j: unclear', (cell) =>
    expect(readMark(cell)?.value).toBeNull(),
  );
});

describe('gender', () => {
  it.each<[CellValue, string | null]>([
    ['男', '男'],
    ['女', '女'],
    [' 男 ', '男'],
    ['女性', '女'],
    [1, '男'],
    ['2', '女'],
    ['M', '男'],
    ['f', '女'],
    ['不详', null],
    [3, null],
  ])('%j is %s', (cell, gender) => expect(readGender(cell)?.value).toBe(gender));
  it('女性 is shortened, a code is not explained away', () =>
    expect([readGender('女性')?.fix, readGender('1')?.fix]).toEqual(['女', undefined]));
});

describe('whole numbers and quantities', () => {
  it.each<[CellValue, number | null]>([
    [3, 3],
    ['3', 3],
    ['３人', 3],
    ['三口', 3],
    ['65周岁', 65],
    ['共3人', 3],
    ['(1)', 1],
    ['①', 1],
    ['一', 1],
    ['十二', 12],
    ['01', 1],
    [3.5, null],
    ['3.5', null],
    ['abc', null],
  ])('%j is the whole number %s', (cell, number) => expect(readInteger(cell)?.value).toBe(number));

  it.each<[CellValue, number | null]>([
    [1, 1],
    ['1袋', 1],
    ['一袋', 1],
    ['两桶', 2],
    ['半袋', 0.5],
    ['√', 1],
    ['×', 0],
    ['无', 0],
    ['一', 1],
    [-1, null],
    ['abc', null],
  ])('%j is the quantity %s', (cell, quantity) => expect(readQuantity(cell)?.value).toBe(quantity));

  it('text that is a number becomes one', () =>
    expect([readInteger('3人')?.fix, readInteger('３')?.fix, readQuantity('1')?.fix, readQuantity('1袋')?.fix]).toEqual([
      3,
      3,
      1,
      undefined,
    ]));
  it.each(['', '—', '/'])('%j is blank', (cell) => expect([readInteger(cell), readQuantity(cell)]).toEqual([undefined, undefined]));
});
