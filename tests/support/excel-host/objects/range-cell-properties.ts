/** getCellProperties, getRowProperties and getColumnProperties (1.9): one answer for many cells that differ. */
import { cellCount, isEntireColumn, isEntireRow, type Rect } from '../model/address';
import type { SheetModel } from '../model/sheet-model';
import { invalidArgument, wholeRequest } from '../wire/host-error';
import { queryObject } from '../wire/members';
import type { Session } from '../wire/session';
import type { Spec } from '../wire/spec';
import { WholeRequestError } from '../wire/whole-request-error';
import { addressOf } from './range';
import { rangeFormatObject } from './range-format';
import { rectOf, type RangeSelf } from './range-self';

type Wish = Readonly<Record<string, unknown>>;

/** {format: {fill: {color: true}}} → ["fill/color"]. */
function paths(wish: Wish, prefix = ''): string[] {
  return Object.entries(wish).flatMap(([name, value]) => {
    if (value === true) return [`${prefix}${name}`];
    return typeof value === 'object' && value !== null ? paths(value as Wish, `${prefix}${name}/`) : [];
  });
}

const camel = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name.charAt(0).toLowerCase() + name.slice(1), camel(inner)]));
};

function describe(sheet: SheetModel, rect: Rect, wish: Wish, session: Session, extra: (name: string) => unknown): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(wish)) {
    if (name === 'format' && typeof value === 'object' && value !== null) {
      const format = rangeFormatObject({ sheet, rects: () => [rect] });
      result['format'] = camel(queryObject(session, format, { Select: paths(value as Wish) }, { text: 'Range.getCellProperties' }));
    } else if (value === true) {
      const known = name === 'address' || name === 'addressLocal' ? addressOf(sheet, rect) : extra(name);
      if (known === undefined) {
        session.fail(`The pane asked for the cell property ${name}, which this host does not know`);
        throw invalidArgument(`no property ${name}`);
      }
      result[name] = known;
    }
  }
  return result;
}

function wishOf(value: unknown): Wish {
  if (typeof value !== 'object' || value === null) throw invalidArgument('load options are wanted');
  return value as Wish;
}

function cells(self: RangeSelf, [options]: readonly unknown[], session: Session): unknown {
  const rect = rectOf(self);
  if (isEntireColumn(rect) || isEntireRow(rect) || cellCount(rect) > 1_000_000) throw new WholeRequestError(wholeRequest.responseTooLarge);
  const wish = wishOf(options);
  const rows: unknown[] = [];
  for (let row = rect.top; row <= rect.bottom; row++) {
    const line: unknown[] = [];
    for (let column = rect.left; column <= rect.right; column++) {
      line.push(describe(self.sheet, { top: row, bottom: row, left: column, right: column }, wish, session, () => undefined));
    }
    rows.push(line);
  }
  return rows;
}

function rows(self: RangeSelf, [options]: readonly unknown[], session: Session): unknown {
  const rect = rectOf(self);
  const wish = wishOf(options);
  return Array.from({ length: rect.bottom - rect.top + 1 }, (_, index) => {
    const row = rect.top + index;
    const extra = (name: string): unknown =>
      name === 'rowHidden' ? (self.sheet.rows[row]?.hidden ?? false) : name === 'rowIndex' ? row : undefined;
    return describe(self.sheet, { ...rect, top: row, bottom: row }, wish, session, extra);
  });
}

function columns(self: RangeSelf, [options]: readonly unknown[], session: Session): unknown {
  const rect = rectOf(self);
  const wish = wishOf(options);
  return Array.from({ length: rect.right - rect.left + 1 }, (_, index) => {
    const column = rect.left + index;
    const extra = (name: string): unknown =>
      name === 'columnHidden' ? (self.sheet.columns[column]?.hidden ?? false) : name === 'columnIndex' ? column : undefined;
    return describe(self.sheet, { ...rect, left: column, right: column }, wish, session, extra);
  });
}

export const cellProperties: NonNullable<Spec<RangeSelf>['methods']> = {
  getCellProperties: cells,
  getRowProperties: rows,
  getColumnProperties: columns,
};
