/** Cells and styles of the model. Styles are shared and never changed in place: two cells of one format hold the same object. */
import type { Alignment, Borders, Fill, Font, Protection } from 'exceljs';

export interface Style {
  readonly numFmt?: string;
  readonly font?: Partial<Font>;
  readonly fill?: Fill;
  readonly border?: Partial<Borders>;
  readonly alignment?: Partial<Alignment>;
  readonly protection?: Partial<Protection>;
}

/** An error value such as #N/A. */
export interface CellError {
  readonly error: string;
}

export type Value = string | number | boolean | CellError | null;

export interface Cell {
  readonly value: Value;
  /** Without the equals sign; `value` is then the cached result. */
  readonly formula?: string;
  /** What exceljs holds beyond that (rich text, hyperlink, array formula); kept while the value is not overwritten. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly style?: Style;
}

export const plain: Style = Object.freeze({});

export const isCellError = (value: unknown): value is CellError => typeof value === 'object' && value !== null && 'error' in value;

/** A cell that holds nothing a reader of values would see. */
export const isBlank = (cell: Cell | undefined): boolean => cell === undefined || (cell.value === null && cell.formula === undefined);

/** Without members of undefined; nothing left is undefined. So that a format put back is the format it was. */
export function tidy<T extends object>(aspect: T): T | undefined {
  const entries = Object.entries(aspect).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as T);
}

const patched = new WeakMap<Style, Map<string, Style>>();

/** The style with some aspects replaced; the same question gives the same object. An aspect of undefined is taken away. */
export function patchStyle(style: Style, patch: { readonly [K in keyof Style]?: Style[K] | undefined }): Style {
  const key = JSON.stringify(patch, (_, value: unknown) => (value === undefined ? '\u0000' : value));
  let known = patched.get(style);
  if (!known) patched.set(style, (known = new Map()));
  let result = known.get(key);
  if (!result) {
    known.set(key, (result = Object.freeze(tidy({ ...style, ...patch }) ?? {}) as Style));
  }
  return result;
}

/** Number formats whose code in the file (built-in 14 and 22 as exceljs names them) is not the code that Excel tells. */
const told: Readonly<Record<string, string>> = { 'mm-dd-yy': 'm/d/yyyy', 'm/d/yy "h":mm': 'm/d/yyyy h:mm' };
const stored = Object.fromEntries(Object.entries(told).map(([file, excel]) => [excel, file]));

export const numberFormatOf = (style: Style): string => (style.numFmt === undefined ? 'General' : (told[style.numFmt] ?? style.numFmt));

export const withNumberFormat = (style: Style, format: string): Style =>
  patchStyle(style, { numFmt: format === 'General' || format === '' ? undefined : (stored[format] ?? format) });

/** Text of a value as Excel's `values` gives it: errors as their text, blank as "". */
export const plainValue = (value: Value): string | number | boolean => (value === null ? '' : isCellError(value) ? value.error : value);
