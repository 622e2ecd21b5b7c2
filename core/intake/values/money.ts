/** Amounts of money: figures with or without signs and units, amounts in words, goods named beside the money. */
import type { MoneyReading } from '../../model/reading';
import type { CellValue } from '../../model/sheet';
import { isUndecided, standsForBlank } from './blank';
import { chineseDigits, chineseNumber } from './chinese-number';
import { cellText } from './fold';
import { fenOfWords } from './words-to-fen';

/** Longer texts are remarks that slipped into the column. */
const longestAmount = 80;
/** The largest amount kept exactly, in fen. */
const largest = Number.MAX_SAFE_INTEGER;

/** Yuan → fen, half away from zero; the small addend undoes what binary fractions lose (1.005, 0.1 × 10,000). Null beyond exactness. */
export const yuanToFen = (yuan: number): number | null => {
  const fen = Math.round(Math.abs(yuan) * 100 + 1e-6);
  return fen <= largest ? (yuan < 0 ? -fen || 0 : fen) : null;
};

/**
 * @param multiplier 10000 where the column is in 万元. A unit written in the cell itself wins over it.
 * @returns `value` in fen; undefined for blank cells, strokes and 无; value null for text that is no amount, 待定 too.
 */
export const readMoney = (value: CellValue, multiplier: 1 | 10000 = 1): MoneyReading | undefined => {
  if (typeof value === 'number') return { value: yuanToFen(value * multiplier), text: cellText(value) };
  if (value === null) return undefined;
  const text = cellText(value);
  if (typeof value !== 'string') return { value: null, text };
  const tight = text.replaceAll(' ', '');
  if (tight === '' || (standsForBlank(tight) && !isUndecided(tight))) return undefined;
  if (tight.length > longestAmount) return { value: null, text };
  const amount = amountOf(tight);
  if (amount === null) return withGoods(text, tight, multiplier) ?? { value: null, text };
  return readingOf(amount, text, multiplier);
};

/** A parsed amount before the column's unit is applied. */
interface Amount {
  readonly yuan: number;
  readonly unit: '元' | '万元' | null;
  /** The text says this amount and nothing else. */
  readonly certain: boolean;
}

function readingOf(amount: Amount, text: string, multiplier: 1 | 10000): MoneyReading {
  const fen = yuanToFen(amount.unit === null ? amount.yuan * multiplier : amount.yuan);
  const exact = fen !== null && Math.abs(fen / 100 - (amount.unit === null ? amount.yuan * multiplier : amount.yuan)) < 1e-7;
  return {
    value: fen,
    text,
    ...(amount.unit === null ? undefined : { cellUnit: amount.unit }),
    ...(amount.certain && exact ? { fix: Number((fen / 100 / multiplier).toFixed(6)) } : undefined),
  };
}

const currency = '(?:人民币|RMB|CNY|[¥$])';
const perWhom = '(?:[/每一](?:户|人|月|年|次|份|家|个|位|名|人次|户次|单位|季度?))';
const figures = new RegExp(
  `^(?:共计|合计|共|计)?${perWhom}?${currency}?:?([-+−–—负△]?)${currency}?(\\d[\\d,]*(?:\\.\\d*)?|\\.\\d+)(亿元?|万元?|千元?|百元?|元|圆|块钱?)?[整正]?${perWhom}{0,2}[整正]?[.。]?$`,
  'i',
);
const accounting = /^\((¥?\d[\d,]*(?:\.\d+)?元?)\)$/;
const factors: Readonly<Record<string, number>> = { 亿: 1e8, 万: 1e4, 千: 1e3, 百: 100 };

function amountOf(tight: string): Amount | null {
  const match = figures.exec(tight);
  if (match !== null) return ofFigures(match[1] ?? '', match[2] ?? '', match[3] ?? '');
  const inBrackets = accounting.exec(tight)?.[1];
  if (inBrackets !== undefined) {
    const amount = amountOf(inBrackets);
    return amount && { ...amount, yuan: -amount.yuan };
  }
  return ofWords(tight) ?? approximate(tight);
}

function ofFigures(sign: string, digits: string, unit: string): Amount | null {
  if (digits.includes(',') && !grouped.test(digits)) return null;
  const number = Number(digits.replaceAll(',', '')) * (factors[unit.charAt(0)] ?? 1);
  if (!Number.isFinite(number)) return null;
  const own = unit.charAt(0) === '万' || unit.charAt(0) === '亿' ? '万元' : unit === '' ? null : '元';
  return { yuan: sign === '' || sign === '+' ? number : -number, unit: own, certain: true };
}
/** In threes as usual, or in fours as some write (1,0000). */
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$|^\d{1,4}(?:,\d{4})+(?:\.\d*)?$/;

const wordsWithUnit = new RegExp(`^(?:人民币|大写|[:()])*(?=[${chineseDigits}])[${chineseDigits}元圆角分整正]+(?:整|正)?${perWhom}{0,2}$`);
const mixedWords = new RegExp(`^\\d+(?:\\.\\d+)?[万千百][\\d${chineseDigits}]{1,12}[元圆块]?整?$`);

/** 壹仟元整, 一千元; bare 一千 too; 1万2千元. */
function ofWords(tight: string): Amount | null {
  if (mixedWords.test(tight)) {
    const number = chineseNumber(tight.replace(/[元圆块]?整?$/, ''));
    return number === null ? null : { yuan: number, unit: '元', certain: true };
  }
  if (!wordsWithUnit.test(tight)) return null;
  const fen = fenOfWords(tight.replace(new RegExp(`${perWhom}+$`), ''));
  return fen === null ? null : { yuan: fen / 100, unit: '元', certain: true };
}

/** 约1000元, 1000元左右, 1000元(现金), 慰问金1000元: the amount is readable, but the text says more than a number could. */
function approximate(tight: string): Amount | null {
  const bare = tight
    .replace(/^(?:约|大约|大概)|(?:左右|以内|上下)$/g, '')
    .replace(/^(?:慰问金|现金|慰问款|救助金|补助金?|红包)[:]?/, '')
    .replace(/\([^()]{1,30}\)$/, '');
  if (bare === tight || bare === '') return null;
  const amount = amountOf(bare);
  return amount && { ...amount, certain: false };
}

/** "300元+米面油1套", "300元和大米1袋", "慰问金300元,食用油1桶". */
function withGoods(text: string, tight: string, multiplier: 1 | 10000): MoneyReading | null {
  const parts = tight.split(/[+、;/和及加与]|(?<!\d),|,(?!\d{3}(?!\d))/).filter((part) => part !== '');
  if (parts.length < 2 || parts.length > 8) return null;
  const amounts = parts.map((part) => (/^(?:慰问金)?:?[¥]?\d/.test(part) || part.endsWith('元') ? amountOf(part) : null));
  const at = amounts.findIndex((amount) => amount !== null);
  const amount = amounts[at];
  if (!amount || amounts.filter((other) => other !== null).length !== 1) return null;
  const goods = parts.filter((_, index) => index !== at);
  if (!goods.every((part) => /\p{Script=Han}/u.test(part) && !/元|#|=/.test(part))) return null;
  return { ...readingOf({ ...amount, certain: false }, text, multiplier), withGoods: goods.join('、') };
}
