/** Range methods that change more than contents: insert, delete, clear, merge. */
import { cellCount, contains, intersect, isEntireColumn, isEntireRow, subtract, type Rect } from '../model/address';
import { plain } from '../model/cell';
import type { SheetModel } from '../model/sheet-model';
import { restyle } from '../model/styles';
import { changeTypeOf, deleteCells, insertCells, overflows, type Axis } from '../model/structure';
import { HostError, invalidArgument } from '../wire/host-error';
import type { Session } from '../wire/session';
import type { Spec } from '../wire/spec';
import { oneOf } from './arguments';
import { rangeObject } from './range';
import { demandPermission, demandUnlocked, rectOf, type RangeSelf } from './range-self';

type Methods = NonNullable<Spec<RangeSelf>['methods']>;

/** Whole rows move down and whole columns to the right, whatever is asked. */
const axisOf = (rect: Rect, shift: string, vertical: string): Axis =>
  isEntireRow(rect) ? 'rows' : isEntireColumn(rect) ? 'columns' : shift === vertical ? 'rows' : 'columns';

const torn = (): HostError => new HostError('InvalidOperation', 'This operation would tear a merged area.');

function insert(self: RangeSelf, [shift]: readonly unknown[], session: Session): unknown {
  const { sheet } = self;
  const rect = rectOf(self);
  const axis = axisOf(rect, oneOf(shift, ['Down', 'Right'], 'shift'), 'Down');
  demandPermission(session, sheet, isEntireRow(rect) ? 'insertRows' : isEntireColumn(rect) ? 'insertColumns' : null);
  if (overflows(sheet, rect, axis)) throw new HostError('InsertDeleteConflict', 'The insert would push cells out of the sheet.');
  if (!insertCells(sheet, rect, axis)) throw torn();
  session.workbook.tell({ kind: 'changed', sheet, rect, changeType: changeTypeOf(rect, true), byAddin: true });
  return rangeObject(sheet, rect);
}

function remove(self: RangeSelf, [shift]: readonly unknown[], session: Session): void {
  const { sheet } = self;
  const rect = rectOf(self);
  const axis = axisOf(rect, oneOf(shift, ['Up', 'Left'], 'shift'), 'Up');
  demandPermission(session, sheet, isEntireRow(rect) ? 'deleteRows' : isEntireColumn(rect) ? 'deleteColumns' : null);
  if (!deleteCells(sheet, rect, axis)) throw torn();
  session.workbook.tell({ kind: 'changed', sheet, rect, changeType: changeTypeOf(rect, false), byAddin: true });
}

export function clearRect(sheet: SheetModel, rect: Rect, [applyTo]: readonly unknown[], session: Session): void {
  const what =
    applyTo === null || applyTo === undefined
      ? 'All'
      : oneOf(applyTo, ['All', 'Formats', 'Contents', 'Hyperlinks', 'RemoveHyperlinks'], 'applyTo');
  if (what === 'All' || what === 'Contents') clearContents(sheet, rect, session);
  if (what === 'All' || what === 'Formats') {
    demandPermission(session, sheet, 'formatCells');
    restyle(sheet, rect, () => plain);
    sheet.cutConditionalFormats(rect);
    session.workbook.tell({ kind: 'format', sheet, rect, byAddin: true });
  }
  if (what === 'All') sheet.setValidation(rect, null);
}

function clearContents(sheet: SheetModel, rect: Rect, session: Session): void {
  const used = intersect(rect, sheet.usedRect(rect, true) ?? { top: rect.top, bottom: rect.top, left: rect.left, right: rect.left });
  if (used) demandUnlocked(session, sheet, used);
  const cells: [number, number][] = [];
  sheet.eachCell(rect, (_cell, row, column) => cells.push([row, column]));
  for (const [row, column] of cells) sheet.setContent(row, column, null);
  session.workbook.tell({ kind: 'changed', sheet, rect, changeType: 'RangeEdited', byAddin: true });
}

/** Only the top left value stays, as Excel does without asking when an add-in merges. */
function merge(self: RangeSelf, [across]: readonly unknown[], session: Session): void {
  const { sheet } = self;
  const rect = rectOf(self);
  demandPermission(session, sheet, null);
  if (sheet.mergesIn(rect).some((other) => !contains(rect, other))) throw torn();
  const rows = Array.from({ length: across === true ? rect.bottom - rect.top + 1 : 0 }, (_, index) => ({
    ...rect,
    top: rect.top + index,
    bottom: rect.top + index,
  }));
  const areas = across === true ? rows : [rect];
  sheet.merges = sheet.merges.filter((other) => !contains(rect, other));
  for (const area of areas) {
    if (cellCount(area) === 1) continue;
    sheet.merges.push(area);
    for (const rest of subtract(area, { top: area.top, bottom: area.top, left: area.left, right: area.left })) {
      sheet.eachCell(rest, (_cell, row, column) => sheet.setContent(row, column, null));
    }
  }
}

function unmerge(self: RangeSelf, _args: readonly unknown[], session: Session): void {
  demandPermission(session, self.sheet, null);
  const rect = rectOf(self);
  self.sheet.merges = self.sheet.merges.filter((other) => intersect(other, rect) === null);
}

/** copyFrom a range of this workbook: formats, values, formulas or all, the target grown to the source's size. */
function copyFrom(self: RangeSelf, [source, copyType]: readonly unknown[], session: Session): void {
  const from = (source as { self?: RangeSelf } | null)?.self;
  if (!from) throw invalidArgument('a range is wanted as source');
  const what = copyType === null || copyType === undefined ? 'All' : oneOf(copyType, ['All', 'Formulas', 'Values', 'Formats'], 'copyType');
  const origin = rectOf(from);
  const { top, left } = rectOf(self);
  const target = { top, left, bottom: top + origin.bottom - origin.top, right: left + origin.right - origin.left };
  demandUnlocked(session, self.sheet, target);
  for (let row = origin.top; row <= origin.bottom; row++) {
    for (let column = origin.left; column <= origin.right; column++) {
      const cell = from.sheet.cell(row, column);
      const [toRow, toColumn] = [top + row - origin.top, left + column - origin.left];
      if (what !== 'Formats') self.sheet.setContent(toRow, toColumn, cell?.value ?? null, what === 'Values' ? undefined : cell?.formula);
      if (what === 'Formats' || what === 'All') self.sheet.setStyle(toRow, toColumn, from.sheet.styleAt(row, column));
    }
  }
  session.workbook.tell({ kind: 'changed', sheet: self.sheet, rect: target, changeType: 'RangeEdited', byAddin: true });
}

const clear = (self: RangeSelf, args: readonly unknown[], session: Session): void => clearRect(self.sheet, rectOf(self), args, session);

export const structure: Methods = { insert, delete: remove, clear, merge, unmerge, copyFrom };
