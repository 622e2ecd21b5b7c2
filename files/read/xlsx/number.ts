/** Numbers written in ASCII bytes. */
import { decodeUtf8 } from '../xml/text';

const powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/** The number between the two indexes; NaN when it is none. Up to 15 digits are put together here (exact: both parts fit a double). */
export const parseNumber = (bytes: Uint8Array, from: number, to: number): number => {
  if (to - from > 16 || to === from) return slowly(bytes, from, to);
  const negative = bytes[from] === 0x2d;
  let value = 0;
  let digits = 0;
  let point = -1;
  for (let at = negative ? from + 1 : from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + byte - 0x30;
      digits++;
    } else if (byte === 0x2e && point < 0) point = digits;
    else return slowly(bytes, from, to);
  }
  if (digits === 0 || digits > 15) return slowly(bytes, from, to);
  if (point >= 0) value /= powers[digits - point] as number;
  return negative ? -value : value;
};

const slowly = (bytes: Uint8Array, from: number, to: number): number => {
  const text = decodeUtf8(bytes, from, to).trim();
  return text === '' ? Number.NaN : Number(text);
};

/** A small whole number without sign (a row, an index); -1 when anything else stands there. */
export const parseIndex = (bytes: Uint8Array, from: number, to: number): number => {
  let value = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x30 || byte > 0x39) return -1;
    value = value * 10 + byte - 0x30;
  }
  return to > from && to - from <= 10 ? value : -1;
};
