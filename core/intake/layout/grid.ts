/** The top of a sheet as texts, merged areas included. Looks at nothing further down. */
import type { MergeRange, SheetSnapshot } from '../../model/sheet';
import { isBlankCell } from '../../model/sheet';
import { cellText } from '../values/fold';

/** Nobody writes headers wider than this; columns beyond are not looked at. */
const mostColumns = 1024;
/** Rows with values among which the header is searched. */
const searchedRows = 60;
/** Blank rows at the top of a sheet are passed over up to here. */
const deepestRow = 20_000;

export interface Cell {
  readonly column: number;
  /** Last column of its merged area. */
  readonly right: number;
  /** Last row of its merged area. */
  readonly bottom: number;
  readonly text: string;
  /** The raw text, or the folded one for values that are no text. */
  readonly raw: string;
  readonly numeric: boolean;
}

export class Grid {
  /** Rows that hold a value, from the top, at most as many as are searched. */
  readonly rows: readonly number[];
  readonly width: number;
  private readonly merges = new Map<number, MergeRange[]>();
  private readonly cellsByRow = new Map<number, readonly Cell[]>();

  constructor(readonly sheet: SheetSnapshot) {
    const rows: number[] = [];
    let width = 0;
    const end = Math.min(sheet.rows.length, deepestRow);
    for (let row = 0; row < end && rows.length < searchedRows; row += 1) {
      const cells = sheet.rows[row] ?? [];
      const last = Math.min(cells.length, mostColumns);
      let filled = -1;
      for (let column = last - 1; column >= 0 && filled < 0; column -= 1) if (!isBlankCell(cells[column] ?? null)) filled = column;
      if (filled < 0) continue;
      rows.push(row);
      width = Math.max(width, filled + 1);
    }
    this.rows = rows;
    const bottom = rows.at(-1) ?? -1;
    for (const merge of sheet.merges) {
      if (merge.top > bottom || merge.left >= mostColumns) continue;
      for (let row = merge.top; row <= Math.min(merge.bottom, bottom); row += 1) {
        const list = this.merges.get(row);
        if (list === undefined) this.merges.set(row, [merge]);
        else list.push(merge);
      }
    }
    this.width = Math.min(width, mostColumns);
  }

  /** The merged area that covers a cell. */
  mergeAt(row: number, column: number): MergeRange | undefined {
    return this.merges.get(row)?.find((merge) => merge.left <= column && column <= merge.right);
  }

  /** Cells of a row that hold a value of their own (a merged area once, in its top left cell). */
  cells(row: number): readonly Cell[] {
    let cells = this.cellsByRow.get(row);
    if (cells === undefined) {
      cells = this.compute(row);
      this.cellsByRow.set(row, cells);
    }
    return cells;
  }

  /** Text of the cell or of the merged area over it, as written. */
  spanRaw(row: number, column: number): string {
    const merge = this.mergeAt(row, column);
    const value = this.sheet.rows[merge?.top ?? row]?.[merge?.left ?? column] ?? null;
    return typeof value === 'string' ? value : cellText(value);
  }

  private compute(row: number): readonly Cell[] {
    const cells: Cell[] = [];
    const values = this.sheet.rows[row] ?? [];
    for (let column = 0; column < Math.min(values.length, mostColumns); column += 1) {
      const value = values[column] ?? null;
      if (isBlankCell(value)) continue;
      const merge = this.mergeAt(row, column);
      const text = cellText(value);
      cells.push({
        column,
        right: merge?.right ?? column,
        bottom: merge?.bottom ?? row,
        text,
        raw: typeof value === 'string' ? value : text,
        // A sign ①–⑳ folds to a plain number, but stands for a heading.
        numeric: typeof value !== 'string' || (!/[①-⑳]/.test(value) && /^[-+]?[\d,]+(?:\.\d+)?%?$/.test(text)),
      });
    }
    return cells;
  }
}
