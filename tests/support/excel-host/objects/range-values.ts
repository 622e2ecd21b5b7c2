/** Values, formulas, texts and number formats of a range: reading them, and what Excel makes of what is written. */
import { SSF } from '@e965/xlsx';
import { cellCount, columnCount, isEntireColumn, isEntireRow, rowCount, type Rect } from '../model/address';
import { isCellError, numberFormatOf, plainValue, withNumberFormat, type Cell, type Value } from '../model/cell';
import { coerce, type Coerced } from '../model/coerce';
import { restyle } from '../model/styles';
import { invalidArgument, wholeRequest } from '../wire/host-error';
import { WholeRequestError } from '../wire/whole-request-error';
import type { Session } from '../wire/session';
import type { Property } from '../wire/spec';
import { demandPermission, demandUnlocked, rectOf, type RangeSelf } from './range-self';

/** A grid beyond this many cells is above any payload limit; it is refused before it is built. */
const MOST_CELLS = 4_000_000;

type Reader = (self: RangeSelf, row: number, column: number) => unknown;

function grid(read: Reader): Property<RangeSelf>['get'] {
  return (self) => {
    const rect = rectOf(self);
    // Excel answers null for whole rows and columns.
    if (isEntireColumn(rect) || isEntireRow(rect)) return null;
    if (cellCount(rect) > MOST_CELLS) throw new WholeRequestError(wholeRequest.responseTooLarge);
    const rows: unknown[][] = [];
    for (let row = rect.top; row <= rect.bottom; row++) {
      const line: unknown[] = [];
      for (let column = rect.left; column <= rect.right; column++) line.push(read(self, row, column));
      rows.push(line);
    }
    return rows;
  };
}

/** Values of merged cells are in the top left one only; the model keeps none elsewhere. */
const valueAt: Reader = ({ sheet }, row, column) => plainValue(sheet.valueAt(row, column));

const formulaOf = (cell: Cell | undefined): string | number | boolean =>
  cell?.formula === undefined ? plainValue(cell?.value ?? null) : `=${cell.formula}`;

export function textOf(value: Value, format: string): string {
  if (value === null) return '';
  if (isCellError(value)) return value.error;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (format === '@') return String(value);
  try {
    return SSF.format(format, value) as string;
  } catch {
    // A format SSF cannot read shows the plain value.
    return String(value);
  }
}

const valueType = (value: Value): string =>
  value === null
    ? 'Empty'
    : isCellError(value)
      ? 'Error'
      : typeof value === 'number'
        ? 'Double'
        : typeof value === 'boolean'
          ? 'Boolean'
          : 'String';

/** One value for all cells, or a grid of the range's very size (a single cell's grid counts as one value). */
function spread(rect: Rect, input: unknown): (row: number, column: number) => unknown {
  if (!Array.isArray(input)) return () => input;
  const rows = input as unknown[];
  if (!rows.every(Array.isArray)) throw invalidArgument('a two-dimensional array is wanted');
  const lines = rows as unknown[][];
  if (lines.length === 1 && lines[0]?.length === 1) return () => lines[0]?.[0];
  const fits = lines.length === rowCount(rect) && lines.every((line) => line.length === columnCount(rect));
  if (!fits) throw invalidArgument('the number of rows or columns in the input array does not match the size of the range');
  return (row, column) => lines[row - rect.top]?.[column - rect.left];
}

const writable = (input: unknown): input is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof input);

/** Puts what coerce made of an input into a cell, its format with it. */
export function store(session: Session, self: RangeSelf['sheet'], row: number, column: number, input: string | number | boolean): void {
  const style = self.styleAt(row, column);
  const format = numberFormatOf(style);
  const { value, formula, format: brought }: Coerced = coerce(input, format, session.coercion);
  self.setContent(row, column, value, formula);
  if (brought !== undefined && format === 'General') self.setStyle(row, column, withNumberFormat(style, brought));
}

/** Cells of a merged area other than its first take nothing. */
const isCovered = ({ top, left, bottom, right }: Rect, row: number, column: number): boolean =>
  top <= row && row <= bottom && left <= column && column <= right && (top !== row || left !== column);

function setContents(self: RangeSelf, input: unknown, session: Session): void {
  const { sheet } = self;
  const rect = rectOf(self);
  const at = spread(rect, input);
  if (isEntireColumn(rect) || isEntireRow(rect)) throw invalidArgument('values of whole rows or columns cannot be set');
  demandUnlocked(session, sheet, rect);
  const before = plainValue(sheet.valueAt(rect.top, rect.left));
  const merges = sheet.mergesIn(rect);
  for (let row = rect.top; row <= rect.bottom; row++) {
    for (let column = rect.left; column <= rect.right; column++) {
      const value = at(row, column);
      // null: leave the cell as it is.
      if (value === null || value === undefined) continue;
      if (!writable(value)) throw invalidArgument('a cell takes text, a number or a boolean');
      if (merges.some((merge) => isCovered(merge, row, column))) continue;
      store(session, sheet, row, column, value);
    }
  }
  const details =
    cellCount(rect) === 1 ? { details: { valueBefore: before, valueAfter: plainValue(sheet.valueAt(rect.top, rect.left)) } } : {};
  session.workbook.tell({ kind: 'changed', sheet, rect, changeType: 'RangeEdited', byAddin: true, ...details });
}

function setFormats(self: RangeSelf, input: unknown, session: Session): void {
  const { sheet } = self;
  const rect = rectOf(self);
  demandPermission(session, sheet, 'formatCells');
  const at = spread(rect, input);
  const single = !Array.isArray(input) || (input.length === 1 && (input[0] as unknown[]).length === 1);
  const format = (value: unknown): string => {
    if (typeof value !== 'string') throw invalidArgument('a number format is text');
    return value;
  };
  if (single) {
    const wanted = format(at(rect.top, rect.left));
    restyle(sheet, rect, (style) => withNumberFormat(style, wanted));
  } else {
    for (let row = rect.top; row <= rect.bottom; row++) {
      for (let column = rect.left; column <= rect.right; column++) {
        const value = at(row, column);
        if (value !== null && value !== undefined) sheet.setStyle(row, column, withNumberFormat(sheet.styleAt(row, column), format(value)));
      }
    }
  }
  session.workbook.tell({ kind: 'format', sheet, rect, byAddin: true });
}

const formatAt: Reader = ({ sheet }, row, column) => numberFormatOf(sheet.styleAt(row, column));
const values = { get: grid(valueAt), set: setContents };
const formulas = { get: grid(({ sheet }, row, column) => formulaOf(sheet.cell(row, column))), set: setContents };
const formats = { get: grid(formatAt), set: setFormats };

export const valueProperties: Readonly<Record<string, Property<RangeSelf>>> = {
  values,
  formulas,
  formulasLocal: formulas,
  numberFormat: formats,
  numberFormatLocal: formats,
  text: { get: grid(({ sheet }, row, column) => textOf(sheet.valueAt(row, column), numberFormatOf(sheet.styleAt(row, column)))) },
  valueTypes: { get: grid(({ sheet }, row, column) => valueType(sheet.valueAt(row, column))) },
};
