/** Collects one sheet row by row and makes the snapshot: the tail without values is cut off, and what lies beyond it goes too. */
import type { CellValue, MergeRange, SheetSnapshot, SheetVisibility } from '../../core/model/sheet';
import type { ReadJob } from './job';

/** Shared by all rows without values: a million of them cost a million references, not a million arrays. */
const noCells: CellValue[] = [];

export class SheetBuilder {
  private readonly rows: CellValue[][] = [];
  private readonly merges: MergeRange[] = [];
  private readonly hiddenRows: number[] = [];
  private readonly hiddenColumns: [from: number, to: number][] = [];
  private readonly struckRows: number[] = [];
  private width = 0;

  constructor(private readonly job: ReadJob) {}

  get hasValues(): boolean {
    return this.width > 0;
  }

  /**
   * Takes over `cells` as the row's values: nothing after the last value, null in the gaps, [] when there is none.
   * `struck` counts the cells with values that are struck through, `valued` all cells with values.
   */
  addRow(index: number, cells: CellValue[], valued: number, struck: number): void {
    if (cells.length === 0) return;
    const { rows } = this;
    this.job.chargeCells(cells.length);
    while (rows.length < index) rows.push(noCells);
    const known = rows[index];
    if (known === undefined) rows.push(cells);
    else if (known === noCells) rows[index] = cells;
    else cells.forEach((value, column) => setCell(known, column, value ?? known[column] ?? null));
    if (cells.length > this.width) this.width = cells.length;
    if (struck * 2 > valued) this.struckRows.push(index);
  }

  hideRow(index: number): void {
    this.hiddenRows.push(index);
  }

  /** Both bounds inclusive. */
  hideColumns(from: number, to: number): void {
    this.hiddenColumns.push([from, to]);
  }

  addMerge(area: MergeRange): void {
    if (this.merges.length >= this.job.limits.merges) throw this.job.tooLarge('merges', this.job.limits.merges);
    this.merges.push(area);
  }

  finish(name: string, visibility: SheetVisibility): SheetSnapshot {
    const height = this.rows.length;
    return {
      name,
      visibility,
      origin: { row: 0, column: 0 },
      rows: this.rows,
      merges: this.merges.map((area) => clip(area, height, this.width)).filter((area) => area !== null),
      hiddenRows: ascending(this.hiddenRows.filter((row) => row < height)),
      hiddenColumns: ascending(this.hiddenColumns.flatMap(([from, to]) => span(from, Math.min(to, this.width - 1)))),
      struckRows: ascending(this.struckRows),
    };
  }
}

/** Puts a value at a column, with null in the gap before it. */
export const setCell = (cells: CellValue[], column: number, value: CellValue): void => {
  while (cells.length < column) cells.push(null);
  cells[column] = value;
};

/** The part of a merged area within the used area; null when less than two cells of it are there. */
const clip = (area: MergeRange, height: number, width: number): MergeRange | null => {
  const bottom = Math.min(area.bottom, height - 1);
  const right = Math.min(area.right, width - 1);
  const { top, left } = area;
  if (top < 0 || left < 0 || bottom < top || right < left || (bottom === top && right === left)) return null;
  return bottom === area.bottom && right === area.right ? area : { top, left, bottom, right };
};

const span = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);

const ascending = (numbers: number[]): number[] => {
  const sorted = numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? -1));
  return sorted ? numbers : [...new Set(numbers)].sort((a, b) => a - b);
};
