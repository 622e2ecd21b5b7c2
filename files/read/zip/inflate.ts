/**
 * Unpacking of one deflate stream: the only place of the reader that knows Node's zlib, which is three times as fast as a script here.
 * Bundles for the browser get zlib-in-browser.ts in the place of Node's.
 */
import { crc32 as nodeCrc32, inflateRawSync } from 'node:zlib';
import { Inflate } from 'fflate';

/** Unpacks all at once; throws when the result is larger than `size` or the stream is broken. */
export const inflateWhole = (packed: Uint8Array, size: number): Uint8Array =>
  inflateRawSync(packed, { maxOutputLength: Math.max(size, 1), chunkSize: Math.max(size + 16, 64) });

export const crc32 = (bytes: Uint8Array, before = 0): number => nodeCrc32(bytes, before);

const packedStep = 1 << 16;

/** Unpacks piece by piece, so that a very large part never stands in memory as a whole. Throws on a broken or unfinished stream. */
export function* inflatePieces(packed: Uint8Array): Generator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let finished = false;
  const stream = new Inflate((piece, last) => {
    pieces.push(piece);
    finished ||= last;
  });
  for (let at = 0; at < packed.length && !finished; at += packedStep) {
    stream.push(packed.subarray(at, at + packedStep), at + packedStep >= packed.length);
    yield* pieces;
    pieces = [];
  }
  if (!finished) throw new Error('unfinished deflate stream');
}
