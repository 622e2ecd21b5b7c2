/** Which tier (慰问层级) of the plan an entry is meant for. */
import type { Plan } from '../../model/plan';
import type { Entry } from '../../model/roster';
import { compact } from './text';

export type Tier = Plan['tiers'][number];

/**
 * The entry's tier: the plan's tier whose name or alias the cell gives (exactly, or else the longest one it contains);
 * a blank or strange cell means the plan's default tier. Undefined when the plan has no tiers, or none is the default.
 */
export function tierOf(plan: Plan, entry: Entry): Tier | undefined {
  if (plan.tiers.length === 0) return undefined;
  const reading = entry.readings.tier;
  const said = reading === undefined ? '' : (reading.value ?? reading.text);
  const known = remembered(plan);
  if (!known.has(said)) known.set(said, tierNamed(plan.tiers, compact(said)) ?? plan.tiers.find((tier) => tier.isDefault));
  return known.get(said);
}

const mostRemembered = 2_000;
const byPlan = new WeakMap<Plan, Map<string, Tier | undefined>>();

/** A roster has few different tiers: each text is looked up once. */
function remembered(plan: Plan): Map<string, Tier | undefined> {
  const known = byPlan.get(plan) ?? new Map<string, Tier | undefined>();
  if (known.size >= mostRemembered) known.clear();
  byPlan.set(plan, known);
  return known;
}

/** Entries of a plan without tiers all count; otherwise the tier decides, and an entry of no tier counts. */
export const countsTowardsQuota = (plan: Plan, entry: Entry): boolean => tierOf(plan, entry)?.countsTowardsQuota ?? true;

function tierNamed(tiers: readonly Tier[], text: string): Tier | undefined {
  if (text === '') return undefined;
  let best: Tier | undefined;
  let length = 0;
  for (const tier of tiers) {
    for (const raw of [tier.name, ...tier.aliases]) {
      const name = compact(raw);
      if (name === text) return tier;
      if (name.length > length && text.includes(name)) {
        best = tier;
        length = name.length;
      }
    }
  }
  return best;
}
