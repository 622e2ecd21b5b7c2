/** Inserting and deleting cells: values, formats and everything that lies over them move. Formula texts are not rewritten. */
import { MAX_COLUMN, MAX_ROW, isEntireColumn, isEntireRow, type Rect } from './address';
import type { Anchor, ColumnModel, RowModel, SheetModel } from './sheet-model';

export type Axis = 'rows' | 'columns';

interface Shift {
  readonly axis: Axis;
  /** First moved row (or column). */
  readonly at: number;
  /** Positive: inserted, negative: deleted. */
  readonly by: number;
  /** Only what lies wholly in these columns (or rows) moves. */
  readonly from: number;
  readonly to: number;
}

/** @returns false when Excel would refuse: a merged area would be torn */
export function insertCells(sheet: SheetModel, rect: Rect, axis: Axis): boolean {
  return move(sheet, shiftOf(rect, axis, 1));
}

export function deleteCells(sheet: SheetModel, rect: Rect, axis: Axis): boolean {
  return move(sheet, shiftOf(rect, axis, -1));
}

function shiftOf(rect: Rect, axis: Axis, sign: 1 | -1): Shift {
  return axis === 'rows'
    ? { axis, at: rect.top, by: sign * (rect.bottom - rect.top + 1), from: rect.left, to: rect.right }
    : { axis, at: rect.left, by: sign * (rect.right - rect.left + 1), from: rect.top, to: rect.bottom };
}

function move(sheet: SheetModel, shift: Shift): boolean {
  const whole = shift.axis === 'rows' ? shift.from === 0 && shift.to === MAX_COLUMN : shift.from === 0 && shift.to === MAX_ROW;
  if (!whole && sheet.merges.some((merge) => touches(merge, shift) && !inSpan(merge, shift))) return false;
  if (shift.axis === 'rows') moveRows(sheet, shift, whole);
  else moveColumns(sheet, shift, whole);
  sheet.merges = moveAll(sheet.merges, shift).filter((merge) => merge.top !== merge.bottom || merge.left !== merge.right);
  for (const format of sheet.conditionalFormats) format.rects = moveAll(format.rects, shift);
  sheet.conditionalFormats = sheet.conditionalFormats.filter((format) => format.rects.length > 0);
  for (const validation of sheet.validations) validation.rects = moveAll(validation.rects, shift);
  sheet.validations = sheet.validations.filter((validation) => validation.rects.length > 0);
  sheet.comments = movePoints(sheet.comments, shift);
  sheet.notes = movePoints(sheet.notes, shift);
  for (const anchor of sheet.anchors) moveAnchor(anchor, shift);
  return true;
}

const along = (rect: Rect, axis: Axis): readonly [number, number] => (axis === 'rows' ? [rect.top, rect.bottom] : [rect.left, rect.right]);
const across = (rect: Rect, axis: Axis): readonly [number, number] => (axis === 'rows' ? [rect.left, rect.right] : [rect.top, rect.bottom]);
const inSpan = (rect: Rect, { axis, from, to }: Shift): boolean => across(rect, axis)[0] >= from && across(rect, axis)[1] <= to;
const touches = (rect: Rect, { axis, at, from, to }: Shift): boolean =>
  along(rect, axis)[1] >= at && across(rect, axis)[1] >= from && across(rect, axis)[0] <= to;

/** Where a rectangle is afterwards: grown by what is inserted inside it, null when all of it was deleted. */
function moveRect(rect: Rect, shift: Shift): Rect | null {
  if (!inSpan(rect, shift)) return rect;
  const limit = shift.axis === 'rows' ? MAX_ROW : MAX_COLUMN;
  const [first, last] = along(rect, shift.axis);
  if (first === 0 && last === limit) return rect;
  let from = first;
  let to = last;
  if (shift.by > 0) {
    if (first >= shift.at) from += shift.by;
    if (last >= shift.at) to += shift.by;
  } else {
    const end = shift.at - shift.by;
    from = first < shift.at ? first : Math.max(shift.at, first + shift.by);
    to = last < shift.at ? last : last < end ? shift.at - 1 : last + shift.by;
  }
  if (from > to || from > limit) return null;
  to = Math.min(to, limit);
  return shift.axis === 'rows' ? { ...rect, top: from, bottom: to } : { ...rect, left: from, right: to };
}

