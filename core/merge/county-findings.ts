/** Findings about the county as a whole and about its units: money, planned numbers, missing units. */
import type { CategoryResult, Tally } from '../model/merge';
import { toFen } from '../model/plan';
import { overBudget, plannedCountDiffers, unitMissing } from '../rules/county';
import { countyFinding, nowhere, type FindingSink } from './county-finding';
import type { Ledger } from './ledger';
import { countBy } from './tally';

export function reportBudget({ plan }: Ledger, granted: Tally, sink: FindingSink): void {
  const ceiling = plan.budget.ceilingYuan;
  if (ceiling === undefined || granted.amountFen <= toFen(ceiling)) return;
  const overFen = granted.amountFen - toFen(ceiling);
  const params = { ceilingYuan: ceiling, grantedYuan: granted.amountFen / 100, overYuan: overFen / 100 };
  const finding = countyFinding(plan, overBudget, { where: nowhere(null), params });
  if (finding !== null) sink.onCounty(-1, finding);
}

/** Each grain by itself: a category planned in people is compared with the people reported. */
export function reportPlannedCounts({ plan }: Ledger, categories: readonly CategoryResult[], sink: FindingSink): void {
  for (const { name, grain, plannedCount, including } of categories) {
    if (plannedCount === null) continue;
    const reported = countBy(including.reported, grain);
    if (reported === plannedCount) continue;
    const params = { category: name, grain, planned: plannedCount, reported, difference: reported - plannedCount };
    const finding = countyFinding(plan, plannedCountDiffers, { where: nowhere(null), params });
    if (finding !== null) sink.onCounty(-1, finding);
  }
}

/** @param missing indexes of the plan's units without a current file */
export function reportMissingUnits({ plan, slots }: Ledger, missing: readonly number[], sink: FindingSink): void {
  for (const slot of missing) {
    const params = { unit: slots[slot]?.name ?? '', type: slots[slot]?.type ?? null };
    const finding = countyFinding(plan, unitMissing, { where: nowhere(null), params });
    if (finding !== null) sink.onCounty(slot, finding);
  }
}
