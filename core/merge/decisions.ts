/** The officer's decisions, by entry. */
import type { Decision } from '../model/merge';
import type { Ledger } from './ledger';

export interface Decisions {
  readonly kept: ReadonlySet<number>;
  readonly excluded: ReadonlySet<number>;
  readonly letThrough: ReadonlySet<number>;
}

/** A decision about a row that no longer holds an entry says nothing. Where one entry is both kept and excluded, excluded holds. */
export function readDecisions(ledger: Ledger, decisions: readonly Decision[]): Decisions {
  const sets = { keep: new Set<number>(), exclude: new Set<number>(), letThrough: new Set<number>() };
  for (const { unit, file, sheet, row, decide } of decisions) {
    ledger.inputs.forEach((input, index) => {
      const meant = input.roster.file === file && (unit === undefined || input.unitCode === unit);
      const entry = meant ? ledger.entryAt(index, sheet, row) : -1;
      if (entry >= 0) sets[decide].add(entry);
    });
  }
  for (const entry of sets.exclude) sets.keep.delete(entry);
  return { kept: sets.keep, excluded: sets.exclude, letThrough: sets.letThrough };
}
