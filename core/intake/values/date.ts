/** Dates in every form that rosters use: see domain.md §1.3. A date that cannot be told for certain has no ISO text. */
import { isCalendarDay } from '../../model/citizen-id';
import type { DateValue, Reading } from '../../model/reading';
import { isDateSerial, type CellValue } from '../../model/sheet';
import { isUndecided, standsForBlank } from './blank';
import { cellText } from './fold';
import { dateOfText } from './date-text';
import { isoOf, serialToIso } from './serial';
import { isDittoMark } from './text';

export interface DateContext {
  /** Completes dates without a year (1月20日); null leaves them without ISO text. */
  readonly assumedYear: number | null;
}

type DateReading = Reading<DateValue>;

/** `value` is null for impossible days (2025-02-29) and for text that is no date, 待定 too; undefined for blank cells, strokes and 无. */
export const readDate = (value: CellValue, { assumedYear }: DateContext): DateReading | undefined => {
  if (value === null) return undefined;
  const text = cellText(value);
  if (isDateSerial(value)) return { value: dayOrNull(serialToIso(value.serial)), text };
  if (typeof value === 'number') return { value: ofNumber(value), text };
  if (typeof value !== 'string') return { value: null, text };
  if (isDittoMark(value)) return { value: null, text: text || value.trim() };
  const tight = text.replaceAll(' ', '');
  if (tight === '' || (standsForBlank(tight) && !isUndecided(tight))) return undefined;
  if (/^\d{5}$/.test(tight)) return { value: ofNumber(Number(tight)), text };
  const { value: date, several } = dateOfText(text, assumedYear);
  return {
    value: date,
    text,
    ...(several === undefined ? undefined : { several }),
    ...(date?.kind === 'day' && several === undefined ? fixOf(value, text, date) : undefined),
  };
};

const dayOrNull = (iso: string | null): DateValue | null => (iso === null ? null : { iso, kind: 'day' });

/** Forms an office may keep: a fix that only changed taste would be noise. */
const tidy = /^\d{4}([-./])\d{1,2}\1\d{1,2}$|^\d{4}年\d{1,2}月\d{1,2}日$|^\d{8}$/;
const complete = /^(?:19|20)\d{2}\D/;

const fixOf = (raw: string, text: string, date: DateValue): { fix: string } | undefined =>
  date.iso !== null &&
  date.yearAssumed === undefined &&
  raw !== date.iso &&
  !tidy.test(raw) &&
  complete.test(text) &&
  !/[午晚早星周]/.test(text)
    ? { fix: date.iso }
    : undefined;

const monthNumber = (month: number): boolean => month >= 1 && month <= 12;
const yearNumber = (year: number): boolean => year >= 1900 && year <= 2100;
const pad = (month: number): string => String(month).padStart(2, '0');

/** Serials between 1954 and 2119, 20250120, 202501, 700315, 2025, and the decimals that 1.20 and 2025.01 become when typed. */
function ofNumber(value: number): DateValue | null {
  if (value >= 20000 && value <= 80000) return dayOrNull(serialToIso(value));
  if (!Number.isInteger(value)) return ofDecimal(value);
  if (value >= 1e7 && value < 1e8) return dayOf(Math.floor(value / 1e4), Math.floor(value / 100) % 100, value % 100);
  if (value >= 1e5 && value < 1e6) return ofSixDigits(value);
  return yearNumber(value) ? { iso: String(value), kind: 'year' } : null;
}

const dayOf = (year: number, month: number, day: number): DateValue | null =>
  yearNumber(year) && isCalendarDay(year, month, day) ? { iso: isoOf(year, month, day), kind: 'day' } : null;

function ofSixDigits(value: number): DateValue | null {
  const year = Math.floor(value / 100);
  if (yearNumber(year) && monthNumber(value % 100)) return { iso: `${year}-${pad(value % 100)}`, kind: 'month' };
  const short = Math.floor(value / 1e4);
  return short > 40 ? dayOf(1900 + short, year % 100, value % 100) : null;
}

/** 2025.1 may have been typed 2025.10, and 1.2 be the first of February, the second of January or 1.20. */
function ofDecimal(value: number): DateValue | null {
  const [whole = '', fraction = ''] = String(value).split('.');
  const year = Number(whole);
  if (yearNumber(year)) {
    if (fraction.length === 4) return dayOf(year, Number(fraction.slice(0, 2)), Number(fraction.slice(2)));
    if (fraction.length > 2 || !monthNumber(Number(fraction))) return null;
    return fraction === '1' ? { iso: whole, kind: 'decimal' } : { iso: `${whole}-${pad(Number(fraction))}`, kind: 'month' };
  }
  const possible = monthNumber(year) && fraction.length <= 2 && Number(fraction) <= 31;
  return possible ? { iso: null, kind: 'decimal' } : null;
}
