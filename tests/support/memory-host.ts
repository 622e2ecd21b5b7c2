/**
 * A workbook in memory that behaves as the port says, with a person's hands on it: edits, inserted rows, protection, renamed sheets.
 * Also drawn by the pane page of the browser tests, so it names nothing of Node's.
 */
import type { CellValue, SheetSnapshot } from '../../core/model/sheet';
import { columnIndex, columnLetters, isDateSerial } from '../../core/model/sheet';
import {
  HostProblem,
  type CellChange,
  type ChangeResult,
  type HostAbilities,
  type HostProblemCode,
  type LeftAlone,
  type Mark,
  type Progress,
  type SheetChange,
  type UndoCell,
  type WorkbookHost,
} from '../../core/ports/workbook-host';
import { freeName, fromSnapshot, fromTable, toSnapshot, valuesOf, type MemoryCell, type MemorySheet } from './memory-sheet';

export interface MemoryHostOptions {
  readonly fileName?: string | null;
  readonly sheets?: readonly SheetSnapshot[];
  readonly abilities?: Partial<HostAbilities>;
  /** What an earlier session left in the workbook. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Rows per read, with a pause after each so that a page can draw. */
  readonly rowsPerRead?: number;
}

/** What the person does, and what a test may look at. */
export interface MemoryWorkbook {
  readonly host: WorkbookHost;
  readonly cell: (sheet: string, cell: string) => { readonly value: CellValue; readonly format: string };
  readonly edit: (sheet: string, cell: string, value: CellValue, format?: string) => void;
  readonly setFormula: (sheet: string, cell: string, value: CellValue) => void;
  readonly insertRows: (sheet: string, before: number, count: number) => void;
  readonly deleteRows: (sheet: string, from: number, count: number) => void;
  readonly insertColumn: (sheet: string, before: string) => void;
  readonly rename: (sheet: string, name: string) => void;
  readonly remove: (sheet: string) => void;
  readonly protect: (sheet: string, on: boolean) => void;
  /** Every call fails with this until it is set to null. */
  readonly refuse: (code: HostProblemCode | null) => void;
  readonly click: (sheet: string, cell: string) => void;
  readonly selected: () => { readonly sheet: string; readonly cell: string };
  readonly marks: () => readonly Mark[];
  readonly settings: () => Readonly<Record<string, unknown>>;
  /** Everything of the workbook as text, to compare before and after. */
  readonly print: () => string;
  readonly calls: Readonly<Record<string, number>>;
}

const place = (cell: string): { readonly row: number; readonly column: number } => {
  const [, letters = '', digits = '0'] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  return { row: Number(digits) - 1, column: columnIndex(letters) };
};
const plain = (value: CellValue): string | number | boolean | null => (isDateSerial(value) ? value.serial : value);
const same = (a: CellValue, b: CellValue): boolean => plain(a) === plain(b);
const blank: MemoryCell = { value: null, format: 'General' };

/** An 18-digit number typed into a General cell keeps 15 digits, as in Excel. */
const typed = (value: string | number, format: string): CellValue => {
  if (typeof value === 'number' || format === '@' || !/^[-+]?\d+(?:\.\d+)?$/.test(value.trim())) return value;
  return Number(Number(value).toPrecision(15));
};

const stopIfCancelled = (progress: Progress | undefined): void => {
  if (progress?.signal?.aborted === true) throw new HostProblem('cancelled', 'signal');
};

