/**
 * An open file in memory: sheets with values, number formats and formulas, every change kept beside what the file had, the marks, and where
 * the person is. The grid shows it; workbook-file.ts is its WorkbookHost. Rows and columns are 0-based here.
 */
import { isDateSerial, type CellValue, type MergeRange, type SheetSnapshot, type SheetVisibility } from '../../core/model/sheet';
import { tableLayout, type Table, type TableCell, type TableColumn } from '../../core/model/table';
import type { Mark, SheetChange } from '../../core/ports/workbook-host';
import { cellKey, type SheetFacts, type WorkbookFacts } from '../../files/edit/sheet-facts';

export interface FileCell {
  readonly value: CellValue;
  /** Number format code: 'General', '@', 'yyyy/m/d' … */
  readonly format: string;
  readonly formula?: true;
}

export interface FileSheet {
  readonly id: string;
  name: string;
  readonly visibility: SheetVisibility;
  protected: boolean;
  /** A row is replaced, never changed in place: snapshots share them. */
  rows: (readonly CellValue[])[];
  merges: readonly MergeRange[];
  hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  struckRows: readonly number[];
  /** In characters of half width; -1 holds the sheet's default. */
  readonly widths: Readonly<Record<number, number>>;
  readonly formulas: Set<number>;
  readonly codeAt: (row: number, column: number) => string;
  /** What differs from the file, by cellKey. */
  readonly changed: Map<number, FileCell>;
  readonly originals: Map<number, FileCell>;
  /** For a sheet that was added here. */
  readonly table: Table | null;
}

export interface FileModel {
  /** Of the file as it was opened. */
  readonly fileName: string;
  readonly sheets: FileSheet[];
  /** By sheet id, then cellKey. */
  readonly marks: Map<string, Map<number, Mark>>;
  selection: { readonly sheet: string; readonly row: number; readonly column: number };
  readonly listeners: Set<(change: SheetChange) => void>;
  /** For views: called after anything visible changed. */
  readonly watchers: Set<(what: 'cells' | 'marks' | 'selection' | 'sheets') => void>;
  nextId: number;
}

export const blankCell: FileCell = { value: null, format: 'General' };

/** @param facts null for files of which only the values are known */
export function createFileModel(fileName: string, sheets: readonly SheetSnapshot[], facts: WorkbookFacts | null): FileModel {
  const made = sheets.map((sheet, index) => fromSnapshot(sheet, String(index + 1), facts?.sheets[index] ?? null, facts?.codes ?? []));
  const first = made.find(({ visibility }) => visibility === 'visible') ?? made[0];
  return {
    fileName,
    sheets: made,
    marks: new Map(),
    selection: { sheet: first?.name ?? '', row: 0, column: 0 },
    listeners: new Set(),
    watchers: new Set(),
    nextId: made.length + 1,
  };
}

function fromSnapshot(sheet: SheetSnapshot, id: string, facts: SheetFacts | null, codes: readonly string[]): FileSheet {
  const { name, visibility, origin, merges, hiddenRows, hiddenColumns, struckRows } = sheet;
  const gap = Array<null>(origin.column).fill(null);
  const rows = origin.row === 0 && origin.column === 0 ? [...sheet.rows] : [...Array<CellValue[]>(origin.row).fill([]), ...sheet.rows.map((row) => [...gap, ...row])]; // prettier-ignore
  const down = (row: number): number => row + origin.row;
  const right = (column: number): number => column + origin.column;
  const made: FileSheet = {
    ...emptySheet(id, name, visibility),
    protected: facts?.protected ?? false,
    rows,
    merges: merges.map((area) => ({ top: down(area.top), bottom: down(area.bottom), left: right(area.left), right: right(area.right) })),
    hiddenRows: hiddenRows.map(down),
    hiddenColumns: hiddenColumns.map(right),
    struckRows: struckRows.map(down),
    widths: facts?.widths ?? {},
    formulas: new Set(facts?.formulas),
  };
  const formats = facts?.formats ?? null;
  const codeAt = (row: number, column: number): string => {
    const value = rows[row]?.[column] ?? null;
    const code = formats === null ? undefined : codes[runAt(formats[column] ?? [], row)];
    if (isDateSerial(value)) return code === undefined || code === 'General' ? 'yyyy/m/d' : code;
    return code ?? (typeof value === 'string' ? '@' : 'General');
  };
  return { ...made, codeAt };
}

/** The code that holds at a row, of runs sorted by row. */
function runAt(runs: readonly (readonly [row: number, code: number])[], row: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.[0] ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return runs[low - 1]?.[1] ?? 0;
}

const emptySheet = (id: string, name: string, visibility: SheetVisibility): FileSheet => ({
  ...{ id, name, visibility, protected: false, rows: [], merges: [], hiddenRows: [], hiddenColumns: [], struckRows: [], widths: {} },
  formulas: new Set(),
  codeAt: () => 'General',
  changed: new Map(),
  originals: new Map(),
  table: null,
});

