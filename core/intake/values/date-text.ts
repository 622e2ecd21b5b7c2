/** Dates written as text: patterns, from the certain to the vague. */
import { isCalendarDay } from '../../model/citizen-id';
import type { DateValue } from '../../model/reading';
import { chineseDigits, chineseNumber } from './chinese-number';
import { isoOf } from './serial';

export interface TextDate {
  readonly value: DateValue | null;
  /** A range or a list of days: the ISO texts (or the folded parts where no year is known). */
  readonly several?: readonly string[];
}

const lunar = /腊月|正月|农历|阴历|旧历|冬月|闰|大年|除夕|小年|元宵|初[一二三四五六七八九十]|廿/;
const vague =
  /[上中下]旬|月初|月底|月末|月中|年底|年初|年末|左右|前后|春节|节前|节后|节日|两节|期间|近期|年前|年后|以前|之前|以后|之后|前$|后$|许$/;
const halfDay = '(?:上午|下午|晚上|中午|早上|凌晨|傍晚|晚)';
const hour = '\\s*\\d{1,2}[点时](?:半|整|钟|\\d{1,2}分?)?';
/** 10:30, 上午, 下午3点, 9时30分 behind the day; an hour without 上午 and the like only behind 日, where it cannot be part of the date. */
const clock = new RegExp(
  `(?<=[\\d日号])[T ]*${halfDay}?\\s*\\d{1,2}[::]\\d{2}(?:[::]\\d{2}(?:\\.\\d+)?)?Z?$|` +
    `(?<=[\\d日号])\\s*${halfDay}(?:${hour})?$|(?<=[日号])${hour}$`,
);
const weekday = /\(?(?:星期|周|礼拜)[一二三四五六日天]\)?/g;
const calendar = /\(?(?:公历|阳历|新历)\)?/g;

/** @param text folded, single spaces kept (they may stand for separators). */
export function dateOfText(text: string, assumedYear: number | null): TextDate {
  if (text.length > 60) return { value: null };
  if (lunar.test(text)) return { value: { iso: null, kind: 'lunar' } };
  const spaced = text.replace(weekday, '').replace(calendar, '').replace(clock, '').trim();
  const tight = arabic(/^\d{2,4} \d{1,2} \d{1,2}$/.test(spaced) ? spaced.replaceAll(' ', '.') : spaced.replaceAll(' ', ''));
  const one = oneDate(tight, assumedYear);
  if (one !== undefined) return { value: one };
  return listOfDays(tight, assumedYear) ?? { value: vague.test(tight) ? { iso: null, kind: 'vague' } : null };
}

const digitYear = new RegExp(`[〇零○一二三四五六七八九]{4}(?=年)`);
const numeral = new RegExp(`[${chineseDigits}]{1,3}(?=[月日号])`, 'g');

/** 二〇二五年一月二十日 and 元月 in figures; punctuation at the end goes. */
function arabic(text: string): string {
  const ended = text.replace(/[.,、。;~\-–—]+$/, '').replace(/元月/g, '1月');
  if (!/[月日号年]/.test(ended)) return ended;
  const digits = (run: string): string => String(chineseNumber(run) ?? run);
  return ended.replace(digitYear, digits).replace(numeral, digits);
}

const separator = '[-./年月、\\\\–—−]';
const fullDay = new RegExp(`^(\\d{4})${separator}(\\d{1,2})${separator}(\\d{1,2})[日号]?$`);
const compactDay = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const shortYearDay = /^(\d{2})([-./年])(\d{1,2})([-./月])(\d{1,2})[日号]?$/;
const yearLast = /^(\d{1,2})[-./](\d{1,2})[-./]((?:19|20)\d{2})$/;
const yearMonth = /^((?:19|20)\d{2})[-./年](\d{1,2})月?(?:份)?$|^((?:19|20)\d{2})(\d{2})$/;
const yearOnly = /^((?:19|20)\d{2})年?(?:度)?$/;
const monthDay = /^(\d{1,2})(?:月|[-./])(\d{1,2})[日号]?$/;
const monthOnly = /^(\d{1,2})月份?$/;
const sixDigits = /^([4-9]\d)(\d{2})(\d{2})$/;

