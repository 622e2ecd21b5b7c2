/** Range methods that give other ranges. */
import { MAX_COLUMN, MAX_ROW, bounding, intersect, type Rect } from '../model/address';
import { itemNotFound } from '../wire/host-error';
import type { HostObject, Spec } from '../wire/spec';
import { argumentRect, checked, whole } from './arguments';
import { rangeObject } from './range';
import { areasObject } from './range-areas';
import { rectOf, type RangeSelf } from './range-self';

type Methods = NonNullable<Spec<RangeSelf>['methods']>;

const move = (rect: Rect, rows: number, columns: number): Rect =>
  checked({ top: rect.top + rows, bottom: rect.bottom + rows, left: rect.left + columns, right: rect.right + columns });

const to = (change: (rect: Rect, args: readonly unknown[], self: RangeSelf) => Rect) => (self: RangeSelf, args: readonly unknown[]) =>
  rangeObject(self.sheet, checked(change(rectOf(self), args, self)));

function intersection(self: RangeSelf, [other]: readonly unknown[]): HostObject | null {
  const rect = intersect(rectOf(self), argumentRect(self.sheet, other));
  return rect ? rangeObject(self.sheet, rect) : null;
}

const used = (self: RangeSelf, valuesOnly: unknown): Rect | null => self.sheet.usedRect(rectOf(self), valuesOnly === true);

/** Merged areas inside the range, each whole. */
function mergedAreas(self: RangeSelf): HostObject | null {
  const merges = self.sheet.mergesIn(rectOf(self));
  return merges.length === 0 ? null : areasObject(self.sheet, merges);
}

export const navigation: Methods = {
  getCell: to((rect, [row, column]) => {
    const top = rect.top + whole(row);
    const left = rect.left + whole(column);
    return { top, bottom: top, left, right: left };
  }),
  getRow: to((rect, [row]) => ({ ...rect, top: rect.top + whole(row), bottom: rect.top + whole(row) })),
  getColumn: to((rect, [column]) => ({ ...rect, left: rect.left + whole(column), right: rect.left + whole(column) })),
  getLastCell: to((rect) => ({ top: rect.bottom, bottom: rect.bottom, left: rect.right, right: rect.right })),
  getLastRow: to((rect) => ({ ...rect, top: rect.bottom })),
  getLastColumn: to((rect) => ({ ...rect, left: rect.right })),
  getEntireRow: to((rect) => ({ ...rect, left: 0, right: MAX_COLUMN })),
  getEntireColumn: to((rect) => ({ ...rect, top: 0, bottom: MAX_ROW })),
  getBoundingRect: to((rect, [other], self) => bounding(rect, argumentRect(self.sheet, other))),
  getOffsetRange: to((rect, [rows, columns]) => move(rect, whole(rows), whole(columns))),
  getResizedRange: to((rect, [rows, columns]) => ({ ...rect, bottom: rect.bottom + whole(rows), right: rect.right + whole(columns) })),
  getAbsoluteResizedRange: to((rect, [rows, columns]) => ({
    ...rect,
    bottom: rect.top + whole(rows) - 1,
    right: rect.left + whole(columns) - 1,
  })),
  getRowsAbove: to((rect, [count]) => ({ ...rect, top: rect.top - whole(count, 1), bottom: rect.top - 1 })),
  getRowsBelow: to((rect, [count]) => ({ ...rect, top: rect.bottom + 1, bottom: rect.bottom + whole(count, 1) })),
  getColumnsBefore: to((rect, [count]) => ({ ...rect, left: rect.left - whole(count, 1), right: rect.left - 1 })),
  getColumnsAfter: to((rect, [count]) => ({ ...rect, left: rect.right + 1, right: rect.right + whole(count, 1) })),
  getIntersectionOrNullObject: intersection,
  getIntersection: (self, args) => {
    const found = intersection(self, args);
    if (!found) throw itemNotFound('the ranges do not meet');
    return found;
  },
  getUsedRange: (self, [valuesOnly]) => {
    const rect = rectOf(self);
    return rangeObject(self.sheet, used(self, valuesOnly) ?? { top: rect.top, bottom: rect.top, left: rect.left, right: rect.left });
  },
  getUsedRangeOrNullObject: (self, [valuesOnly]) => {
    const rect = used(self, valuesOnly);
    return rect ? rangeObject(self.sheet, rect) : null;
  },
  getMergedAreasOrNullObject: mergedAreas,
};
