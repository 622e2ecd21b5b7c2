/**
 * The plan demands that the list be made public first, and the row says that it was not, or for fewer days than demanded.
 *
 * Bad: | 公示情况 | → | 未公示 | · | 公示起止时间 | → | 12.20-12.22 | (3 days where 5 are demanded)
 */
import type { Plan } from '../model/plan';
import { defineRule, type RowRule } from './define-rule';
import { spanIn, workingDays } from './support/date-range';
import { none, saysNothing } from './support/hits';
import { compact } from './support/text';

export const publicityMissing: RowRule = defineRule({
  code: 'publicity-missing',
  scope: 'row',
  severity: 'warning',
  needs: ['publicity'],
  basis: '方案要求上报前公示，并规定公示天数（自然日或工作日）（R29）',
  summary: {
    zh: '没有公示，公示天数不够，或公示有异议。',
    en: 'The entry was not published, for fewer days than the plan demands, or with objections.',
  },
  silentOn: '√、是、有、已公示、无异议；只写一个日期（看不出天数）；正好够天数；方案不要求公示',
  check: ({ entry, sheet }, { plan }) => {
    const demand = plan.publicity;
    if (demand === undefined || !demand.required) return none;
    const reading = entry.readings.publicity;
    const text = reading === undefined ? '' : compact(reading.text);
    if (plainlyFine.has(text)) return none;
    const days = demand.days;
    if (saysNothing(text)) return [{ field: 'publicity', params: { reason: 'blank', said: '', demanded: days, dayKind: demand.dayKind } }];
    const reason = isNegative(text) ? 'no' : hasObjection(text) ? 'objection' : undefined;
    if (reason !== undefined) return [{ field: 'publicity', params: { reason, said: text, demanded: days, dayKind: demand.dayKind } }];
    const published = daysPublished(text, sheet.layout?.columns.find((column) => column.field === 'publicity')?.header ?? '', plan);
    if (published === null || published >= days) return none;
    return [{ field: 'publicity', params: { reason: 'days', said: text, days: published, demanded: days, dayKind: demand.dayKind } }];
  },
});

/** What stands in most cells; everything else is looked at more closely. */
const plainlyFine: ReadonlySet<string> = new Set(['√', '✓', '是', '有', '已公示', '无异议', '已公示无异议', '公示无异议', '已公示,无异议']);

const isNegative = (text: string): boolean =>
  /^(?:[×xX✗✘☐□]|否|不|无|未|没|没有|0|N|NO|FALSE)$/i.test(text) ||
  /(?:未|没有?|尚未|不)(?:进行|作|做|予|经|曾)?公示|未张贴|待公示|拟公示|公示中|正在公示|不同意|不通过|未通过/.test(text);

const hasObjection = (text: string): boolean =>
  /有异议|有举报|有反映/.test(text) && !/(?:无|没|未|不)[^,，;；。]{0,4}(?:异议|举报|反映)/.test(text);

const numerals: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十五: 15,
};

/** How many days the text says, or null when it says none. In working days when the plan counts those and the dates are given. */
function daysPublished(text: string, header: string, plan: Plan): number | null {
  const counted =
    /(\d{1,3}|[一二两三四五六七八九十]{1,2})(?:个?工作日|个?自然日|天)/.exec(text) ??
    /公示期?为?(\d{1,3}|[一二两三四五六七八九十]{1,2})日/.exec(text);
  if (counted?.[1] !== undefined) return numerals[counted[1]] ?? (/^\d+$/.test(counted[1]) ? Number(counted[1]) : null);
  if (/^\d{1,2}$/.test(text)) return /天|日数|期限/.test(header) ? Number(text) : null;
  const span = spanIn(text, plan.year - 1);
  if (span === null || span.to - span.from > 120) return null;
  return plan.publicity?.dayKind === 'working' ? workingDays(span) : span.to - span.from + 1;
}
