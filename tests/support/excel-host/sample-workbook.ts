/** A small roster as a clerk keeps it, with what tests of the host need: title merge, formats, hidden row and column, dropdown, note, protection. Synthetic people. */
import ExcelJS from 'exceljs';

export const SHEET = '花名册';

/** Rows: title (merged A1:F1), header, four people, a blank row, a totals row with a formula. */
export async function sampleWorkbook(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(SHEET);
  sheet.getCell('A1').value = '某镇困难群众慰问花名册';
  sheet.mergeCells('A1:F1');
  sheet.getCell('A1').alignment = { horizontal: 'center' };
  sheet.getCell('A1').font = { name: '宋体', size: 16, bold: true };
  sheet.addRow(['序号', '姓名', '身份证号', '出生日期', '金额', '备注']);
  const people: readonly [string, string, string][] = [
    ['张三', '11010119900307001X', '2020-01-05'],
    ['李四', '110101199003070028', '2020-02-06'],
    ['王五', '110101199003070036', '2020-03-07'],
    ['赵六', '110101199003070044', '2020-04-08'],
  ];
  people.forEach(([name, id, date], index) => {
    const row = sheet.addRow([index + 1, name, id, new Date(`${date}T00:00:00Z`), 1000]);
    row.getCell(3).numFmt = '@';
    row.getCell(4).numFmt = 'mm-dd-yy';
  });
  sheet.getCell('B8').value = '合计';
  sheet.getCell('E8').value = { formula: 'SUM(E3:E6)', result: 4000 } as ExcelJS.CellFormulaValue;
  sheet.getCell('B3').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } };
  sheet.getCell('B3').border = { top: { style: 'thin' }, bottom: { style: 'thin' } };
  sheet.getCell('B4').note = '旧批注';
  sheet.getRow(5).hidden = true;
  sheet.getColumn(6).hidden = true;
  sheet.getColumn(3).width = 22;
  for (let row = 3; row <= 6; row++) sheet.getCell(row, 6).dataValidation = { type: 'list', allowBlank: true, formulae: ['"是,否"'] };
  sheet.addConditionalFormatting({
    ref: 'E3:E6',
    rules: [{ type: 'expression', priority: 1, formulae: ['E3>2000'], style: { font: { color: { argb: 'FFFF0000' } } } }],
  });
  const locked = workbook.addWorksheet('锁定');
  locked.getCell('A1').value = 'locked';
  locked.getCell('B1').value = 'open';
  locked.getCell('B1').protection = { locked: false };
  await locked.protect('secret', { spinCount: 1000 });
  const hidden = workbook.addWorksheet('隐藏', { state: 'hidden' });
  hidden.getCell('A1').value = 1;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
