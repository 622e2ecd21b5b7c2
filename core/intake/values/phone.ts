/** Telephone numbers: mobile, fixed line with or without area code, several in a cell, or none. */
import type { PhoneReading } from '../../model/reading';
import type { CellValue } from '../../model/sheet';
import { standsForBlank } from './blank';
import { cellText, fold } from './fold';
import { isDittoMark } from './text';

/** Every second digit 3–9 is in use (domain: no list of number ranges). */
const mobile = /^1[3-9]\d{9}$/;
const landline = /^(?:(010|02\d|0[3-9]\d{2})-?)?([2-9]\d{6,7})(?:[-转]\d{1,6})?$/;
const twoMobiles = /^(?:1[3-9]\d{9}){2,3}$/;
const countryCode = /^(?:\+?0{0,2}86)[-\s]*(?=1[3-9]|0\d|\(0)/;
const strongSeparators = /[/、,;|\\]|或者?|及|\n/;

/** 13800138000, 138-0013-8000, +86 …, 0898-66123456, two numbers in a cell. 无 and — give form 'none'. */
export const readPhone = (value: CellValue): PhoneReading | undefined => {
  if (value === null) return undefined;
  if (typeof value === 'string' && mobile.test(value)) return { value, text: value, form: 'mobile' };
  const text = cellText(value);
  if (text === '') return undefined;
  const tight = text.replaceAll(' ', '');
  if (standsForBlank(tight) || (typeof value === 'string' && isDittoMark(value))) return { value: null, text, form: 'none' };
  if (/^(?:无|没有|未)(?:手机|电话|联系方式|联系电话)?$/.test(tight)) return { value: null, text, form: 'none' };
  if (text.length > 120) return { value: null, text, form: 'other' };
  const whole = oneNumber(text);
  if (whole !== null) return withFix({ value: whole.number, text, form: whole.form }, value, whole.certain);
  return severalNumbers(typeof value === 'string' ? value : text, text) ?? beside(text);
};

interface Number1 {
  readonly number: string;
  readonly form: 'mobile' | 'landline';
  readonly certain: boolean;
}

function oneNumber(text: string): Number1 | null {
  const bare = text.replace(countryCode, '').replace(/^(?:手机|电话|联系电话|手机号码?|座机)[:.]?\s*/, '');
  const digits = bare.replace(/[\s\-–—().·_]+/g, '');
  if (mobile.test(digits)) return { number: digits, form: 'mobile', certain: true };
  const match = landline.exec(bare.replace(/[\s()–—]+/g, (run) => (/[–—]/.test(run) ? '-' : '')).replace(/-{2,}/g, '-'));
  if (match === null) return null;
  const [, area, local] = match;
  return { number: area === undefined ? (local as string) : `${area}-${local}`, form: 'landline', certain: false };
}

/** Mobile numbers are written one way; a fixed line's brackets and hyphens are a matter of taste. */
const withFix = (reading: PhoneReading, value: CellValue, certain: boolean): PhoneReading =>
  certain && typeof value === 'string' && reading.value !== null && value !== reading.value ? { ...reading, fix: reading.value } : reading;

function severalNumbers(raw: string, text: string): PhoneReading | undefined {
  const tight = text.replaceAll(' ', '');
  const parts = twoMobiles.test(tight) ? (tight.match(/\d{11}/g) ?? []) : partsOf(raw);
  const numbers = parts.map((part) => oneNumber(part)?.number ?? null).filter((number) => number !== null);
  const first = numbers[0];
  return first !== undefined && numbers.length > 1 ? { value: first, text, form: 'several', several: numbers } : undefined;
}

const partsOf = (raw: string): readonly string[] => {
  const strong = raw
    .split(/[\r\n]+/)
    .flatMap((line) => fold(line).split(strongSeparators))
    .map((part) => part.replace(/\([^()]{0,20}\)|[\p{Script=Han}:]+/gu, ' ').trim())
    .filter((part) => part !== '');
  return strong.length > 1 ? strong : (strong[0] ?? '').split(' ');
};

/** A number with words beside it: 13800138000(儿子), 村部0898-66123456. */
function beside(text: string): PhoneReading {
  const one = oneNumber(text.replace(/\([^()]{0,20}\)|[\p{Script=Han}:]+/gu, ' ').trim());
  return one !== null && /\p{Script=Han}/u.test(text) ? { value: one.number, text, form: one.form } : { value: null, text, form: 'other' };
}
