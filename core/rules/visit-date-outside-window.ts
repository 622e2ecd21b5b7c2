/**
 * The visit is dated outside the plan's window, both ends of which belong to it. Lunar and vague dates (腊月二十五, 元月中旬), and months
 * without a day, cannot be placed for certain: a warning, so that the exact day is written.
 *
 * Bad: window 1.20–1.28, 走访时间 2027.1.29 · 2026年1月22日 (a year off, as Excel completes "1月22日" typed in December)
 */
import type { Plan } from '../model/plan';
import type { ReadingOf } from '../model/reading';
import { defineRule, type RowRule } from './define-rule';
import { none } from './support/hits';

type Window = NonNullable<Plan['visitWindow']>;

export const visitDateOutsideWindow: RowRule = defineRule({
  code: 'visit-date-outside-window',
  scope: 'row',
  severity: 'error',
  needs: ['visitDate'],
  basis: '方案的走访时间（首尾两天都算在内）（R26）',
  summary: {
    zh: '走访日期不在方案规定的时间里（农历或笼统的日期为警告）。',
    en: 'The visit is dated outside the window of the plan (a warning for lunar or vague dates).',
  },
  silentOn: '第一天和最后一天；没写年份的日期；整段落在时间里的“1月20日至22日”；空白（还没安排）',
  check: ({ entry }, { plan }) => {
    const window = plan.visitWindow;
    const date = entry.readings.visitDate;
    if (window === undefined || date === undefined || date.value === null || date.value.kind === 'decimal') return none;
    const placed = date.value.kind === 'day' ? placeDays(date, window) : placeMonth(date.value.iso, window);
    if (placed === 'inside') return none;
    const params = {
      said: date.text,
      from: window.from,
      to: window.to,
      date: date.value.iso,
      hint: placed === 'yearOff' ? 'yearOff' : null,
    };
    return [{ field: 'visitDate', severity: placed === 'uncertain' ? 'warning' : 'error', params }];
  },
});

type Placed = 'inside' | 'outside' | 'yearOff' | 'uncertain';
const isIn = (iso: string, window: Window): boolean => iso >= window.from && iso <= window.to;

/** A list or range of days (1月20日-22日) is inside when each day named is. */
function placeDays(date: ReadingOf<'visitDate'>, window: Window): Placed {
  const assumed = date.value?.yearAssumed === true;
  const days = date.several ?? [date.value?.iso ?? ''];
  const placed = days.map((iso) => placeDay(iso, window, assumed));
  return placed.find((place) => place === 'outside') ?? placed.find((place) => place !== 'inside') ?? 'inside';
}

function placeDay(iso: string, window: Window, yearAssumed: boolean): Placed {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return 'uncertain';
  if (isIn(iso, window)) return 'inside';
  const sameDay = [window.from.slice(0, 4), window.to.slice(0, 4)].some((year) => isIn(year + iso.slice(4), window));
  if (!sameDay) return 'outside';
  return yearAssumed ? 'inside' : 'yearOff';
}

/** Months and years: outside when the window does not touch them, inside when it holds them whole. Lunar and vague dates cannot be placed. */
function placeMonth(iso: string | null, window: Window): Placed {
  if (iso === null) return 'uncertain';
  const first = window.from.slice(0, iso.length);
  const last = window.to.slice(0, iso.length);
  return iso < first || iso > last ? 'outside' : iso > first && iso < last ? 'inside' : 'uncertain';
}
