/**
 * Changing cells so that every change can be taken back exactly: what a cell holds is read first in the same run, cells that changed
 * since, formulas and locked cells are left alone and named, and what was written is read back.
 */
import { columnIndex, isDateSerial, type CellValue } from '../../core/model/sheet';
import {
  HostProblem,
  type CellChange,
  type ChangeResult,
  type LeftAlone,
  type Progress,
  type UndoCell,
  type UndoStep,
} from '../../core/ports/workbook-host';
import { addressOf, cellOf, type Cell } from './office-address';
import { keyOf, readCells, writeCells, type CellNow, type CellWrite, type OnSheet, type Present } from './office-cells';
import { stopIfCancelled, type Run } from './office-run';
import { demandSheets, protectedSheets, sheetStates, type SheetState } from './office-sheets';
import { cellValue, isDateFormat } from './office-values';

export type Announce = (sheetId: string, address: string) => void;

/** What a cell was, kept in UndoCell.was. */
interface Was {
  readonly value: string | number | boolean;
  readonly format: string;
}

interface Planned extends CellWrite {
  readonly name: string;
  readonly was: Was;
  /** What it should hold afterwards. */
  readonly meant: CellValue;
}

const reads = (value: CellValue): string | number | boolean => (isDateSerial(value) ? value.serial : (value ?? ''));
const holds = (now: CellNow, value: CellValue): boolean => (now.value ?? '') === reads(value);
const wasOf = ({ value, format }: CellNow): Was => ({ value: (value ?? '') as Was['value'], format });

/** Text that Excel would take for a formula. */
const looksLikeFormula = (value: string | number): boolean => typeof value === 'string' && /^[=+\-@]/.test(value);

/** @throws HostProblem 'protected' when that is why nothing could be changed */
export async function applyCells(
  run: Run,
  announce: Announce,
  changes: readonly CellChange[],
  progress: Progress = {},
): Promise<ChangeResult> {
  const states = await sheetStates(run);
  const left: LeftAlone[] = [];
  const places = changes.flatMap((change) => {
    const state = states.find(({ name }) => name === change.sheet);
    if (state === undefined) left.push({ sheet: change.sheet, cell: change.cell, reason: 'sheet-gone' });
    return state === undefined ? [] : [{ state, change, ...cellOf(change.cell) }];
  });
  const present = await readCells(
    run,
    bySheet(places, ({ state }) => state),
  );
  const planned: { state: SheetState; cell: Planned }[] = [];
  for (const { state, change, row, column } of places) {
    const now = present.get(keyOf(state, { row, column }));
    if (now === undefined) continue;
    const { after, asText } = change;
    const format = asText || looksLikeFormula(after) ? '@' : typeof after === 'number' && now.format === '@' ? 'General' : null;
    const reason =
      now.formula !== null ? 'formula' : !holds(now, change.before) ? 'changed-since' : refused(state, now, format) ? 'protected' : null;
    if (reason !== null) left.push({ sheet: state.name, cell: change.cell, reason });
    else {
      const plan = { row, column, name: state.name, was: wasOf(now), meant: after, value: after, formatAfter: null };
      planned.push({ state, cell: { ...plan, format: format === now.format ? null : format } });
    }
  }
  if (planned.length === 0 && left.length > 0 && left.every(({ reason }) => reason === 'protected'))
    throw protectedSheets([...new Set(left.map(({ sheet }) => sheet))]);
  const undo = await carryOut(run, announce, planned, present, progress);
  return { changed: undo.length, left, undo: { cells: undo } };
}

/** A locked cell takes nothing; on a protected sheet formats need a permission of their own. */
const refused = (state: SheetState, now: CellNow, format: string | null): boolean =>
  now.locked || (format !== null && format !== now.format && !state.mayFormat);

/** All or nothing as far as it can be: what was written before a failure or the signal is put back. */
async function carryOut(
  run: Run,
  announce: Announce,
  planned: readonly { readonly state: SheetState; readonly cell: Planned }[],
  present: Present,
  progress: Progress,
): Promise<UndoCell[]> {
  const undo: UndoCell[] = [];
  const sheets = grouped(planned);
  try {
    stopIfCancelled(progress);
    await writeCells(
      run,
      sheets,
      present,
      (state, cell, value) => {
        const now = cellValue(value, cell.format ?? cell.was.format);
        undo.push({ sheet: state.name, cell: addressOf(cell), was: cell.was, now });
        progress.onProgress?.(undo.length, planned.length);
      },
      { announce, progress },
    );
  } catch (error) {
    await putBack(run, announce, sheets);
    throw error;
  }
  return undo;
}

/** Puts back what of the plan was done. */
async function putBack(run: Run, announce: Announce, sheets: readonly OnSheet<Planned>[]): Promise<void> {
  try {
    const present = await readCells(run, sheets);
    const done = sheets.map(({ state, cells }) => ({
      state,
      cells: cells
        .filter((cell) => {
          const now = present.get(keyOf(state, cell));
          return now !== undefined && now.formula === null && (holds(now, cell.meant) || holds(now, cell.was.value));
        })
        .map((cell) => restoring(state, cell, cell.was)),
    }));
    await writeCells(run, done, present, () => undefined, { announce, progress: undefined });
  } catch {
    // The first problem is the one to tell; it is thrown by the caller.
  }
}

