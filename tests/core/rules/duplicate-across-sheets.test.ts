import { duplicateAcrossSheets } from '../../../core/rules/duplicate-across-sheets';
import { duplicateInSheet } from '../../../core/rules/duplicate-in-sheet';
import { hitsOf, idOf, planOf, rosterOf, sheetOf, type EntrySpec } from '../../support/roster-builder';

const zhang: EntrySpec = { name: '张三', idNumber: idOf() };
const li: EntrySpec = { name: '李四', idNumber: idOf({ sequence: 44 }) };
const east = sheetOf([li, zhang], { sheet: '东村' });

describe('duplicate-across-sheets', () => {
  it('one person on two sheets → error on the second, the first related', () => {
    expect(hitsOf(duplicateAcrossSheets, rosterOf([east, sheetOf([zhang], { sheet: '西村' })]))).toMatchObject([
      { sheet: '西村', cell: 'B4', severity: 'error', related: ['东村!B5'], params: { name: '张三', sheets: ['东村'] } },
    ]);
  });

  it('with columns in another order each place is the true cell', () => {
    const west = sheetOf([{ village: '西村', idNumber: zhang['idNumber'] ?? null, name: '张三' }], { sheet: '西村' });
    expect(hitsOf(duplicateAcrossSheets, rosterOf([east, west]))).toMatchObject([{ cell: 'B4', related: ['东村!B5'] }]);
  });

  it('twice on the second sheet → one finding across, one within, none twice', () => {
    const roster = rosterOf([east, sheetOf([zhang, zhang], { sheet: '西村' })]);
    expect(hitsOf(duplicateAcrossSheets, roster)).toMatchObject([{ sheet: '西村', row: 4 }]);
    expect(hitsOf(duplicateInSheet, roster)).toMatchObject([{ sheet: '西村', row: 5, related: ['东村!B5', '西村!B4'] }]);
  });

  it.each([
    ['people who only share a name', sheetOf([{ name: '张三', idNumber: idOf({ sequence: 77 }) }], { sheet: '西村' })],
    ['a sheet that is no roster', sheetOf([zhang], { sheet: '去年', more: { role: 'lastYear' } })],
    ['a print-out of the roster', sheetOf([zhang], { sheet: '签收表', more: { role: 'printout' } })],
  ])('silent on %s', (_, sheet) => {
    expect(hitsOf(duplicateAcrossSheets, rosterOf([east, sheet]))).toEqual([]);
  });

  it('two tables of one sheet are one sheet', () => {
    const roster = rosterOf([east, sheetOf([{ ...zhang, row: 20 }], { sheet: '东村' })]);
    expect(hitsOf(duplicateAcrossSheets, roster)).toEqual([]);
    expect(hitsOf(duplicateInSheet, roster)).toMatchObject([{ sheet: '东村', row: 20 }]);
  });

  it('one sheet per category: two categories are no duplicate unless the plan forbids them', () => {
    const sheets = ['农村低保', '优抚对象'].map((category) =>
      sheetOf([{ ...zhang, category, filledFrom: { category: 'sheet' } }], { sheet: category }),
    );
    expect(hitsOf(duplicateAcrossSheets, rosterOf(sheets), { plan: planOf({ overlap: 'highestOnce' }) })).toEqual([]);
    expect(hitsOf(duplicateAcrossSheets, rosterOf(sheets), { plan: planOf({ overlap: 'each' }) })).toEqual([]);
    expect(hitsOf(duplicateAcrossSheets, rosterOf(sheets), { plan: planOf({ overlap: 'forbid' }) })).toHaveLength(1);
  });
});
