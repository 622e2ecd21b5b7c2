/** Steps over XML in UTF-8 bytes that may end in the middle: every function answers -1 when it would need more bytes. */
import { decodeText, decodeUtf8 } from './text';

export const lessThan = 0x3c;
export const greaterThan = 0x3e;
export const slash = 0x2f;
const colon = 0x3a;
const exclamation = 0x21;
const question = 0x3f;

/** Space, tab, line feed, carriage return. */
export const isBlankByte = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x09 || byte === 0x0d;

/** Index of `byte` at or after `from`. */
export const find = (bytes: Uint8Array, byte: number, from: number): number => {
  const end = bytes.length;
  for (let at = from; at < end; at++) if (bytes[at] === byte) return at;
  return -1;
};

/** Just after the ">" that ends a tag; a ">" inside quotes does not end it. */
export const afterTag = (bytes: Uint8Array, from: number): number => {
  let quote = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === 0x22 || byte === 0x27) quote = byte;
    else if (byte === greaterThan) return at + 1;
  }
  return -1;
};

/** Where a tag's local name lies: filled in by `readName`. One object is reused, because there are millions of tags. */
export const name = { from: 0, to: 0 };

/** Reads the name that starts at `from`, without its prefix; answers the index after it. */
export const readName = (bytes: Uint8Array, from: number): number => {
  const end = bytes.length;
  name.from = from;
  for (let at = from; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === colon) name.from = at + 1;
    else if (byte === greaterThan || byte === slash || isBlankByte(byte)) {
      name.to = at;
      return at;
    }
  }
  return -1;
};

/** Whether the name last read is `text` (ASCII). */
export const nameIs = (bytes: Uint8Array, text: string): boolean => {
  if (name.to - name.from !== text.length) return false;
  for (let at = 0; at < text.length; at++) if (bytes[name.from + at] !== text.charCodeAt(at)) return false;
  return true;
};

const endsWith = (bytes: Uint8Array, from: number, first: number, second: number): number => {
  for (let at = from; at + 2 < bytes.length; at++)
    if (bytes[at] === first && bytes[at + 1] === second && bytes[at + 2] === greaterThan) return at + 3;
  return -1;
};

/** Where a comment, CDATA section, instruction or declaration that begins at `from` ends; 0 when a tag begins there. */
export const afterOther = (bytes: Uint8Array, from: number): number => {
  const second = bytes[from + 1];
  if (second === question) return afterTag(bytes, from);
  if (second !== exclamation) return second === undefined ? -1 : 0;
  const third = bytes[from + 2];
  if (third === undefined) return -1;
  if (third === 0x2d) return endsWith(bytes, from + 4, 0x2d, 0x2d);
  return third === 0x5b ? endsWith(bytes, from + 9, 0x5d, 0x5d) : afterTag(bytes, from);
};

/** Text content read by `readContent`. */
export const content = { text: '' };

/**
 * Reads text content from `from` up to the next tag into `content.text`; answers where that tag begins.
 * Nearly always that is one run of bytes; CDATA sections and comments in between are rare but allowed.
 */
export const readContent = (bytes: Uint8Array, from: number): number => {
  let at = find(bytes, lessThan, from);
  if (at < 0 || at + 1 >= bytes.length) return -1;
  let text = at === from ? '' : decodeText(bytes, from, at);
  while (bytes[at + 1] === exclamation) {
    const end = afterOther(bytes, at);
    if (end < 0) return -1;
    if (bytes[at + 2] === 0x5b) text += decodeUtf8(bytes, at + 9, end - 3);
    at = find(bytes, lessThan, end);
    if (at < 0 || at + 1 >= bytes.length) return -1;
    text += decodeText(bytes, end, at);
  }
  content.text = text;
  return at;
};
