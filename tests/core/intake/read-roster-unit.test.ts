import type { CellValue } from '../../../core/model/sheet';
import { line, read, who, type Rows } from './workbook-builder';

describe('whose file it is', () => {
  const head = ['序号', '姓名', '身份证号', '类别'];

  it('given from outside wins', () => {
    const roster = read({ 名单: [['填报单位：东风镇'], head, line(1, '孤儿')] }, { unit: { code: 'U1', name: '红旗镇' } });
    expect(roster.unit).toEqual({ code: 'U1', text: '红旗镇', from: 'given' });
  });

  it('a name given from outside is looked up in the plan', () => {
    expect(read({ 名单: [head, line(1, '孤儿')] }, { unit: { code: null, name: '东风镇' } }).unit).toMatchObject({
      code: 'U2',
      from: 'given',
    });
  });

  it.each<[string, Rows, string | null, string]>([
    ['title', [['红旗镇春节慰问花名册'], head, line(1, '孤儿')], null, 'U1'],
    ['file name', [head, line(1, '孤儿')], '东风镇-花名册.xlsx', 'U2'],
    [
      'unit column',
      [
        ['乡镇', ...head],
        ['东风镇', ...line(1, '孤儿')],
        ['东风镇', ...line(2, '孤儿')],
      ],
      null,
      'U2',
    ],
  ])('found by the %s', (_, rows, file, code) => {
    expect(read({ Sheet1: rows }, { file }).unit?.code).toBe(code);
  });

  it('nothing tells', () => {
    expect(read({ Sheet1: [head, line(1, '孤儿')] }).unit).toBeNull();
  });
});

describe('positions', () => {
  it('rows are numbered as in the sheet, wherever the used range begins', () => {
    const roster = read({ 名单: { rows: [['序号', '姓名', '身份证号', '类别'], line(1, '孤儿')], origin: { row: 9, column: 2 } } });
    expect(roster.sheets[0]?.entries[0]?.row).toBe(11);
  });

  it('a layout decided by a person wins', () => {
    const rows = [['编号', '甲', '乙', '丙'], line(1, 100), line(2, 100)];
    const overrides = [{ sheet: '名单', role: 'roster' as const, headerRows: [1], columns: { name: 'B', idNumber: 'C', amount: 'D' } }];
    expect(read({ 名单: rows }, { overrides }).sheets[0]?.entries.map(({ readings }) => readings.amount?.value)).toEqual([10000, 10000]);
  });
});

describe('a category in a numbered title', () => {
  it('is known without the number', () => {
    const roster = read({ Sheet1: [['二、农村低保户'], ['序号', '姓名', '身份证号', '慰问金'], line(1, 100), line(2, 100)] });
    expect(roster.sheets[0]?.entries.map(({ readings }) => [readings.category?.value, readings.category?.unknown])).toEqual([
      [['D-RURAL'], []],
      [['D-RURAL'], []],
    ]);
  });
});

describe('figures by village below the roster', () => {
  const rows = (amount: number): Rows => [
    ['序号', '村', '姓名', '身份证号', '慰问金'],
    ...[1, 2].map((number): CellValue[] => [number, '红旗村', ...who(number), 100]),
    ['合计', null, null, null, 200],
    ['分村统计：'],
    ['村', '户数', '标准', '金额'],
    ['红旗村', 2, 100, amount],
    ['合计', 2, null, amount],
  ];

  it('are a summary, no entries and no totals of the roster', () => {
    const [roster, summary] = read({ 农村低保: rows(200) }).sheets;
    expect([roster?.role, roster?.entries.length, roster?.totals.length]).toEqual(['roster', 2, 1]);
    expect([summary?.role, summary?.entries.length, summary?.summaryRows.map(({ label }) => label)]).toEqual(['summary', 0, ['红旗村']]);
  });
});
