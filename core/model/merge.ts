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

/**
 * What became of an entry. Where several would fit, the first of this list holds (core/merge/standing.ts):
 * superseded: replaced by a newer file. excluded: struck off by an officer's decision. void: late, and the plan voids or refuses late ones.
 * blocked: has errors that must be mended first. yielded: the same person is granted elsewhere (就高不就低, or twice in one unit).
 * undecided: duplicate for the officer. otherTier: not meant for this tier's quota. overQuota: beyond the quota in listed order. granted: counts.
 */
export type Standing = 'granted' | 'yielded' | 'undecided' | 'overQuota' | 'void' | 'blocked' | 'superseded' | 'excluded' | 'otherTier';

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

/**
 * An officer's decision about one entry, an input of the merge like any other. keep: of a person's several places this one is granted
 * (two kept places are both granted: two people who share a number). exclude: not granted. letThrough: granted in spite of its errors,
 * its lateness or the quota, but not in spite of being a duplicate.
 */
export interface Decision {
  /** Code of the unit that sent the file, where files of several units may share a name. */
  readonly unit?: string;
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

/** How a quota was used. Entries that wait for the officer (blocked, undecided) hold their place; yielded and void ones do not. */
export interface QuotaUse {
  /** The limit: a number of entries, money, or both. */
  readonly count: number | null;
  readonly amountFen: number | null;
  /** Entries (and their money) that claim the quota, within it or beyond. */
  readonly reported: number;
  readonly reportedFen: number;
  /** Granted entries (and their money) that count towards it. */
  readonly used: number;
  readonly usedFen: number;
  /** Entries beyond the limit in listed order. */
  readonly over: number;
  /** Places not claimed; 0 for quotas of money. */
  readonly left: number;
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
  readonly quota: QuotaUse | null;
  readonly counts: { readonly error: number; readonly warning: number; readonly info: number };
}

export interface CategoryResult {
  /** Null for entries whose category is not known; that line stands last. */
  readonly code: string | null;
  readonly name: string;
  readonly parent: string | null;
  readonly grain: 'household' | 'person' | 'institution';
  /** Entries of this very category; the lines of all categories add up to the totals. */
  readonly reported: Tally;
  readonly granted: Tally;
  /** The same with everything below it: what plannedCount is compared with. */
  readonly including: { readonly reported: Tally; readonly granted: Tally };
  readonly plannedCount: number | null;
  /** Null while the standard is pending, in kind or in tiers. */
  readonly standardFen: number | null;
  /** A quota that all units share. */
  readonly quota: QuotaUse | null;
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