/** A text that Excel would make a number, date or time of as soon as somebody opens the cell and presses Enter. */
const looksLikeNumber = (text: string): boolean => /\d/.test(text) && /^[\d\s.,:/%()¥￥$+-]*$/.test(text);

/**
 * A text that looks like a number in a cell without text format was typed with an apostrophe: so it is written again. Otherwise a format
 * that takes the value as it is, the value, then the format of before: a number in a text cell stays a number.
 */
function restoring(state: SheetState, { row, column }: Cell, { value, format }: Was): CellWrite {
  const free = state.mayFormat;
  if (typeof value === 'string' && format !== '@' && looksLikeNumber(value))
    return { row, column, value, prefixed: true, format: free ? format : null, formatAfter: null };
  const exact = typeof value === 'string' && value !== '' ? '@' : 'General';
  return { row, column, value, format: free ? exact : null, formatAfter: free ? format : null };
}

/** @throws HostProblem 'sheet-gone', 'protected' */
export async function formatAsText(
  run: Run,
  announce: Announce,
  sheet: string,
  columns: readonly string[],
  from: number,
  to: number,
): Promise<ChangeResult> {
  const states = await sheetStates(run);
  demandSheets(states, [sheet]);
  const state = states.find(({ name }) => name === sheet) as SheetState;
  if (!state.mayFormat) throw protectedSheets([sheet]);
  const cells = columns.flatMap((letters) =>
    Array.from({ length: to - from + 1 }, (_, index): Cell => ({ row: from - 1 + index, column: columnIndex(letters) })),
  );
  const present = await readCells(run, [{ state, cells }]);
  const left: LeftAlone[] = [];
  const planned: { state: SheetState; cell: Planned }[] = [];
  for (const cell of cells) {
    const now = present.get(keyOf(state, cell));
    if (now === undefined || (typeof now.value === 'number' && isDateFormat(now.format))) continue;
    const digits =
      typeof now.value === 'number' && Number.isInteger(now.value) && Math.abs(now.value) < 1e15 ? String(now.value) : undefined;
    if (now.format === '@' && digits === undefined) continue;
    const reason = now.formula !== null ? 'formula' : now.locked && digits !== undefined ? 'protected' : null;
    if (reason !== null) left.push({ sheet, cell: addressOf(cell), reason });
    else
      planned.push({
        state,
        cell: {
          ...cell,
          name: sheet,
          was: wasOf(now),
          meant: digits ?? cellValue(now.value, ''),
          format: '@',
          value: digits,
          formatAfter: null,
        },
      });
  }
  const undo = await carryOut(run, announce, planned, present, {});
  return { changed: undo.length, left, undo: { cells: undo } };
}

export async function undo(
  run: Run,
  announce: Announce,
  { cells }: UndoStep,
): Promise<{ readonly restored: number; readonly left: readonly LeftAlone[] }> {
  const states = await sheetStates(run);
  const left: LeftAlone[] = [];
  const places = cells.flatMap((step) => {
    const state = states.find(({ name }) => name === step.sheet);
    if (state === undefined) left.push({ sheet: step.sheet, cell: step.cell, reason: 'sheet-gone' });
    return state === undefined ? [] : [{ state, step, was: step.was as Was, ...cellOf(step.cell) }];
  });
  const present = await readCells(
    run,
    bySheet(places, ({ state }) => state),
  );
  const back = places.filter(({ state, step, was, row, column }) => {
    const now = present.get(keyOf(state, { row, column }));
    if (now === undefined) return false;
    const reason = now.formula !== null || !holds(now, step.now) ? 'changed-since' : refused(state, now, was.format) ? 'protected' : null;
    if (reason !== null) left.push({ sheet: step.sheet, cell: step.cell, reason });
    return reason === null;
  });
  const writes = back.map(({ state, was, row, column }) => ({ state, cell: restoring(state, { row, column }, was) }));
  let restored = 0;
  await writeCells(run, grouped(writes), present, () => (restored += 1), { announce, progress: undefined });
  return { restored, left };
}

/** @throws HostProblem when an undo step is none of this adapter's */
export const demandOwn = ({ cells }: UndoStep): void => {
  for (const { was } of cells)
    if (typeof was !== 'object' || was === null || !('value' in was) || !('format' in was))
      throw new HostProblem('unknown', 'ForeignUndoStep');
};

function grouped<T>(items: readonly { readonly state: SheetState; readonly cell: T }[]): OnSheet<T>[] {
  return bySheet(items, ({ state }) => state).map(({ state, cells }) => ({ state, cells: cells.map(({ cell }) => cell) }));
}

function bySheet<T>(items: readonly T[], of: (item: T) => SheetState): OnSheet<T>[] {
  const sheets = new Map<string, { state: SheetState; cells: T[] }>();
  for (const item of items) {
    const state = of(item);
    const known = sheets.get(state.id);
    if (known === undefined) sheets.set(state.id, { state, cells: [item] });
    else known.cells.push(item);
  }
  return [...sheets.values()];
}
