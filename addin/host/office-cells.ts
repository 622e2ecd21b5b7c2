/** Single cells, many at once: neighbours of a column are read and written as one range, over small gaps too. */
import { addressOf, rectAddress, type Cell } from './office-address';
import { runAsks, type Ask, type Run } from './office-run';
import type { SheetState } from './office-sheets';
import { jsonBytes } from './office-values';

export interface CellNow {
  readonly value: unknown;
  readonly format: string;
  /** With "="; null when the cell holds none. */
  readonly formula: string | null;
  readonly locked: boolean;
}

/** What is to be written. A format of null and a value of undefined stay as they are. */
export interface CellWrite extends Cell {
  /** Set before the value: it decides how Excel reads it. */
  readonly format: string | null;
  readonly value: string | number | boolean | undefined;
  /** Set after the value. */
  readonly formatAfter: string | null;
  /** Written with the apostrophe that makes it a text in any format. */
  readonly prefixed?: boolean;
}

export interface OnSheet<T> {
  readonly state: SheetState;
  readonly cells: readonly T[];
}

/** Cells between two of ours that are read and left alone with them. */
const widestGap = 20;
/** Longest range of one ask. */
const longestRun = 4_000;

/** Runs down each column. On protected sheets only real neighbours: what lies between may be locked. */
function runsOf<T extends Cell>({ state, cells }: OnSheet<T>, breaks: (cell: Cell) => boolean = () => false): T[][] {
  const sorted = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  const gap = state.protected ? 0 : widestGap;
  const runs: T[][] = [];
  for (const cell of sorted) {
    const run = runs.at(-1);
    const first = run?.[0];
    const last = run?.at(-1);
    const joins =
      first?.column === cell.column &&
      last !== undefined &&
      cell.row - last.row <= gap + 1 &&
      cell.row - first.row < longestRun &&
      !between(last.row, cell.row).some((row) => breaks({ row, column: cell.column }));
    if (joins) run?.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

const between = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from - 1) }, (_, index) => from + 1 + index);

export type Present = ReadonlyMap<string, CellNow>;

/** What cells hold, and their neighbours in small gaps. Keys: sheet id and address, see `keyOf`. */
export async function readCells(run: Run, sheets: readonly OnSheet<Cell>[]): Promise<Present> {
  const present = new Map<string, CellNow>();
  const asks = sheets.flatMap((sheet) => {
    const runs = sheet.state.protected ? sheet.cells.map((cell) => [cell]) : runsOf(sheet);
    return runs.map((cells) => readAsk(run, sheet.state, cells, present));
  });
  await runAsks(run, asks);
  return present;
}

export const keyOf = (state: SheetState, cell: Cell): string => `${state.id}!${addressOf(cell)}`;

function readAsk(run: Run, state: SheetState, cells: readonly Cell[], present: Map<string, CellNow>): Ask {
  const column = cells[0]?.column ?? 0;
  const top = cells[0]?.row ?? 0;
  const bottom = cells.at(-1)?.row ?? 0;
  return {
    bytes: 300 + (bottom - top + 1) * 90,
    halve: halve(cells, (part) => readAsk(run, state, part, present)),
    queue: () => {
      const range = rangeAt(run, state, { top, bottom, column });
      range.load(`values,formulas,numberFormat${state.protected ? ',format/protection/locked' : ''}`);
      return () => {
        (range.values as unknown[][]).forEach(([value], index) => {
          const formula: unknown = (range.formulas as unknown[][])[index]?.[0];
          present.set(keyOf(state, { row: top + index, column }), {
            value,
            format: (range.numberFormat as string[][])[index]?.[0] ?? 'General',
            // A text that begins with = is no formula: then both are the same.
            formula: typeof formula === 'string' && formula.startsWith('=') && formula !== value ? formula : null,
            locked: state.protected && (range.format.protection.locked as boolean | null) !== false,
          });
        });
        return [];
      };
    },
  };
}

const rangeAt = (run: Run, { id }: SheetState, { top, bottom, column }: { top: number; bottom: number; column: number }): Excel.Range =>
  run.context.workbook.worksheets.getItem(id).getRange(rectAddress({ top, bottom, left: column, right: column }));

function halve<T>(cells: readonly T[], make: (part: readonly T[]) => Ask): Ask['halve'] {
  const middle = Math.ceil(cells.length / 2);
  return cells.length < 2 ? null : () => [make(cells.slice(0, middle)), make(cells.slice(middle))];
}

/**
 * Writes, and tells what each cell holds then. @param present what readCells told of the same cells
 * @param onWritten called after each request with the cells that are done
 */
export async function writeCells<T extends CellWrite>(
  run: Run,
  sheets: readonly OnSheet<T>[],
  present: Present,
  onWritten: (state: SheetState, cell: T, value: unknown) => void,
  steps: WriteSteps,
): Promise<void> {
  const asks = sheets.flatMap((sheet) => {
    const isFormula = (cell: Cell): boolean => present.get(keyOf(sheet.state, cell))?.formula !== null;
    return runsOf(sheet, isFormula).map((cells) => writeAsk(run, sheet.state, cells, onWritten, steps));
  });
  await runAsks(run, asks, steps.progress);
}

export interface WriteSteps {
  /** Told before a range is sent, so that its changes are known as ours. */
  readonly announce: (sheetId: string, address: string) => void;
  readonly progress: { readonly signal?: { readonly aborted: boolean } } | undefined;
}

function writeAsk<T extends CellWrite>(
  run: Run,
  state: SheetState,
  cells: readonly T[],
  onWritten: (state: SheetState, cell: T, value: unknown) => void,
  steps: WriteSteps,
): Ask {
  const column = cells[0]?.column ?? 0;
  const top = cells[0]?.row ?? 0;
  const bottom = cells.at(-1)?.row ?? 0;
  const byRow = new Map(cells.map((cell) => [cell.row, cell]));
  // Null leaves a cell as it is.
  const grid = <V>(of: (cell: T) => V | null): (V | null)[][] =>
    Array.from({ length: bottom - top + 1 }, (_, index) => {
      const cell = byRow.get(top + index);
      return [cell === undefined ? null : of(cell)];
    });
  const formats = grid(({ format }) => format);
  const values = grid(({ value, prefixed }) => (value === undefined ? null : literal(value, prefixed === true)));
  const formatsAfter = grid(({ formatAfter }) => formatAfter);
  const some = (lines: readonly (readonly unknown[])[]): boolean => lines.some(([one]) => one !== null);
  return {
    bytes: 1_500 + cells.reduce((sum, { value }) => sum + jsonBytes(value) + 30, (bottom - top + 1) * 25),
    halve: halve(cells, (part) => writeAsk(run, state, part, onWritten, steps)),
    queue: () => {
      const range = rangeAt(run, state, { top, bottom, column });
      if (some(formats)) range.numberFormat = formats;
      if (some(values)) {
        steps.announce(state.id, rectAddress({ top, bottom, left: column, right: column }));
        range.values = values;
      }
      if (some(formatsAfter)) range.numberFormat = formatsAfter;
      range.load('values');
      return () => {
        (range.values as unknown[][]).forEach(([value], index) => {
          const cell = byRow.get(top + index);
          if (cell !== undefined) onWritten(state, cell, value);
        });
        return [];
      };
    },
  };
}

/** Excel takes a leading apostrophe for the mark of a text and drops it; doubled, one stays. */
const literal = (value: string | number | boolean, prefixed: boolean): string | number | boolean =>
  typeof value === 'string' && (prefixed || value.startsWith("'")) ? `'${value}` : value;