/** undefined: not of any pattern; null: of a pattern, but no day of the calendar. */
function oneDate(tight: string, assumedYear: number | null): DateValue | null | undefined {
  const day = fullDay.exec(tight) ?? compactDay.exec(tight);
  if (day !== null) return dayOf(Number(day[1]), Number(day[2]), Number(day[3]));
  const month = yearMonth.exec(tight);
  const monthOk = month !== null && monthOf(month[1] ?? month[3] ?? '', Number(month[2] ?? month[4]));
  if (monthOk) return monthOk;
  const short = shortYearDay.exec(tight);
  if (short !== null && (short[2] === short[4] || short[2] === '年'))
    return dayOf(longYear(Number(short[1]), assumedYear), Number(short[3]), Number(short[5]));
  const six = sixDigits.exec(tight);
  if (six !== null) return dayOf(1900 + Number(six[1]), Number(six[2]), Number(six[3]));
  const year = yearOnly.exec(tight)?.[1];
  if (year !== undefined) return { iso: year, kind: 'year' };
  return withYearLast(tight) ?? (month === null ? withoutYear(tight, assumedYear) : null);
}

const dayOf = (year: number, month: number, day: number): DateValue | null =>
  year >= 1850 && year <= 2200 && isCalendarDay(year, month, day) ? { iso: isoOf(year, month, day), kind: 'day' } : null;

const monthOf = (year: string, month: number): DateValue | null =>
  month >= 1 && month <= 12 ? { iso: `${year}-${String(month).padStart(2, '0')}`, kind: 'month' } : null;

/** Two-digit years up to the campaign's next year belong to this century. */
const longYear = (short: number, assumedYear: number | null): number =>
  (short <= (assumedYear === null ? 40 : (assumedYear % 100) + 1) ? 2000 : 1900) + short;

/** 20/1/2025 is read where only one reading is possible; 3/4/2025 stays open. */
function withYearLast(tight: string): DateValue | null | undefined {
  const match = yearLast.exec(tight);
  if (match === null) return undefined;
  const [first, second, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (first > 12 || first === second) return dayOf(year, second, first);
  return second > 12 ? dayOf(year, first, second) : { iso: null, kind: 'vague' };
}

function withoutYear(tight: string, assumedYear: number | null): DateValue | null | undefined {
  const match = monthDay.exec(tight);
  if (match !== null) {
    const [month, day] = [Number(match[1]), Number(match[2])];
    if (assumedYear === null) return isCalendarDay(2000, month, day) ? { iso: null, kind: 'day' } : null;
    return isCalendarDay(assumedYear, month, day) ? { iso: isoOf(assumedYear, month, day), kind: 'day', yearAssumed: true } : null;
  }
  const month = Number(monthOnly.exec(tight)?.[1] ?? 0);
  if (month < 1 || month > 12) return undefined;
  return assumedYear === null ? { iso: null, kind: 'month' } : { ...(monthOf(String(assumedYear), month) as DateValue), yearAssumed: true };
}

const between = /[-–—~至到、,和及与;/]+/g;

/** 1月20日-22日, 2025.1.20-2025.1.22, 1.20、1.22: the first day, and both kept. */
function listOfDays(tight: string, assumedYear: number | null): TextDate | undefined {
  for (const match of tight.matchAll(between)) {
    const first = oneDate(tight.slice(0, match.index), assumedYear);
    if (first?.kind !== 'day') continue;
    const rest = tight.slice(match.index + match[0].length);
    const second = oneDate(rest, assumedYear) ?? sameMonth(tight.slice(0, match.index), rest, assumedYear);
    if (second?.kind === 'day') return { value: first, several: [first.iso ?? tight.slice(0, match.index), second.iso ?? rest] };
  }
  return undefined;
}

/** "22日" after "1月20日": the day of the same month. */
function sameMonth(first: string, rest: string, assumedYear: number | null): DateValue | null {
  const day = /^(\d{1,2})[日号]?$/.exec(rest)?.[1];
  if (day === undefined) return null;
  return oneDate(first.replace(/(\d{1,2})([日号]?)$/, `${day}$2`), assumedYear) ?? null;
}
