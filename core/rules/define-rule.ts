/** The shape of a rule, and what it may look at. One rule = one file in this folder; index.ts lists them in running order. */
import type { FieldKey } from '../model/field';
import type { Fix, ParamValue, Severity } from '../model/finding';
import type { Category, Grain, Plan } from '../model/plan';
import type { Entry, Roster, SheetReading } from '../model/roster';

/** Points at a cell of an entry (by field), or at any cell by position. */
export interface Place {
  readonly sheet: SheetReading;
  /** 1-based as in Entry.row; null for the whole sheet. */
  readonly row: number | null;
  readonly field?: FieldKey;
  /** 0-based snapshot column, when it is not simply the field's column. */
  readonly column?: number | null;
}

/** What a rule reports. The runner adds code, severity, file, cell and header. */
export interface Hit {
  /** The field to point at; the runner finds its column in the subject's layout. Without field and column the finding points at the row. */
  readonly field?: FieldKey;
  /** 0-based snapshot column, for materials, goods, members and totals. */
  readonly column?: number | null;
  /** 1-based row, when it is not the entry's first row. Roster rules must give `at`. */
  readonly row?: number;
  /** Roster and county rules: where the finding points. */
  readonly at?: Place;
  readonly related?: readonly Place[];
  readonly params?: Readonly<Record<string, ParamValue>>;
  /** Only for rules that come in two strengths by rules.md (E, or W where the plan says so or it cannot be told). */
  readonly severity?: Severity;
  /** The certain cure, if there is one; where and before are filled in by the runner. */
  readonly fix?: { readonly after: string | number; readonly kind: Fix['kind'] };
}

/** Looked up once per run, not once per entry. */
export interface RuleContext {
  readonly plan: Plan;
  /** "Today" for ages and future dates, YYYY-MM-DD. Comes in from outside; rules have no clock. */
  readonly asOf: string;
  /** Name or code of the unit that submits, when it is known. */
  readonly unit: { readonly code: string | null; readonly name: string } | null;
}

export interface RowSubject {
  readonly entry: Entry;
  readonly sheet: SheetReading;
  readonly roster: Roster;
  /** The plan's first category for the entry, when it is known. */
  readonly category: Category | undefined;
  readonly grain: Grain;
}

interface RuleFacts {
  /** kebab-case; public and permanent. */
  readonly code: string;
  readonly severity: Severity;
  /** Row rules run only on sheets that have a column for every one of these (a filled-in category counts as a column). */
  readonly needs: readonly FieldKey[];
  /** The plan clause, standard or practice it rests on, in Chinese, for docs/RULES.md. */
  readonly basis: string;
  /** One sentence each for docs/RULES.md. */
  readonly summary: { readonly zh: string; readonly en: string };
  /** What the rule must stay silent on, for docs/RULES.md. */
  readonly silentOn: string;
}

export interface RowRule extends RuleFacts {
  readonly scope: 'row';
  readonly check: (subject: RowSubject, ctx: RuleContext) => readonly Hit[];
}
export interface RosterRule extends RuleFacts {
  readonly scope: 'roster';
  /** All roster sheets of one file (or open workbook) together. */
  readonly check: (roster: Roster, ctx: RuleContext) => readonly Hit[];
}
/** County rules look at the finished merge; their check lives in core/merge, and the catalogue lists them. */
export interface CountyRule extends RuleFacts {
  readonly scope: 'county';
}
export type Rule = RowRule | RosterRule | CountyRule;

/** A rule as given. Pure, synchronous, never throws on data, [] when all is well. */
export const defineRule = <R extends Rule>(rule: R): R => rule;
