/** Arguments of methods as add-ins give them, checked as Excel checks them. */
import { contains, parseRect, splitSheet, wholeSheet, type Rect } from '../model/address';
import type { SheetModel } from '../model/sheet-model';
import { invalidArgument } from '../wire/host-error';
import { isHostObject } from '../wire/spec';
import { rectOf, type RangeSelf } from './range-self';

/** An address on this sheet; nothing means the whole sheet. A sheet name in front must be this sheet's. */
export function rectFrom(sheet: SheetModel, address: unknown): Rect {
  if (address === null || address === undefined || address === '') return wholeSheet;
  if (typeof address !== 'string') throw invalidArgument('an address is text');
  const { sheet: name, address: inside } = splitSheet(address);
  const rect = parseRect(inside);
  if (!rect || (name !== null && name.toLowerCase() !== sheet.name.toLowerCase()))
    throw invalidArgument(`"${address}" is no address on ${sheet.name}`);
  return rect;
}

/** A range given as proxy, or as address on the same sheet. */
export function argumentRect(sheet: SheetModel, value: unknown): Rect {
  if (!isHostObject(value)) return rectFrom(sheet, value);
  const self = value.self as RangeSelf;
  if (self.sheet !== sheet) throw invalidArgument('the ranges are on different sheets');
  return rectOf(self);
}

export function checked(rect: Rect): Rect {
  if (rect.top > rect.bottom || rect.left > rect.right || !contains(wholeSheet, rect))
    throw invalidArgument('the range would lie outside the sheet');
  return rect;
}

export function whole(value: unknown, fallback?: number): number {
  if ((value === null || value === undefined) && fallback !== undefined) return fallback;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalidArgument('a whole number is wanted');
  return value;
}

export function text(value: unknown, what: string): string {
  if (typeof value !== 'string') throw invalidArgument(`${what} is text`);
  return value;
}

export function flag(value: unknown, what: string): boolean {
  if (typeof value !== 'boolean') throw invalidArgument(`${what} is true or false`);
  return value;
}

export function oneOf<T extends string>(value: unknown, values: readonly T[], what: string): T {
  const found = values.find((known) => known.toLowerCase() === String(value).toLowerCase());
  if (found === undefined) throw invalidArgument(`${what} is one of ${values.join(', ')}`);
  return found;
}

/** "#FFCC00", "ffcc00" or a common colour name → "#FFCC00". */
export function colour(value: unknown): string {
  const named = colours[String(value).toLowerCase()];
  const hex = /^#?([0-9a-f]{6})$/i.exec(named ?? String(value))?.[1];
  if (hex === undefined) throw invalidArgument(`"${String(value)}" is no colour`);
  return `#${hex.toUpperCase()}`;
}

const colours: Readonly<Record<string, string>> = {
  black: '000000', white: 'FFFFFF', red: 'FF0000', green: '008000', blue: '0000FF', yellow: 'FFFF00', orange: 'FFA500', gray: '808080', grey: '808080',
}; // prettier-ignore
