/**
 * More entries (or money) than the unit's quota: every row beyond it, in listed order. Within one submission here; the merge does the same
 * for quotas that all units share and for units with several files (core/merge), under this code and with these params.
 *
 * Params: unit (name, or null), quota (a count, or yuan), by ('count' | 'amount'), position (place of the row among those that use the quota),
 * reported (how many, or how many yuan, in all), over (how many, or how many yuan, too much), category (name, or null for all categories).
 *
 * Bad: a town with a quota of 8 lists 10 people for the county's tier → one finding on the ninth row and one on the tenth.
 */
import type { Plan } from '../model/plan';
import type { Entry, Roster, SheetReading } from '../model/roster';
import { categoryOf } from '../model/plan';
import { defineRule, type Hit, type RosterRule } from './define-rule';
import { codesOf } from './support/categories';
import { overflowing, unitLimits, type QuotaItem, type QuotaOverflow } from './support/quota';
import { countsTowardsQuota } from './support/tier';

export const overQuota: RosterRule = defineRule({
  code: 'over-quota',
  scope: 'roster',
  severity: 'warning',
  needs: [],
  basis: '方案的名额；超名额的按序列出，提交仍收（R13）',
  summary: {
    zh: '上报的户数（人数、金额）超过本单位名额，超出的行按名单顺序标出。',
    en: 'More entries (or money) are reported than the quota of the unit; the rows beyond it are marked in listed order.',
  },
  silentOn: '正好等于名额；不占名额的层级（镇级慰问等）；方案没有名额；认不出单位类型时不按类型名额判',
  check: (roster, ctx) => {
    if (ctx.plan.quotas.length === 0) return [];
    const unit = ctx.plan.units.find((candidate) => candidate.code === ctx.unit?.code);
    const limits = unitLimits(ctx.plan, unit);
    if (limits.length === 0) return [];
    const listed = listedEntries(roster, ctx.plan);
    const severity = ctx.plan.overflow === 'refuse' ? 'error' : 'warning';
    return overflowing(limits, listed).flatMap((over): Hit[] => {
      const row = listed[over.index];
      if (row === undefined) return [];
      const params = quotaParams(ctx.plan, unit?.name ?? ctx.unit?.name ?? null, over);
      return [{ at: { sheet: row.sheet, row: row.entry.row, field: 'name' }, severity, params }];
    });
  },
});

interface Listed extends QuotaItem {
  readonly sheet: SheetReading;
  readonly entry: Entry;
}

function listedEntries(roster: Roster, plan: Plan): readonly Listed[] {
  return roster.sheets
    .filter((sheet) => sheet.role === 'roster')
    .flatMap((sheet) =>
      sheet.entries
        .filter((entry) => countsTowardsQuota(plan, entry))
        .map((entry) => ({
          sheet,
          entry,
          categoryCode: codesOf(entry, plan)[0] ?? null,
          fen: entry.readings.amount?.value ?? 0,
        })),
    );
}

/** Params of an over-quota finding, the same in the rule and in the merge. */
export function quotaParams(plan: Plan, unitName: string | null, over: QuotaOverflow): NonNullable<Hit['params']> {
  const { limit } = over;
  const byCount = limit.count !== null;
  const quota = byCount ? limit.count : (limit.amountFen ?? 0) / 100;
  const reported = byCount ? over.reported : over.reportedFen / 100;
  return {
    unit: unitName,
    quota,
    by: byCount ? 'count' : 'amount',
    position: over.position,
    reported,
    over: byCount ? over.reported - quota : (over.reportedFen - (limit.amountFen ?? 0)) / 100,
    category: limit.category === null ? null : (categoryOf(plan, limit.category)?.name ?? limit.category),
  };
}
