/** The stored merge: whether it still tells the truth. */
import type { MergeRecord, MergeSummary, StoreTransaction, UnitRecord } from '../../../core/ports/campaign-store';
import { counts, newestOf } from './campaign';

/** Versions that a merge made now would use, by unit. */
export const currentVersions = (units: readonly UnitRecord[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    units
      .map((record) => newestOf(record))
      .filter(counts)
      .map((head): [string, number] => [head.unit, head.version])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Stale when a unit has sent, taken back or lost a version since, or when it was marked (plan, base list or decisions changed). */
export function withStaleness(summary: MergeSummary, units: readonly UnitRecord[]): MergeSummary {
  const now = currentVersions(units);
  const codes = new Set([...Object.keys(now), ...Object.keys(summary.used)]);
  return { ...summary, stale: summary.stale || [...codes].some((code) => now[code] !== summary.used[code]) };
}

export function markStale(tx: StoreTransaction, key: string, merge: MergeRecord | null): void {
  if (merge !== null && !merge.summary.stale) tx.saveMerge(key, { ...merge, summary: { ...merge.summary, stale: true } });
}