export function createMemoryWorkbook(options: MemoryHostOptions = {}): MemoryWorkbook {
  const abilities: HostAbilities = { changes: true, mergedAreas: true, comments: true, ...options.abilities };
  let nextId = 1;
  const sheets: MemorySheet[] = (options.sheets ?? []).map((sheet) => fromSnapshot(sheet, `{${nextId++}}`));
  const settings: Record<string, unknown> = { ...options.settings };
  const listeners = new Set<(change: SheetChange) => void>();
  const calls: Record<string, number> = {};
  let marks: readonly Mark[] = [];
  let refused: HostProblemCode | null = null;
  let selection = { sheet: sheets[0]?.name ?? '', cell: 'A1' };

  const emit = (change: SheetChange): void => {
    for (const listener of [...listeners]) listener(change);
  };
  const find = (name: string): MemorySheet => {
    const sheet = sheets.find((one) => one.name === name);
    if (sheet === undefined) throw new HostProblem('sheet-gone', 'ItemNotFound', name);
    return sheet;
  };
  const cellIn = (sheet: MemorySheet, cell: string): MemoryCell => {
    const { row, column } = place(cell);
    return sheet.rows[row]?.[column] ?? blank;
  };
  const put = (sheet: MemorySheet, cell: string, content: MemoryCell): void => {
    const { row, column } = place(cell);
    while (sheet.rows.length <= row) sheet.rows.push([]);
    const cells = sheet.rows[row] ?? [];
    cells[column] = content.value === null && content.format === 'General' ? undefined : content;
  };
  /** Counts the call, and refuses it when told to. */
  const call = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    calls[name] = (calls[name] ?? 0) + 1;
    await Promise.resolve();
    if (refused !== null) throw new HostProblem(refused, 'Refused');
    return work();
  };
  const told = (ours: boolean, sheet: string, cells: readonly string[]): void => {
    if (cells.length === 0) return;
    const rows = cells.map((cell) => place(cell).row + 1);
    const columns = cells.map((cell) => place(cell).column);
    const address = `${columnLetters(Math.min(...columns))}${Math.min(...rows)}:${columnLetters(Math.max(...columns))}${Math.max(...rows)}`;
    emit({ kind: 'edited', sheet, address, ours });
  };
  const tellBySheet = (cells: readonly { readonly sheet: string; readonly cell: string }[]): void => {
    for (const name of new Set(cells.map(({ sheet }) => sheet)))
      told(
        true,
        name,
        cells.filter(({ sheet }) => sheet === name).map(({ cell }) => cell),
      );
  };

  const readSheets = async (names: readonly string[] | undefined, progress: Progress): Promise<readonly SheetSnapshot[]> => {
    const wanted = names === undefined ? [...sheets] : names.map(find);
    const total = wanted.reduce((sum, sheet) => sum + sheet.rows.length, 0);
    let done = 0;
    for (const sheet of wanted)
      for (let row = 0; row < sheet.rows.length; row += options.rowsPerRead ?? sheet.rows.length + 1) {
        done += Math.min(options.rowsPerRead ?? sheet.rows.length, sheet.rows.length - row);
        progress.onProgress?.(done, total);
        if (options.rowsPerRead !== undefined) await new Promise((resolve) => setTimeout(resolve));
        if (progress.signal?.aborted === true) throw new HostProblem('cancelled', 'read');
      }
    return wanted.map(toSnapshot);
  };

  const applyCells = (changes: readonly CellChange[]): ChangeResult => {
    const left: LeftAlone[] = [];
    const undo: UndoCell[] = [];
    for (const { sheet: name, cell, before, after, asText } of changes) {
      const sheet = sheets.find((one) => one.name === name);
      if (sheet === undefined) left.push({ sheet: name, cell, reason: 'sheet-gone' });
      else if (sheet.protected) left.push({ sheet: name, cell, reason: 'protected' });
      else {
        const was = cellIn(sheet, cell);
        if (was.formula === true) left.push({ sheet: name, cell, reason: 'formula' });
        else if (!same(was.value, before)) left.push({ sheet: name, cell, reason: 'changed-since' });
        else {
          const format = asText || (typeof after === 'string' && /^[=+\-@]/.test(after)) ? '@' : was.format;
          const now = typed(after, format);
          put(sheet, cell, { value: now, format });
          undo.push({ sheet: name, cell, was, now });
        }
      }
    }
    if (undo.length === 0 && changes.length > 0 && left.every(({ reason }) => reason === 'protected'))
      throw new HostProblem('protected', 'AccessDenied', changes[0]?.sheet ?? null);
    tellBySheet(undo);
    return { changed: undo.length, left, undo: { cells: undo } };
  };

  const formatAsText = (name: string, columns: readonly string[], from: number, to: number): ChangeResult => {
    const sheet = find(name);
    if (sheet.protected) throw new HostProblem('protected', 'AccessDenied', name);
    const undo: UndoCell[] = [];
    const left: LeftAlone[] = [];
    for (const letters of columns)
      for (let row = from; row <= to; row += 1) {
        const cell = `${letters}${row}`;
        const was = cellIn(sheet, cell);
        if (isDateSerial(was.value) || (was.format === '@' && typeof was.value !== 'number')) continue;
        if (was.formula === true) {
          left.push({ sheet: name, cell, reason: 'formula' });
          continue;
        }
        const whole = typeof was.value === 'number' && Number.isInteger(was.value) && Math.abs(was.value) < 1e15;
        const now = whole ? String(was.value as number) : was.value;
        put(sheet, cell, { value: now, format: '@' });
        undo.push({ sheet: name, cell, was, now });
      }
    tellBySheet(undo);
    return { changed: undo.length, left, undo: { cells: undo } };
  };

  const host: WorkbookHost = {
    abilities,
    fileName: () => call('fileName', () => options.fileName ?? null),
    listSheets: () =>
      call('listSheets', () =>
        sheets.map(({ id, name, visibility, protected: locked }) => ({
          id,
          name,
          visibility,
          protected: locked,
          active: name === selection.sheet,
        })),
      ),
    readSheets: (names, progress = {}) => call('readSheets', () => readSheets(names, progress)),
    readRows: (name, from, to) =>
      call('readRows', () => {
        const sheet = find(name);
        return Array.from({ length: to - from + 1 }, (_, index) => valuesOf(sheet.rows[from - 1 + index] ?? []));
      }),
    paint: (next, progress) =>
      call('paint', () => {
        for (const { sheet } of next) find(sheet);
        const isLocked = ({ sheet }: Mark): boolean => sheets.some(({ name, protected: on }) => name === sheet && on);
        const locked = new Set([...marks, ...next].filter(isLocked).map(({ sheet }) => sheet));
        marks = [...marks.filter(isLocked), ...next.filter((mark) => !isLocked(mark))];
        progress?.onProgress?.(next.length, next.length);
        if (locked.size > 0) throw new HostProblem('protected', 'AccessDenied', [...locked].join('、'));
      }),
    clearMarks: () =>
      call('clearMarks', () => {
        marks = [];
      }),
    applyCells: (changes, progress) =>
      call('applyCells', () => {
        stopIfCancelled(progress);
        const result = applyCells(changes);
        progress?.onProgress?.(changes.length, changes.length);
        return result;
      }),
    formatAsText: (sheet, columns, from, to) => call('formatAsText', () => formatAsText(sheet, columns, from, to)),
    undo: ({ cells }) =>
      call('undo', () => {
        const left: LeftAlone[] = [];
        const restored: UndoCell[] = [];
        for (const step of cells) {
          const sheet = sheets.find((one) => one.name === step.sheet);
          if (sheet === undefined) left.push({ sheet: step.sheet, cell: step.cell, reason: 'sheet-gone' });
          else if (sheet.protected) left.push({ sheet: step.sheet, cell: step.cell, reason: 'protected' });
          else if (!same(cellIn(sheet, step.cell).value, step.now))
            left.push({ sheet: step.sheet, cell: step.cell, reason: 'changed-since' });
          else {
            put(sheet, step.cell, step.was as MemoryCell);
            restored.push(step);
          }
        }
        tellBySheet(restored);
        return { restored: restored.length, left };
      }),
    writeSheet: (table, progress) =>
      call('writeSheet', () => {
        stopIfCancelled(progress);
        const sheet = fromTable(table, freeName(table.name, sheets), `{${nextId++}}`);
        progress?.onProgress?.(sheet.rows.length, sheet.rows.length);
        stopIfCancelled(progress);
        sheets.push(sheet);
        selection = { sheet: sheet.name, cell: 'A1' };
        emit({ kind: 'sheets', sheet: sheet.name, address: null, ours: true });
        return sheet.name;
      }),
    select: ({ sheet, row, cell }) =>
      call('select', () => {
        if (find(sheet).visibility !== 'visible') throw new HostProblem('sheet-hidden', 'Hidden', sheet);
        selection = { sheet, cell: cell ?? `A${row ?? 1}` };
      }),
    selection: () => call('selection', () => selection),
    onChanged: (listener) =>
      call('onChanged', () => {
        if (abilities.changes) listeners.add(listener);
        return () => {
          listeners.delete(listener);
          return Promise.resolve();
        };
      }),
    remember: (key, value) =>
      call('remember', () => {
        const text = JSON.stringify(value);
        if (text.length > 10_000) throw new HostProblem('payload-too-large', 'a setting of more than 10 kB');
        settings[key] = JSON.parse(text) as unknown;
      }),
    recall: (key) => call('recall', () => settings[key]),
  };

  const shift = (name: string, work: (sheet: MemorySheet) => void): void => {
    work(find(name));
    emit({ kind: 'structure', sheet: name, address: null, ours: false });
  };
  return {
    host,
    calls,
    cell: (sheet, cell) => cellIn(find(sheet), cell),
    edit: (name, cell, value, format) => {
      const sheet = find(name);
      put(sheet, cell, { value, format: format ?? cellIn(sheet, cell).format });
      emit({ kind: 'edited', sheet: name, address: cell, ours: false });
    },
    setFormula: (name, cell, value) => {
      put(find(name), cell, { value, format: 'General', formula: true });
      emit({ kind: 'edited', sheet: name, address: cell, ours: false });
    },
    insertRows: (name, before, count) => {
      shift(name, (sheet) => {
        sheet.rows.splice(before - 1, 0, ...Array.from({ length: count }, () => []));
        const moved = (row: number): number => (row >= before - 1 ? row + count : row);
        sheet.merges = sheet.merges.map((area) => ({ ...area, top: moved(area.top), bottom: moved(area.bottom) }));
        sheet.hiddenRows = sheet.hiddenRows.map(moved);
        sheet.struckRows = sheet.struckRows.map(moved);
      });
    },
    deleteRows: (name, from, count) => {
      shift(name, (sheet) => {
        sheet.rows.splice(from - 1, count);
      });
    },
    insertColumn: (name, before) => {
      shift(name, (sheet) => {
        const at = columnIndex(before);
        for (const row of sheet.rows) if (row.length > at) row.splice(at, 0, undefined);
        sheet.merges = sheet.merges.map((area) => ({
          ...area,
          left: area.left >= at ? area.left + 1 : area.left,
          right: area.right >= at ? area.right + 1 : area.right,
        }));
      });
    },
    rename: (name, next) => {
      find(name).name = next;
      emit({ kind: 'sheets', sheet: next, address: null, ours: false });
    },
    remove: (name) => {
      sheets.splice(sheets.indexOf(find(name)), 1);
      emit({ kind: 'sheets', sheet: null, address: null, ours: false });
    },
    protect: (name, on) => {
      find(name).protected = on;
    },
    refuse: (code) => {
      refused = code;
    },
    click: (sheet, cell) => {
      selection = { sheet, cell };
    },
    selected: () => selection,
    marks: () => marks,
    settings: () => settings,
    print: () =>
      JSON.stringify(
        sheets.map(({ name, rows }) => [
          name,
          rows.map((row) => Array.from(row, (cell) => cell ?? null).slice(0, row.findLastIndex((cell) => cell !== undefined) + 1)),
        ]),
      ),
  };
}
