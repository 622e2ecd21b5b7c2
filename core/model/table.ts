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
  /** 'yuan' without grouping (1234.50): for files that other programs take in. */
  readonly ungrouped?: true;
  /** Dropdown for data entry. */
  readonly options?: readonly string[];
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  readonly tone?: Tone;
  /** By column index. */
  readonly cellTones?: Readonly<Record<number, Tone>>;
  readonly bold?: boolean;
  /** The printed page ends below this row. Only in tables that are `paged`. */
  readonly endsPage?: true;
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
  /** Header in row 1, no title, no merged cells: for files that other programs take in. Such a table has no subtitle and no footer. */
  readonly bare?: true;
  /** The rows say where pages end (`endsPage`); title, subtitle and header are repeated on every page. */
  readonly paged?: true;
  /** Height of the data rows in points; otherwise as high as their text. */
  readonly rowHeight?: number;
}

/** 1-based rows of a written table: title (unless bare), subtitle lines, one or two header rows, then the data. For formulas and links that point into it. */
export const tableLayout = (
  table: Pick<Table, 'subtitle' | 'columns' | 'bare'>,
): { readonly headerTop: number; readonly headerBottom: number; readonly firstData: number } => {
  const headerTop = (table.bare === true ? 1 : 2) + table.subtitle.length;
  const headerBottom = headerTop + (table.columns.some((column) => column.group !== undefined) ? 1 : 0);
  return { headerTop, headerBottom, firstData: headerBottom + 1 };
};

/** Excel's limit of page ends set by hand in one sheet; it ends further pages where they are full. */
export const MAX_PAGE_ENDS = 1_026;

/** A4 less the margins that files/write sets (0.5 inch at the sides, 0.6 above and below): pixels across at 96 to the inch, points down. */
export const paper = { portrait: { across: 698, down: 755 }, landscape: { across: 1026, down: 509 } } as const;
/** A character of 宋体 11 is 8 pixels in Excel; programs that put another font in its place take up to 9.4. */
const PIXELS = 9.4;
const PADDING = 5;

/** Percent at which a paged table's columns fit across A4: Excel does not heed page ends in sheets that are fitted to a width. */
export const pagedScale = ({ columns, orientation }: Pick<Table, 'columns' | 'orientation'>): number => {
  const pixels = columns.reduce((sum, { width, noPrint }) => sum + (noPrint === true ? 0 : width * PIXELS + PADDING), 0);
  return Math.max(10, Math.min(100, Math.floor((paper[orientation].across / Math.max(pixels, 1)) * 100)));
};