export function cellAt(sheet: FileSheet, row: number, column: number): FileCell {
  const key = cellKey(row, column);
  const changed = sheet.changed.get(key);
  if (changed !== undefined) return changed;
  const value = sheet.rows[row]?.[column] ?? null;
  const format = sheet.codeAt(row, column);
  return sheet.formulas.has(key) ? { value, format, formula: true } : { value, format };
}

/** Puts value and number format into a cell; a cell that is as the file had it counts as unchanged. */
export function putCell(sheet: FileSheet, row: number, column: number, next: FileCell): void {
  const key = cellKey(row, column);
  const original = sheet.originals.get(key) ?? cellAt(sheet, row, column);
  sheet.originals.set(key, original);
  while (sheet.rows.length <= row) sheet.rows.push([]);
  const line = [...(sheet.rows[row] ?? [])];
  while (line.length <= column) line.push(null);
  line[column] = next.value;
  sheet.rows[row] = line;
  if (samePlain(original.value, next.value) && original.format === next.format) sheet.changed.delete(key);
  else sheet.changed.set(key, { value: next.value, format: next.format });
}

export const plain = (value: CellValue): string | number | boolean | null => (isDateSerial(value) ? value.serial : value);
export const samePlain = (a: CellValue, b: CellValue): boolean => plain(a) === plain(b);

/** As a file is read: nothing after the last value. */
export function toSnapshot(sheet: FileSheet): SheetSnapshot {
  const rows = [...sheet.rows];
  while (rows.length > 0 && rows.at(-1)?.every((value) => value === null) !== false) rows.pop();
  const { name, visibility, merges, hiddenRows, hiddenColumns, struckRows } = sheet;
  return { name, visibility, origin: { row: 0, column: 0 }, rows, merges, hiddenRows, hiddenColumns, struckRows };
}

const tableValue = (cell: TableCell): CellValue =>
  typeof cell === 'object' && cell !== null ? ('formula' in cell ? cell.value : cell.text) : cell;

const kindFormats = { text: '@', integer: '0', yuan: '#,##0.00', date: '@', percent: '0.0%' } as const;
const formatOf = ({ kind, ungrouped }: TableColumn): string => (kind === 'yuan' && ungrouped === true ? '0.00' : kindFormats[kind]);

/** A written table as a sheet: title (unless bare), subtitle, headers, rows, blank rows, footer (core/model/table.ts). */
export function sheetFromTable(table: Table, id: string): FileSheet {
  const { headerTop, headerBottom, firstData } = tableLayout(table);
  const above = [...(table.bare === true ? [] : [table.title]), ...table.subtitle];
  const rows: (readonly CellValue[])[] = above.map((text) => [text]);
  if (headerBottom > headerTop) rows.push(table.columns.map(({ group }) => group ?? null));
  rows.push(table.columns.map(({ header }) => header));
  const formulas = new Set<number>();
  for (const { cells } of table.rows) {
    cells.forEach((cell, column) => {
      if (typeof cell === 'object' && cell !== null && 'formula' in cell) formulas.add(cellKey(rows.length, column));
    });
    rows.push(cells.map(tableValue));
  }
  for (let blank = table.blankRows ?? 0; blank > 0; blank -= 1) rows.push([]);
  const last = rows.length;
  rows.push(...table.footer.map((text) => [text]));
  const codeAt = (row: number, column: number): string => {
    const about = table.columns[column];
    return row < firstData - 1 || row >= last || about === undefined ? '@' : formatOf(about);
  };
  const across = (top: number): MergeRange => ({ top, bottom: top, left: 0, right: table.columns.length - 1 });
  const wide = [...above.keys(), ...table.footer.map((_, index) => last + index)];
  return {
    ...emptySheet(id, table.name, 'visible'),
    rows,
    merges: table.columns.length < 2 ? [] : wide.map(across),
    widths: Object.fromEntries(table.columns.map(({ width }, column) => [column, width])),
    formulas,
    codeAt,
    table,
  };
}

export const freeSheetName = (wanted: string, sheets: readonly FileSheet[]): string => {
  const name = wanted.replace(/[\\/?*[\]:]/g, '-').slice(0, 31) || 'Sheet';
  const used = new Set(sheets.map((sheet) => sheet.name.toLowerCase()));
  let free = name;
  for (let number = 2; used.has(free.toLowerCase()); number += 1) free = `${name.slice(0, 31 - String(number).length - 2)}(${number})`;
  return free;
};

export function emit(model: FileModel, change: SheetChange): void {
  for (const listener of [...model.listeners]) listener(change);
  notify(model, change.kind === 'sheets' ? 'sheets' : 'cells');
}

export function notify(model: FileModel, what: 'cells' | 'marks' | 'selection' | 'sheets'): void {
  for (const watcher of [...model.watchers]) watcher(what);
}

export const isDirty = (model: FileModel): boolean => model.sheets.some(({ changed, table }) => changed.size > 0 || table !== null);
