/** A plain sheet to be written: what core/outputs makes and files/write (or Excel) puts on paper. No library types. */

export type TableCell =
  | string
  | number
  | null
  /** `formula` without "=", with the value it yields now (shown by programs that do not calculate). */
  | { readonly formula: string; readonly value: number }
  /** A link inside the workbook, e.g. target "'问题清单'!A1". */
  | { readonly link: string; readonly text: string };

/** 'yuan': numbers are yuan, shown with two decimals. 'percent': 0.5 is 50 %. 'text': also numbers stay as given; texts are written as texts, never as formulas. */
export type ColumnKind = 'text' | 'integer' | 'yuan' | 'date' | 'percent';
/** Fill of a row or cell. */
export type Tone = 'error' | 'warning' | 'info' | 'total' | 'muted' | 'good';

export interface TableColumn {
  readonly header: string;
  /** Text of the header row above, for a two-row header; equal neighbours are merged. */
  readonly group?: string;
  readonly kind: ColumnKind;
  /** In characters of half width. */
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly wrap?: boolean;
  /** Outside the print area (e.g. provenance): only allowed for the last columns. */
  readonly noPrint?: boolean;
  /** Dropdown for data entry. */
  readonly options?: readonly string[];
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  readonly tone?: Tone;
  /** By column index. */
  readonly cellTones?: Readonly<Record<number, Tone>>;
  readonly bold?: boolean;
}

export interface Table {
  /** Sheet name, at most 31 characters. */
  readonly name: string;
  readonly title: string;
  /** Lines between the title and the header (单位, 日期, 说明), each over the full width. */
  readonly subtitle: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly rows: Iterable<TableRow>;
  /** Lines after the rows: 制表 / 审核 / 盖章, notes. */
  readonly footer: readonly string[];
  readonly orientation: 'portrait' | 'landscape';
  readonly autoFilter: boolean;
  /** Rows below the data that people fill in by hand, bordered like data, with the columns' formats and dropdowns. */
  readonly blankRows?: number;
  /** Number of leading columns that stay in view. */
  readonly frozenColumns: number;
}

/** 1-based rows of a written table: title, subtitle lines, one or two header rows, then the data. For formulas and links that point into it. */
export const tableLayout = (
  table: Pick<Table, 'subtitle' | 'columns'>,
): { readonly headerTop: number; readonly headerBottom: number; readonly firstData: number } => {
  const headerTop = 2 + table.subtitle.length;
  const headerBottom = headerTop + (table.columns.some((column) => column.group !== undefined) ? 1 : 0);
  return { headerTop, headerBottom, firstData: headerBottom + 1 };
};
