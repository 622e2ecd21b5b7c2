/** What the person types into the grid: each edit is told to the pane, and can be taken back. */
import { columnLetters } from '../../core/model/sheet';
import { cellAt, emit, notify, putCell, samePlain, type FileCell, type FileModel, type FileSheet } from '../host/workbook-file-model';
import { typedCell } from './cell-text';

interface Step {
  readonly sheet: string;
  readonly cells: readonly { readonly row: number; readonly column: number; readonly was: FileCell; readonly now: FileCell }[];
}
export type Refusal = 'formula' | 'protected' | 'too-large';

export interface PersonEdits {
  /** Types a text over a cell. @returns why not; null when done (or nothing to do) */
  readonly type: (sheet: FileSheet, row: number, column: number, text: string) => Refusal | null;
  /** Lines of tab-separated texts, from a cell on. Cells with formulas are left out, and said. */
  readonly paste: (sheet: FileSheet, row: number, column: number, lines: readonly (readonly string[])[]) => Refusal | null;
  readonly undo: () => void;
  readonly redo: () => void;
}

const mostPasted = 50_000;
const mostSteps = 100;

export function createPersonEdits(model: FileModel): PersonEdits {
  const done: Step[] = [];
  const undone: Step[] = [];

  const told = (sheet: string, cells: Step['cells']): void => {
    const rows = cells.map(({ row }) => row);
    const columns = cells.map(({ column }) => column);
    const corner = (pick: (numbers: readonly number[]) => number): string => `${columnLetters(pick(columns))}${pick(rows) + 1}`;
    const least = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b));
    const most = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b));
    const [from, to] = [corner(least), corner(most)];
    emit(model, { kind: 'edited', sheet, address: from === to ? from : `${from}:${to}`, ours: false });
  };
  const change = (sheet: FileSheet, wanted: readonly { row: number; column: number; text: string }[]): Refusal | null => {
    if (sheet.protected) return 'protected';
    let refused: Refusal | null = null;
    const cells: { row: number; column: number; was: FileCell; now: FileCell }[] = [];
    for (const { row, column, text } of wanted) {
      const was = cellAt(sheet, row, column);
      const now = typedCell(text, was);
      if (was.formula === true) refused = 'formula';
      else if (!samePlain(was.value, now.value)) cells.push({ row, column, was, now });
    }
    if (cells.length === 0) return refused;
    for (const { row, column, now } of cells) putCell(sheet, row, column, now);
    done.push({ sheet: sheet.id, cells });
    if (done.length > mostSteps) done.shift();
    undone.length = 0;
    told(sheet.name, cells);
    return refused;
  };
  /** Cells that hold something else by now (a fix came between) stay as they are. */
  const replay = (from: Step[], to: Step[], back: boolean): void => {
    const step = from.pop();
    const sheet = model.sheets.find(({ id }) => id === step?.sheet);
    if (step === undefined || sheet === undefined || sheet.protected) return;
    const cells = step.cells.filter(({ row, column, was, now }) => samePlain(cellAt(sheet, row, column).value, (back ? now : was).value));
    for (const { row, column, was, now } of cells) putCell(sheet, row, column, back ? was : now);
    to.push(step);
    const [first] = cells;
    if (first === undefined) return;
    told(sheet.name, cells);
    model.selection = { sheet: sheet.name, row: first.row, column: first.column };
    notify(model, 'selection');
  };
  return {
    type: (sheet, row, column, text) => change(sheet, [{ row, column, text }]),
    paste: (sheet, row, column, lines) => {
      if (lines.reduce((sum, line) => sum + line.length, 0) > mostPasted) return 'too-large';
      return change(sheet, lines.flatMap((line, down) => line.map((text, right) => ({ row: row + down, column: column + right, text })))); // prettier-ignore
    },
    undo: () => {
      replay(done, undone, true);
    },
    redo: () => {
      replay(undone, done, false);
    },
  };
}

/** Text of the clipboard as spreadsheets write it: tabs, line ends, quotes around cells with either. */
export function pastedLines(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let at = 0;
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  while (at <= body.length) {
    let cell = '';
    const quotedEnd = body[at] === '"' ? /^"((?:[^"]|"")*)"(?=\t|\n|$)/.exec(body.slice(at)) : null;
    if (quotedEnd !== null) {
      cell = (quotedEnd[1] ?? '').replaceAll('""', '"');
      at += quotedEnd[0].length;
    } else {
      const end = /[\t\n]/.exec(body.slice(at))?.index ?? body.length - at;
      cell = body.slice(at, at + end);
      at += end;
    }
    line.push(cell);
    if (body[at] !== '\t') {
      lines.push(line);
      line = [];
    }
    at += 1;
  }
  return lines;
}
