import { materialMissing } from '../../../core/rules/material-missing';
import { foundBy, hitsOf, planOf, rosterOf, sheetOf, type EntrySpec } from '../../support/roster-builder';
import { readCell } from '../../support/read-cell';
import type { MarkReading } from '../../../core/model/reading';
import type { SheetReading } from '../../../core/model/roster';
import type { CellValue } from '../../../core/model/sheet';

const plan = planOf({
  materials: [
    { code: 'M1', name: '家庭申报表', aliases: ['申报表'] },
    { code: 'M2', name: '身份证及户口本复印件', aliases: ['身份证复印件', '户口本复印件', '身份证', '户口本'] },
    { code: 'M3', name: '困难证明', anyOf: [{ name: '低保证' }, { name: '残疾证' }, { name: '诊断证明' }] },
    { code: 'M4', name: '银行卡或存折复印件', aliases: ['银行卡复印件'] },
    { code: 'M5', name: '照片', required: false },
  ],
});
const all = { M1: '√', M2: '√', M3: '√', M4: '√' };
const run = (materials: Record<string, CellValue>) => foundBy(materialMissing, [{ name: '张三', materials }], { plan });

/** A sheet with several columns for one material, or with a column about all of them. */
const sheetWith = (columns: readonly { header: string; item: string | null; cell: CellValue }[]): SheetReading => {
  const sheet = sheetOf([{ name: '张三' }] as readonly EntrySpec[], { plan });
  const bindings = columns.map(({ header, item }, at) => ({ field: 'materials' as const, column: at + 1, header, item }));
  const materials = columns.flatMap(({ item, cell }, at) => {
    const reading = readCell('materials', cell, plan) as MarkReading | undefined;
    return reading ? [{ ...reading, code: item, column: at + 1 }] : [];
  });
  return {
    ...sheet,
    layout: { ...sheet.layout!, columns: [...sheet.layout!.columns, ...bindings] },
    entries: sheet.entries.map((entry) => ({ ...entry, materials })),
  };
};
const runOn = (columns: Parameters<typeof sheetWith>[0]) => hitsOf(materialMissing, rosterOf([sheetWith(columns)]), { plan });
const proofs = (...cells: readonly CellValue[]) =>
  ['低保证', '残疾证', '诊断证明'].map((header, at) => ({ header, item: 'M3', cell: cells[at] ?? null }));
const general = (cell: CellValue, header = '材料是否齐全') => [{ header, item: null, cell }];

describe('material-missing', () => {
  it.each<[string, Record<string, CellValue>, string[], string]>([
    ['a blank cell', { ...all, M2: null }, ['身份证及户口本复印件'], 'C4'],
    ['×', { ...all, M1: '×' }, ['家庭申报表'], 'B4'],
    ['a stroke', { ...all, M4: '/' }, ['银行卡或存折复印件'], 'E4'],
    ['待补', { ...all, M3: '待补' }, ['困难证明'], 'D4'],
    ['缺', { ...all, M3: '缺' }, ['困难证明'], 'D4'],
    ['two of them, at the first', { ...all, M2: '无', M4: null }, ['身份证及户口本复印件', '银行卡或存折复印件'], 'C4'],
  ])('%s → one error naming what is missing', (_, materials, missing, cell) => {
    expect(run(materials)).toMatchObject([{ cell, severity: 'error', params: { missing } }]);
  });

  it.each(['√', '✓', '☑', '有', '是', 1, '已交', '齐', '原件', '2份', '复印件', '已提供', 'Y'])('silent on %s', (mark) => {
    expect(run({ M1: mark, M2: mark, M3: mark, M4: mark })).toEqual([]);
  });

  it('silent on a proof written instead of a mark, and on materials that are not required', () => {
    expect(run({ ...all, M3: '低保证', M5: null })).toEqual([]);
  });

  it.each<[string, Parameters<typeof sheetWith>[0]]>([
    ['one of three proofs', [{ header: '申报表', item: 'M1', cell: '√' }, ...proofs(null, '√', '×')]],
    ['a card but no passbook', [{ header: '银行卡复印件', item: 'M4', cell: '√' }, { header: '存折复印件', item: 'M4', cell: null }]],
    ['齐 in the only column', general('齐')],
    ['齐全', general('齐全')],
    ['是', general('是')],
    ['不缺', general('不缺')],
    ['√', general('√')],
    ['a list of everything', general('申报表、身份证、户口本、低保证、银行卡', '申报材料')],
    ['①②③④', general('①②③④', '申报材料')],
    ['齐 beside blank single columns', [...general('齐'), { header: '申报表', item: 'M1', cell: null }]],
    ['a further column the plan knows nothing of', [{ header: '其他材料', item: null, cell: null }, { header: '申报表', item: 'M1', cell: '√' }]],
  ])('silent on %s', (_, columns) => {
    expect(runOn(columns)).toEqual([]);
  }); // prettier-ignore

  it.each<[string, Parameters<typeof sheetWith>[0], string[]]>([
    ['none of three proofs', proofs(null, '×', '/'), ['困难证明']],
    ['two columns of one material, one blank', [{ header: '材料>身份证复印件', item: 'M2', cell: '√' }, { header: '材料>户口本复印件', item: 'M2', cell: null }], ['户口本复印件']],
    ['缺诊断证明', general('缺诊断证明'), ['困难证明']],
    ['缺 by number', general('缺③④'), ['困难证明', '银行卡或存折复印件']],
    ['a list without the card', general('①②③', '申报材料'), ['银行卡或存折复印件']],
    ['the papers by name without the card', general('申报表、身份证复印件、户口本复印件、诊断证明', '附件材料'), ['银行卡或存折复印件']],
    ['否', general('否'), []],
    ['不齐', general('不齐'), []],
    ['a blank general column', general(null), ['家庭申报表', '身份证及户口本复印件', '困难证明', '银行卡或存折复印件']],
  ])('%s → error', (_, columns, missing) => {
    expect(runOn(columns)).toMatchObject([{ severity: 'error', params: { missing } }]);
  }); // prettier-ignore

  it('silent in plans without materials and on sheets without such columns', () => {
    expect(foundBy(materialMissing, [{ name: '张三', materials: { M1: null } }])).toEqual([]);
    expect(foundBy(materialMissing, [{ name: '张三' }], { plan })).toEqual([]);
  });
});
