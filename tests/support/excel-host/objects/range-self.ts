/** What a Range or RangeAreas proxy stands for: a place that moves with inserted rows while it is tracked. */
import type { Rect } from '../model/address';
import type { Anchor, SheetModel } from '../model/sheet-model';
import { accessDenied, invalidReference } from '../wire/host-error';
import type { Session } from '../wire/session';

export interface RangeSelf {
  readonly sheet: SheetModel;
  readonly anchor: Anchor;
}

export interface AreasSelf {
  readonly sheet: SheetModel;
  readonly anchors: readonly Anchor[];
}

/** Formats hang on one rectangle or on several. */
export interface PlaceSelf {
  readonly sheet: SheetModel;
  readonly rects: () => readonly Rect[];
}

export function rectOf({ anchor }: RangeSelf): Rect {
  if (!anchor.rect) throw invalidReference('its cells were deleted');
  return anchor.rect;
}

export const rectsOf = ({ anchors }: AreasSelf): Rect[] => anchors.map((anchor) => anchor.rect).filter((rect) => rect !== null);

export const placeOf = (self: RangeSelf): PlaceSelf => ({ sheet: self.sheet, rects: () => [rectOf(self)] });
export const placeOfAreas = (self: AreasSelf): PlaceSelf => ({ sheet: self.sheet, rects: () => rectsOf(self) });

/** What a protected sheet may still allow, as the file names it. */
type Permission =
  'formatCells' | 'formatColumns' | 'formatRows' | 'insertRows' | 'insertColumns' | 'deleteRows' | 'deleteColumns' | 'objects';

/** Refuses when the workbook is read-only or the sheet's protection does not allow it. */
export function demandPermission(session: Session, sheet: SheetModel, permission: Permission | null): void {
  if (session.workbook.readOnly) throw accessDenied('the workbook is open for reading only');
  if (!sheet.protection) return;
  const allowed =
    permission === 'objects' ? sheet.protection.objects !== false : permission !== null && sheet.protection[permission] === true;
  if (!allowed) throw accessDenied(`the sheet "${sheet.name}" is protected`);
}

/** Refuses when any cell of the rectangle is locked on a protected sheet. */
export function demandUnlocked(session: Session, sheet: SheetModel, rect: Rect): void {
  if (session.workbook.readOnly) throw accessDenied('the workbook is open for reading only');
  if (!sheet.protection) return;
  for (let row = rect.top; row <= rect.bottom; row++) {
    for (let column = rect.left; column <= rect.right; column++) {
      if (sheet.isLocked(row, column)) throw accessDenied(`a cell on the protected sheet "${sheet.name}" is locked`);
    }
  }
}
