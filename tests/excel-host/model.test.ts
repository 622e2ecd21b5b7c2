import { differences, openXlsx, saveXlsx } from '../support/excel-host/index';
import { formatRect, parseRect, subtract, wholeSheet } from '../support/excel-host/model/address';
import { withNumberFormat } from '../support/excel-host/model/cell';
import { restyle, uniform } from '../support/excel-host/model/styles';
import { deleteCells, insertCells } from '../support/excel-host/model/structure';
import type { SheetModel } from '../support/excel-host/model/sheet-model';
import { rectOf, WorkbookModel } from '../support/excel-host/model/workbook-model';
import { SHEET, sampleWorkbook } from '../support/excel-host/sample-workbook';

const open = async (): Promise<WorkbookModel> => openXlsx(await sampleWorkbook());
const roster = async (): Promise<SheetModel> => (await open()).sheet(SHEET);

describe('addresses', () => {
  it.each(['A1', 'B3:D20', 'A:C', '3:5', 'XFD1048576', 'A1:XFD2'])('%s is read and written the same', (address) => {
    expect(formatRect(parseRect(address)!)).toBe(address === 'A1:XFD2' ? '1:2' : address);
  });
  it.each(['', 'A0', 'XFE1', 'A1048577', 'A1:B', '1', 'A', 'Sheet1!A1', 'A1:B2:C3'])('"%s" is no address', (address) => {
    expect(parseRect(address)).toBeNull();
  });
  it('reads a reversed range with dollars', () => {
    expect(formatRect(parseRect('$D$20:$B$3')!)).toBe('B3:D20');
  });
  it('cuts a hole into four', () => {
    expect(subtract(rectOf('A1:E5'), rectOf('B2:D4')).map(formatRect)).toEqual(['A1:E1', 'A5:E5', 'A2:A4', 'E2:E4']);
  });
});

describe('opening and saving', () => {
  it('reads values, formats and what lies over the cells', async () => {
    const sheet = await roster();
    expect(sheet.merges.map(formatRect)).toEqual(['A1:F1']);
    expect([sheet.valueAt(0, 0), sheet.valueAt(0, 1), sheet.valueAt(2, 3)]).toEqual(['某镇困难群众慰问花名册', null, 43835]);
    expect(sheet.cell(7, 4)).toMatchObject({ formula: 'SUM(E3:E6)', value: 4000 });
    expect([sheet.rows[4]?.hidden, sheet.columns[5]?.hidden, sheet.columns[2]?.width]).toEqual([true, true, 22]);
    expect(sheet.validations.map(({ rects }) => rects.map(formatRect))).toEqual([['F3:F6']]);
    expect(sheet.conditionalFormats).toMatchObject([{ type: 'Custom', formula: '=E3>2000' }]);
    expect(sheet.notes).toHaveLength(1);
  });

  it('saves what it opened: no difference between the two files', async () => {
    const original = await sampleWorkbook();
    const saved = await saveXlsx(await openXlsx(original));
    expect(await differences(original, saved)).toEqual([]);
    expect(await differences(saved, await saveXlsx(await openXlsx(saved)))).toEqual([]);
  });

  it.each([
    ['a value', (sheet: SheetModel) => sheet.setContent(2, 1, '张三丰'), '花名册!B3'],
    ['a number format', (sheet: SheetModel) => restyle(sheet, rectOf('E3'), (style) => withNumberFormat(style, '@')), '花名册!E3'],
    ['a column shown', (sheet: SheetModel) => (sheet.columnAt(5).hidden = false), '花名册!column F'],
    ['a merge gone', (sheet: SheetModel) => (sheet.merges = []), '花名册!merges'],
    ['a conditional format gone', (sheet: SheetModel) => (sheet.conditionalFormats = []), '花名册!conditional formats'],
  ])('names %s as difference', async (_name, change, place) => {
    const original = await sampleWorkbook();
    const model = await openXlsx(original);
    change(model.sheet(SHEET));
    const found = await differences(original, await saveXlsx(model));
    expect(found.map((line) => line.slice(0, line.indexOf(': ')))).toEqual([place]);
  });

  it('a format put on and taken off leaves no difference', async () => {
    const original = await sampleWorkbook();
    const model = await openXlsx(original);
    const sheet = model.sheet(SHEET);
    restyle(sheet, rectOf('A2:F20'), (style) => withNumberFormat(style, '@'));
    for (const address of ['A2:F2', 'A3:B20', 'E3:F20', 'C7:C20', 'D7:D20', 'C2', 'D2'])
      restyle(sheet, rectOf(address), (style) => withNumberFormat(style, 'General'));
    restyle(sheet, rectOf('D3:D6'), (style) => withNumberFormat(style, 'm/d/yyyy'));
    expect(await differences(original, await saveXlsx(model))).toEqual([]);
  });
});

