/** A roster: sheets read into entries, with everything that was not an entry kept and named. */
import type { FieldKey } from './field';
import type { CategoryReading, GoodsReading, IdNumberReading, MarkReading, Reading, Readings } from './reading';
import type { CellValue } from './sheet';

/**
 * Which column holds what. Rows and columns are 0-based positions in the snapshot's `rows` (Entry.row is 1-based as Excel shows it).
 */
export interface ColumnBinding {
  readonly field: FieldKey;
  readonly column: number;
  /** The header as written, levels joined with ">", white space folded. */
  readonly header: string;
  /** materials: the plan's material code; goods: the kit item's code; null when the column is about all of them or the plan knows none. */
  readonly item?: string | null;
  /** Money columns: 万元 → 10000. From the header, a unit row or the 单位:万元 line. */
  readonly multiplier?: 1 | 10000;
  /** Income columns. */
  readonly period?: 'month' | 'year';
  /** The header carried a required mark (*). */
  readonly required?: true;
}

/** A household member set side by side with the head (成员姓名 / 成员证件号 pairs). */
export interface MemberColumns {
  readonly name: number | null;
  readonly idNumber: number | null;
  readonly relation: number | null;
}

export interface UnknownColumn {
  readonly column: number;
  readonly header: string;
  /** The field this column would hold, had another column not fitted better. */
  readonly alternativeFor?: FieldKey;
}

/** A column called after a category, in which entries of that category have a tick. */
export interface CategoryMark {
  readonly column: number;
  readonly text: string;
}

export interface Layout {
  /** First and last header row, 0-based; a column-number row (甲 乙 1 2) or a unit row below counts as a skipped row, not as header. */
  readonly headerTop: number;
  readonly headerBottom: number;
  /** In column order. A field other than materials and goods occurs at most once. */
  readonly columns: readonly ColumnBinding[];
  readonly members: readonly MemberColumns[];
  readonly unknown: readonly UnknownColumn[];
  /** Where the category is ticked in one of several columns; the category's binding is then the first of them. */
  readonly categoryMarks?: readonly CategoryMark[];
}

/** A layout decided by a person or saved from an earlier reading: column letters by field, "" to say that there is none. Wins over detection. */
export interface LayoutOverride {
  readonly sheet: string;
  readonly role?: SheetRole;
  /** 1-based, as Excel shows them. */
  readonly headerRows?: readonly number[];
  readonly columns?: Readonly<Record<string, string>>;
}

export type SheetRole = 'roster' | 'summary' | 'instruction' | 'empty' | 'archive' | 'lastYear' | 'hidden' | 'printout' | 'other';

/** What a row that is no entry was. */
export type RowRole =
  | 'title'
  | 'attachment'
  | 'meta'
  | 'measure'
  | 'header'
  | 'columnNumbers'
  | 'units'
  | 'section'
  | 'subtotal'
  | 'total'
  | 'repeatedHeader'
  | 'placeholder'
  | 'endMark'
  | 'signature'
  | 'note'
  | 'blank'
  | 'member';

export interface SkippedRow {
  /** 1-based, as Excel shows it. */
  readonly row: number;
  readonly role: RowRole;
  readonly text: string;
}

/** A household member listed in its own row under the head, or side by side with the head. */
export interface Member {
  readonly row: number;
  readonly name?: Reading<string>;
  readonly idNumber?: IdNumberReading;
  readonly relation?: Reading<string>;
  /** 0-based columns of the name and the ID in that row, for pointing at a cell. */
  readonly nameColumn: number | null;
  readonly idColumn: number | null;
}

export interface MaterialReading extends MarkReading {
  readonly code: string | null;
  readonly column: number;
}

export interface GoodsColumnReading extends GoodsReading {
  readonly code: string | null;
  readonly column: number;
}

