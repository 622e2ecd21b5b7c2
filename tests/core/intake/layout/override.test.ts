/** Layouts given from outside, saved layouts, missing columns, reprinted headers, and sheets of extreme size. */
import fc from 'fast-check';
import { analyseSheet, isHeaderRepeat, layoutOverrideOf, type SheetAnalysis } from '../../../../core/intake/layout';
import type { Plan } from '../../../../core/model/plan';
import type { SheetReading } from '../../../../core/model/roster';
import type { CellValue, SheetSnapshot } from '../../../../core/model/sheet';
import { samplePlan } from '../../../../core/plans';
import { planOf } from '../../../support/plan-builder';
import { columnsIn, sheetOf } from './sheet-text';

const civil = samplePlan('civil') as Plan;
const union = samplePlan('union') as Plan;

const readingOf = (sheet: SheetSnapshot, analysis: SheetAnalysis): SheetReading => ({
  ...analysis,
  sheet: sheet.name,
  origin: sheet.origin,
  entries: [],
  totals: [],
  skipped: [],
  summaryRows: [],
});

describe('a layout from outside', () => {
  const sheet = sheetOf('花名册\n序号|姓名|证件号|甲|乙|①\n1|赵一|@11|@12|100|√', { origin: { row: 2, column: 1 } });

  it('columns by letter, with the sheet’s own letters', () => {
    const { layout } = analyseSheet(sheet, union, {
      override: { sheet: 'Sheet1', columns: { idNumber: 'E', amount: 'F', 'materials.M3': 'G' } },
    });
    expect(columnsIn(layout)).toBe('serial:A name:B idNumber:D amount:E materials.M3:F');
    expect(layout?.unknown.map(({ column }) => column)).toEqual([2]);
  });

  it('"" says that there is no such column', () => {
    const { layout } = analyseSheet(sheet, union, { override: { sheet: 'Sheet1', columns: { serial: '' } } });
    expect(columnsIn(layout)).toBe('name:B idNumber:C materials.M1:F');
  });

  it('header rows by number', () => {
    const { layout, firstDataRow } = analyseSheet(sheetOf('无|无|无\n甲|乙|丙\n1|赵一|@11'), civil, {
      override: { sheet: 'Sheet1', headerRows: [2], columns: { name: 'B', idNumber: 'C' } },
    });
    expect([layout?.headerTop, layout?.headerBottom, firstDataRow, columnsIn(layout)]).toEqual([1, 1, 2, 'name:B idNumber:C']);
  });

  it('keys and letters that mean nothing are passed over', () => {
    const { layout } = analyseSheet(sheet, union, {
      override: { sheet: 'Sheet1', columns: { nonsense: 'A', age: '?', 'materials.1': 'G' }, headerRows: [900] },
    });
    expect(columnsIn(layout)).toBe('serial:A name:B idNumber:C materials:F');
  });

  it('saved and given back gives the same layout', () => {
    const texts = [
      '序号|姓名|身份证号|申报表|身份证复印件|低保证|残疾证|银行卡复印件\n1|赵一|@11|√|√|√||√',
      '序号|户主|身份证号|家庭成员|<|<|慰问金\n^|^|^|姓名|关系|证件号|万元\n1|赵一|@11|钱二|妻|@12|0.1',
    ];
    for (const text of texts) {
      const original = sheetOf(text, { origin: { row: 3, column: 2 } });
      const first = analyseSheet(original, union);
      const saved = layoutOverrideOf(readingOf(original, first));
      const again = analyseSheet(original, union, { override: saved });
      expect(again.layout).toEqual(first.layout);
      expect(JSON.parse(JSON.stringify(saved))).toEqual(saved);
    }
  });
});

describe('required columns that are missing', () => {
  const asked = planOf({ requiredFields: ['name', 'idNumber', 'amount', 'category', 'unit', 'village'] });

  it('named once each, with the columns that might be it', () => {
    const { missingFields } = analyseSheet(sheetOf('序号|姓名|代码|数|备注\n1|赵一|@11|100|\n2|钱二|@12|100|'), asked);
    expect(missingFields.map(({ field, candidates }) => [field, candidates.map(({ column }) => column)])).toEqual([
      ['idNumber', [2]],
      ['amount', [3]],
      ['category', []],
      ['unit', []],
      ['village', []],
    ]);
  });

  it('what title, sheet name and 填报单位 tell is not missing', () => {
    const sheet = sheetOf('农村低保慰问花名册\n填报单位：东岗镇\n序号|姓名|身份证号|金额\n1|赵一|@11|100', { name: '红旗村' });
    expect(analyseSheet(sheet, asked).missingFields).toEqual([]);
  });
});

