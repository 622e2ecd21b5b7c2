/** A workbook file that is open in the browser, as WorkbookHost: the pane works on it as it works in Excel. */
import { columnIndex, columnLetters, isDateSerial, type CellValue, type SheetSnapshot } from '../../core/model/sheet';
import {
  HostProblem,
  type CellChange,
  type ChangeResult,
  type HostProblemCode,
  type LeftAlone,
  type Mark,
  type Progress,
  type UndoCell,
  type WorkbookHost,
} from '../../core/ports/workbook-host';
import { cellKey } from '../../files/edit/sheet-facts';
import {
  blankCell,
  cellAt,
  emit,
  freeSheetName,
  notify,
  putCell,
  samePlain,
  sheetFromTable,
  toSnapshot,
  type FileCell,
  type FileModel,
  type FileSheet,
} from './workbook-file-model';

export interface FileHostOptions {
  /** Why nothing can be done now (another file was opened: 'closed'; the page is saving: 'busy'); null when all is well. */
  readonly refusal?: () => HostProblemCode | null;
  /** Small settings of the file, kept by the browser between visits. */
  readonly settings?: { readonly load: () => unknown; readonly save: (settings: object) => void };
}

export const placeOf = (cell: string): { readonly row: number; readonly column: number } => {
  const [, letters = '', digits = '0'] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  return { row: Number(digits) - 1, column: columnIndex(letters) };
};

const mostSettings = 10_000;

const stopIfCancelled = (progress: Progress): void => {
  if (progress.signal?.aborted === true) throw new HostProblem('cancelled', 'signal');
};

export function createFileHost(model: FileModel, options: FileHostOptions = {}): WorkbookHost {
  const known = options.settings?.load();
  const settings: Record<string, unknown> = typeof known === 'object' && known !== null ? { ...known } : {};

  const find = (name: string): FileSheet => {
    const sheet = model.sheets.find((one) => one.name === name);
    if (sheet === undefined) throw new HostProblem('sheet-gone', 'ItemNotFound', name);
    return sheet;
  };
  const call = async <T>(work: () => T): Promise<T> => {
    await Promise.resolve();
    const refused = options.refusal?.() ?? null;
    if (refused !== null) throw new HostProblem(refused, 'Refused');
    return work();
  };
  /** Tells which area of each sheet these cells lie in. */
  const tell = (cells: readonly UndoCell[]): void => {
    const bySheet = new Map<string, { top: number; bottom: number; left: number; right: number }>();
    for (const { sheet, cell } of cells) {
      const { row, column } = placeOf(cell);
      const area = bySheet.get(sheet);
      if (area === undefined) bySheet.set(sheet, { top: row, bottom: row, left: column, right: column });
      else {
        area.top = Math.min(area.top, row);
        area.bottom = Math.max(area.bottom, row);
        area.left = Math.min(area.left, column);
        area.right = Math.max(area.right, column);
      }
    }
    for (const [sheet, { top, bottom, left, right }] of bySheet)
      emit(model, {
        kind: 'edited',
        sheet,
        address: `${columnLetters(left)}${top + 1}:${columnLetters(right)}${bottom + 1}`,
        ours: true,
      });
  };

  const readSheets = (names: readonly string[] | undefined, progress: Progress): readonly SheetSnapshot[] => {
    stopIfCancelled(progress);
    const wanted = names === undefined ? model.sheets : names.map(find);
    const total = wanted.reduce((sum, { rows }) => sum + rows.length, 0);
    progress.onProgress?.(total, total);
    stopIfCancelled(progress);
    return wanted.map(toSnapshot);
  };

  return {
    abilities: { changes: true, mergedAreas: true, comments: true },
    fileName: () => call(() => model.fileName),
    listSheets: () =>
      call(() =>
        model.sheets.map((sheet) => ({
          id: sheet.id,
          name: sheet.name,
          visibility: sheet.visibility,
          protected: sheet.protected,
          active: sheet.name === model.selection.sheet,
        })),
      ),
    readSheets: (names, progress = {}) => call(() => readSheets(names, progress)),
    readRows: (name, from, to) =>
      call(() => {
        const { rows } = find(name);
        return Array.from({ length: to - from + 1 }, (_, index) => rows[from - 1 + index] ?? []);
      }),
    paint: (marks, progress) =>
      call(() => {
        paint(model, marks, find);
        progress?.onProgress?.(marks.length, marks.length);
      }),
    clearMarks: () =>
      call(() => {
        model.marks.clear();
        notify(model, 'marks');
      }),
    applyCells: (changes, progress = {}) =>
      call(() => {
        stopIfCancelled(progress);
        const result = applyCells(model, changes);
        tell(result.undo.cells);
        progress.onProgress?.(changes.length, changes.length);
        return result;
      }),
    formatAsText: (name, columns, from, to) =>
      call(() => {
        const result = formatAsText(find(name), columns, from, to);
        tell(result.undo.cells);
        return result;
      }),
    undo: ({ cells }) =>
      call(() => {
        const { restored, left } = takeBack(model, cells);
        tell(restored);
        return { restored: restored.length, left };
      }),
    writeSheet: (table, progress = {}) =>
      call(() => {
        stopIfCancelled(progress);
        const name = freeSheetName(table.name, model.sheets);
        const sheet = sheetFromTable({ ...table, name, rows: [...table.rows] }, String(model.nextId++));
        progress.onProgress?.(sheet.rows.length, sheet.rows.length);
        stopIfCancelled(progress);
        model.sheets.push(sheet);
        model.selection = { sheet: name, row: 0, column: 0 };
        emit(model, { kind: 'sheets', sheet: name, address: null, ours: true });
        notify(model, 'selection');
        return name;
      }),
    select: ({ sheet, row, cell }) =>
      call(() => {
        if (find(sheet).visibility !== 'visible') throw new HostProblem('sheet-hidden', 'Hidden', sheet);
        model.selection = { sheet, ...(cell === null ? { row: (row ?? 1) - 1, column: 0 } : placeOf(cell)) };
        notify(model, 'selection');
      }),
    selection: () =>
      call(() => {
        const { sheet, row, column } = model.selection;
        return { sheet, cell: `${columnLetters(column)}${row + 1}` };
      }),
    onChanged: (listener) =>
      call(() => {
        model.listeners.add(listener);
        return () => {
          model.listeners.delete(listener);
          return Promise.resolve();
        };
      }),
    remember: (key, value) =>
      call(() => {
        const text = JSON.stringify(value);
        if (text.length > mostSettings) throw new HostProblem('payload-too-large', 'a setting of more than 10 kB');
        settings[key] = JSON.parse(text) as unknown;
        options.settings?.save(settings);
      }),
    recall: (key) => call(() => settings[key]),
  };
}

