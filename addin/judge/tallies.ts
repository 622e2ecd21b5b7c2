/** Sums and quotas of the open roster, exactly as the county would count it: a merge of this one file. */
import { mergeCounty } from '../../core/merge';
import { valueFen } from '../../core/merge/money';
import { countBy } from '../../core/merge/tally';
import type { Report } from '../../core/model/finding';
import type { MergedEntry } from '../../core/model/merge';
import { categoryOf, toFen, type Plan } from '../../core/model/plan';
import type { Roster } from '../../core/model/roster';
import { limitCovers, unitLimits } from '../../core/rules/support/quota';
import { countsTowardsQuota } from '../../core/rules/support/tier';
import type { QuotaMeter, Tallies } from './protocol';

export function talliesOf(roster: Roster, report: Report, plan: Plan, asOf: string): Tallies {
  const { unit } = roster;
  const input = {
    roster,
    findings: report.findings,
    unitCode: unit?.code ?? null,
    unitText: unit?.text ?? '',
    receivedAt: null,
    supersededBy: null,
  };
  const merged = mergeCounty([input], plan, { asOf });
  return {
    reported: merged.totals.reported,
    quotas: quotaMeters(merged.entries, plan, unit?.code ?? null),
    categories: merged.categories
      .map(({ code, name, grain, reported }) => ({
        name: code === null ? null : name,
        grain,
        count: countBy(reported, grain),
        amountFen: reported.amountFen,
      }))
      .filter(({ count }) => count > 0),
    budgetFen: plan.budget.ceilingYuan === undefined ? null : toFen(plan.budget.ceilingYuan),
  };
}

/** Every limit of the unit, with what claims it. Yielded places (the same person again) do not. */
function quotaMeters(entries: readonly MergedEntry[], plan: Plan, unitCode: string | null): readonly QuotaMeter[] {
  const limits = unitLimits(
    plan,
    plan.units.find((unit) => unit.code === unitCode),
  );
  const claims = entries.filter(({ standing, entry }) => standing !== 'yielded' && countsTowardsQuota(plan, entry));
  return limits.map((limit) => {
    const covered = claims.filter(({ categoryCode }) => limitCovers(limit, categoryCode));
    const byCount = limit.count !== null;
    return {
      category: limit.category === null ? null : (categoryOf(plan, limit.category)?.name ?? limit.category),
      by: byCount ? 'count' : 'amount',
      reported: byCount
        ? covered.length
        : covered.reduce((sum, merged) => sum + valueFen(merged, plan, categoryOf(plan, merged.categoryCode ?? undefined)), 0),
      limit: limit.count ?? limit.amountFen ?? 0,
    };
  });
}
