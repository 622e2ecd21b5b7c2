/** The result of merging all units of a campaign: plain data, the same bytes whatever the order of arrival. */
import type { Finding, Where } from './finding';
import type { Entry, Roster, SheetReading } from './roster';

/** One file as it reached the county. */
export interface MergeInput {
  readonly roster: Roster;
  /** The file's own report (row and roster rules), made with the unit it belongs to. */
  readonly findings: readonly Finding[];
  /** Unit code of the plan, or null when it could not be told (the entries are still merged, under the text found). */
  readonly unitCode: string | null;
  readonly unitText: string;
  /** ISO instant with zone; null when not known (then it cannot be late). */
  readonly receivedAt: string | null;
  /** File that replaced this one: its entries are kept with standing 'superseded' and count nowhere. */
  readonly supersededBy: string | null;
}

/** granted: counts. yielded: the same person is granted elsewhere (就高不就低). undecided: duplicate for the officer. overQuota: beyond the quota in listed order. void: late and the plan voids late ones. blocked: has errors that must be mended first. superseded: replaced by a newer file. otherTier: not meant for this tier's quota. */
export type Standing = 'granted' | 'yielded' | 'undecided' | 'overQuota' | 'void' | 'blocked' | 'superseded' | 'otherTier';

export interface MergedEntry {
  readonly unitCode: string | null;
  readonly unitName: string;
  readonly file: string | null;
  readonly sheet: SheetReading;
  readonly entry: Entry;
  readonly categoryCode: string | null;
  readonly grain: 'household' | 'person' | 'institution';
  readonly standing: Standing;
  /** What decided the standing: for 'yielded' the entry that keeps it, for 'blocked' the first code. */
  readonly standingReason: { readonly code: string; readonly where?: Where } | null;
  /** Money this entry is granted, in fen: its amount when the standing is 'granted', otherwise 0. */
  readonly grantedFen: number;
  /** Codes of the findings on this entry, sorted, each once; county findings included. */
  readonly findingCodes: readonly string[];
}

export type DuplicateKind = 'person' | 'household' | 'account';
export interface DuplicateGroup {
  readonly kind: DuplicateKind;
  /** Indexes into MergeResult.entries, in order. */
  readonly entries: readonly number[];
  /** Whether more than one unit is involved. */
  readonly acrossUnits: boolean;
  /** The rule that speaks of it. */
  readonly code: string;
}

/** An officer's decision about one entry, an input of the merge like any other. */
export interface Decision {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly decide: 'keep' | 'exclude' | 'letThrough';
  readonly reason: string;
}

export interface Tally {
  readonly households: number;
  readonly persons: number;
  readonly institutions: number;
  readonly amountFen: number;
}

export interface UnitResult {
  readonly code: string | null;
  readonly name: string;
  readonly type: string | null;
  readonly files: readonly string[];
  /** submitted, late (plan flags it), void (plan voids it), missing. */
  readonly status: 'submitted' | 'late' | 'void' | 'missing';
  /** Everything reported and current (superseded ones left out). */
  readonly reported: Tally;
  /** What is granted. */
  readonly granted: Tally;
  readonly byCategory: readonly { readonly categoryCode: string | null; readonly reported: Tally; readonly granted: Tally }[];
  readonly quota: {
    readonly count: number | null;
    readonly amountFen: number | null;
    readonly used: number;
    readonly usedFen: number;
    readonly over: number;
    readonly left: number;
  } | null;
  readonly counts: { readonly error: number; readonly warning: number; readonly info: number };
}

export interface CategoryResult {
  readonly code: string | null;
  readonly name: string;
  readonly reported: Tally;
  readonly granted: Tally;
  readonly plannedCount: number | null;
  /** Null while the standard is pending or in kind. */
  readonly standardFen: number | null;
}

export interface BaseListPerson {
  readonly unit: string | null;
  readonly name: string;
  /** 18-character key or null. */
  readonly idKey: string | null;
  readonly where: Where;
}

export interface MergeResult {
  readonly planId: string;
  /** Sorted by plan order of units, then file, sheet order, row. */
  readonly entries: readonly MergedEntry[];
  readonly units: readonly UnitResult[];
  readonly categories: readonly CategoryResult[];
  readonly duplicates: readonly DuplicateGroup[];
  readonly missingUnits: readonly { readonly code: string; readonly name: string }[];
  readonly lateUnits: readonly {
    readonly code: string | null;
    readonly name: string;
    readonly file: string | null;
    readonly receivedAt: string;
  }[];
  readonly missingFromRosters: readonly (BaseListPerson & { readonly perhaps: readonly Where[] })[];
  readonly notInBaseList: readonly number[];
  readonly totals: { readonly reported: Tally; readonly granted: Tally };
  /** File findings and county findings together, sorted. */
  readonly findings: readonly Finding[];
}
