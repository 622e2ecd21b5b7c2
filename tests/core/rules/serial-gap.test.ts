import { serialGap } from '../../../core/rules/serial-gap';
import { foundBy, hitsOf, rosterOf, sheetOf, type EntrySpec } from '../../support/roster-builder';
import type { CellValue } from '../../../core/model/sheet';

const rows = (...serials: readonly CellValue[]): EntrySpec[] => serials.map((serial, at) => ({ serial, name: `张${at}` }));

describe('serial-gap', () => {
  it('a number is missing → info at the next row', () => {
    expect(foundBy(serialGap, rows(1, 2, 4, 5))).toMatchObject([
      { cell: 'A6', severity: 'info', related: ['Sheet1!A5'], params: { from: 3, to: 3, missing: 1 } },
    ]);
  });

  it('one finding for each gap', () => {
    expect(foundBy(serialGap, rows(1, 2, 4, 5, 6, 10, 11))).toMatchObject([{ params: { from: 3, to: 3 } }, { params: { from: 7, to: 9 } }]);
  });

  it('text numbers count as numbers', () => {
    expect(foundBy(serialGap, rows('1', '2', '（4）', '5'))).toHaveLength(1);
  });

  it('a gap in the second run, for a village that begins anew', () => {
    const specs = rows(1, 2, 3, 1, 2, 4).map((spec, at) => ({ ...spec, village: at < 3 ? '东村' : '西村' }));
    expect(foundBy(serialGap, specs)).toMatchObject([{ row: 9 }]);
  });

  it.each<[string, EntrySpec[]]>([
    ['1 to n', rows(1, 2, 3, 4)],
    ['a list that begins later', rows(51, 52, 53)],
    ['a new beginning at 1', rows(1, 2, 3, 1, 2)],
    ['rows sorted by something else', rows(3, 1, 4, 2, 5)],
    ['numbers that are no numbers', rows('一组-1', '一组-2', 'A5')],
    ['an inserted 3-1', rows(1, 2, 3, '3-1', 4)],
    ['a row without its number', rows(1, 2, null, 4)],
    ['a number given twice instead', rows(1, 2, 2, 4)],
    ['a list filtered out of a longer one', rows(1, 9, 14, 30, 77, 80, 95, 120)],
    ['member rows that had numbers of their own', [
      { serial: 1, name: '张三', lastRow: 6, members: [{ name: '李四', row: 5 }, { name: '王五', row: 6 }] }, { serial: 4, name: '赵六', row: 7 },
    ]],
    ['merged numbers', [{ serial: 1, name: '张三' }, { serial: 1, name: '李四', filledFrom: { serial: 'merge' } }, { serial: 2, name: '王五' }]],
    ['no serial column', [{ name: '张三' }]],
  ])('silent on %s', (_, specs) => {
    expect(foundBy(serialGap, specs)).toEqual([]);
  }); // prettier-ignore

  it('each sheet counts by itself', () => {
    const roster = rosterOf([sheetOf(rows(1, 2), { sheet: '东村' }), sheetOf(rows(1, 2, 3), { sheet: '西村' })]);
    expect(hitsOf(serialGap, roster)).toEqual([]);
  });
});
