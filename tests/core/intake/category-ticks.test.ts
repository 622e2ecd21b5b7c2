import type { CellValue } from '../../../core/model/sheet';
import { line, read } from './workbook-builder';

describe('a category told by ticks', () => {
  const rows = (more: readonly CellValue[]): readonly (readonly CellValue[])[] => [
    ['序号', '姓名', '身份证号', '类别（打√）', null, null, '慰问金'],
    [null, null, null, '城市低保', '农村低保', '孤儿', null],
    [...line(1), '√', null, null, 100],
    [...line(2), null, '√', null, 100],
    [...line(3), ...more, 100],
  ];
  const merges = ['A1:A2', 'B1:B2', 'C1:C2', 'D1:F1', 'G1:G2'];

  it('is the column ticked; several ticks are several categories, none is none', () => {
    const [sheet] = read({ Sheet1: { rows: rows(['√', '√', null]), merges } }).sheets;
    expect(sheet?.entries.map(({ readings }) => readings.category?.value)).toEqual([['D-CITY'], ['D-RURAL'], ['D-CITY', 'D-RURAL']]);
    expect(sheet?.layout?.columns.find(({ field }) => field === 'category')?.column).toBe(3);
    const [other] = read({ Sheet1: { rows: rows([null, null, null]), merges } }).sheets;
    expect(other?.entries[2]?.readings.category).toBeUndefined();
  });

  it('columns of 是 and 否 say something else', () => {
    const [sheet] = read({ Sheet1: { rows: rows(['否', '是', null]), merges } }).sheets;
    expect(sheet?.layout?.categoryMarks).toBeUndefined();
  });
});
