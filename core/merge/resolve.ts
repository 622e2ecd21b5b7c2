/**
 * Of one person's places, which is granted. At most one of a category (and of its broader and narrower ones), and at most one in all unless
 * the plan grants each category; nobody is granted twice unless an officer keeps two places.
 *
 * 1. Places that an officer keeps stay; the others yield to the first of them.
 * 2. Same category in one unit: the first place stays, later ones yield to it. In several units: each unit's first place is undecided.
 * 3. Different categories, 就高不就低: the highest standard stays; equal ones by the plan's order of categories, then by time of arrival, then
 *    by order. Standards that are pending or in kind cannot be compared: undecided. 分别享受: each category by 2. 不得重复: undecided.
 * A place with errors of its own does not win over one without.
 */
import { standardFen } from '../model/plan';
import { codesOf, differInCategory } from '../rules/support/categories';
import type { Decisions } from './decisions';
import { categoryAt, type Ledger } from './ledger';

/** What becomes of the places that are not simply granted; those not named stay as they are. */
export interface Verdict {
  readonly entry: number;
  readonly standing: 'yielded' | 'undecided';
  /** The place that keeps it, or the one it is to be compared with. */
  readonly other: number;
}

/** `candidates`: the person's places that are still in question, in order. `blocked`: places with errors of their own. */
export function resolvePerson(
  ledger: Ledger,
  candidates: readonly number[],
  blocked: (entry: number) => boolean,
  decisions: Decisions,
): readonly Verdict[] {
  const kept = candidates.filter((entry) => decisions.kept.has(entry));
  const first = kept[0];
  if (first !== undefined) return candidates.filter((entry) => !decisions.kept.has(entry)).map((entry) => verdict(entry, 'yielded', first));
  if (candidates.length < 2) return [];
  const classes = byCategory(ledger, candidates);
  if (classes.length === 1 || ledger.plan.overlap === 'each') return classes.flatMap((list) => resolveSame(ledger, list, blocked));
  if (ledger.plan.overlap === 'forbid') return undecided(candidates);
  return resolveHighest(ledger, candidates, classes, blocked);
}

const verdict = (entry: number, standing: Verdict['standing'], other: number): Verdict => ({ entry, standing, other });

/** Each is compared with the first; the first with the second. */
const undecided = (entries: readonly number[]): readonly Verdict[] =>
  entries.map((entry, at) => verdict(entry, 'undecided', entries[at === 0 ? 1 : 0] as number));

/** Places whose categories are one branch of the plan's; an unknown category counts as any. */
function byCategory(ledger: Ledger, entries: readonly number[]): readonly (readonly number[])[] {
  const classes: number[][] = [];
  const codes = (entry: number): readonly string[] => {
    const draft = ledger.entries[entry];
    return draft === undefined ? [] : codesOf(draft.entry, ledger.plan);
  };
  for (const entry of entries) {
    const same = classes.find((list) => !differInCategory(codes(list[0] as number), codes(entry), ledger.plan));
    if (same === undefined) classes.push([entry]);
    else same.push(entry);
  }
  return classes;
}

function resolveSame(ledger: Ledger, entries: readonly number[], blocked: (entry: number) => boolean): readonly Verdict[] {
  const units = new Map<number, number[]>();
  for (const entry of entries) {
    const slot = ledger.slotOf[entry] as number;
    const list = units.get(slot);
    if (list === undefined) units.set(slot, [entry]);
    else list.push(entry);
  }
  const stays = [...units.values()].map((list) => list.find((entry) => !blocked(entry)) ?? (list[0] as number));
  const verdicts = [...units.values()].flatMap((list, at) => {
    const stay = stays[at] as number;
    return list.filter((entry) => entry !== stay).map((entry) => verdict(entry, 'yielded', stay));
  });
  return stays.length === 1 ? verdicts : [...verdicts, ...undecided(stays)];
}

function resolveHighest(
  ledger: Ledger,
  candidates: readonly number[],
  classes: readonly (readonly number[])[],
  blocked: (entry: number) => boolean,
): readonly Verdict[] {
  const worth = new Map(candidates.map((entry) => [entry, standardOf(ledger, entry)]));
  if ([...worth.values()].includes(null)) return undecided(candidates);
  const free = candidates.filter((entry) => !blocked(entry));
  const best = (free.length > 0 ? free : candidates).reduce((winner, entry) =>
    isBefore(ledger, entry, winner, worth as ReadonlyMap<number, number>) ? entry : winner,
  );
  const winners = classes.find((list) => list.includes(best)) ?? [best];
  const losers = candidates.filter((entry) => !winners.includes(entry)).map((entry) => verdict(entry, 'yielded', best));
  return [...losers, ...resolveSame(ledger, bestFirst(winners, best), blocked)];
}

/** So that within a unit the winner stays, not merely the first. */
const bestFirst = (entries: readonly number[], best: number): readonly number[] => [best, ...entries.filter((entry) => entry !== best)];

/** The standard that the place would be granted, in fen; null when it is pending, in kind or unknown. In tiers: the one its amount names, otherwise the highest. */
function standardOf(ledger: Ledger, entry: number): number | null {
  const category = categoryAt(ledger, entry);
  const standards = category === undefined ? [] : standardFen(category.standard);
  if (standards.length === 0) return null;
  const amount = ledger.entries[entry]?.entry.readings.amount?.value;
  return amount !== undefined && amount !== null && standards.includes(amount) ? amount : Math.max(...standards);
}

/** Whether `a`, which stands later, beats `b` all the same. */
function isBefore(ledger: Ledger, a: number, b: number, worth: ReadonlyMap<number, number>): boolean {
  const money = (worth.get(a) ?? 0) - (worth.get(b) ?? 0);
  if (money !== 0) return money > 0;
  const order = rankOf(ledger, a) - rankOf(ledger, b);
  if (order !== 0) return order < 0;
  return arrivalOf(ledger, a) < arrivalOf(ledger, b);
}

const rankOf = (ledger: Ledger, entry: number): number =>
  ledger.plan.categories.findIndex((category) => category.code === ledger.entries[entry]?.categoryCode);

/** Milliseconds; files whose time is not known come after the others. */
const arrivalOf = (ledger: Ledger, entry: number): number => {
  const receivedAt = ledger.inputs[ledger.inputOf[entry] as number]?.receivedAt;
  const time = receivedAt === null || receivedAt === undefined ? NaN : Date.parse(receivedAt);
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
};
