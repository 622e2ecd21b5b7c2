/** Spans of days as clerks write them: 2026.12.20-12.26, 12月20日至26日, 20261220—20261226. */

/** Day numbers count from 1970-01-01. Both ends inclusive. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** Day number of a calendar day, or null when there is no such day. */
export function dayNumber(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  if (day > length) return null;
  // Days before 1 March of the year, counting years from March (proleptic Gregorian calendar).
  const shifted = month > 2 ? year : year - 1;
  const monthIndex = (month + 9) % 12;
  const days = 365 * shifted + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return days + Math.floor((monthIndex * 153 + 2) / 5) + day - 1 - 719_468;
}

export const isoDayNumber = (iso: string): number | null => {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return dayNumber(year, month, day);
};

/** Monday to Friday among the days of a span; public holidays are not known here. */
export function workingDays({ from, to }: DaySpan): number {
  let count = 0;
  // 1970-01-01 was a Thursday: day numbers 2 and 3 are Saturday and Sunday.
  for (let day = from; day <= to; day += 1) if ((day + 5) % 7 > 0 && (day + 4) % 7 > 0) count += 1;
  return count;
}

/**
 * The span a text gives, or null when it gives no two days. Without a year the first day falls in `assumedYear`; a second day that would
 * lie before the first is in the following year (12.28-1.3).
 */
export function spanIn(text: string, assumedYear: number): DaySpan | null {
  const numbers = (text.match(/\d+/g) ?? []).flatMap(splitDate);
  const parts = partsOf(numbers, assumedYear);
  if (parts === null) return null;
  const from = dayNumber(...parts.from);
  const to = dayNumber(...parts.to);
  if (from === null || to === null) return null;
  if (to >= from) return { from, to };
  const later = parts.toYearGiven ? null : dayNumber(parts.to[0] + 1, parts.to[1], parts.to[2]);
  return later === null ? null : { from, to: later };
}

/** 20261220 is a year, a month and a day; other runs of digits are one number. */
const splitDate = (digits: string): readonly number[] =>
  /^(?:19|20)\d{6}$/.test(digits)
    ? [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))]
    : [digits.length > 4 ? Number.NaN : Number(digits)];

type Day = readonly [year: number, month: number, day: number];
const isYear = (value: number): boolean => value >= 1900 && value <= 2100;

function partsOf(numbers: readonly number[], assumed: number): { from: Day; to: Day; toYearGiven: boolean } | null {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
  switch (numbers.length) {
    case 6:
      return isYear(a) && isYear(d) ? { from: [a, b, c], to: [d, e, f], toYearGiven: true } : null;
    case 5:
      return isYear(a) ? { from: [a, b, c], to: [a, d, e], toYearGiven: false } : null;
    case 4:
      if (isYear(a)) return { from: [a, b, c], to: [a, b, d], toYearGiven: true };
      return { from: [assumed, a, b], to: [assumed, c, d], toYearGiven: false };
    case 3:
      return isYear(a) ? null : { from: [assumed, a, b], to: [assumed, a, c], toYearGiven: true };
    default:
      return null;
  }
}
