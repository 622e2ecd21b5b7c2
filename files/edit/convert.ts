/** Files that are no .xlsx (xls, et, csv, web pages saved as xls …) as a package that can be edited, with every value exactly as it was read. */
import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import { isDateSerial, type CellValue, type SheetSnapshot, type WorkbookSnapshot } from '../../core/model/sheet';
import { excelSheetName, toXlsx } from '../annotate/convert';
import { readWorkbook } from '../read';
import { widthOf } from './column-width';
import { sniff } from '../read/sniff';

export interface Converted {
  readonly bytes: Uint8Array;
  /** The package's name of each sheet of the snapshot, in its order. */
  readonly names: readonly string[];
}

/** Old binary workbooks keep formulas, widths and number formats, where that keeps every value; all others become what was read of them. */
export async function convertToXlsx(bytes: Uint8Array, snapshot: WorkbookSnapshot): Promise<Converted> {
  const names = snapshot.sheets.map(({ name }, at) => freeName(excelSheetName(name), snapshot.sheets.slice(0, at)));
  const kind = sniff(bytes);
  if (kind === 'ole' || kind === 'biff') {
    const converted = await attempt(() => toXlsx(bytes, snapshot, false), snapshot);
    if (converted !== null) return { bytes: converted, names: snapshot.sheets.map(({ name }) => name) };
  }
  return { bytes: fromSnapshot(snapshot, names), names };
}

const freeName = (name: string, before: readonly SheetSnapshot[]): string => {
  const used = new Set(before.map((sheet) => excelSheetName(sheet.name).toLowerCase()));
  if (!used.has(name.toLowerCase())) return name;
  return `${name.slice(0, 26)}(${before.length + 1})`;
};

async function attempt(convert: () => Uint8Array, snapshot: WorkbookSnapshot): Promise<Uint8Array | null> {
  try {
    const bytes = convert();
    const again = await readWorkbook(bytes, 'converted.xlsx');
    return sameValues(again.sheets, snapshot.sheets) ? bytes : null;
  } catch {
    return null;
  }
}

/** Whether two workbooks hold the same values at the same places, by sheet order. */
export function sameValues(some: readonly SheetSnapshot[], others: readonly SheetSnapshot[]): boolean {
  return some.length === others.length && some.every((sheet, index) => sameRows(sheet, others[index] as SheetSnapshot));
}

/** Dates and numbers are compared alike: whether a number shows as a date is a matter of its format. */
function sameRows({ rows: a }: SheetSnapshot, { rows: b }: SheetSnapshot): boolean {
  for (let row = 0; row < Math.max(a.length, b.length); row++) {
    const [left, right] = [a[row] ?? [], b[row] ?? []];
    for (let column = 0; column < Math.max(left.length, right.length); column++)
      if (plain(left[column]) !== plain(right[column])) return false;
  }
  return true;
}
const plain = (value: CellValue | undefined): string | number | boolean | null => {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n');
  return isDateSerial(value) ? value.serial : value;
};

function fromSnapshot(snapshot: WorkbookSnapshot, names: readonly string[]): Uint8Array {
  const workbook = utils.book_new();
  snapshot.sheets.forEach((sheet, index) => {
    utils.book_append_sheet(workbook, worksheet(sheet), names[index]);
  });
  workbook.Workbook = {
    Sheets: snapshot.sheets.map(({ visibility }) => ({ Hidden: visibility === 'visible' ? 0 : visibility === 'hidden' ? 1 : 2 })),
  };
  return new Uint8Array(write(workbook, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

function worksheet({ rows, merges, hiddenRows, hiddenColumns }: SheetSnapshot): WorkSheet {
  const sheet: WorkSheet = {};
  let width = 0;
  rows.forEach((row, r) => {
    width = Math.max(width, row.length);
    row.forEach((value, c) => {
      if (value !== null) sheet[utils.encode_cell({ r, c })] = cellOf(value);
    });
  });
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, rows.length - 1), c: Math.max(0, width - 1) } });
  sheet['!merges'] = merges.map(({ top, left, bottom, right }) => ({ s: { r: top, c: left }, e: { r: bottom, c: right } }));
  const hidden = new Set(hiddenColumns);
  sheet['!cols'] = Array.from({ length: width }, (_, column) => ({ wch: widthOf(rows, column), hidden: hidden.has(column) }));
  const lines: { hidden: boolean }[] = [];
  for (const row of hiddenRows) lines[row] = { hidden: true };
  sheet['!rows'] = lines;
  return sheet;
}

function cellOf(value: Exclude<CellValue, null>): CellObject {
  // Digits in a text cell stay text also when somebody edits them in Excel later.
  if (typeof value === 'string') return { t: 's', v: value, ...(/^\d[\dXx]{5,}$/.test(value.trim()) ? { z: '@' } : {}) };
  if (isDateSerial(value)) return { t: 'n', v: value.serial, z: 'yyyy/m/d' };
  return typeof value === 'boolean' ? { t: 'b', v: value } : { t: 'n', v: value };
}
