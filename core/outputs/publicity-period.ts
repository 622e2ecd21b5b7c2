/** 公示起止: first and last day, both counted, as notices say it (公示期为 1 月 8 日至 1 月 12 日). */
import { paperZh } from '../messages/zh-CN/outputs-paper';
import type { Plan } from '../model/plan';

const DAY = 86_400_000;

export interface PublicityOptions {
  /** YYYY-MM-DD on which the list is put up; without it the days are left blank to be filled in. */
  readonly publicFrom?: string;
  /** Public holidays (YYYY-MM-DD) that are no working days; weekends need not be listed. */
  readonly daysOff?: readonly string[];
}

export function publicityLine({ publicity }: Plan, { publicFrom, daysOff = [] }: PublicityOptions): string {
  const text = paperZh.public;
  if (publicity === undefined || publicity.days === 0) return text.period(publicFrom ?? null, null, '');
  const working = publicity.dayKind === 'working';
  const days = working ? text.workingDays(publicity.days) : text.calendarDays(publicity.days);
  const last = publicFrom === undefined ? null : lastDay(publicFrom, publicity.days, working ? new Set(daysOff) : null);
  return text.period(publicFrom ?? null, last, days);
}

/** @param daysOff null: every day counts; otherwise only Monday to Friday without these */
export function lastDay(from: string, days: number, daysOff: ReadonlySet<string> | null): string {
  let at = Date.parse(`${from}T00:00:00Z`);
  for (let left = days; ; at += DAY) {
    const iso = new Date(at).toISOString().slice(0, 10);
    const weekday = new Date(at).getUTCDay();
    if (daysOff === null || (weekday !== 0 && weekday !== 6 && !daysOff.has(iso))) left -= 1;
    if (left <= 0) return iso;
  }
}
