/** Opening and saving without a browser: what comes back from a saved file is what stood in the sheet, for every kind of file. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { createFileService } from '../../../addin/web/file-service';
import {
  cellAt,
  createFileModel,
  isDirty,
  putCell,
  sheetFromTable,
  toSnapshot,
  type FileModel,
} from '../../../addin/host/workbook-file-model';
import { editsOf } from '../../../addin/host/workbook-file-edits';
import { readWorkbook } from '../../../files/read';
import type { Table } from '../../../core/model/table';

const id = '11010119900307001X';
const digits = '110101199003070028';

async function opened(bytes: Uint8Array, name: string): Promise<{ model: FileModel; kept: string; save: () => Promise<Uint8Array> }> {
  const service = createFileService();
  const { file, sheets, rowCounts, facts, kept } = await service.open({ bytes, name });
  const whole = await Promise.all(
    sheets.map(async (sheet, index) => ({ ...sheet, rows: await service.rows({ sheet: index, from: 0, count: rowCounts[index] ?? 0 }) })),
  );
  const model = createFileModel(file, whole, facts);
  return { model, kept, save: () => service.save(editsOf(model)) };
}

const table: Table = {
  name: '问题清单', title: '问题', subtitle: [], columns: [{ header: '身份证号', kind: 'text', width: 20 }, { header: '金额', kind: 'yuan', width: 10 }],
  rows: [{ cells: [digits, 500] }], footer: [], orientation: 'portrait', autoFilter: false, frozenColumns: 0,
}; // prettier-ignore

const samples = [
  ['samples/civil/rosters/上报名单_安宁镇.xls', 'values'],
  ['samples/civil/rosters/上报名单_永兴镇.xlsx', 'all'],
  ['samples/civil/rosters/北塘镇2027年困难群众花名册.xlsx', 'all'],
  ['samples/civil/rosters/附件3.csv', 'text'],
  ['samples/civil/rosters/上报名单.csv', 'text'],
] as const;

it('a WPS file (.et) is opened like the old Excel format that it is', async () => {
  const bytes = new Uint8Array(await readFile(samples[0][0]));
  const { model, kept, save } = await opened(bytes, '上报名单.et');
  expect([model.fileName, kept]).toEqual(['上报名单.et', 'values']);
  const again = await readWorkbook(await save(), 'saved.xlsx');
  expect(again.sheets.map(({ rows }) => rows)).toEqual(model.sheets.map((sheet) => toSnapshot(sheet).rows));
});

describe.each(samples)('%s', (path, keeps) => {
  it('is saved with its edits and a new sheet, every other value as it was', async () => {
    const bytes = new Uint8Array(await readFile(path));
    const { model, kept, save } = await opened(bytes, basename(path));
    expect(kept).toBe(keeps);
    const [sheet] = model.sheets;
    if (sheet === undefined) throw new Error('no sheet');
    const far = sheet.rows.length + 3;
    putCell(sheet, far, 1, { value: id, format: '@' });
    putCell(sheet, far, 2, { value: digits, format: '@' });
    putCell(sheet, 0, 0, { value: '_x0041_ <改>&"\n二行', format: 'General' });
    putCell(sheet, far, 40, { value: 12.5, format: 'General' });
    model.sheets.push(sheetFromTable(table, '99'));
    const saved = await save();
    const again = await readWorkbook(saved, 'saved.xlsx');
    expect(again.sheets.slice(0, -1).map(({ rows }) => rows)).toEqual(
      model.sheets.slice(0, -1).map((one) => toSnapshot(one).rows.map(trim)),
    );
    expect(again.sheets.at(-1)?.rows.at(2)).toEqual([digits, 500]);
    const excel = new ExcelJS.Workbook();
    await excel.xlsx.load(saved.buffer as ArrayBuffer);
    const cell = excel.worksheets[0]?.getRow(far + 1).getCell(2);
    expect([cell?.value, cell?.numFmt]).toEqual([id, '@']);
  });
});

const trim = (row: readonly unknown[]): readonly unknown[] => row.slice(0, row.findLastIndex((value) => value !== null) + 1);

it('an opened file that is saved unchanged holds the same, and a change taken back is none', async () => {
  const bytes = new Uint8Array(await readFile('samples/civil/rosters/上报名单_永兴镇.xlsx'));
  const { model, save } = await opened(bytes, '上报名单_永兴镇.xlsx');
  const sheet = model.sheets[0]!;
  const was = cellAt(sheet, 4, 2);
  putCell(sheet, 4, 2, { value: '别的', format: '@' });
  expect(isDirty(model)).toBe(true);
  putCell(sheet, 4, 2, was);
  expect(isDirty(model)).toBe(false);
  const again = await readWorkbook(await save(), 'saved.xlsx');
  expect(again.sheets).toEqual((await readWorkbook(bytes, 'before.xlsx')).sheets);
});

it('keeps formulas, formats, widths and merged cells of a workbook, and has its formulas calculated anew', async () => {
  const made = new ExcelJS.Workbook();
  const sheet = made.addWorksheet('花名册');
  sheet.addRow(['花名册']);
  sheet.mergeCells('A1:C1');
  sheet.addRow(['姓名', '身份证号', '金额']);
  sheet.addRow(['张三', id, 500]);
  sheet.addRow(['合计', null, { formula: 'SUM(C3:C3)', result: 500 }]);
  sheet.getColumn(2).width = 23;
  sheet.getCell('B3').numFmt = '@';
  sheet.getCell('A3').font = { bold: true, color: { argb: 'FFFF0000' } };
  const { model, kept, save } = await opened(new Uint8Array(await made.xlsx.writeBuffer()), 'a.xlsx');
  const one = model.sheets[0]!;
  expect(kept).toBe('all');
  expect(one.widths[1]).toBe(23);
  expect(cellAt(one, 3, 2)).toEqual({ value: 500, format: 'General', formula: true });
  expect(cellAt(one, 2, 1).format).toBe('@');
  putCell(one, 2, 0, { value: '张三丰', format: '@' });
  putCell(one, 2, 2, { value: 800, format: 'General' });
  const saved = await save();
  const read = new ExcelJS.Workbook();
  await read.xlsx.load(saved.buffer as ArrayBuffer);
  const back = read.getWorksheet('花名册')!;
  expect(back.getCell('C4').value).toEqual({ formula: 'SUM(C3:C3)', result: 500 });
  expect(back.getCell('A3').font).toMatchObject({ bold: true, color: { argb: 'FFFF0000' } });
  expect([back.getCell('A3').value, back.getCell('A3').numFmt, back.getCell('C3').value]).toEqual(['张三丰', '@', 800]);
  expect(back.getCell('B1').master.address).toBe('A1');
  expect(strFromU8(unzipSync(saved)['xl/workbook.xml']!)).toContain('fullCalcOnLoad="1"');
});
