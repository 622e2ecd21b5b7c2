/**
 * A sheet as plain data: what intake reads, the same from Excel and from a file.
 * Row and column numbers are 0-based and relative to the top-left cell of `rows`; `origin` says where that cell lies in the sheet.
 */

/** A number that the sheet shows as a date (its number format says so). `serial` counts days as Excel's 1900 system does. */
export interface DateSerial {
  readonly serial: number;
}

/** What a cell holds. Text stays text (an 18-digit ID number must not become a number); a formula counts as its cached result. */
export type CellValue = string | number | boolean | DateSerial | null;

/** A merged area, all four bounds inclusive. Its value is in the top-left cell; the other cells are null. */
export interface MergeRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export type SheetVisibility = 'visible' | 'hidden' | 'veryHidden';

export interface SheetSnapshot {
  readonly name: string;
  readonly visibility: SheetVisibility;
  /** Where rows[0][0] lies in the sheet, 0-based. {row: 0, column: 0} for files. */
  readonly origin: { readonly row: number; readonly column: number };
  /** Ragged: a row may be shorter than others, and rows without values may be empty arrays. Ends at the last row with a value. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly merges: readonly MergeRange[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** Rows whose cells with values are mostly struck through. */
  readonly struckRows: readonly number[];
}

/** A workbook file or an open workbook. `file` is a file name without folders, or null for an open, unsaved workbook. */
export interface WorkbookSnapshot {
  readonly file: string | null;
  readonly sheets: readonly SheetSnapshot[];
}

export const isDateSerial = (value: CellValue): value is DateSerial => typeof value === 'object' && value !== null;

/** True for null and for text of nothing but white space and zero-width characters. */
export const isBlankCell = (value: CellValue): boolean =>
  value === null || (typeof value === 'string' && (value === '' || /^[\s\u200b-\u200f\u2060\ufeff]*$/u.test(value)));

/** 0 → "A", 25 → "Z", 26 → "AA". */
export const columnLetters = (column: number): string => {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters;
};

/** "A" → 0, "AA" → 26. Lower case is accepted; anything else gives -1. */
export const columnIndex = (letters: string): number => {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return -1;
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + (letter.charCodeAt(0) - 64);
  return index - 1;
};
