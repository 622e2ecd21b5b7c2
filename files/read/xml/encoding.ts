/** XML parts are UTF-8 nearly always; UTF-16 is allowed, and some writers declare something else. The scanners read UTF-8 only. */

/** 'utf-16le' or 'utf-16be' when the bytes begin so (byte order mark, or "<" with a zero beside it); null otherwise. */
export const utf16Of = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return null;
};

const declared = (bytes: Uint8Array): string | null => {
  if (bytes[0] !== 0x3c || bytes[1] !== 0x3f) return null;
  const head = String.fromCharCode(...bytes.subarray(0, 120));
  return /^<\?xml[^>]{0,80}?encoding\s?=\s?["']([\w.-]{1,30})["']/.exec(head)?.[1]?.toLowerCase() ?? null;
};

const recode = (bytes: Uint8Array, encoding: string): Uint8Array => {
  try {
    return new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
  } catch {
    return bytes;
  }
};

/** The same text in UTF-8 without a byte order mark; the same bytes when they are that already. */
export const toUtf8 = (bytes: Uint8Array): Uint8Array => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return recode(bytes, utf16);
  const encoding = declared(bytes);
  return encoding === null || encoding === 'utf-8' || encoding === 'utf8' ? bytes : recode(bytes, encoding);
};
