/**
 * The arithmetic of quotas, as pure functions: which limits bind a unit (or the whole county), and which entries lie beyond them in
 * listed order. The rule over-quota uses them for one submission, the merge for the county.
 */
import { toFen, type Plan, type Quota, type Unit } from '../../model/plan';

/** One limit as it applies. Exactly one of count (entries) and amountFen is not null. */
export interface QuotaLimit {
  readonly quota: Quota;
  readonly count: number | null;
  readonly amountFen: number | null;
  /** Category code the limit is about, or null for all categories. */
  readonly category: string | null;
  /** That category and everything below it; null when every entry counts. */
  readonly categories: ReadonlySet<string> | null;
}

/** What the arithmetic needs to know of an entry. Give only entries that use up quota (see countsTowardsQuota), in listed order. */
export interface QuotaItem {
  readonly categoryCode: string | null;
  /** Money in fen; 0 when unknown. */
  readonly fen: number;
}

export interface QuotaOverflow {
  /** Index into the items given. */
  readonly index: number;
  readonly limit: QuotaLimit;
  /** 1-based place of the item among all items that this limit is about: with a quota of 8, the ninth has position 9. */
  readonly position: number;
  /** How many items (or fen) the limit is about in all. */
  readonly reported: number;
  readonly reportedFen: number;
}

/** How near a quota is to a single unit: a nearer one replaces those further away for the same category and measure. */
const nearness: Readonly<Record<Quota['by'], number>> = { unit: 3, unitType: 2, eachUnit: 1, category: 1 };

/**
 * Limits of one unit. A quota for the unit by name replaces one for its type, which replaces one for each unit, when they are about the
 * same category and measure (count or money). For a unit that is not in the plan only the quotas of "each unit" hold.
 */
export function unitLimits(plan: Plan, unit: Unit | undefined): readonly QuotaLimit[] {
  const fitting = plan.quotas.filter((quota) => bindsUnit(quota, unit));
  return fitting
    .filter((quota) => !fitting.some((other) => nearness[other.by] > nearness[quota.by] && sameMeasure(quota, other)))
    .map((quota) => limitOf(plan, quota));
}

/** Limits that all units share: by category, without `perUnit`. */
export const countyLimits = (plan: Plan): readonly QuotaLimit[] =>
  plan.quotas.filter((quota) => quota.by === 'category' && quota.perUnit !== true).map((quota) => limitOf(plan, quota));

function bindsUnit(quota: Quota, unit: Unit | undefined): boolean {
  switch (quota.by) {
    case 'unit':
      return unit !== undefined && quota.unit === unit.code;
    case 'unitType':
      return unit !== undefined && quota.unitType === unit.type;
    case 'eachUnit':
      return true;
    case 'category':
      return quota.perUnit === true;
  }
}

const sameMeasure = (a: Quota, b: Quota): boolean =>
  (a.category ?? null) === (b.category ?? null) && (a.count === undefined) === (b.count === undefined);

const limitOf = (plan: Plan, quota: Quota): QuotaLimit => ({
  quota,
  count: quota.count ?? null,
  amountFen: quota.amountYuan === undefined ? null : toFen(quota.amountYuan),
  category: quota.category ?? null,
  categories: quota.category === undefined ? null : withDescendants(plan, quota.category),
});

/** A category's code and the codes of all categories below it. Safe on plans whose parents form a circle. */
export function withDescendants(plan: Plan, code: string): ReadonlySet<string> {
  const codes = new Set([code]);
  for (let size = 0; size !== codes.size;) {
    size = codes.size;
    for (const category of plan.categories) if (category.parent !== undefined && codes.has(category.parent)) codes.add(category.code);
  }
  return codes;
}

export const limitCovers = (limit: QuotaLimit, categoryCode: string | null): boolean =>
  limit.categories === null || (categoryCode !== null && limit.categories.has(categoryCode));

/**
 * The items beyond the limits, in listed order, each once (under the first limit that it breaks). What lies beyond one limit does not use
 * up the others. Money: once an item no longer fits, everything after it is beyond too, so that nobody is granted before an earlier one.
 */
export function overflowing(limits: readonly QuotaLimit[], items: readonly QuotaItem[]): readonly QuotaOverflow[] {
  if (limits.length === 0) return [];
  const states = limits.map((limit) => stateOf(limit, items));
  const over: QuotaOverflow[] = [];
  items.forEach((item, index) => {
    const mine = states.filter((state) => limitCovers(state.limit, item.categoryCode));
    for (const state of mine) state.position += 1;
    const broken = mine.find((state) => isBroken(state, item));
    if (broken === undefined) for (const state of mine) use(state, item);
    else {
      if (broken.limit.amountFen !== null) broken.closed = true;
      over.push({ index, limit: broken.limit, position: broken.position, reported: broken.reported, reportedFen: broken.reportedFen });
    }
  });
  return over;
}

interface LimitState {
  readonly limit: QuotaLimit;
  readonly reported: number;
  readonly reportedFen: number;
  position: number;
  used: number;
  usedFen: number;
  closed: boolean;
}

function stateOf(limit: QuotaLimit, items: readonly QuotaItem[]): LimitState {
  let reported = 0;
  let reportedFen = 0;
  for (const item of items) {
    if (!limitCovers(limit, item.categoryCode)) continue;
    reported += 1;
    reportedFen += item.fen;
  }
  return { limit, reported, reportedFen, position: 0, used: 0, usedFen: 0, closed: false };
}

const isBroken = (state: LimitState, item: QuotaItem): boolean =>
  state.limit.count !== null
    ? state.used >= state.limit.count
    : item.fen > 0 && (state.closed || state.usedFen + item.fen > (state.limit.amountFen ?? Number.POSITIVE_INFINITY));

const use = (state: LimitState, item: QuotaItem): void => {
  state.used += 1;
  state.usedFen += item.fen;
};
