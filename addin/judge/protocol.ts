/** What the pane and the judging worker say to each other: plain data that can be cloned. No value of this file exists at run time. */
import type { FieldKey } from '../../core/model/field';
import type { Report } from '../../core/model/finding';
import type { Tally } from '../../core/model/merge';
import type { Grain, Plan } from '../../core/model/plan';
import type { PlanCheck } from '../../core/model/plan-check';
import type { LayoutOverride, SheetRole, UnitClaim } from '../../core/model/roster';
import type { CellValue, SheetSnapshot } from '../../core/model/sheet';
import type { Table } from '../../core/model/table';

export interface HeaderView {
  /** Column letters as Excel shows them. */
  readonly letter: string;
  readonly header: string;
}
export interface ColumnView extends HeaderView {
  /** Key of LayoutOverride.columns: "idNumber", "materials.M1", "members.1.name". */
  readonly key: string;
  readonly field: FieldKey;
}

/** Where people stand on a sheet: rows from..to (1-based), columns of name and ID (0-based in the sheet). One per table of the sheet. */
export interface PeopleBlock {
  readonly from: number;
  readonly to: number;
  readonly name: number | null;
  readonly idNumber: number | null;
}

export interface SheetView {
  readonly sheet: string;
  readonly role: SheetRole;
  readonly roleReason: string;
  readonly entries: number;
  /** 1-based. */
  readonly headerRows: readonly number[];
  readonly columns: readonly ColumnView[];
  /** Columns with a header that no field took. */
  readonly others: readonly HeaderView[];
  readonly missing: readonly { readonly field: FieldKey; readonly candidates: readonly HeaderView[] }[];
  readonly people: readonly PeopleBlock[];
  /** Columns that should be text (IDs, accounts, phones), and how many of their cells hold a number now. */
  readonly textColumns: readonly string[];
  readonly numbersInTextColumns: number;
}

/** What a person said about a sheet. A column's header is kept so that the column is found again when others were inserted before it. */
export interface SheetCorrection {
  readonly sheet: string;
  readonly role?: 'roster' | 'other';
  /** 1-based. */
  readonly headerRow?: number;
  /** By key; letter "" says that there is no such column. */
  readonly columns?: Readonly<Record<string, { readonly letter: string; readonly header: string | null }>>;
}

export interface JudgeInput {
  readonly plan: Plan;
  readonly unit: { readonly code: string | null; readonly name: string } | null;
  readonly corrections: readonly SheetCorrection[];
  /** Today, YYYY-MM-DD. */
  readonly asOf: string;
}

export interface Survey {
  readonly sheets: readonly SheetView[];
  readonly unit: (UnitClaim & { readonly name: string }) | null;
  /** The corrections as they were applied. */
  readonly overrides: readonly LayoutOverride[];
  /** Corrected columns that are not to be found any more; they were detected instead. */
  readonly lost: readonly { readonly sheet: string; readonly key: string }[];
}

export interface QuotaMeter {
  /** Name of the category, or null for all. */
  readonly category: string | null;
  readonly by: 'count' | 'amount';
  /** Entries, or fen. */
  readonly reported: number;
  readonly limit: number;
}
export interface CategoryBar {
  /** Null: the category of these entries is not known. */
  readonly name: string | null;
  readonly grain: Grain;
  readonly count: number;
  readonly amountFen: number;
}
export interface Tallies {
  readonly reported: Tally;
  readonly quotas: readonly QuotaMeter[];
  readonly categories: readonly CategoryBar[];
  /** Ceiling of the whole campaign, all units together. */
  readonly budgetFen: number | null;
}

export interface Judged extends Survey {
  readonly report: Report;
  readonly tallies: Tallies;
}

export interface JudgeRequests {
  readonly plans: { readonly in: null; readonly out: readonly Plan[] };
  readonly checkPlan: { readonly in: unknown; readonly out: PlanCheck };
  /** Forgets the sheets known and begins with these, in order, still without rows. */
  readonly begin: { readonly in: { readonly file: string | null; readonly sheets: readonly SheetSnapshot[] }; readonly out: null };
  /** Everything of one sheet but its rows. */
  readonly sheet: { readonly in: SheetSnapshot; readonly out: null };
  /** Rows of a sheet from a 0-based place in its `rows`. */
  readonly rows: {
    readonly in: { readonly sheet: string; readonly at: number; readonly rows: readonly (readonly CellValue[])[] };
    readonly out: null;
  };
  /** Id of the sample plan whose units and categories the sheets name; null when none stands out. */
  readonly suggest: { readonly in: null; readonly out: string | null };
  readonly survey: { readonly in: JudgeInput; readonly out: Survey };
  readonly judge: { readonly in: JudgeInput; readonly out: Judged };
  readonly template: { readonly in: Plan; readonly out: readonly Table[] };
}
export type RequestName = keyof JudgeRequests;
export interface RequestMessage {
  readonly id: number;
  readonly name: RequestName;
  readonly input: unknown;
}
export type AnswerMessage =
  | { readonly id: number; readonly ok: true; readonly output: unknown }
  | { readonly id: number; readonly ok: false; readonly name: string; readonly message: string; readonly stack: string };
