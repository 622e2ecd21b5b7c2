/** Text between tags: UTF-8 bytes → string, with XML's entities and OOXML's own _xHHHH_ escapes (ECMA-376 part 1, 22.9.2.19) resolved. */

const ampersand = 0x26;
const underscore = 0x5f;
const carriageReturn = 0x0d;
const longest = 48;

/** One reusable array per length: String.fromCharCode takes exactly as many units as a short text has. */
const unitsByLength: number[][] = Array.from({ length: longest + 1 }, (_, length) => new Array<number>(length).fill(0));
const units = new Uint16Array(longest);
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const short = (count: number): string => {
  const exact = unitsByLength[count] as number[];
  for (let at = 0; at < count; at++) exact[at] = units[at] as number;
  return String.fromCharCode.apply(null, exact);
};

/** UTF-8 without any unescaping. Short texts, which nearly all cells are, are put together here: calling a decoder costs more than they do. */
export const decodeUtf8 = (bytes: Uint8Array, from: number, to: number): string => {
  if (to - from > longest) return decoder.decode(bytes.subarray(from, to));
  let count = 0;
  for (let at = from; at < to;) {
    const first = bytes[at] as number;
    if (first < 0x80) {
      units[count++] = first;
      at += 1;
    } else if (first >= 0xe1 && first < 0xed && at + 2 < to) {
      units[count++] = ((first & 0x0f) << 12) | (((bytes[at + 1] as number) & 0x3f) << 6) | ((bytes[at + 2] as number) & 0x3f);
      at += 3;
    } else return decoder.decode(bytes.subarray(from, to));
  }
  return short(count);
};

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const entity = (whole: string, name: string): string => {
  if (!name.startsWith('#')) return named[name] ?? whole;
  const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
};

export const unescapeXml = (text: string): string => (text.includes('&') ? text.replace(/&(#?\w{1,10});/g, entity) : text);

const unescapeOoxml = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Text content between two tags, without CDATA sections in it. */
export const decodeText = (bytes: Uint8Array, from: number, to: number): string => {
  let special = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === ampersand) special |= 1;
    else if (byte === underscore) special |= 2;
    else if (byte === carriageReturn) special |= 4;
  }
  let text = decodeUtf8(bytes, from, to);
  if (special === 0) return text;
  if (special & 4) text = text.replace(/\r\n?/g, '\n');
  if (special & 1) text = unescapeXml(text);
  return special & 2 && text.includes('_x') ? unescapeOoxml(text) : text;
};
