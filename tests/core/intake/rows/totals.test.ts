import type { CellValue } from '../../../../core/model/sheet';
import { person, planOf, read } from './sheet-builder';

const columns = ['serial', 'name', 'idNumber', 'householdSize', 'amount'] as const;
const row = (number: number, amount: CellValue = 100): CellValue[] => [number, ...person(number), 2, amount];
const total = (label: CellValue, amount: CellValue = null, size: CellValue = null): CellValue[] => [label, null, null, size, amount];
const ranges = (rows: readonly (readonly CellValue[])[]) =>
  read({ columns, rows }).totals.map(({ row: at, kind, from, to }) => [at, kind, from, to]);

describe('what a total covers', () => {
  it('subtotals below their rows and a total at the end', () => {
    expect(ranges([row(1), row(2), total('小计', 200), row(3), total('小计', 100), total('合计', 300)])).toEqual([
      [4, 'subtotal', 0, 2],
      [6, 'subtotal', 2, 3],
      [7, 'total', 0, 3],
    ]);
  });

  it('a wrong subtotal keeps its usual range, even where its figure fits the rows below', () => {
    expect(ranges([row(1), row(2), row(3), total('小计', 200), row(4), row(5), total('小计', 200), total('合计', 500)])).toEqual([
      [5, 'subtotal', 0, 3],
      [8, 'subtotal', 3, 5],
      [9, 'total', 0, 5],
    ]);
  });

  it('subtotals above their rows', () => {
    expect(ranges([total('合计', 300), total('红旗村小计', 200), row(1), row(2), total('东风村小计', 100), row(3)])).toEqual([
      [2, 'total', 0, 3],
      [3, 'subtotal', 0, 2],
      [6, 'subtotal', 2, 3],
    ]);
  });

  it('subtotals above, one of them wrong', () => {
    expect(ranges([total('小计', 200), row(1), row(2), total('小计', 900), row(3), total('小计', 100), row(4)])).toEqual([
      [2, 'subtotal', 0, 2],
      [5, 'subtotal', 2, 3],
      [7, 'subtotal', 3, 4],
    ]);
  });

  it('several 合计, one under each block, and 总计 under all', () => {
    expect(ranges([row(1), row(2), total('合计', 200), row(3), total('合计', 100), total('总计', 300)])).toEqual([
      [4, 'subtotal', 0, 2],
      [6, 'subtotal', 2, 3],
      [7, 'total', 0, 3],
    ]);
  });

  it('a village without a subtotal is not part of the next one’s, and a wrong figure of a named village does not find other rows', () => {
    const inVillage = (village: string, number: number): CellValue[] => [village, ...row(number)];
    const found = read({
      columns: ['village', ...columns],
      rows: [
        inVillage('红旗村', 1),
        inVillage('东风村', 2),
        inVillage('东风村', 3),
        ['小计', ...total(null, 200)],
        inVillage('光明村', 4),
        ['光明村小计', ...total(null, 400)],
        inVillage('红星村', 5),
        inVillage('前进村', 6),
        ['小计', null, '1户', null, null, 900],
      ],
    }).totals.map(({ row: at, from, to }) => [at, from, to]);
    expect(found).toEqual([
      [5, 1, 3],
      [7, 3, 4],
      [10, 5, 6],
    ]);
  });

  it('a wrong figure under a section does not find the last rows of a village', () => {
    const inVillage = (village: string, number: number): CellValue[] => [village, ...row(number)];
    const rows = [['一、城市低保'], inVillage('甲村', 1), inVillage('乙村', 2), inVillage('乙村', 3), ['小计', ...total(null, 200)]];
    expect(read({ columns: ['village', ...columns], rows }).totals.map(({ from, to }) => [from, to])).toEqual([[0, 3]]);
  });

  it('a wrong figure of a named category does not find the rows of the one above', () => {
    const of = (category: string, number: number): CellValue[] => [category, ...row(number)];
    const rows = [
      of('城市低保', 1),
      ['城市低保小计', ...total(null, 100)],
      of('孤儿', 2),
      of('孤儿', 3),
      ['孤儿小计', ...total(null, 300)],
    ];
    expect(read({ columns: ['category', ...columns], rows }).totals.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 3],
    ]);
  });

  it('totals of pages, and running totals', () => {
    expect(ranges([row(1), row(2), total('本页小计', 200), row(3), row(4), total('本页小计', 200), total('累计', 400)])).toEqual([
      [4, 'subtotal', 0, 2],
      [7, 'subtotal', 2, 4],
      [8, 'total', 0, 4],
    ]);
  });

  it('groups within villages: each level covers its own', () => {
    const rows = [
      row(1),
      total('一组小计', 100),
      row(2),
      total('二组小计', 100),
      total('红旗村合计', 200),
      row(3),
      total('一组小计', 100),
      total('东风村合计', 100),
    ];
    expect(ranges(rows)).toEqual([
      [3, 'subtotal', 0, 1],
      [5, 'subtotal', 1, 2],
      [6, 'subtotal', 0, 2],
      [8, 'subtotal', 2, 3],
      [9, 'subtotal', 2, 3],
    ]);
  });

  it('a subtotal named after its section covers that section', () => {
    expect(ranges([['一、红旗村'], row(1), row(2), total('红旗村小计', 900), ['二、东风村'], row(3), total('东风村小计', 100)])).toEqual([
      [5, 'subtotal', 0, 2],
      [8, 'subtotal', 2, 3],
    ]);
  });

  it('a wrong subtotal named after its section does not reach for the section above', () => {
    const rows = [
      ['一、红旗村'],
      row(1),
      total('红旗村小计', 100),
      ['二、东风村'],
      row(2),
      total('一组小计', 100),
      row(3),
      total('二组小计', 100),
      total('东风村小计', 300),
    ];
    expect(ranges(rows).at(-1)).toEqual([10, 'subtotal', 1, 3]);
  });

  it('figures in the heading itself cover the rows below it', () => {
    expect(ranges([['红旗村', null, '2人', null, 200], row(1), row(2), ['东风村', null, '1人', null, 100], row(3)])).toEqual([
      [2, 'subtotal', 0, 2],
      [5, 'subtotal', 2, 3],
    ]);
  });

  it('rows added below the total are not in it', () => {
    expect(ranges([row(1), row(2), total('合计', 200), row(3)])).toEqual([[4, 'total', 0, 2]]);
  });

  it('an empty total above the data covers everything', () => {
    expect(ranges([total('合计'), row(1), row(2)])).toEqual([[2, 'total', 0, 2]]);
  });
});

describe('what a total says', () => {
  it('money and counts by column, and counts in its words', () => {
    const reading = read({ columns, rows: [row(1), row(2), total('合计（共2户4人）', 200, 4)] });
    expect(reading.totals[0]).toMatchObject({
      money: [{ field: 'amount', column: 4, fen: 20000 }],
      counts: [{ field: 'householdSize', column: 3, count: 4 }],
      stated: { households: 2, persons: 4, column: 0 },
    });
  });

  it('a bare number in the name column counts what the plan grants by', () => {
    const rows = [row(1), row(2), ['合计', 2, null, null, 200]];
    expect(read({ columns, rows }).totals[0]?.stated).toEqual({ persons: 2, column: 1 });
    expect(read({ columns, rows, plan: planOf({ grain: 'household' }) }).totals[0]?.stated).toEqual({ households: 2, column: 1 });
  });

  it('money written in words', () => {
    const reading = read({ columns, rows: [row(1), row(2), ['合计人民币（大写）：贰佰元整（200元）']] });
    expect(reading.totals[0]?.money.map(({ fen, column }) => [fen, column])).toEqual([
      [20000, 0],
      [20000, 0],
    ]);
  });
});