const moveAll = (rects: readonly Rect[], shift: Shift): Rect[] =>
  rects.map((rect) => moveRect(rect, shift)).filter((rect) => rect !== null);

function movePoints<T extends { row: number; column: number }>(points: T[], shift: Shift): T[] {
  return points.filter((point) => {
    const rect = moveRect({ top: point.row, bottom: point.row, left: point.column, right: point.column }, shift);
    if (!rect) return false;
    point.row = rect.top;
    point.column = rect.left;
    return true;
  });
}

function moveAnchor(anchor: Anchor, shift: Shift): void {
  if (anchor.rect) anchor.rect = moveRect(anchor.rect, shift);
}

/** Inserted rows take the format of the row above, as Excel does unless told otherwise. */
const newRow = (above: RowModel | undefined): RowModel | undefined => {
  if (!above) return undefined;
  const cells = above.cells.map((cell) => (cell?.style ? { value: null, style: cell.style } : undefined));
  return {
    cells,
    hidden: false,
    ...(above.style ? { style: above.style } : {}),
    ...(above.height === undefined ? {} : { height: above.height }),
  };
};

function moveRows(sheet: SheetModel, { at, by, from, to }: Shift, whole: boolean): void {
  if (whole) {
    if (at > sheet.rows.length) return;
    const added = Array.from({ length: Math.max(0, by) }, () => newRow(sheet.rows[at - 1]));
    const tail = sheet.rows.splice(at);
    sheet.rows.push(...added);
    for (const row of by < 0 ? tail.slice(-by) : tail) sheet.rows.push(row);
    return;
  }
  const last = sheet.rows.length - 1;
  const rows = Array.from({ length: Math.max(0, last - at + 1 + Math.max(0, by)) }, (_, index) => index + at);
  for (const row of by > 0 ? rows.reverse() : rows) {
    const source = row - by < at && by > 0 ? undefined : sheet.rows[row - by];
    for (let column = from; column <= Math.min(to, MAX_COLUMN) && column <= widest(sheet); column++) {
      const cell = source?.cells[column];
      if (cell || sheet.rows[row]) sheet.rowAt(row).cells[column] = cell;
    }
  }
}

const widest = (sheet: SheetModel): number => sheet.rows.reduce((most, row) => Math.max(most, row?.cells.length ?? 0), 0);

function moveColumns(sheet: SheetModel, { at, by, from, to }: Shift, whole: boolean): void {
  sheet.rows.forEach((row, index) => {
    if (!row || index < from || index > to || row.cells.length < at) return;
    const before = row.cells[at - 1];
    const added = Array.from({ length: Math.max(0, by) }, () => (before?.style ? { value: null, style: before.style } : undefined));
    row.cells.splice(at, Math.max(0, -by), ...added);
  });
  if (!whole) return;
  const before = sheet.columns[at - 1];
  const added: (ColumnModel | undefined)[] = Array.from({ length: Math.max(0, by) }, () =>
    before ? { ...before, hidden: false } : undefined,
  );
  if (sheet.columns.length >= at) sheet.columns.splice(at, Math.max(0, -by), ...added);
}

/** Which way Excel's change event names a structural change. */
export function changeTypeOf(rect: Rect, inserted: boolean): string {
  const verb = inserted ? 'Inserted' : 'Deleted';
  if (isEntireRow(rect)) return `Row${verb}`;
  return isEntireColumn(rect) ? `Column${verb}` : `Cell${verb}`;
}

/** A change that would push cells out of the sheet. */
export const overflows = (sheet: SheetModel, rect: Rect, axis: Axis): boolean => {
  const used = sheet.usedRect({ top: 0, left: 0, bottom: MAX_ROW, right: MAX_COLUMN }, true);
  if (!used) return false;
  const [, last] = along(used, axis);
  const [first, end] = along(rect, axis);
  return last + (end - first + 1) > (axis === 'rows' ? MAX_ROW : MAX_COLUMN);
};