describe('used range', () => {
  it('by values stops at the last value, by formats goes on', async () => {
    const sheet = await roster();
    restyle(sheet, rectOf('A1:B40'), (style) => withNumberFormat(style, '@'));
    expect(formatRect(sheet.usedRect(wholeSheet, true)!)).toBe('A1:F8');
    expect(formatRect(sheet.usedRect(wholeSheet, false)!)).toBe('A1:F40');
  });
  it('a column formatted as a whole reaches to the end of the sheet', async () => {
    const sheet = await roster();
    restyle(sheet, rectOf('C:C'), (style) => withNumberFormat(style, '@'));
    expect(formatRect(sheet.usedRect(wholeSheet, true)!)).toBe('A1:F8');
    expect(formatRect(sheet.usedRect(wholeSheet, false)!)).toBe('A:F');
    expect(uniform(sheet, [rectOf('C2:C1000')], (style) => style.numFmt)).toBe('@');
  });
  it('of an empty sheet is none', () => {
    expect(new WorkbookModel().addSheet('空').usedRect(wholeSheet, false)).toBeNull();
  });
});

describe('inserted and deleted rows and columns', () => {
  it('everything below moves down with its row', async () => {
    const sheet = await roster();
    sheet.comments.push({ id: 'c', row: 3, column: 2, content: '看', resolved: false, author: '我', replies: [] });
    const anchor = { rect: rectOf('C4') };
    sheet.anchors.add(anchor);
    expect(insertCells(sheet, rectOf('3:4'), 'rows')).toBe(true);
    expect([sheet.valueAt(4, 1), sheet.valueAt(2, 1), sheet.rows[6]?.hidden]).toEqual(['张三', null, true]);
    expect([sheet.comments[0]?.row, sheet.notes[0]?.row, formatRect(anchor.rect)]).toEqual([5, 5, 'C6']);
    expect(sheet.conditionalFormats[0]?.rects.map(formatRect)).toEqual(['E5:E8']);
    expect(sheet.validations[0]?.rects.map(formatRect)).toEqual(['F5:F8']);
    expect(sheet.merges.map(formatRect)).toEqual(['A1:F1']);
  });
  it('a format inside which rows are inserted grows; one whose rows all go is gone', async () => {
    const sheet = await roster();
    insertCells(sheet, rectOf('4:4'), 'rows');
    expect(sheet.conditionalFormats[0]?.rects.map(formatRect)).toEqual(['E3:E7']);
    deleteCells(sheet, rectOf('3:7'), 'rows');
    expect(sheet.conditionalFormats).toEqual([]);
    expect(sheet.valueAt(3, 1)).toBe('合计');
  });
  it('columns move with their widths', async () => {
    const sheet = await roster();
    insertCells(sheet, rectOf('B:B'), 'columns');
    expect([sheet.valueAt(2, 2), sheet.columns[3]?.width, sheet.columns[6]?.hidden]).toEqual(['张三', 22, true]);
    deleteCells(sheet, rectOf('A:B'), 'columns');
    expect([sheet.valueAt(2, 0), sheet.columns[1]?.width]).toEqual(['张三', 22]);
  });
  it('cells alone move within their columns', async () => {
    const sheet = await roster();
    insertCells(sheet, rectOf('B3:B4'), 'rows');
    expect([sheet.valueAt(2, 1), sheet.valueAt(4, 1), sheet.valueAt(2, 0)]).toEqual([null, '张三', 1]);
    deleteCells(sheet, rectOf('B3:B4'), 'rows');
    expect([sheet.valueAt(2, 1), sheet.valueAt(5, 1), sheet.valueAt(7, 1)]).toEqual(['张三', '赵六', '合计']);
  });
  it('refuses to tear a merged area', async () => {
    expect(insertCells(await roster(), rectOf('B1'), 'rows')).toBe(false);
  });
});
