/** Cells and rectangles, all 0-based and inclusive, and their A1 addresses. */
import { columnIndex, columnLetters } from '../../core/model/sheet';

export interface Cell {
  readonly row: number;
  readonly column: number;
}
export interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** "C12" → row 11, column 2. @throws RangeError for anything else: addresses are ours */
export function cellOf(address: string): Cell {
  const [, letters = '', digits = '0'] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address) ?? [];
  const column = columnIndex(letters);
  if (column < 0) throw new RangeError(`no cell address of ${String(address.length)} characters`);
  return { row: Number(digits) - 1, column };
}

export const addressOf = ({ row, column }: Cell): string => `${columnLetters(column)}${String(row + 1)}`;

export const rectAddress = ({ top, left, bottom, right }: Rect): string => {
  const first = addressOf({ row: top, column: left });
  return top === bottom && left === right ? first : `${first}:${addressOf({ row: bottom, column: right })}`;
};

/** Address of an event: "B3", "B3:D20", "3:5", "C:D", with or without sheet and $. Null for anything else. */
export function rectOfEvent(address: string): Rect | null {
  const plain = address.slice(address.lastIndexOf('!') + 1).replaceAll('$', '');
  const [, left = '', top = '', right = '', bottom = ''] = /^([A-Z]*)(\d*)(?::([A-Z]*)(\d*))?$/i.exec(plain) ?? [];
  if (left === '' && top === '') return null;
  const lastRow = 1_048_575;
  const lastColumn = 16_383;
  const single = !plain.includes(':');
  return {
    top: top === '' ? 0 : Number(top) - 1,
    left: left === '' ? 0 : columnIndex(left),
    bottom: (single ? top : bottom) === '' ? lastRow : Number(single ? top : bottom) - 1,
    right: (single ? left : right) === '' ? lastColumn : columnIndex(single ? left : right),
  };
}

/** Cells → rectangles: runs down each column, equal runs of neighbouring columns together. */
export function rectsOf(cells: readonly Cell[]): Rect[] {
  const sorted = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  const runs: { top: number; left: number; bottom: number; right: number }[] = [];
  for (const { row, column } of sorted) {
    const last = runs.at(-1);
    if (last?.left === column && row <= last.bottom + 1) last.bottom = Math.max(last.bottom, row);
    else runs.push({ top: row, left: column, bottom: row, right: column });
  }
  const open = new Map<string, (typeof runs)[number]>();
  return runs.filter((run) => {
    const key = `${String(run.top)}:${String(run.bottom)}`;
    const wider = open.get(key);
    if (wider?.right === run.left - 1) {
      wider.right = run.right;
      return false;
    }
    open.set(key, run);
    return true;
  });
}

/** Excel takes 8,192 characters of addresses in one getRanges. */
const longestList = 8_000;

/** "A1:A3,C5,…", each below what getRanges takes. */
export function addressLists(rects: readonly Rect[]): string[] {
  const lists: string[] = [];
  let list = '';
  for (const rect of rects) {
    const address = rectAddress(rect);
    if (list.length + address.length + 1 > longestList) {
      lists.push(list);
      list = '';
    }
    list += list === '' ? address : `,${address}`;
  }
  return list === '' ? lists : [...lists, list];
}
