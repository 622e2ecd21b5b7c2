import { utils, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import type { Table } from '../../../core/model/table';
import { annotateXlsx, type CellMark } from '../../../files/annotate';

/** A workbook with what a clerk's has: merged title, fonts, a fill, a number format, a formula, an old note, a column width, a hidden row. */
async function original(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('花名册');
  sheet.mergeCells('A1:D1');
  sheet.getCell('A1').value = '东岗镇花名册';
  sheet.getCell('A1').font = { name: '黑体', size: 18, bold: true };
  sheet.addRow(['序号', '姓名', '身份证号', '金额']);
  sheet.addRow([1, '张三', '320123197003150212', 1000]);
  sheet.addRow([2, '李四', '11010519491231002X', 1000]);
  sheet.getCell('D5').value = { formula: 'SUM(D3:D4)', result: 2000 };
  sheet.getCell('D3').numFmt = '0.00';
  sheet.getCell('B4').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF00FF00' } };
  sheet.getCell('B4').font = { italic: true, name: '宋体', size: 12 };
  sheet.getCell('B3').note = '去年已走访';
  sheet.getColumn(3).width = 24;
  sheet.getRow(4).hidden = true;
  workbook.addWorksheet('说明 & 其他').getCell('A1').value = '填表说明';
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}

const issues = (name: string): Table => ({
  name,
  title: '问题清单',
  subtitle: [],
  columns: [
    { header: '序号', kind: 'integer', width: 6 },
    { header: '单元格', kind: 'text', width: 12 },
  ],
  rows: [{ cells: [1, { link: "'花名册'!B3", text: '花名册!B3' }], tone: 'error' }],
  footer: [],
  orientation: 'landscape',
  autoFilter: true,
  frozenColumns: 0,
});

const mark = (row: number, column: number, extra: Partial<CellMark> = {}): CellMark => ({
  sheet: '花名册',
  row,
  column,
  severity: 'error',
  text: '【错误】说明',
  ...extra,
});

async function load(bytes: Uint8Array | null): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook;
}
const noteText = (cell: ExcelJS.Cell | undefined): string =>
  typeof cell?.note === 'string' ? cell.note : (cell?.note?.texts ?? []).map((part) => part.text).join('');

describe('annotateXlsx', () => {
  it('paints the marked cells and leaves every other format and value alone', async () => {
    const before = await load(await original());
    const after = await load(annotateXlsx(await original(), [mark(3, 2), mark(4, 1, { severity: 'warning' })], issues));
    const sheet = after.getWorksheet('花名册');
    expect(sheet?.getCell('C3').fill).toMatchObject({ fgColor: { argb: 'FFFFD9D9' } });
    expect(sheet?.getCell('B4').fill).toMatchObject({ fgColor: { argb: 'FFFFF2CC' } });
    expect(sheet?.getCell('B4').font).toMatchObject({ italic: true, name: '宋体' });
    expect(sheet?.getCell('D3').numFmt).toBe('0.00');
    expect(sheet?.getCell('A1').font).toEqual(before.getWorksheet('花名册')?.getCell('A1').font);
    expect(sheet?.getCell('D5').value).toEqual({ formula: 'SUM(D3:D4)', result: 2000 });
    expect(sheet?.getRow(4).hidden).toBe(true);
    expect(sheet?.getColumn(3).width).toBe(24);
    expect(sheet?.getCell('C3').value).toBe('320123197003150212');
  });

  it('puts a note on the cell, and adds to a note that is there', async () => {
    const after = await load(annotateXlsx(await original(), [mark(3, 2), mark(3, 1, { text: '姓名有误' })], issues));
    const sheet = after.getWorksheet('花名册');
    expect(noteText(sheet?.getCell('C3'))).toBe('【错误】说明');
    expect(noteText(sheet?.getCell('B3'))).toBe('去年已走访\n姓名有误');
  });

  it('makes cells and rows that were not in the file', async () => {
    const after = await load(annotateXlsx(await original(), [mark(3, 9), mark(40, 2)], issues));
    const sheet = after.getWorksheet('花名册');
    expect(sheet?.getCell('J3').fill).toMatchObject({ fgColor: { argb: 'FFFFD9D9' } });
    expect(sheet?.getCell('C40').fill).toMatchObject({ fgColor: { argb: 'FFFFD9D9' } });
  });

  it('adds the list as the last sheet, filterable and linked, under a free name', async () => {
    const once = annotateXlsx(await original(), [mark(3, 2)], issues);
    const twice = await load(annotateXlsx(once ?? new Uint8Array(), [mark(3, 2)], issues));
    expect(twice.worksheets.map((sheet) => sheet.name)).toEqual(['花名册', '说明 & 其他', '问题清单', '问题清单(2)']);
    expect(twice.getWorksheet('问题清单')?.autoFilter).toBe('A2:B3');
    const parts = unzipSync(once ?? new Uint8Array());
    expect(
      Object.entries(parts).some(
        ([name, part]) => name.startsWith('xl/worksheets/sheet') && strFromU8(part).includes(`location="'花名册'!B3"`),
      ),
    ).toBe(true);
  });

  it('leaves parts that it does not touch byte for byte', async () => {
    const before = unzipSync(await original());
    const after = unzipSync(annotateXlsx(await original(), [mark(3, 2)], issues) ?? new Uint8Array());
    for (const part of ['xl/worksheets/sheet2.xml', 'xl/sharedStrings.xml', 'docProps/core.xml', 'xl/theme/theme1.xml']) {
      expect(Buffer.from(after[part] ?? []).equals(Buffer.from(before[part] ?? [1]))).toBe(true);
    }
  });

  it('leaves a binary workbook to be converted', () => {
    const workbook = utils.book_new();
    utils.book_append_sheet(workbook, utils.aoa_to_sheet([['姓名'], ['张三']]), '花名册');
    const bytes = new Uint8Array(write(workbook, { type: 'array', bookType: 'xlsb' }) as ArrayBuffer);
    expect(annotateXlsx(bytes, [mark(2, 0)], issues)).toBeNull();
  });
});
