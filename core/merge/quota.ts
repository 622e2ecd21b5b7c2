/** Quotas: which entries lie beyond them, and how far each was used. */
import type { QuotaUse } from '../model/merge';
import { overQuota, quotaParams } from '../rules/over-quota';
import {
  countyLimits,
  limitCovers,
  overflowing,
  unitLimits,
  type QuotaItem,
  type QuotaLimit,
  type QuotaOverflow,
} from '../rules/support/quota';
import { countsTowardsQuota } from '../rules/support/tier';
import { countyFinding, type FindingSink } from './county-finding';
import type { Draft, Ledger } from './ledger';
import { placeOf } from './ledger';

/** Entries of one unit (or of the county) that claim quota, in listed order, under the limits that bind them. */
interface Claim {
  readonly limits: readonly QuotaLimit[];
  readonly entries: readonly number[];
  readonly items: readonly QuotaItem[];
  readonly over: readonly QuotaOverflow[];
}

export interface QuotaResult {
  /** By entry that lies beyond a limit. */
  readonly beyond: ReadonlyMap<number, QuotaOverflow>;
  readonly bySlot: readonly Claim[];
  readonly county: Claim;
}

/** Places that wait for the officer or for a correction hold their place in the quota: they may still be granted. */
const claims = ({ standing }: Draft): boolean => standing === 'granted' || standing === 'blocked' || standing === 'undecided';

export function applyQuotas(ledger: Ledger): QuotaResult {
  const { plan, slots } = ledger;
  const lists: number[][] = slots.map(() => []);
  if (plan.quotas.length > 0)
    ledger.entries.forEach((draft, entry) => {
      if (claims(draft) && countsTowardsQuota(plan, draft.entry)) lists[ledger.slotOf[entry] as number]?.push(entry);
    });
  const bySlot = slots.map((slot, at) => claimOf(ledger, unitLimits(plan, slot.unit), lists[at] ?? []));
  const beyond = new Map<number, QuotaOverflow>();
  for (const claim of bySlot) addOver(beyond, claim);
  const county = claimOf(
    ledger,
    countyLimits(plan),
    lists.flat().filter((entry) => !beyond.has(entry)),
  );
  addOver(beyond, county);
  return { beyond, bySlot, county };
}

function claimOf(ledger: Ledger, limits: readonly QuotaLimit[], entries: readonly number[]): Claim {
  const items = entries.map((entry) => ({ categoryCode: ledger.entries[entry]?.categoryCode ?? null, fen: ledger.fen[entry] ?? 0 }));
  return { limits, entries, items, over: overflowing(limits, items) };
}

function addOver(beyond: Map<number, QuotaOverflow>, claim: Claim): void {
  for (const over of claim.over) beyond.set(claim.entries[over.index] as number, over);
}

/** Findings on rows beyond a quota of which the file's own report does not speak yet (several files of one unit, quotas shared by all). */
export function reportOverQuota(
  ledger: Ledger,
  { beyond }: QuotaResult,
  codes: ReadonlyMap<number, readonly string[]>,
  sink: FindingSink,
): void {
  for (const [entry, over] of beyond) {
    if (ledger.entries[entry]?.standing !== 'overQuota' || codes.get(entry)?.includes(overQuota.code) === true) continue;
    const unit = ledger.slots[ledger.slotOf[entry] as number]?.label ?? null;
    const finding = countyFinding(ledger.plan, overQuota, {
      where: placeOf(ledger, entry, 'name'),
      params: quotaParams(ledger.plan, unit, over),
      severity: ledger.plan.overflow === 'refuse' ? 'error' : 'warning',
    });
    if (finding !== null) sink.onEntry(entry, finding);
  }
}

/**
 * How one unit's quota was used. A unit with a quota for everything shows that one (by number and by money); a unit with quotas by category
 * only shows their sum. Null without any.
 */
export const unitQuota = (ledger: Ledger, result: QuotaResult, slot: number): QuotaUse | null => {
  const claim = result.bySlot[slot];
  if (claim === undefined || claim.limits.length === 0) return null;
  const overall = claim.limits.filter((limit) => limit.category === null);
  return quotaUse(ledger, claim, overall.length > 0 ? overall : claim.limits);
};

/** How a category's quota that all units share was used. */
export const categoryQuota = (ledger: Ledger, result: QuotaResult, code: string | null): QuotaUse | null => {
  const limits = code === null ? [] : result.county.limits.filter((limit) => limit.category === code);
  return limits.length === 0 ? null : quotaUse(ledger, result.county, limits);
};

function quotaUse(ledger: Ledger, claim: Claim, limits: readonly QuotaLimit[]): QuotaUse {
  const sum = (values: readonly (number | null)[]): number | null =>
    values.every((value) => value === null) ? null : values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const count = sum(limits.map((limit) => limit.count));
  const use = { reported: 0, reportedFen: 0, used: 0, usedFen: 0 };
  claim.items.forEach((item, at) => {
    if (!limits.some((limit) => limitCovers(limit, item.categoryCode))) return;
    use.reported += 1;
    use.reportedFen += item.fen;
    if (ledger.entries[claim.entries[at] as number]?.standing !== 'granted') return;
    use.used += 1;
    use.usedFen += item.fen;
  });
  const over = claim.over.filter(({ limit }) => limits.includes(limit)).length;
  const within = use.reported - over;
  return {
    count,
    amountFen: sum(limits.map((limit) => limit.amountFen)),
    ...use,
    over,
    left: count === null ? 0 : Math.max(count - within, 0),
  };
}
