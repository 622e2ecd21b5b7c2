/**
 * How a sheet pays, seen over all its rows, so that a single row can be judged by it: some rosters of a per-person plan have one row per household
 * and pay the standard times the people covered; in others the amounts stand in the wrong unit from top to bottom (unit-scale-suspicious speaks of that).
 */
import { standardFen, type Category, type Plan } from '../../model/plan';
import type { Entry, SheetReading } from '../../model/roster';
import { candidatesOf, categoriesOf, commonStandard } from './categories';

export interface PayPattern {
  /** The rows pay per head; how to count heads. */
  readonly bySize: 'coveredSize' | 'householdSize' | 'members' | null;
  /** Most amounts are exactly 10,000 times too large or too small. */
  readonly wrongUnit: boolean;
}

/** 万元 taken for 元, or the reverse. */
const unitFactor = 10_000;
const sizes = ['coveredSize', 'householdSize', 'members'] as const;

export const sizeOf = (entry: Entry, by: (typeof sizes)[number]): number =>
  by === 'members' ? entry.members.length + 1 : (entry.readings[by]?.value ?? 1);

const known = new WeakMap<Category, readonly number[]>();
/** `standardFen`, calculated once per category. */
export const fenOf = (category: Category): readonly number[] => {
  const fen = known.get(category) ?? standardFen(category.standard);
  known.set(category, fen);
  return fen;
};

/** Amounts (fen) that the plan allows for one grant of the entry; several categories allow each one's, and under 分别享受 their sum. [] when open. */
export const allowedFen = (entry: Entry, plan: Plan, common: readonly number[] | null): readonly number[] => {
  const categories = categoriesOf(entry, plan);
  if (categories.length === 0) {
    const candidates = candidatesOf(entry, plan);
    return (candidates === undefined ? common : commonStandard(candidates)) ?? [];
  }
  if (categories.length === 1) return fenOf(categories[0] as Category);
  const each = categories.map(fenOf);
  if (each.some((fen) => fen.length === 0)) return [];
  const sum = each.reduce((total, fen) => total + (fen[0] ?? 0), 0);
  return [...each.flat(), ...(plan.overlap === 'each' ? [sum] : [])];
};

/** An amount divided by 10,000 was read in whole fen: 220 yuan written as 0.022 under 元 is 2 fen. */
export const isWrongUnit = (fen: number, allowed: readonly number[]): boolean =>
  allowed.some((amount) => fen === amount * unitFactor || (fen > 0 && fen === Math.round(amount / unitFactor)));

/** Counted once per sheet. */
export function payPatternOf(sheet: SheetReading, plan: Plan): PayPattern {
  const bySize = { coveredSize: 0, householdSize: 0, members: 0 };
  const single = { coveredSize: 0, householdSize: 0, members: 0 };
  const common = commonStandard(plan.categories);
  let wrong = 0;
  let judged = 0;
  for (const entry of sheet.entries) {
    const fen = entry.readings.amount?.value;
    if (fen === undefined || fen === null) continue;
    const allowed = allowedFen(entry, plan, common);
    if (allowed.length === 0) continue;
    judged += 1;
    const isSingle = allowed.includes(fen);
    if (!isSingle && isWrongUnit(fen, allowed)) wrong += 1;
    for (const by of sizes) {
      const size = sizeOf(entry, by);
      if (size <= 1) continue;
      if (isSingle) single[by] += 1;
      else if (allowed.some((amount) => amount * size === fen)) bySize[by] += 1;
    }
  }
  return { bySize: sizes.find((by) => bySize[by] > single[by]) ?? null, wrongUnit: wrong * 2 > judged };
}
