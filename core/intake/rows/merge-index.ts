/** Answers, for a cell, whether it lies under or beside the top-left cell of a merged area. */
import type { MergeRange } from '../../model/sheet';

interface Span {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
}

/** Merged areas by column, for rows that are asked for mostly in rising order. */
export class MergeIndex {
  private readonly byColumn = new Map<number, Span[]>();
  private readonly cursor = new Map<number, number>();
  private readonly wide = new Map<number, MergeRange[]>();
  /** Whether any area covers more than one row. */
  readonly hasVertical: boolean;

  constructor(merges: readonly MergeRange[], firstRow: number, columns: number) {
    for (const merge of merges) {
      if (merge.bottom < firstRow) continue;
      if (merge.right > merge.left) {
        const list = this.wide.get(merge.top);
        if (list) list.push(merge);
        else this.wide.set(merge.top, [merge]);
      }
      if (merge.bottom === merge.top) continue;
      for (let column = merge.left; column <= Math.min(merge.right, columns - 1); column += 1) {
        const spans = this.byColumn.get(column) ?? [];
        if (spans.length === 0) this.byColumn.set(column, spans);
        spans.push({ top: merge.top, bottom: merge.bottom, left: merge.left });
      }
    }
    for (const spans of this.byColumn.values()) spans.sort((a, b) => a.top - b.top);
    this.hasVertical = this.byColumn.size > 0;
  }

  private span(row: number, column: number): Span | null {
    const spans = this.byColumn.get(column);
    if (!spans) return null;
    let at = this.cursor.get(column) ?? 0;
    while (at > 0 && (spans[at]?.top ?? Infinity) > row) at -= 1;
    while (at + 1 < spans.length && (spans[at + 1]?.top ?? Infinity) <= row) at += 1;
    this.cursor.set(column, at);
    const span = spans[at];
    return span && span.top <= row && row <= span.bottom ? span : null;
  }

  /** Row whose cell in this column holds the value for a cell below it in the same merged area; −1 when the cell stands for itself. */
  above(row: number, column: number): number {
    const span = this.span(row, column);
    return span && span.top < row ? span.top : -1;
  }

  /** Like `above`, and only when the value stands in this very column. */
  valueRow(row: number, column: number): number {
    const span = this.span(row, column);
    return span && span.top < row && span.left === column ? span.top : -1;
  }

  /** Number of rows of the merged area that the cell belongs to; 1 when it is not merged downward. */
  height(row: number, column: number): number {
    const span = this.span(row, column);
    return span ? span.bottom - span.top + 1 : 1;
  }

  /** Number of columns of the merged area whose top-left cell this is; 1 when it is none. */
  width(row: number, column: number): number {
    for (const merge of this.wide.get(row) ?? []) if (merge.left === column) return merge.right - merge.left + 1;
    return 1;
  }
}
