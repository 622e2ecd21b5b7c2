/** Identity numbers as they stand in cells: folded, judged by shape, never repaired by guessing. */
import { birthOf, genderOf, hasRightCheck, upgrade15 } from '../../model/citizen-id';
import type { IdNumberReading } from '../../model/reading';
import { isDateSerial, type CellValue } from '../../model/sheet';
import { standsForBlank } from './blank';
import { cellText, fold, numberText } from './fold';
import { isDittoMark } from './text';

/** From here on a double no longer holds every digit that somebody typed into a cell: Excel keeps 15. */
const firstUnsafeNumber = 1e15;

const eighteen = /^\d{17}[\dX]$/;
const fifteen = /^[1-9]\d{14}$/;
/** What clerks type for the X at the end: x × Cyrillic Х Greek Χ ✕ ✖ ╳. NFKC has folded Ｘ and Ⅹ (U+2169) already. */
const cross = 'x\u00d7\u0425\u0445\u03a7\u03c7\u2715\u2716\u2717\u2573';
const crossAtEnd = new RegExp(`^\\d{17}[${cross}]$`);
/** Groups of digits kept apart, and quotation marks or punctuation around the number. */
const separators = /[\s\-–—‐‑‒−_.·,'"“”‘’`、。;:=]+/g;
const numberInText = new RegExp(`(?<![0-9A-Za-z])(?:\\d{17}[\\dX${cross}]|[1-9]\\d{14})(?![0-9A-Za-z])`, 'g');
const damaged = /^\d(?:\.\d+)?E\+?1[4-9]$/i;
const birthBeside = /^[\s/;,、]*(?:19|20)\d{2}[-./年]?\d{1,2}(?:[-./月]?\d{1,2}日?|月)?[\s)]*$/;
const wordBeside = /[\p{Script=Han}()]/u;

/** Any cell of an ID column; undefined for blank cells and for 无, —, 待补 … */
export const readIdNumber = (value: CellValue): IdNumberReading | undefined => {
  if (typeof value === 'string') return readText(value);
  if (value === null) return undefined;
  if (typeof value === 'number') return readNumber(value);
  const text = cellText(value);
  return isDateSerial(value) || text !== '' ? shapeless('wrongLength', text) : undefined;
};

function readNumber(value: number): IdNumberReading {
  const text = numberText(value);
  if (Math.abs(value) >= firstUnsafeNumber) return shapeless('storedAsNumber', text);
  return fifteen.test(text) ? { ...citizen15(text, text), fix: text } : shapeless('wrongLength', text);
}

function readText(raw: string): IdNumberReading | undefined {
  if (eighteen.test(raw)) return citizen18(raw, raw);
  const text = fold(raw);
  const tight = text.replaceAll(' ', '');
  if (text === '' || (tight.length < 9 && standsForBlank(tight))) return isDittoMark(raw) ? ditto(raw.trim()) : undefined;
  if (isDittoMark(raw)) return ditto(text);
  return certain(raw, text, text) ?? amongOthers(raw, text) ?? misshapen(tight, text);
}

const ditto = (text: string): IdNumberReading => ({ ...shapeless('wrongLength', text), dittoInPersonField: true });

/** The number with nothing but separators, or null. Such a text may be replaced by the bare number. */
function bareNumber(text: string): string | null {
  const bare = text.replace(separators, '');
  if (eighteen.test(bare) || fifteen.test(bare)) return bare;
  return crossAtEnd.test(bare) ? `${bare.slice(0, 17)}X` : null;
}

const read = (number: string, text: string): IdNumberReading => (number.length === 18 ? citizen18(number, text) : citizen15(number, text));

const label = /^(?:居民|公民)?身份(?:证|证件)?(?:号码|号)?[:.]?|^证件号码?[:.]?/;

function certain(raw: string, text: string, inner: string): IdNumberReading | undefined {
  const number = bareNumber(inner) ?? bareNumber(inner.replace(label, ''));
  if (number === null) return undefined;
  const reading = read(number, text);
  return raw === number ? reading : { ...reading, fix: number };
}

/** Two numbers in a cell, or one beside a note or a birth date: readable, but not to be replaced. */
function amongOthers(raw: string, text: string): IdNumberReading | undefined {
  const found = (text.match(numberInText) ?? []).map((match) => bareNumber(match) ?? match);
  const first = found[0];
  if (first === undefined) {
    const withoutNote = text.replace(/\([^()]{0,40}\)$/, '').trim();
    if (withoutNote === text) return undefined;
    const reading = certain(raw, text, withoutNote);
    return reading && withoutFix(reading);
  }
  const reading = read(first, text);
  if (found.length > 1) return { ...reading, several: found };
  const rest = text.replace(numberInText, ' ').trim();
  return wordBeside.test(rest) || birthBeside.test(rest) ? reading : undefined;
}

const withoutFix = ({ fix: _, ...reading }: IdNumberReading): IdNumberReading => reading;

function misshapen(tight: string, text: string): IdNumberReading {
  if (damaged.test(tight)) return shapeless('storedAsNumber', text);
  const length = Array.from(tight.replace(separators, '')).length;
  return shapeless(length === 18 || length === 15 ? 'strayCharacter' : 'wrongLength', text);
}

const shapeless = (form: IdNumberReading['form'], text: string): IdNumberReading => ({
  value: null,
  text,
  form,
  key: null,
  checkOk: false,
  birth: null,
  gender: null,
});

/** No region begins with 0, so such a number is wrong whatever its check character says. */
const citizen18 = (number: string, text: string): IdNumberReading => ({
  value: number,
  text,
  form: 'citizen18',
  key: number,
  checkOk: number.charCodeAt(0) !== 48 && hasRightCheck(number),
  birth: birthOf(number),
  gender: genderOf(number),
});

function citizen15(number: string, text: string): IdNumberReading {
  const key = upgrade15(number);
  return { value: number, text, form: 'citizen15', key, checkOk: true, birth: birthOf(key), gender: genderOf(key) };
}
