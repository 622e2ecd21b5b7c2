import { readSummary } from '../../../../core/intake/rows/summary';
import { createVocabulary } from '../../../../core/intake/rows/vocabulary';
import type { CellValue, MergeRange } from '../../../../core/model/sheet';
import { planOf } from './sheet-builder';

const plan = planOf({ units: [{ code: 'U1', name: '红旗镇', aliases: [], type: '镇' }] });
const read = (rows: readonly (readonly CellValue[])[], merges: readonly MergeRange[] = [], multiplier: 1 | 10000 = 1) =>
  readSummary(
    { name: '汇总', visibility: 'visible', origin: { row: 0, column: 0 }, rows, merges, hiddenRows: [], hiddenColumns: [], struckRows: [] },
    createVocabulary(plan),
    multiplier,
  );

describe('readSummary', () => {
  it('categories with head-count, standard and money', () => {
    const reading = read([
      ['2027年春节慰问统计表'],
      ['序号', '类别', '人数', '标准（元/人）', '金额（元）'],
      [1, '重点优抚对象', 3726, 100, 372600],
      [2, '农村低保', '7,500', 100, 750000],
      ['合计', null, 11226, null, 1122600],
      ['填表人：王经办'],
    ]);
    expect(reading?.rows).toMatchObject([
      {
        row: 3,
        label: '重点优抚对象',
        category: { value: ['G-MERIT'] },
        count: { value: 3726, column: 2 },
        standardFen: 10000,
        amount: { fen: 37260000, column: 4 },
      },
      { row: 4, category: { value: ['D-RURAL'] }, count: { value: 7500 } },
    ]);
    expect(reading?.skipped).toMatchObject([
      { row: 5, role: 'total' },
      { row: 6, role: 'signature' },
    ]);
  });

  it('what totals state, by column', () => {
    const reading = read([
      ['类别', '人数', '标准', '金额（元）'],
      ['农村低保', 10, 100, 1000],
      ['合计', '10人', null, 1100],
    ]);
    expect(reading?.totals).toEqual([
      {
        row: 3,
        kind: 'total',
        label: '合计',
        figures: [
          { column: 1, of: 'count', value: 10, multiplier: 1 },
          { column: 3, of: 'amount', value: 110000, multiplier: 1 },
        ],
      },
    ]);
  });

  it('categories named in a header of one row', () => {
    const reading = read([
      ['村', '农村低保人数', '农村低保金额', '优抚对象人数', '优抚对象金额', '合计金额'],
      ['东村', 10, 1000, 2, 200, 1200],
    ]);
    expect(reading?.rows).toMatchObject([
      { category: { value: ['D-RURAL'] }, count: { value: 10 }, amount: { fen: 100000 } },
      { category: { value: ['G-MERIT'] }, count: { value: 2 }, amount: { fen: 20000 } },
      { amount: { fen: 120000 } },
    ]);
  });

  it('a category in one header only parts nothing', () => {
    const reading = read([
      ['单位', '农村低保人数', '标准', '金额'],
      ['红旗镇', 10, 100, 1000],
    ]);
    expect(reading?.rows).toMatchObject([{ count: { value: 10 }, standardFen: 10000, amount: { fen: 100000 } }]);
  });

  it('visit groups with households, standard and money', () => {
    const reading = read([
      ['组别', '户数', '标准（元）', '金额（元）'],
      ['第一组', 4, 1000, 5000],
    ]);
    expect(reading?.rows).toMatchObject([{ row: 2, label: '第一组', count: { value: 4 }, standardFen: 100000, amount: { fen: 500000 } }]);
  });

  it('units by categories in a header of two rows', () => {
    const reading = read(
      [
        ['单位', '农村低保', null, '优抚对象', null, '合计', null],
        [null, '人数', '金额(万元)', '人数', '金额(万元)', '人数', '金额(万元)'],
        ['红旗镇', 10, 0.1, 5, 0.05, 15, 0.15],
      ],
      [
        { top: 0, left: 0, bottom: 1, right: 0 },
        { top: 0, left: 1, bottom: 0, right: 2 },
        { top: 0, left: 3, bottom: 0, right: 4 },
        { top: 0, left: 5, bottom: 0, right: 6 },
      ],
    );
    expect(reading?.rows).toMatchObject([
      { row: 3, unit: '红旗镇', category: { value: ['D-RURAL'] }, count: { value: 10, column: 1 }, amount: { fen: 100000, column: 2 } },
      { row: 3, unit: '红旗镇', category: { value: ['G-MERIT'] }, count: { value: 5, column: 3 }, amount: { fen: 50000, column: 4 } },
    ]);
  });

  it('a standard merged over several rows holds for each', () => {
    const reading = read(
      [
        ['类别', '人数', '标准', '金额'],
        ['农村低保', 2, 100, 200],
        ['优抚对象', 3, null, 300],
      ],
      [{ top: 1, left: 2, bottom: 2, right: 2 }],
    );
    expect(reading?.rows.map(({ standardFen }) => standardFen)).toEqual([10000, 10000]);
  });

  it('money in 万元 by the line above', () => {
    expect(
      read(
        [
          ['类别', '人数', '金额'],
          ['农村低保', 100, 1],
        ],
        [],
        10000,
      )?.rows[0]?.amount?.fen,
    ).toBe(1000000);
  });

  it('a sheet without such a header is none', () => {
    expect(read([['填表说明'], ['一、请如实填写']])).toBeNull();
  });
});
