/** Reading and changing formats over rectangles, whole rows and whole columns included. */
import { isEntireColumn, isEntireRow, type Rect } from './address';
import { plain, type Style } from './cell';
import type { SheetModel } from './sheet-model';

/** Every different style in the rectangle, each once. */
export function* stylesIn(sheet: SheetModel, rect: Rect): Generator<Style> {
  const seen = new Set<Style>();
  const fresh = (style: Style): boolean => !seen.has(style) && seen.add(style) !== undefined;
  const lastRow = Math.min(rect.bottom, sheet.rows.length - 1);
  for (let row = rect.top; row <= lastRow; row++) {
    const line = sheet.rows[row];
    const lastColumn = Math.min(rect.right, Math.max(line?.cells.length ?? 0, sheet.columns.length) - 1);
    for (let column = rect.left; column <= lastColumn; column++) {
      const style = line?.cells[column]?.style ?? line?.style ?? sheet.columns[column]?.style ?? plain;
      if (fresh(style)) yield style;
    }
    if (rect.right > lastColumn && fresh(line?.style ?? plain)) yield line?.style ?? plain;
  }
  if (rect.bottom < sheet.rows.length) return;
  const lastColumn = Math.min(rect.right, sheet.columns.length - 1);
  for (let column = rect.left; column <= lastColumn; column++) {
    const style = sheet.columns[column]?.style ?? plain;
    if (fresh(style)) yield style;
  }
  if (rect.right > lastColumn && fresh(plain)) yield plain;
}

/** The one value all cells share; null when they differ, as Excel answers. */
export function uniform<T>(sheet: SheetModel, rects: readonly Rect[], of: (style: Style) => T): T | null {
  let first: { value: T } | null = null;
  for (const rect of rects) {
    for (const style of stylesIn(sheet, rect)) {
      const value = of(style);
      if (!first) first = { value };
      else if (first.value !== value) return null;
    }
  }
  return first ? first.value : null;
}

export function restyle(sheet: SheetModel, rect: Rect, to: (style: Style) => Style): void {
  // A few styles on very many cells: each is worked out once.
  const known = new Map<Style, Style>();
  const change = (style: Style): Style => {
    let changed = known.get(style);
    if (!changed) known.set(style, (changed = to(style)));
    return changed;
  };
  if (isEntireColumn(rect)) restyleColumns(sheet, rect, change);
  else if (isEntireRow(rect)) restyleRows(sheet, rect, change);
  else {
    for (let row = rect.top; row <= rect.bottom; row++) {
      for (let column = rect.left; column <= rect.right; column++) sheet.setStyle(row, column, change(sheet.styleAt(row, column)));
    }
  }
}

function restyleColumns(sheet: SheetModel, rect: Rect, change: (style: Style) => Style): void {
  sheet.rows.forEach((line, row) => {
    if (!line) return;
    for (let column = rect.left; column <= rect.right; column++) {
      if (line.cells[column] || line.style) sheet.setStyle(row, column, change(sheet.styleAt(row, column)));
    }
  });
  for (let column = rect.left; column <= rect.right; column++) {
    const model = sheet.columnAt(column);
    model.style = change(model.style ?? plain);
  }
}

function restyleRows(sheet: SheetModel, rect: Rect, change: (style: Style) => Style): void {
  for (let row = rect.top; row <= rect.bottom; row++) {
    const line = sheet.rowAt(row);
    line.cells.forEach((cell, column) => {
      if (cell) sheet.setStyle(row, column, change(sheet.styleAt(row, column)));
    });
    line.style = change(line.style ?? plain);
  }
}
