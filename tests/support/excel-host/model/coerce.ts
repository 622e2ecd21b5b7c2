/**
 * What Excel makes of something written into a cell (typed, or set through `values`), by the cell's number format. Written from knowledge
 * of Excel's behaviour; not compared with a real Excel.
 */
import type { Value } from './cell';

export interface CoerceContext {
  /** zh-CN: 1/2 is 1月2日 of this year, 2024年1月5日 is a date; en-US: 1/2 is January 2. */
  readonly locale: string;
  /** The year of dates typed without one. */
  readonly year: number;
}

export interface Coerced {
  readonly value: Value;
  readonly formula?: string;
  /** Given when the input brings its own format and the cell was General. */
  readonly format?: string;
}

const errors = new Set(['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#NUM!', '#NULL!']);

/** Excel keeps 15 significant digits. */
const fifteenDigits = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(15)) : value);

/** A number as Excel writes it into a text cell: at most 15 digits, then an exponent. */
export function numberAsText(value: number): string {
  const kept = fifteenDigits(value);
  if (Math.abs(kept) < 1e15) return String(kept);
  const [mantissa = '', exponent = ''] = kept.toExponential().split('e');
  return `${mantissa}E${exponent}`;
}

export function coerce(input: string | number | boolean, format: string, context: CoerceContext): Coerced {
  if (typeof input === 'boolean') return { value: format === '@' ? String(input).toUpperCase() : input };
  if (typeof input === 'number') return { value: format === '@' ? numberAsText(input) : fifteenDigits(input) };
  if (input.startsWith("'")) return { value: input.slice(1) };
  if (format === '@') return { value: input === '' ? null : input };
  if (input === '') return { value: null };
  return coerceText(input, context);
}

function coerceText(input: string, context: CoerceContext): Coerced {
  const text = halfWidth(input).trim();
  if (text.length > 1 && text.startsWith('=')) return { value: null, formula: text.slice(1) };
  if (/^(true|false)$/i.test(text)) return { value: text.toLowerCase() === 'true' };
  if (errors.has(text.toUpperCase())) return { value: { error: text.toUpperCase() } };
  const read = readNumber(text) ?? readFraction(text) ?? readDate(text, context) ?? readTime(text);
  if (read) return read;
  // Excel takes what begins with a sign for a formula; one it cannot make sense of shows #NAME?.
  if (/^[+\-@]./.test(text)) return { value: { error: '#NAME?' }, formula: text.replace(/^[+@]/, '') };
  return { value: input };
}

const halfWidth = (text: string): string =>
  /^[\s\uFF0B\uFF0D\uFF0E\uFF0C\uFF10-\uFF19+\-.,\d]+$/.test(text)
    ? text.replace(/[\uFF0B-\uFF19]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    : text;

const number = /^([+-]?)\s*([¥￥$]?)\s*((?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?)(?:[eE]([+-]?\d{1,3}))?\s*(%?)$/;

function readNumber(text: string): Coerced | null {
  const bracketed = /^\(([\d,.]+)\)$/.exec(text);
  const match = number.exec(bracketed ? `-${bracketed[1] ?? ''}` : text);
  const digits = match?.[3] ?? '';
  if (!match || !/\d/.test(digits)) return null;
  const [, sign, currency, , exponent, percent] = match;
  const value = fifteenDigits(Number(`${sign ?? ''}${digits.replaceAll(',', '')}${exponent === undefined ? '' : `e${exponent}`}`));
  if (!Number.isFinite(value)) return null;
  const decimals = digits.includes('.') ? '.00' : '';
  if (percent === '%') return { value: fifteenDigits(value / 100), format: `0${decimals}%` };
  if (currency !== undefined && currency !== '') return { value, format: `${currency === '$' ? '$' : '¥'}#,##0${decimals}` };
  if (exponent !== undefined) return { value, format: '0.00E+00' };
  return digits.includes(',') ? { value, format: `#,##0${decimals}` } : { value };
}

function readFraction(text: string): Coerced | null {
  const match = /^(\d+) (\d{1,2})\/(\d{1,2})$/.exec(text);
  return match && Number(match[3]) > 0
    ? { value: fifteenDigits(Number(match[1]) + Number(match[2]) / Number(match[3])), format: '# ?/?' }
    : null;
}

/** Days since 1899-12-30, as Excel counts from March 1900 on; null when there is no such day. */
function serialOf(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900 || year > 9999) return null;
  return Math.round(date.getTime() / 86_400_000) + 25_569;
}

const dated = (year: string | number, month: string, day: string, format: string): Coerced | null => {
  const full = String(year).length <= 2 ? Number(year) + (Number(year) < 30 ? 2000 : 1900) : Number(year);
  const value = serialOf(full, Number(month), Number(day));
  return value === null ? null : { value, format };
};

function readDate(text: string, context: CoerceContext): Coerced | null {
  const ymd = /^(\d{4}|\d{2})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (ymd && (ymd[1]?.length === 4 || context.locale === 'zh-CN')) return dated(ymd[1] ?? '', ymd[2] ?? '', ymd[3] ?? '', 'm/d/yyyy');
  const mdy = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})$/.exec(text);
  if (mdy && context.locale !== 'zh-CN') return dated(mdy[3] ?? '', mdy[1] ?? '', mdy[2] ?? '', 'm/d/yyyy');
  const ym = /^(\d{4})[-/](\d{1,2})$/.exec(text);
  if (ym) return dated(ym[1] ?? '', ym[2] ?? '', '1', 'mmm-yy');
  const md = /^(\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (md) return dated(context.year, md[1] ?? '', md[2] ?? '', context.locale === 'zh-CN' ? 'm"月"d"日"' : 'd-mmm');
  if (context.locale !== 'zh-CN') return null;
  const chinese = /^(?:(\d{4}|\d{2})年)?(\d{1,2})月(?:(\d{1,2})日)?$/.exec(text);
  if (!chinese || (chinese[1] === undefined && chinese[3] === undefined)) return null;
  const format = chinese[3] === undefined ? 'yyyy"年"m"月"' : chinese[1] === undefined ? 'm"月"d"日"' : 'yyyy"年"m"月"d"日"';
  return dated(chinese[1] ?? context.year, chinese[2] ?? '', chinese[3] ?? '1', format);
}

function readTime(text: string): Coerced | null {
  const match = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (!match) return null;
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
  return { value: seconds / 86_400, format: match[3] === undefined ? 'h:mm' : 'h:mm:ss' };
}
