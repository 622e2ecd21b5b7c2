/** What the reader needs of Node's zlib, for programs without Node: their bundles put this in the place of `node:zlib` (scripts/build-web.mjs). */
import { inflateSync } from 'fflate';

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

export const crc32 = (bytes: Uint8Array, before = 0): number => {
  let crc = ~before;
  for (let at = 0; at < bytes.length; at++) crc = (crc >>> 8) ^ (table[(crc ^ (bytes[at] as number)) & 0xff] as number);
  return ~crc >>> 0;
};

/** One byte more than may come is given room, so that a stream longer than declared shows. */
export const inflateRawSync = (packed: Uint8Array, { maxOutputLength }: { readonly maxOutputLength: number }): Uint8Array => {
  const out = inflateSync(packed, { out: new Uint8Array(maxOutputLength + 1) });
  if (out.length > maxOutputLength) throw new RangeError('longer than declared');
  return out;
};