/** One beneficiary (or beneficiary household, or institution) of a roster. */
export interface Entry {
  /** 1-based row in Excel of the entry's first row, and of its last (households over several rows). */
  readonly row: number;
  readonly lastRow: number;
  /** The first row's raw cells, by 0-based snapshot column; unknown columns travel along in it. */
  readonly cells: readonly CellValue[];
  readonly readings: Readings;
  readonly materials: readonly MaterialReading[];
  readonly goods: readonly GoodsColumnReading[];
  readonly members: readonly Member[];
  readonly hidden: boolean;
  readonly struck: boolean;
}

/** A 小计/合计 row and the entry rows it adds up. Amounts in fen. */
export interface TotalRow {
  readonly row: number;
  readonly kind: 'subtotal' | 'total';
  readonly label: string;
  /** Indexes into SheetReading.entries: [from, to). */
  readonly from: number;
  readonly to: number;
  /** Money totals by field with the 0-based column they stand in. */
  readonly money: readonly { readonly field: FieldKey; readonly column: number; readonly fen: number }[];
  /** Numbers in count columns (householdSize, coveredSize …), by field. */
  readonly counts: readonly { readonly field: FieldKey; readonly column: number; readonly count: number }[];
  /** "共12户" / "计 30 人" written in the label or beside it. */
  readonly stated: { readonly households?: number; readonly persons?: number; readonly column: number } | null;
}

/** One data row of a summary table (单位 × 类别 or 类别 × 人数 × 标准 × 金额). */
export interface SummaryRow {
  readonly row: number;
  readonly label: string;
  readonly unit?: string;
  readonly category?: CategoryReading;
  readonly count?: { readonly value: number; readonly column: number };
  readonly standardFen?: number;
  readonly amount?: { readonly fen: number; readonly column: number };
}

/** A 小计/合计 row of a summary table: what it states about columns of the `summaryRows` above it. Amounts in fen, counts as they are. */
export interface SummaryTotal {
  readonly row: number;
  readonly kind: 'subtotal' | 'total';
  readonly label: string;
  readonly figures: readonly {
    readonly column: number;
    readonly of: 'count' | 'amount';
    readonly value: number;
    readonly multiplier: 1 | 10000;
  }[];
}

export interface SheetMeta {
  readonly title?: string;
  /** As written after 填报单位/申报单位/单位(盖章) …, folded; with the cell it stands in (0-based). */
  readonly unit?: { readonly text: string; readonly row: number; readonly column: number };
  readonly date?: string;
  readonly attachment?: string;
  /** Year named by the title, if any. */
  readonly year?: number;
}

export interface SheetReading {
  readonly sheet: string;
  readonly role: SheetRole;
  /** Why it was given this role: a short code for logs and the pane ('hidden', 'no-name-column', 'past-year' …). */
  readonly roleReason: string;
  /** Position of the snapshot's first cell in the sheet (0-based). */
  readonly origin: { readonly row: number; readonly column: number };
  readonly meta: SheetMeta;
  /** Null when no header was found. */
  readonly layout: Layout | null;
  readonly entries: readonly Entry[];
  readonly totals: readonly TotalRow[];
  readonly skipped: readonly SkippedRow[];
  readonly summaryRows: readonly SummaryRow[];
  /** Only for role 'summary'. */
  readonly summaryTotals?: readonly SummaryTotal[];
  /** Required fields without a column, each with the columns that might be it. Only for role 'roster'. */
  readonly missingFields: readonly { readonly field: FieldKey; readonly candidates: readonly UnknownColumn[] }[];
}

/** One file (or open workbook) read. */
export interface Roster {
  readonly file: string | null;
  readonly sheets: readonly SheetReading[];
  /** Unit found in meta line, title, sheet or file name; null when nothing tells. */
  readonly unit: UnitClaim | null;
}

export interface UnitClaim {
  /** Unit code of the plan, or null when the text names no unit of the plan. */
  readonly code: string | null;
  readonly text: string;
  readonly from: 'given' | 'meta' | 'title' | 'sheet' | 'file' | 'column';
}
