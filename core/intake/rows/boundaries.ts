/** Rows where one group of entries ends and the next begins: subtotals and headings, in row order. */
import type { Section } from './section';

export interface Boundary {
  /** 0-based row in the snapshot. */
  readonly row: number;
  /** Entries above it. */
  readonly at: number;
  /** What kind of subtotal it is, or 'section'. */
  readonly words: string;
  readonly section?: Section;
}

/** How far one looks for a boundary of a certain kind: sheets with tens of thousands of groups stay fast. */
const farthest = 500;

export class Boundaries {
  private readonly list: readonly Boundary[];

  constructor(boundaries: readonly Boundary[]) {
    this.list = [...boundaries].sort((a, b) => a.row - b.row);
  }

  /** The nearest one above a row that `fits`. */
  before(row: number, fits: (boundary: Boundary) => boolean = () => true): Boundary | undefined {
    const first = this.firstFrom(row);
    for (let index = first - 1; index >= Math.max(0, first - farthest); index -= 1) {
      const boundary = this.list[index];
      if (boundary && fits(boundary)) return boundary;
    }
    return undefined;
  }

  /** The nearest one below a row that `fits`. */
  after(row: number, fits: (boundary: Boundary) => boolean): Boundary | undefined {
    for (let index = this.firstFrom(row + 1); index < this.list.length; index += 1) {
      const boundary = this.list[index];
      if (boundary && fits(boundary)) return boundary;
    }
    return undefined;
  }

  /** Beginnings of groups above a row that lie before entry `at`, nearest first, at most `count`. */
  startsBefore(row: number, at: number, count: number): readonly number[] {
    const starts: number[] = [];
    for (let index = this.firstFrom(row) - 1; index >= 0 && starts.length < count; index -= 1) {
      const start = this.list[index]?.at ?? at;
      if (start < at) starts.push(start);
    }
    return starts;
  }

  /** Index of the first boundary at or below a row. */
  private firstFrom(row: number): number {
    let low = 0;
    let high = this.list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.list[middle]?.row ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
