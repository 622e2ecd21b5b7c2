/**
 * The workbook that is open in front of the clerk, as the add-in sees it. Plain data in and out; no object of Excel's crosses this port.
 * Adapters: addin/host/office.ts (Excel). Its contract suite, tests/contract/workbook-host, runs on every adapter.
 * Sheets are named by their present names, cells by A1 addresses without sheet ("C12"), rows as Excel shows them (1-based).
 */
import type { Severity, Where } from '../model/finding';
import type { CellValue, SheetSnapshot, SheetVisibility } from '../model/sheet';
import type { Table } from '../model/table';

export type HostProblemCode =
  | 'cell-being-edited'
  /** The sheet is protected. */
  | 'protected'
  /** The whole workbook was opened for reading only. */
  | 'read-only'
  | 'payload-too-large'
  | 'not-supported'
  /** The sheet was deleted or renamed since it was read. */
  | 'sheet-gone'
  /** The sheet is hidden, so nothing on it can be selected. */
  | 'sheet-hidden'
  | 'closed'
  /** Excel is busy (calculating, a dialog is open); tried again for a while before this is said. */
  | 'busy'
  /** Ended by the caller's signal. */
  | 'cancelled'
  | 'unknown';

/** `detail` is the host's own error code, for logs; sentences come from core/messages by `code`. `sheet`: where, when it is about one; several protected sheets are joined by 、. */
export class HostProblem extends Error {
  override readonly name = 'HostProblem';
  constructor(
    readonly code: HostProblemCode,
    readonly detail: string,
    readonly sheet: string | null = null,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** What this Excel can do beyond the least we ask for (ExcelApi 1.6). */
export interface HostAbilities {
  /** Edits, inserted and deleted rows are told (1.7 on a sheet). Without it the clerk presses 校验 again. */
  readonly changes: boolean;
  /** Merged areas can be read (1.13). Without it, blank cells of merged areas look blank. */
  readonly mergedAreas: boolean;
  /** Marks can carry a comment (1.10). */
  readonly comments: boolean;
}

export interface SheetInfo {
  /** Stays the same when the sheet is renamed. */
  readonly id: string;
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly protected: boolean;
  readonly active: boolean;
}

export interface Progress {
  /** Cells (or rows) done, of all. */
  readonly onProgress?: (done: number, total: number) => void;
  /** An AbortSignal will do. */
  readonly signal?: { readonly aborted: boolean };
}

export interface Mark {
  readonly sheet: string;
  readonly cell: string;
  readonly severity: Severity;
  /** Text of the comment, where the host has comments and the clerk wants them; never a full ID or account number. */
  readonly comment?: string;
}

/** `before` is what the cell held when it was judged; a cell that holds something else now is left alone and named. */
export interface CellChange {
  readonly sheet: string;
  readonly cell: string;
  readonly before: CellValue;
  readonly after: string | number;
  /** The text format goes first, in the same batch: an ID written into a General cell loses its last digits. Text beginning with = + - @ is always written as text. */
  readonly asText: boolean;
}

/** What a cell was, in full, and what we made of it. Opaque to everybody but the adapter that made it; plain JSON. */
export interface UndoCell {
  readonly sheet: string;
  readonly cell: string;
  readonly was: unknown;
  readonly now: CellValue;
}
export interface UndoStep {
  readonly cells: readonly UndoCell[];
}

export interface LeftAlone {
  readonly sheet: string;
  readonly cell: string;
  readonly reason: 'changed-since' | 'formula' | 'sheet-gone' | 'protected';
}

export interface ChangeResult {
  readonly changed: number;
  readonly left: readonly LeftAlone[];
  readonly undo: UndoStep;
}

/** edited: values inside `address` changed. structure: rows, columns or cells were inserted, deleted or moved: row numbers of before mean nothing. sheets: a sheet was added, deleted or renamed. */
export interface SheetChange {
  readonly kind: 'edited' | 'structure' | 'sheets';
  /** Present name; null when it is gone. */
  readonly sheet: string | null;
  /** "B3" or "B3:D20"; null unless edited. */
  readonly address: string | null;
  /** True for changes that this port itself made (applyCells, undo, writeSheet). */
  readonly ours: boolean;
}

/** Every method rejects with HostProblem and leaves nothing half done that it can avoid: writes are one batch where they fit into one. */
export interface WorkbookHost {
  readonly abilities: HostAbilities;
  /** File name of the open workbook, or null when it was never saved or the host does not tell. */
  readonly fileName: () => Promise<string | null>;
  readonly listSheets: () => Promise<readonly SheetInfo[]>;
  /**
   * Sheets as plain data: values (never trusting formatted but empty rows), merged areas, hidden rows and columns, dates told by number
   * format, struck-through rows; read in blocks below the host's size limit. Without names, every sheet; a name that is gone is a 'sheet-gone'.
   */
  readonly readSheets: (names?: readonly string[], progress?: Progress) => Promise<readonly SheetSnapshot[]>;
  /** Values of whole rows from..to (1-based, inclusive), from column A as in SheetSnapshot.rows: for a look at what changed. */
  readonly readRows: (sheet: string, from: number, to: number) => Promise<readonly (readonly CellValue[])[]>;
  /**
   * Replaces all marks by these: an overlay that changes no format of the clerk's. A sheet gets all of its marks or none: protected sheets
   * stay as they are and are told as 'protected' after the others were marked. The signal counts until the first change.
   */
  readonly paint: (marks: readonly Mark[], progress?: Progress) => Promise<void>;
  /** Takes off every mark of ours, also of an earlier day, without a trace. */
  readonly clearMarks: () => Promise<void>;
  /** What was written before the signal or a failure is put back. Rejects with 'protected' when that is why nothing could be changed. */
  readonly applyCells: (changes: readonly CellChange[], progress?: Progress) => Promise<ChangeResult>;
  /** Formats whole data columns (letters) of rows from..to as text; whole numbers of up to 15 digits in them become the same digits as text. */
  readonly formatAsText: (sheet: string, columns: readonly string[], from: number, to: number) => Promise<ChangeResult>;
  /** Puts cells back, value and number format, that still hold what we wrote; others are left alone and named. */
  readonly undo: (step: UndoStep) => Promise<{ readonly restored: number; readonly left: readonly LeftAlone[] }>;
  /** Writes a table as a new sheet at the end (the name gets a number when it is taken) and shows it. @returns the sheet's name */
  readonly writeSheet: (table: Table, progress?: Progress) => Promise<string>;
  /** Brings the cell into view and selects it; a finding without a cell selects its row or sheet. A hidden sheet stays hidden: 'sheet-hidden'. */
  readonly select: (where: Pick<Where, 'sheet' | 'row' | 'cell'>) => Promise<void>;
  /** Address of the present selection: sheet and column letters of its first cell; for pointing at a column. */
  readonly selection: () => Promise<{ readonly sheet: string; readonly cell: string }>;
  /** Tells about changes until the returned function is called. Does nothing where abilities.changes is false. */
  readonly onChanged: (listener: (change: SheetChange) => void) => Promise<() => Promise<void>>;
  /** Small settings kept with the workbook (plan, unit, corrected columns): JSON below 10 kB. Never personal data. */
  readonly remember: (key: string, value: unknown) => Promise<void>;
  readonly recall: (key: string) => Promise<unknown>;
}
