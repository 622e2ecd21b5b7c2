/** Folding: the same text whatever the width, spacing and invisible characters a clerk's input method left in it. */
import { isDateSerial, type CellValue } from '../../model/sheet';
import { serialToIso } from './serial';

/** Nothing here folds: ASCII without spaces and apostrophes, common Chinese characters, Chinese punctuation that stays as it is. */
const plain = /^[!-&(-~\u4e00-\u9fff\u3001\u3002\u3008-\u3011\u00b7]*$/;
/** Zero-width characters, direction marks, byte order marks, soft hyphens, control characters and emoji variation selectors. */
const invisible =
  /(?:[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\u034f|[\ufe00-\ufe0f])+/g;
/** U+0085 and the Hangul filler are white space to the eye, but not to \s. */
const white = /[\s\u0085\u1160]+/g;
/** A ' marks text in Excel; the curly ones count only before a digit, where Chinese input methods put them instead. */
const leadingApostrophe = /^(?:['\s]|[\u2018\u2019](?=['\u2018\u2019\s]{0,3}\d))+/;

/**
 * NFKC (full width to half width; Chinese characters stay), invisible characters gone, every run of white space (line breaks,
 * NBSP, U+3000) one space, trimmed, without a leading apostrophe. Idempotent.
 */
export const fold = (text: string): string => {
  if (plain.test(text)) return text;
  return text.replace(invisible, '').normalize('NFKC').replace(white, ' ').trim().replace(leadingApostrophe, '');
};

/** `fold` with all white space removed: for comparing labels, names of things and numbers. Idempotent. */
export const foldTight = (text: string): string => {
  if (plain.test(text)) return text;
  return fold(fold(text).replaceAll(' ', ''));
};

/** Any cell as folded text: numbers as their shortest decimal text, dates as YYYY-MM-DD, '' for blank cells. */
export const cellText = (value: CellValue): string => {
  if (typeof value === 'string') return fold(value);
  if (value === null) return '';
  if (typeof value === 'number') return numberText(value);
  if (isDateSerial(value)) return serialToIso(value.serial) ?? numberText(value.serial);
  return value ? 'TRUE' : 'FALSE';
};

/** Without exponent for integers that JavaScript would print as 1e+21. */
export const numberText = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value);
