/** What looking at the top of a sheet tells: its role, where the header is, which column holds what. */
import type { Layout, LayoutOverride, SheetMeta, SheetReading, SheetRole, SkippedRow } from '../../model/roster';

export interface SheetAnalysis {
  readonly role: SheetRole;
  /** Short code: 'columns', 'override', 'no-rows', 'no-person-column', 'past-year', 'hidden-copy' … */
  readonly roleReason: string;
  readonly meta: SheetMeta;
  readonly layout: Layout | null;
  /** Rows above the data that are neither header nor blank, column-number and unit rows below the header included; in row order. */
  readonly above: readonly SkippedRow[];
  /** 0-based snapshot row: the first one below header, column-number row and unit row. */
  readonly firstDataRow: number;
  /** Text in which the plan's categories are found, for rosters without a category column (sheet name before title). */
  readonly sheetCategory: { readonly text: string; readonly from: 'sheet' | 'title' } | null;
  /** Village after which the sheet is named, or which its title names (东岗村, 红旗社区). */
  readonly sheetVillage: string | null;
  readonly missingFields: SheetReading['missingFields'];
  /** Two rosters side by side on one sheet: one column set per panel, the left one being `layout` too. Empty for ordinary sheets. */
  readonly panels: readonly Layout[];
}

export interface AnalyseOptions {
  /** Wins over detection wherever it says something. */
  readonly override?: LayoutOverride;
  /** Names of the other sheets of the file: an old campaign's sheet is only told from the current one beside it. */
  readonly otherSheets?: readonly string[];
}

/** Where a unit's name may stand, from strongest to weakest: given from outside, 填报单位 line, title, sheet name, file name. */
export interface UnitSources {
  readonly given?: string | null;
  readonly sheets: readonly { readonly name: string; readonly role: SheetRole; readonly meta: SheetMeta }[];
  readonly file: string | null;
}
