/**
 * Whole sheets in few requests: where their values lie (1), the values, merged areas and hidden or struck rows where there are any (2),
 * then number formats of columns in which a date could hide (3). Formatted but empty rows are never read.
 */
import type { MergeRange, SheetSnapshot } from '../../core/model/sheet';
import type { CellValue } from '../../core/model/sheet';
import type { Progress } from '../../core/ports/workbook-host';
import { formatAsks } from './office-read-formats';
import { mergeAsk } from './office-read-merges';
import { hiddenAsks, rowAsks } from './office-read-rows';
import { payload, runAsks, type Ask, type Run } from './office-run';
import { demandSheets, sheetStates, rangeAt, type SheetState } from './office-sheets';
import { cellValue, jsonBytes } from './office-values';

/** What is known of a sheet while it is read. Rows and columns count from the top left cell with a value. */
export interface SheetRead {
  readonly state: SheetState;
  readonly sheet: () => Excel.Worksheet;
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
  readonly values: unknown[][];
  /** By column; from the row of the first number on. */
  readonly formats: Map<number, { readonly from: number; readonly codes: readonly string[] }[]>;
  readonly merges: MergeRange[];
  readonly hiddenRows: number[];
  readonly hiddenColumns: number[];
  readonly struckRows: number[];
}

/** Bytes a cell before anything was read; what is read teaches better. */
const expectedBytesPerCell = 36;

interface Shared {
  readonly run: Run;
  readonly reads: Map<string, SheetRead>;
  readonly progress: Progress;
  bytesPerCell: number;
  done: number;
  total: number;
}

/** @param names every sheet without them @throws HostProblem */
export async function readSheets(run: Run, names: readonly string[] | undefined, progress: Progress = {}): Promise<SheetSnapshot[]> {
  const shared: Shared = { run, reads: new Map(), progress, bytesPerCell: expectedBytesPerCell, done: 0, total: 0 };
  // Nearly always the roster is the sheet in front: where its values lie is asked along with the list of sheets.
  let active: Used | null = null;
  const states = await sheetStates(run, () => {
    active = askUsed(run, run.context.workbook.worksheets.getActiveWorksheet());
  });
  if (names !== undefined) demandSheets(states, names);
  const wanted = names === undefined ? states : names.flatMap((name) => states.filter((state) => state.name === name));
  const asks = wanted.flatMap((state) => (state.active && active !== null ? startSheet(shared, state, active) : [usedAsk(shared, state)]));
  await runAsks(run, asks, progress);
  return wanted.map((state) => snapshotOf(state, shared.reads.get(state.id)));
}

interface Used {
  readonly range: Excel.Range;
  readonly struck: boolean;
}

/** Formatted cells do not count: clerks format whole columns. */
function askUsed(run: Run, sheet: Excel.Worksheet): Used {
  const range = sheet.getUsedRangeOrNullObject(true);
  const struck = run.tools.has('1.9');
  range.load(`rowIndex,columnIndex,rowCount,columnCount,rowHidden,columnHidden${struck ? ',format/font/strikethrough' : ''}`);
  return { range, struck };
}

const usedAsk = (shared: Shared, state: SheetState): Ask => ({
  bytes: 500,
  halve: null,
  queue: () => {
    const used = askUsed(shared.run, shared.run.context.workbook.worksheets.getItem(state.id));
    return () => startSheet(shared, state, used);
  },
});

function startSheet(shared: Shared, state: SheetState, { range, struck }: Used): Ask[] {
  if (range.isNullObject) return [];
  const read: SheetRead = {
    state,
    sheet: () => shared.run.context.workbook.worksheets.getItem(state.id),
    top: range.rowIndex,
    left: range.columnIndex,
    height: range.rowCount,
    width: range.columnCount,
    values: Array.from({ length: range.rowCount }, () => []),
    formats: new Map(),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    struckRows: [],
  };
  shared.reads.set(state.id, read);
  shared.total += read.height * read.width;
  // Null means that some are and some are not.
  const hidden = (range.rowHidden as boolean | null) !== false;
  const anyStruck = struck && (range.format.font.strikethrough as boolean | null) !== false;
  return [
    ...(shared.run.tools.has('1.13') ? [mergeAsk(read)] : []),
    ...hiddenAsks(shared.run.tools, read, hidden, (range.columnHidden as boolean | null) !== false),
    valuesAsk(shared, read, 0, rowsPerBlock(shared, read), () => [
      ...formatAsks(read),
      ...(anyStruck ? rowAsks(shared.run.tools, read) : []),
    ]),
  ];
}

const rowsPerBlock = (shared: Shared, read: SheetRead): number =>
  Math.max(1, Math.floor((payload * 0.95) / shared.bytesPerCell / read.width));

/** A block of rows, then the next. */
function valuesAsk(shared: Shared, read: SheetRead, from: number, most: number, then: () => readonly Ask[]): Ask {
  const count = Math.min(most, read.height - from);
  return {
    bytes: count * read.width * shared.bytesPerCell,
    halve: count < 2 ? null : () => [valuesAsk(shared, read, from, Math.ceil(count / 2), then)],
    queue: () => {
      const block = rangeAt(read.sheet(), read.top + from, read.left, count, read.width);
      block.load('values');
      return () => {
        let bytes = 0;
        (block.values as unknown[][]).forEach((line, index) => {
          read.values[from + index] = line;
          for (const value of line) bytes += jsonBytes(value);
        });
        shared.bytesPerCell = Math.max(8, (1.15 * bytes) / (count * read.width));
        shared.done += count * read.width;
        shared.progress.onProgress?.(shared.done, shared.total);
        return from + count < read.height ? [valuesAsk(shared, read, from + count, rowsPerBlock(shared, read), then)] : then();
      };
    },
  };
}

function snapshotOf({ name, visibility }: SheetState, read: SheetRead | undefined): SheetSnapshot {
  if (read === undefined)
    return { name, visibility, origin: { row: 0, column: 0 }, rows: [], merges: [], hiddenRows: [], hiddenColumns: [], struckRows: [] };
  const { top, left, merges, hiddenColumns } = read;
  const ascending = (rows: readonly number[]): number[] => [...rows].sort((a, b) => a - b);
  return {
    name,
    visibility,
    origin: { row: top, column: left },
    rows: rowsOf(read),
    merges,
    hiddenRows: ascending(read.hiddenRows),
    hiddenColumns: ascending(hiddenColumns),
    struckRows: ascending(read.struckRows),
  };
}

function rowsOf({ values, formats }: SheetRead): CellValue[][] {
  const rows = values.map((line) => line.map((value) => cellValue(value, '')));
  for (const [column, pieces] of formats)
    for (const { from, codes } of pieces)
      codes.forEach((code, index) => {
        const line = rows[from + index];
        if (line !== undefined && typeof line[column] === 'number') line[column] = cellValue(line[column], code);
      });
  return rows;
}
