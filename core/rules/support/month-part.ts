/** Ten-day parts of a month: 元月中旬 is the eleventh to the twentieth. */
import { dayNumber, type DaySpan } from './date-range';

const months: Readonly<Record<string, number>> = {
  元: 1, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 十一: 11, 十二: 12,
}; // prettier-ignore

/** The days that a text such as 1月中旬 means, in the year it gives or else the assumed one; null for any other text. */
export function monthPart(text: string, assumedYear: number): DaySpan | null {
  const match = /^(?:(\d{4})年)?(\d{1,2}|[元一二三四五六七八九十]{1,2})月份?([上中下])旬$/.exec(text.replace(/\s+/g, ''));
  if (match === null) return null;
  const year = match[1] === undefined ? assumedYear : Number(match[1]);
  const month = months[match[2] ?? ''] ?? Number(match[2]);
  const first = dayNumber(year, month, match[3] === '上' ? 1 : match[3] === '中' ? 11 : 21);
  if (first === null) return null;
  if (match[3] !== '下') return { from: first, to: first + 9 };
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  return next === null ? null : { from: first, to: next - 1 };
}