/** All marks of ours at once; those of protected sheets stay as they are, and are named. */
function paint(model: FileModel, marks: readonly Mark[], find: (name: string) => FileSheet): void {
  const targets = marks.map((mark) => ({ mark, sheet: find(mark.sheet) }));
  const locked = model.sheets.filter(
    ({ id, protected: on }) => on && (model.marks.has(id) || targets.some(({ sheet }) => sheet.id === id)),
  );
  for (const id of [...model.marks.keys()]) if (!locked.some((sheet) => sheet.id === id)) model.marks.delete(id);
  for (const { mark, sheet } of targets) {
    if (sheet.protected) continue;
    const here = model.marks.get(sheet.id) ?? new Map<number, Mark>();
    const { row, column } = placeOf(mark.cell);
    here.set(cellKey(row, column), mark);
    model.marks.set(sheet.id, here);
  }
  notify(model, 'marks');
  if (locked.length > 0) throw new HostProblem('protected', 'AccessDenied', locked.map(({ name }) => name).join('、'));
}

/** What a cell shows when a value is written: texts are never taken for numbers, so no digit of an ID can get lost. */
function written(after: string | number, asText: boolean, was: FileCell): FileCell {
  if (typeof after === 'number') return { value: after, format: was.format === '@' ? 'General' : was.format };
  const guarded = asText || /^[=+\-@]/.test(after) || /^\d{12,}[\dXx]?$/.test(after);
  return { value: after, format: guarded ? '@' : was.format };
}

function applyCells(model: FileModel, changes: readonly CellChange[]): ChangeResult {
  const left: LeftAlone[] = [];
  const undo: UndoCell[] = [];
  for (const { sheet: name, cell, before, after, asText } of changes) {
    const sheet = model.sheets.find((one) => one.name === name);
    if (sheet === undefined || sheet.protected) {
      left.push({ sheet: name, cell, reason: sheet === undefined ? 'sheet-gone' : 'protected' });
      continue;
    }
    const { row, column } = placeOf(cell);
    const was = cellAt(sheet, row, column);
    if (was.formula === true) left.push({ sheet: name, cell, reason: 'formula' });
    else if (!samePlain(was.value, before)) left.push({ sheet: name, cell, reason: 'changed-since' });
    else {
      const now = written(after, asText, was);
      putCell(sheet, row, column, now);
      undo.push({ sheet: name, cell, was, now: now.value });
    }
  }
  if (undo.length === 0 && changes.length > 0 && left.every(({ reason }) => reason === 'protected'))
    throw new HostProblem('protected', 'AccessDenied', changes[0]?.sheet ?? null);
  return { changed: undo.length, left, undo: { cells: undo } };
}

const isWhole = (value: CellValue): value is number => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e15;

function formatAsText(sheet: FileSheet, columns: readonly string[], from: number, to: number): ChangeResult {
  if (sheet.protected) throw new HostProblem('protected', 'AccessDenied', sheet.name);
  const left: LeftAlone[] = [];
  const undo: UndoCell[] = [];
  for (const letters of columns)
    for (let row = from - 1; row < to; row += 1) {
      const column = columnIndex(letters);
      const was = cellAt(sheet, row, column);
      const cell = `${letters}${row + 1}`;
      if (isDateSerial(was.value) || (was.format === '@' && typeof was.value !== 'number')) continue;
      if (was.formula === true) {
        left.push({ sheet: sheet.name, cell, reason: 'formula' });
        continue;
      }
      const now = isWhole(was.value) ? String(was.value) : was.value;
      putCell(sheet, row, column, { value: now, format: '@' });
      undo.push({ sheet: sheet.name, cell, was, now });
    }
  return { changed: undo.length, left, undo: { cells: undo } };
}

function takeBack(model: FileModel, cells: readonly UndoCell[]): { readonly restored: UndoCell[]; readonly left: LeftAlone[] } {
  const left: LeftAlone[] = [];
  const restored: UndoCell[] = [];
  for (const step of cells) {
    const { sheet: name, cell } = step;
    const sheet = model.sheets.find((one) => one.name === name);
    const { row, column } = placeOf(cell);
    if (sheet === undefined) left.push({ sheet: name, cell, reason: 'sheet-gone' });
    else if (sheet.protected) left.push({ sheet: name, cell, reason: 'protected' });
    else if (!samePlain(cellAt(sheet, row, column).value, step.now)) left.push({ sheet: name, cell, reason: 'changed-since' });
    else {
      putCell(sheet, row, column, isCell(step.was) ? step.was : blankCell);
      restored.push(step);
    }
  }
  return { restored, left };
}

const isCell = (was: unknown): was is FileCell => typeof was === 'object' && was !== null && 'format' in was && 'value' in was;
