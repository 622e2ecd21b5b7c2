/** What another merge changed, told by the two summaries. */
import type { ResponseOf } from '../../../core/api/table';
import type { Tally } from '../../../core/model/merge';

export type MergeSummary = ResponseOf<'merge.get'>['merge'];

export interface MergeChanges {
  readonly amountFen: number;
  readonly households: number;
  readonly persons: number;
  readonly institutions: number;
  /** Entries more (or fewer) by standing; only those that changed. */
  readonly standings: readonly { readonly standing: string; readonly by: number }[];
  /** Units with another version than before. */
  readonly versions: readonly { readonly unit: string; readonly from: number | null; readonly to: number | null }[];
}

export function changesBetween(before: MergeSummary, after: MergeSummary): MergeChanges {
  const by = (key: keyof Tally): number => after.totals.granted[key] - before.totals.granted[key];
  const keys = (a: object, b: object): readonly string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return {
    amountFen: by('amountFen'),
    households: by('households'),
    persons: by('persons'),
    institutions: by('institutions'),
    standings: keys(before.standings, after.standings)
      .map((standing) => ({ standing, by: (after.standings[standing] ?? 0) - (before.standings[standing] ?? 0) }))
      .filter((change) => change.by !== 0),
    versions: keys(before.used, after.used)
      .map((unit) => ({ unit, from: before.used[unit] ?? null, to: after.used[unit] ?? null }))
      .filter(({ from, to }) => from !== to),
  };
}

export const isUnchanged = (changes: MergeChanges): boolean =>
  changes.amountFen === 0 && changes.standings.length === 0 && changes.versions.length === 0;
