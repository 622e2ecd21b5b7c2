/**
 * Formats and layouts that this reader does not scan itself go through SheetJS: xls and et (BIFF), xlsb, ods, SpreadsheetML 2003.
 * It tells hidden rows and columns, except those of ods, and no strike-through (ole/struck-rows.ts finds that in BIFF8). It can take long on
 * hostile files: see from-disk.ts.
 */
import type * as SheetJs from '@e965/xlsx';
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';

import type { CellValue, SheetSnapshot, SheetVisibility } from '../../../core/model/sheet';
import { dateValue } from '../date-value';
import type { ReadJob } from '../job';
import { setCell, SheetBuilder } from '../sheet-builder';
import { isDateFormatCode } from '../xlsx/date-format';

/** Loaded when first needed: most runs never need it. */
const loadLibrary = async (): Promise<typeof SheetJs> => {
  const library = whole(await import('@e965/xlsx'));
  library.set_cptable(whole(await import('@e965/xlsx/dist/cpexcel')));
  return library;
};

/** The module itself, whether the loader hands it out as such or as the default export of a wrapper. */
const whole = <T extends object>(loaded: T): T => ('default' in loaded ? (loaded.default as T) : loaded);

/** `content` is a string for formats that are text. Throws a FileProblem; whatever the library throws means 'damaged'. */
export const readWithLibrary = async (content: Uint8Array | string, job: ReadJob): Promise<SheetSnapshot[]> => {
  const library = await loadLibrary();
  let workbook: WorkBook;
  try {
    workbook = quietly(() => library.read(content, { type: typeof content === 'string' ? 'string' : 'array', ...options }));
  } catch (cause) {
    throw job.problem(/password|encrypt/i.test(String(cause)) ? 'password-protected' : 'damaged', { reason: 'content' }, cause);
  }
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  return workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name];
    const visibility = visibilities[workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0] ?? 'visible';
    return sheet === undefined || isChart(sheet) ? [] : [snapshotOf(sheet, name, visibility, date1904, job)];
  });
};

const options = {
  dense: true,
  cellDates: false,
  cellNF: true,
  cellStyles: true,
  cellText: false,
  cellHTML: false,
  cellFormula: false,
  raw: true,
} as const;

/** The library remarks on odd files on the console; what it says is not for clerks. `read` is synchronous, so nothing else is silenced. */
const quietly = <T>(read: () => T): T => {
  const { error, warn, log } = console;
  const silence = (): void => undefined;
  Object.assign(console, { error: silence, warn: silence, log: silence });
  try {
    return read();
  } finally {
    Object.assign(console, { error, warn, log });
  }
};

const visibilities: readonly SheetVisibility[] = ['visible', 'hidden', 'veryHidden'];

const isChart = (sheet: WorkSheet): boolean => typeof sheet['!type'] === 'string' && sheet['!type'] !== 'sheet';

const snapshotOf = (source: WorkSheet, name: string, visibility: SheetVisibility, date1904: boolean, job: ReadJob): SheetSnapshot => {
  const sheet = new SheetBuilder(job);
  const formats = new Map<string, boolean>();
  const rows = (source['!data'] ?? []) as (CellObject[] | undefined)[];
  rows.forEach((row, index) => {
    const cells: CellValue[] = [];
    let valued = 0;
    row?.forEach((cell, column) => {
      const value = valueOf(cell, date1904, formats);
      if (value === null) return;
      setCell(cells, column, value);
      valued++;
    });
    sheet.addRow(index, cells, valued, 0);
  });
  // Sparse lists: forEach visits only what is there.
  source['!rows']?.forEach((row, index) => {
    if (row?.hidden === true || row?.hpt === 0) sheet.hideRow(index);
  });
  source['!cols']?.forEach((column, index) => {
    if (column?.hidden === true) sheet.hideColumns(index, index);
  });
  for (const { s, e } of source['!merges'] ?? []) sheet.addMerge({ top: s.r, left: s.c, bottom: e.r, right: e.c });
  return sheet.finish(name, visibility);
};

const valueOf = (cell: CellObject | null | undefined, date1904: boolean, formats: Map<string, boolean>): CellValue => {
  if (cell === null || cell === undefined || cell.v === undefined || cell.v === '') return null;
  if (cell.t === 'e') return cell.w ?? errorTexts[Number(cell.v)] ?? '#VALUE!';
  if (typeof cell.v !== 'number') return cell.v instanceof Date ? null : (cell.v as CellValue);
  if (cell.t !== 'n') return cell.v;
  const format = String(cell.z ?? 'General');
  let date = formats.get(format);
  if (date === undefined) formats.set(format, (date = isDateFormatCode(format)));
  return date ? dateValue(cell.v, date1904) : cell.v;
};

/** BErr codes ([MS-XLS] 2.5.10). */
const errorTexts: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};
