/** Model → .xlsx, through exceljs. A new workbook every time: saving changes nothing in the model. */
import ExcelJS, { type CellValue, type Worksheet } from 'exceljs';
import { columnLetters, formatRect, type Rect } from './address';
import { isCellError, plain, type Cell } from './cell';
import type { ConditionalFormatModel, SheetModel } from './sheet-model';
import type { WorkbookModel } from './workbook-model';

const states = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;

export async function saveXlsx(workbook: WorkbookModel): Promise<Buffer> {
  const file = new ExcelJS.Workbook();
  for (const [name, value] of Object.entries(workbook.shell)) {
    if (value !== undefined) (file as unknown as Record<string, unknown>)[name === 'themes' ? '_themes' : name] = value;
  }
  for (const sheet of workbook.sheets) writeSheet(file, sheet);
  file.definedNames.model = workbook.names.map(({ name, ranges }) => ({ name, ranges: [...ranges] }));
  const [view] = file.views as unknown as Record<string, unknown>[];
  const activeTab = workbook.sheets.indexOf(workbook.active);
  file.views = [{ ...(view ?? {}), activeTab } as unknown as ExcelJS.WorkbookView];
  return Buffer.from(await file.xlsx.writeBuffer());
}

function writeSheet(file: ExcelJS.Workbook, sheet: SheetModel): void {
  const { media, tables, properties, ...shell } = sheet.shell as {
    media?: unknown[];
    tables?: Record<string, unknown>[];
    properties?: object;
  };
  const worksheet = file.addWorksheet(sheet.name, { state: states[sheet.visibility] });
  Object.assign(worksheet, Object.fromEntries(Object.entries(shell).filter(([, value]) => value !== undefined)));
  const { tabColor: _, ...rest } = (properties ?? {}) as { tabColor?: unknown };
  Object.assign(worksheet.properties, rest, sheet.tabColor === '' ? {} : { tabColor: { argb: `FF${sheet.tabColor.slice(1)}` } });
  worksheet.views = viewsOf(sheet);
  writeColumns(worksheet, sheet);
  writeCells(worksheet, sheet);
  for (const merge of sheet.merges)
    (worksheet as unknown as { mergeCellsWithoutStyle: (range: string) => void }).mergeCellsWithoutStyle(formatRect(merge));
  const inside = worksheet as unknown as { sheetProtection: unknown; dataValidations: { model: Record<string, unknown> } };
  if (sheet.protection) inside.sheetProtection = { ...sheet.protection };
  for (const { rects, rule } of sheet.validations)
    for (const rect of rects) for (const piece of singleColumns(rect)) inside.dataValidations.model[formatRect(piece)] = rule;
  writeConditionalFormats(worksheet, sheet);
  for (const { row, column, note } of sheet.notes) worksheet.getCell(row + 1, column + 1).note = note as string;
  for (const { row, column, author, content, replies } of sheet.comments)
    worksheet.getCell(row + 1, column + 1).note = [
      `${author}: ${content}`,
      ...replies.map((reply) => `${reply.author}: ${reply.content}`),
    ].join('\n');
  restore(worksheet, media ?? [], tables ?? []);
}

/** Validations are written column by column, so that how they were cut does not matter to a comparison. */
const singleColumns = (rect: Rect): Rect[] =>
  Array.from({ length: rect.right - rect.left + 1 }, (_, index) => ({ ...rect, left: rect.left + index, right: rect.left + index }));

function viewsOf(sheet: SheetModel): ExcelJS.WorksheetView[] {
  const [first, ...more] = ((sheet.shell['views'] as object[] | undefined) ?? []) as Record<string, unknown>[];
  const { rows, columns } = sheet.frozen;
  const frozen = rows > 0 || columns > 0;
  const splitting = new Set(first?.['state'] === 'frozen' ? ['state', 'xSplit', 'ySplit', 'topLeftCell', 'activePane'] : []);
  const rest = Object.fromEntries(Object.entries(first ?? {}).filter(([name]) => !splitting.has(name)));
  const split = frozen ? { state: 'frozen', xSplit: columns, ySplit: rows, topLeftCell: `${columnLetters(columns)}${rows + 1}` } : {};
  return [{ ...rest, ...split, showGridLines: sheet.showGridlines }, ...more] as unknown as ExcelJS.WorksheetView[];
}

function writeColumns(worksheet: Worksheet, sheet: SheetModel): void {
  sheet.columns.forEach((column, index) => {
    if (!column) return;
    const target = worksheet.getColumn(index + 1);
    if (column.width !== undefined) target.width = column.width;
    target.hidden = column.hidden;
    if (column.outlineLevel !== undefined) target.outlineLevel = column.outlineLevel;
    // Not through the setter: it would format every cell of the column.
    if (column.style) (target as unknown as { style: unknown }).style = column.style;
  });
}

function writeCells(worksheet: Worksheet, sheet: SheetModel): void {
  sheet.rows.forEach((line, index) => {
    if (!line) return;
    const row = worksheet.getRow(index + 1);
    if (line.height !== undefined) row.height = line.height;
    row.hidden = line.hidden;
    if (line.outlineLevel !== undefined) row.outlineLevel = line.outlineLevel;
    if (line.style) (row as unknown as { style: unknown }).style = line.style;
    line.cells.forEach((cell, column) => {
      if (!cell) return;
      const target = row.getCell(column + 1);
      const value = cellValue(cell);
      if (value !== null) target.value = value;
      // exceljs leaves out results of 0 and false when a formula is set.
      if (cell.formula !== undefined)
        (target as unknown as { _value: { model: { result: unknown } } })._value.model.result = (value as ExcelJS.CellFormulaValue).result;
      target.style = (cell.style ?? plain) as ExcelJS.Style;
    });
  });
}

function cellValue(cell: Cell): CellValue {
  const value = isCellError(cell.value) ? ({ error: cell.value.error } as ExcelJS.CellErrorValue) : cell.value;
  if (cell.formula !== undefined) {
    const result = value === null ? {} : { result: value };
    return { formula: cell.formula, ...result, ...(cell.extra ?? {}) } as unknown as CellValue;
  }
  return cell.extra ? (cell.extra as unknown as CellValue) : value;
}

function writeConditionalFormats(worksheet: Worksheet, sheet: SheetModel): void {
  sheet.conditionalFormats.forEach((format, index) => {
    const ref = format.rects.map(formatRect).join(' ');
    worksheet.addConditionalFormatting({ ref, rules: [ruleOf(format, index + 1)] } as unknown as ExcelJS.ConditionalFormattingOptions);
  });
}

function ruleOf(format: ConditionalFormatModel, priority: number): Record<string, unknown> {
  if (format.raw) return { ...format.raw, priority };
  return { type: 'expression', formulae: [format.formula.replace(/^=/, '')], style: format.style, priority };
}

function restore(worksheet: Worksheet, media: unknown[], tables: Record<string, unknown>[]): void {
  for (const medium of media as { type: string; imageId: string; range: unknown }[]) {
    if (medium.type === 'image') worksheet.addImage(Number(medium.imageId), medium.range as ExcelJS.ImageRange);
  }
  for (const table of tables) {
    const inside = worksheet as unknown as { tables: Record<string, unknown> };
    inside.tables[String(table['name'])] = { model: table, worksheet };
  }
}
