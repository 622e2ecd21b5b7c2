/** Grids to bytes, in the formats offices send; the same bytes for the same grids. */
import { unzipSync, zipSync } from 'fflate';
import ExcelJS from 'exceljs';
import * as XLSX from '@e965/xlsx';
import type { Format } from './assemble';
import { encodeGbk } from './gbk';
import { serialOf, type Content, type Grid } from './grid';

export async function writeFile(format: Format, grids: readonly Grid[]): Promise<Uint8Array> {
  if (format === 'xlsx') return writeXlsx(grids);
  if (format === 'html') return writeHtml(grids[0] as Grid);
  if (format === 'xls' || format === 'et') return writeBiff(grids);
  return writeCsv(format, grids[0] as Grid);
}

/** Local time components, so that the zip's times are the same in every zone. */
const stamp = new Date(2026, 11, 20, 9, 0, 0);
const instant = new Date(Date.UTC(2026, 11, 20, 1, 0, 0));

async function writeXlsx(grids: readonly Grid[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  Object.assign(book, { created: instant, modified: instant, creator: '王经办', lastModifiedBy: '王经办' });
  for (const grid of grids) writeSheet(book, grid);
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  return zipSync(unzipSync(bytes), { mtime: stamp, level: 9 });
}

const thin = { style: 'thin' as const };
const box = { top: thin, left: thin, bottom: thin, right: thin };

function writeSheet(book: ExcelJS.Workbook, grid: Grid): void {
  const sheet = book.addWorksheet(grid.name, { state: grid.visibility });
  const [from, to] = grid.tableColumns;
  for (let column = 1; column <= to + 1; column += 1) sheet.getColumn(column).width = 14;
  const last = Math.max(grid.cells.length, 0) + grid.formattedTail;
  for (let row = 0; row < last; row += 1) {
    for (const [column, content] of (grid.cells[row] ?? []).entries()) {
      if (content === null) continue;
      const cell = sheet.getCell(row + 1, column + 1);
      fill(cell, content);
      if (grid.boldRows.has(row)) cell.font = { name: '宋体', bold: true };
      if (grid.struckRows.has(row)) cell.font = { name: '宋体', strike: true };
    }
    if (row >= grid.tableTop && to >= from)
      for (let column = from; column <= to; column += 1) sheet.getCell(row + 1, column + 1).border = box;
    if (grid.hiddenRows.has(row)) sheet.getRow(row + 1).hidden = true;
  }
  for (const column of grid.hiddenColumns) sheet.getColumn(column + 1).hidden = true;
  for (const area of grid.merges) sheet.mergeCells(area.top + 1, area.left + 1, area.bottom + 1, area.right + 1);
}

function fill(cell: ExcelJS.Cell, content: Exclude<Content, null>): void {
  if (typeof content !== 'object') {
    cell.value = content;
    if (typeof content === 'string' && /^\d{15,}/.test(content)) cell.numFmt = '@';
  } else if ('iso' in content) {
    cell.value = serialOf(content.iso);
    cell.numFmt = 'yyyy/m/d';
  } else cell.value = { formula: content.formula, result: content.value };
}

function writeBiff(grids: readonly Grid[]): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const grid of grids) {
    const sheet: XLSX.WorkSheet = { '!ref': 'A1' };
    let width = 1;
    for (const [row, cells] of grid.cells.entries())
      for (const [column, content] of cells.entries()) {
        if (content === null) continue;
        width = Math.max(width, column + 1);
        sheet[XLSX.utils.encode_cell({ r: row, c: column })] = biffCell(content);
      }
    sheet['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(grid.cells.length - 1, 0), c: width - 1 } });
    sheet['!merges'] = grid.merges.map((area) => ({ s: { r: area.top, c: area.left }, e: { r: area.bottom, c: area.right } }));
    XLSX.utils.book_append_sheet(book, sheet, grid.name);
  }
  book.Workbook = { Sheets: grids.map((grid) => ({ Hidden: grid.visibility === 'visible' ? 0 : grid.visibility === 'hidden' ? 1 : 2 })) };
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
}

function biffCell(content: Exclude<Content, null>): XLSX.CellObject {
  if (typeof content === 'string') return { t: 's', v: content };
  if (typeof content === 'number') return { t: 'n', v: content };
  if ('iso' in content) return { t: 'n', v: serialOf(content.iso), z: 'yyyy/m/d' };
  return { t: 'n', v: content.value };
}

function writeCsv(format: Format, grid: Grid): Uint8Array {
  const separator = format === 'csv-tab' ? '\t' : format === 'csv-semicolon' ? ';' : ',';
  const width = Math.max(...grid.cells.map((cells) => cells.length), 1);
  const lines = grid.cells.map((cells) =>
    Array.from({ length: width }, (_, column) => quote(plain(cells[column] ?? null), separator)).join(separator),
  );
  const text = `${lines.join('\r\n')}\r\n`;
  if (format === 'csv-gbk') return encodeGbk(text);
  return new TextEncoder().encode((format === 'csv-bom' ? '\ufeff' : '') + text);
}

const plain = (content: Content): string => {
  if (content === null) return '';
  if (typeof content !== 'object') return String(content);
  return 'iso' in content ? content.iso.replaceAll('-', '/') : String(content.value);
};
const quote = (text: string, separator: string): string =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** What web systems export under the name .xls: one HTML table. */
function writeHtml(grid: Grid): Uint8Array {
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
  const covered = new Set<string>();
  const rows: string[] = [];
  const width = Math.max(...grid.cells.map((cells) => cells.length), 1);
  for (let row = 0; row < grid.cells.length; row += 1) {
    const cells: string[] = [];
    for (let column = 0; column < width; column += 1) {
      if (covered.has(`${row},${column}`)) continue;
      const area = grid.merges.find((one) => one.top === row && one.left === column);
      if (area) for (let r = area.top; r <= area.bottom; r += 1) for (let c = area.left; c <= area.right; c += 1) covered.add(`${r},${c}`);
      const span = area ? ` rowspan="${area.bottom - area.top + 1}" colspan="${area.right - area.left + 1}"` : '';
      cells.push(`<td${span} style="mso-number-format:'\\@'">${escape(plain(grid.cells[row]?.[column] ?? null))}</td>`);
    }
    rows.push(`<tr>${cells.join('')}</tr>`);
  }
  return new TextEncoder().encode(
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table border="1">${rows.join('')}</table></body></html>`,
  );
}
