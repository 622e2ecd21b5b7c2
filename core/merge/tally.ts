/** Sums: by unit and category, by category, in all. Households, people and institutions are counted apart, never added up. */
import type { CategoryResult, MergedEntry, Tally, UnitResult } from '../model/merge';
import { grainOf, standardFen, type Plan } from '../model/plan';
import { withDescendants } from '../rules/support/quota';
import type { Ledger } from './ledger';
import { isCurrent } from './ledger';

type Counter = { -readonly [K in keyof Tally]: Tally[K] };
interface Pair {
  readonly reported: Counter;
  readonly granted: Counter;
}

const zero = (): Counter => ({ households: 0, persons: 0, institutions: 0, amountFen: 0 });
const zeroPair = (): Pair => ({ reported: zero(), granted: zero() });
const countOf: Readonly<Record<MergedEntry['grain'], 'households' | 'persons' | 'institutions'>> = {
  household: 'households',
  person: 'persons',
  institution: 'institutions',
};

export interface Tallies {
  readonly totals: Pair;
  /** By index of the unit; categories in the plan's order, only those that occur, the unknown last. */
  readonly units: readonly { readonly total: Pair; readonly byCategory: UnitResult['byCategory'] }[];
  readonly byCategory: ReadonlyMap<string | null, Pair>;
}

/** Reported: every entry of a current file. Granted: those whose standing says so. */
export function tallyEntries(ledger: Ledger): Tallies {
  const totals = zeroPair();
  const units = ledger.slots.map(() => ({ total: zeroPair(), byCategory: new Map<string | null, Pair>() }));
  const byCategory = new Map<string | null, Pair>();
  ledger.entries.forEach((draft, entry) => {
    const unit = units[ledger.slotOf[entry] as number];
    if (unit === undefined || !isCurrent(ledger, entry)) return;
    const fen = ledger.fen[entry] ?? 0;
    for (const pair of [totals, unit.total, pairIn(unit.byCategory, draft.categoryCode), pairIn(byCategory, draft.categoryCode)]) {
      pair.reported[countOf[draft.grain]] += 1;
      pair.reported.amountFen += fen;
      if (draft.standing !== 'granted') continue;
      pair.granted[countOf[draft.grain]] += 1;
      pair.granted.amountFen += draft.grantedFen;
    }
  });
  const order = [...ledger.plan.categories.map((category) => category.code), null];
  return {
    totals,
    units: units.map((unit) => ({
      total: unit.total,
      byCategory: order.flatMap((code) => {
        const pair = unit.byCategory.get(code);
        return pair === undefined ? [] : [{ categoryCode: code, ...pair }];
      }),
    })),
    byCategory,
  };
}

function pairIn(map: Map<string | null, Pair>, code: string | null): Pair {
  const known = map.get(code);
  if (known !== undefined) return known;
  const pair = zeroPair();
  map.set(code, pair);
  return pair;
}

/** Every category of the plan, in its order; one more line for entries whose category is not known, if there are any. */
export function categoryResults(
  plan: Plan,
  tallies: Tallies,
  quotaOf: (code: string) => CategoryResult['quota'],
): readonly CategoryResult[] {
  const results = plan.categories.map((category): CategoryResult => {
    const standards = standardFen(category.standard);
    return {
      code: category.code,
      name: category.name,
      parent: category.parent ?? null,
      grain: grainOf(plan, category),
      ...(tallies.byCategory.get(category.code) ?? zeroPair()),
      including: sumOf([...withDescendants(plan, category.code)].map((code) => tallies.byCategory.get(code))),
      plannedCount: category.plannedCount ?? null,
      standardFen: standards.length === 1 ? (standards[0] ?? null) : null,
      quota: quotaOf(category.code),
    };
  });
  const unknown = tallies.byCategory.get(null);
  if (unknown === undefined) return results;
  const rest = { parent: null, grain: plan.grain, plannedCount: null, standardFen: null, quota: null };
  return [...results, { code: null, name: '', ...rest, ...unknown, including: unknown }];
}

function sumOf(pairs: readonly (Pair | undefined)[]): Pair {
  const sum = zeroPair();
  for (const pair of pairs) {
    if (pair === undefined) continue;
    for (const side of ['reported', 'granted'] as const)
      for (const key of ['households', 'persons', 'institutions', 'amountFen'] as const) sum[side][key] += pair[side][key];
  }
  return sum;
}

/** How many of a tally are meant when one counts by this grain. */
export const countBy = (tally: Tally, grain: MergedEntry['grain']): number => tally[countOf[grain]];
