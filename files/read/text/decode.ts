/** Bytes of a text file → string. Offices' exports are UTF-8 (with or without mark), GB18030 (and its subset GBK), or UTF-16. */

const controlShare = 0.002;
const sample = 1 << 16;

/** UTF-16 without a mark: ASCII characters have a zero as every other byte. */
const unmarkedUtf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const length = Math.min(bytes.length & ~1, 4096);
  if (length < 8) return null;
  const zeros = [0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // Chinese text with little ASCII has few zeros, but all on one side.
  if (odd >= length / 32 && even === 0) return 'utf-16le';
  return even >= length / 32 && odd === 0 ? 'utf-16be' : null;
};

const markedEncoding = (bytes: Uint8Array): string | null => {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
};

/** False for anything with the control characters that no text file holds. */
export const looksLikeText = (bytes: Uint8Array): boolean => {
  const encoding = markedEncoding(bytes) ?? unmarkedUtf16(bytes);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return true;
  const length = Math.min(bytes.length, sample);
  let controls = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] as number;
    if (byte === 0) return false;
    if ((byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1a && byte !== 0x1b) || byte === 0x7f) controls++;
  }
  if (controls > length * controlShare) return false;
  const text = decodeBytes(bytes.subarray(0, length));
  const bad = badCharacters(text);
  return bad * 50 < text.length || (bad === 1 && text.length > 4);
};

const decodeAs = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes);

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** Number of replacement characters. */
const badCharacters = (text: string): number => {
  let bad = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) bad++;
  return bad;
};

/**
 * Strict UTF-8 first, then GB18030. A UTF-8 file with a character cut in half (an export that stopped, a tool that cut at a byte count)
 * is not UTF-8 strictly, but has fewer unreadable places that way than as GB18030.
 */
export const decodeBytes = (bytes: Uint8Array): string => {
  const encoding = markedEncoding(bytes) ?? unmarkedUtf16(bytes);
  if (encoding !== null) return decodeAs(bytes, encoding);
  if (isUtf8(bytes)) return decodeAs(bytes, 'utf-8');
  const nearly = decodeAs(bytes, 'utf-8');
  const wide = nearly.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  const bad = badCharacters(nearly);
  return bad * 20 < wide || (bad <= 1 && wide > 0) ? nearly : decodeAs(bytes, 'gb18030');
};
