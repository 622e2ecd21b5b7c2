/** Numbers in Chinese characters, plain (一千二百) and in the forms that cannot be altered (壹仟贰佰), also mixed with digits (1万2千). */

const digits = new Map<string, number>();
['零〇○', '一壹弌幺', '二贰貳弍两', '三叁叄参弎', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'].forEach((row, digit) => {
  for (const character of row) digits.set(character, digit);
});
const units = new Map<string, number>();
for (const [row, unit] of [['十拾', 10], ['百佰', 100], ['千仟', 1000]] as const) for (const character of row) units.set(character, unit); // prettier-ignore
const bigUnits = new Map([['万', 1e4], ['萬', 1e4], ['亿', 1e8], ['億', 1e8]]); // prettier-ignore
const shorthand = new Map([['廿', 20], ['卅', 30]]); // prettier-ignore

/** Characters a number may be made of, for building patterns: `[${chineseDigits}]+`. */
export const chineseDigits = '零〇○一壹弌二贰貳弍两三叁叄参弎四肆五伍六陆陸七柒八捌九玖十拾百佰千仟万萬亿億廿卅';

/**
 * The number, or null when the text is none. Understands 十五, 一百零五, 一万二 (12,000), 零佰零拾伍 of printed forms,
 * 二〇二五 digit by digit, 1万2千 and 1.5万.
 */
export function chineseNumber(text: string): number | null {
  if (text === '' || text.length > 40) return null;
  return digitByDigit(text) ?? byUnits(text);
}

function digitByDigit(text: string): number | null {
  if (text.length < 2) return digits.get(text) ?? null;
  let value = 0;
  for (const character of text) {
    const digit = digits.get(character);
    if (digit === undefined) return null;
    value = value * 10 + digit;
  }
  return value;
}

interface Sum {
  total: number;
  section: number;
  /** The digit(s) that wait for their unit. */
  pending: number | null;
  lastUnit: number;
  afterZero: boolean;
}

function byUnits(text: string): number | null {
  const sum: Sum = { total: 0, section: 0, pending: null, lastUnit: 1, afterZero: false };
  for (let index = 0; index < text.length;) {
    const character = text.charAt(index);
    const arabic = /^\d+(?:\.\d+)?/.exec(text.slice(index, index + 20))?.[0];
    if (arabic !== undefined) {
      if (sum.pending !== null) return null;
      sum.pending = Number(arabic);
      index += arabic.length;
      continue;
    }
    if (!step(sum, character)) return null;
    index += 1;
  }
  return finish(sum);
}

function step(sum: Sum, character: string): boolean {
  const digit = digits.get(character);
  if (digit === 0) {
    if (sum.pending !== null && sum.pending !== 0) return false;
    sum.pending = 0;
    sum.afterZero = true;
    return true;
  }
  if (digit !== undefined) {
    if (sum.pending !== null && sum.pending !== 0) return false;
    sum.pending = digit;
    return true;
  }
  const short = shorthand.get(character);
  if (short !== undefined) {
    sum.section += short;
    sum.lastUnit = 10;
    return true;
  }
  const unit = units.get(character);
  if (unit !== undefined) return addUnit(sum, unit);
  const big = bigUnits.get(character);
  return big !== undefined && closeSection(sum, big);
}

/** A bare 十 is one ten; units only fall within a group of four digits. */
function addUnit(sum: Sum, unit: number): boolean {
  if ((sum.pending === null && unit !== 10) || (sum.section > 0 && unit >= sum.lastUnit)) return false;
  sum.section += (sum.pending ?? 1) * unit;
  sum.pending = null;
  sum.lastUnit = unit;
  sum.afterZero = false;
  return true;
}

function closeSection(sum: Sum, big: number): boolean {
  if (big === 1e4 && sum.total % 1e8 !== 0) return false;
  sum.section += sum.pending ?? 0;
  sum.total = big === 1e8 ? (sum.total + sum.section) * big : sum.total + sum.section * big;
  sum.section = 0;
  sum.pending = null;
  sum.lastUnit = big;
  sum.afterZero = false;
  return true;
}

/** 一万二 is 12,000 and 一百五 is 150, but 一百零五 is 105. */
function finish(sum: Sum): number {
  const colloquial = sum.pending !== null && sum.pending > 0 && sum.pending < 10 && !sum.afterZero && sum.lastUnit >= 100;
  const value = sum.total + sum.section + (sum.pending ?? 0) * (colloquial ? sum.lastUnit / 10 : 1);
  return Math.round(value * 1e6) / 1e6;
}
