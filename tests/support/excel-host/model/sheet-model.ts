/** One sheet: cells in sparse rows, formats of rows and columns, and everything laid over them as lists of rectangles. */
import type { DataValidation, WorksheetProtection } from 'exceljs';
import { bounding, contains, intersect, subtract, type Rect } from './address';
import { isBlank, plain, type Cell, type Style, type Value } from './cell';

export interface RowModel {
  readonly cells: (Cell | undefined)[];
  height?: number;
  hidden: boolean;
  outlineLevel?: number;
  style?: Style;
}

export interface ColumnModel {
  /** In characters, as the file has it. */
  width?: number;
  hidden: boolean;
  outlineLevel?: number;
  style?: Style;
}

export interface ConditionalFormatModel {
  readonly id: string;
  /** Custom, CellValue, ContainsText … as the API names them. */
  readonly type: string;
  rects: Rect[];
  stopIfTrue: boolean;
  formula: string;
  style: Style;
  /** The rule as exceljs read it, for kinds we only keep. */
  readonly raw?: Readonly<Record<string, unknown>>;
}

export interface CommentModel {
  readonly id: string;
  row: number;
  column: number;
  content: string;
  resolved: boolean;
  readonly author: string;
  replies: { readonly id: string; readonly content: string; readonly author: string }[];
}

/** A note ("old comment") of the file: kept, not reachable by this office.js. */
export interface NoteModel {
  row: number;
  column: number;
  readonly note: unknown;
}

export interface ValidationModel {
  rects: Rect[];
  readonly rule: DataValidation;
}

/** The password's hash, as the file has it. */
export interface ProtectionModel extends Partial<WorksheetProtection> {
  readonly algorithmName?: string;
  readonly sheet: boolean;
  readonly hashValue?: string;
  readonly saltValue?: string;
}

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden';

/** Things that keep their place on the sheet while rows come and go: ranges the pane holds, the selection. */
export interface Anchor {
  rect: Rect | null;
}

export class SheetModel {
  readonly rows: (RowModel | undefined)[] = [];
  readonly columns: (ColumnModel | undefined)[] = [];
  merges: Rect[] = [];
  conditionalFormats: ConditionalFormatModel[] = [];
  comments: CommentModel[] = [];
  notes: NoteModel[] = [];
  validations: ValidationModel[] = [];
  protection: ProtectionModel | null = null;
  visibility: Visibility = 'Visible';
  tabColor = '';
  showGridlines = true;
  /** Rows and columns that stay in view. */
  frozen = { rows: 0, columns: 0 };
  /** What exceljs holds of the sheet and nothing here changes: page set-up, header and footer, views, filters, pictures, tables. */
  shell: Readonly<Record<string, unknown>> = {};
  readonly anchors = new Set<Anchor>();
  deleted = false;

  constructor(
    readonly id: string,
    public name: string,
  ) {}

  cell(row: number, column: number): Cell | undefined {
    return this.rows[row]?.cells[column];
  }

  rowAt(row: number): RowModel {
    return (this.rows[row] ??= { cells: [], hidden: false });
  }

  columnAt(column: number): ColumnModel {
    return (this.columns[column] ??= { hidden: false });
  }

  styleAt(row: number, column: number): Style {
    const line = this.rows[row];
    return line?.cells[column]?.style ?? line?.style ?? this.columns[column]?.style ?? plain;
  }

  valueAt(row: number, column: number): Value {
    return this.rows[row]?.cells[column]?.value ?? null;
  }

  put(row: number, column: number, cell: Cell): void {
    this.rowAt(row).cells[column] = cell;
  }

  setStyle(row: number, column: number, style: Style): void {
    const cell = this.cell(row, column);
    this.put(row, column, { ...(cell ?? { value: null }), style });
  }

  /** Value or formula; the format stays, what belonged to the old value (rich text, link) goes. */
  setContent(row: number, column: number, value: Value, formula?: string): void {
    const style = this.cell(row, column)?.style ?? this.rows[row]?.style ?? this.columns[column]?.style;
    if (value === null && formula === undefined && style === undefined && this.cell(row, column) === undefined) return;
    this.put(row, column, { value, ...(formula === undefined ? {} : { formula }), ...(style === undefined ? {} : { style }) });
  }

  mergeAt(row: number, column: number): Rect | undefined {
    return this.merges.find((rect) => rect.top <= row && row <= rect.bottom && rect.left <= column && column <= rect.right);
  }

  isLocked(row: number, column: number): boolean {
    return this.protection !== null && this.styleAt(row, column).protection?.locked !== false;
  }

  /** Smallest rectangle around what is used inside `within`; by values only, or (as Excel by default) formats too. Whole-column formats count as used cells only where a cell is. */
  usedRect(within: Rect, valuesOnly: boolean): Rect | null {
    let used: Rect | null = null;
    const last = Math.min(within.bottom, this.rows.length - 1);
    for (let row = within.top; row <= last; row++) {
      const line = this.rows[row];
      if (!line) continue;
      let left = -1;
      let right = -1;
      const end = Math.min(within.right, line.cells.length - 1);
      for (let column = within.left; column <= end; column++) {
        const cell = line.cells[column];
        if (cell === undefined || (isBlank(cell) && (valuesOnly || cell.style === undefined || cell.style === plain))) continue;
        if (left < 0) left = column;
        right = column;
      }
      if (left >= 0) used = used ? bounding(used, { top: row, bottom: row, left, right }) : { top: row, bottom: row, left, right };
    }
    return valuesOnly ? used : this.withFormattedColumns(used, within);
  }

  /** Columns formatted as a whole reach as far down as the sheet: what clerks do, and what makes a used range enormous. */
  private withFormattedColumns(used: Rect | null, within: Rect): Rect | null {
    let result = used;
    this.columns.forEach((column, index) => {
      if (column?.style === undefined || column.style === plain || index < within.left || index > within.right) return;
      const rect = { top: within.top, bottom: within.bottom, left: index, right: index };
      result = result ? bounding(result, rect) : rect;
    });
    return result;
  }

  /** Calls for every cell that exists inside the rectangle. */
  eachCell(rect: Rect, visit: (cell: Cell, row: number, column: number) => void): void {
    const last = Math.min(rect.bottom, this.rows.length - 1);
    for (let row = rect.top; row <= last; row++) {
      const cells = this.rows[row]?.cells;
      if (!cells) continue;
      const end = Math.min(rect.right, cells.length - 1);
      for (let column = rect.left; column <= end; column++) {
        const cell = cells[column];
        if (cell) visit(cell, row, column);
      }
    }
  }

  /** Takes a rectangle out of every conditional format; formats left without a cell go. */
  cutConditionalFormats(hole: Rect): void {
    for (const format of this.conditionalFormats) format.rects = format.rects.flatMap((rect) => subtract(rect, hole));
    this.conditionalFormats = this.conditionalFormats.filter((format) => format.rects.length > 0);
  }

  setValidation(rect: Rect, rule: DataValidation | null): void {
    for (const validation of this.validations) validation.rects = validation.rects.flatMap((other) => subtract(other, rect));
    this.validations = this.validations.filter((validation) => validation.rects.length > 0);
    if (rule) this.validations.push({ rects: [rect], rule });
  }

  validationAt(row: number, column: number): DataValidation | null {
    const at = { top: row, bottom: row, left: column, right: column };
    return this.validations.find((validation) => validation.rects.some((rect) => contains(rect, at)))?.rule ?? null;
  }

  mergesIn(rect: Rect): Rect[] {
    return this.merges.filter((merge) => intersect(merge, rect) !== null);
  }
}