describe('the header printed again', () => {
  const sheet = sheetOf('序号|姓名|身份证号|家庭成员|<|备注\n^|^|^|姓名|证件号|^\n1|赵一|@11|钱二|@12|');
  const { layout } = analyseSheet(sheet, civil);
  const repeats = (row: readonly CellValue[]): boolean => (layout ? isHeaderRepeat(row, layout, sheet) : false);

  it.each<[string, readonly CellValue[], boolean]>([
    ['its first row', ['序号', '姓名', '身份证号', '家庭成员', null, '备注'], true],
    ['its second row', [null, null, null, '姓名', '证件号', null], true],
    ['spelt with spaces', ['序 号', '姓　名', '身份证\n号', '家庭成员', null, '备 注'], true],
    ['data', [1, '赵一', '320123197003150212', null, null, null], false],
    ['data without serial', [null, '姓大明', '320123197003150212', null, null, null], false],
    ['a single word of it', ['备注', null, null], false],
    ['a blank row', [null, ' '], false],
  ])('%s', (_, row, expected) => {
    expect(repeats(row)).toBe(expected);
  });
});

describe('whatever a sheet holds', () => {
  const started = (): number => performance.now();
  const big = (rows: number): SheetSnapshot => {
    const row: readonly CellValue[] = [1, '赵一', '320123197003150212', 100];
    const data = Array.from({ length: rows }, () => row);
    return { ...sheetOf('序号|姓名|身份证号|金额'), rows: [['序号', '姓名', '身份证号', '金额'], ...data] };
  };

  it('a million rows cost no more than a thousand', () => {
    const large = big(1_048_575);
    analyseSheet(big(1000), civil);
    const from = started();
    expect(analyseSheet(large, civil).role).toBe('roster');
    expect(started() - from).toBeLessThan(300);
  });

  it('a million blank rows are an empty sheet', () => {
    const blank: readonly CellValue[] = [];
    expect(analyseSheet({ ...sheetOf('姓名'), rows: Array.from({ length: 1_048_576 }, () => blank) }, civil).role).toBe('empty');
  });

  it('sixteen thousand columns and five thousand merges', () => {
    const sheet = sheetOf('序号|姓名|身份证号|金额\n1|赵一|@11|100');
    const wide = [[...(sheet.rows[0] ?? []), ...Array.from({ length: 16_380 }, (_, index) => `列${index}`)], ...sheet.rows.slice(1)];
    const merges = Array.from({ length: 5000 }, (_, index) => ({ top: 2 + index * 2, bottom: 3 + index * 2, left: 0, right: 0 }));
    const from = started();
    expect(columnsIn(analyseSheet({ ...sheet, rows: wide, merges }, civil).layout)).toBe('serial:A name:B idNumber:C amount:D');
    expect(started() - from).toBeLessThan(3000);
  });

  it('nothing makes it throw, and every field is bound at most once, inside the sheet', () => {
    const words = [
      '序号',
      '姓名',
      '身份证号',
      '户主姓名',
      '家庭成员',
      '慰问金',
      '(元)',
      '①',
      '合计',
      '单位：元',
      '填报单位：',
      '花名册',
      '备注',
      '甲',
      '1',
      '第一组',
      '√',
      '',
      ' ',
      '\u200b',
    ];
    const cell = fc.oneof(
      fc.constantFrom<CellValue>(...words),
      fc.constant(null),
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.record({ serial: fc.double() }),
    );
    const grid = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 });
    const bound = fc.nat({ max: 12 });
    const merge = fc
      .tuple(bound, bound, fc.nat({ max: 3 }), fc.nat({ max: 3 }))
      .map(([top, left, down, right]) => ({ top, left, bottom: top + down, right: left + right }));
    fc.assert(
      fc.property(grid, fc.array(merge, { maxLength: 4 }), (rows, merges) => {
        const { layout, firstDataRow, above } = analyseSheet({ ...sheetOf('姓名'), rows, merges }, union);
        const fields = (layout?.columns ?? []).map(({ field }) => field).filter((field) => field !== 'materials' && field !== 'goods');
        expect(new Set(fields).size).toBe(fields.length);
        expect(new Set((layout?.columns ?? []).map(({ column }) => column)).size).toBe(layout?.columns.length ?? 0);
        expect(firstDataRow).toBeGreaterThan(layout?.headerBottom ?? -1);
        expect(new Set(above.map(({ row }) => row)).size).toBe(above.length);
      }),
      { numRuns: 300 },
    );
  });
});
