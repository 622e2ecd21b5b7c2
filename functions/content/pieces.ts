/** Bytes of any length ↔ sealed pieces, each small enough for a document of 1 MiB. */
import type { Sealer } from '../deps';

/** Sealed bytes of one piece, at most. */
export const sealedLimit = 900_000;
const firstPiece = 4_000_000;

/** Each piece is sealed for `context` and its own place in the run. Empty bytes give one piece. */
export const sealPieces = (seal: Sealer, context: string, plain: Uint8Array): readonly Uint8Array[] => [...piecesOf(seal, context, plain)];

/** The same, one by one. */
export function* piecesOf(seal: Sealer, context: string, plain: Uint8Array): Generator<Uint8Array> {
  let number = 0;
  let size = firstPiece;
  let at = 0;
  do {
    const sealed = seal.seal(plain.subarray(at, at + size), `${context}/${number}`);
    if (sealed.length > sealedLimit && size > 1024) {
      size = Math.floor(size / 2);
      continue;
    }
    yield sealed;
    number += 1;
    at += size;
  } while (at < plain.length);
}

/** @throws Error when a piece is missing, altered or belongs elsewhere */
export function openPieces(seal: Sealer, context: string, pieces: readonly (Uint8Array | undefined)[]): Uint8Array {
  return Buffer.concat(
    pieces.map((piece, index) => {
      if (piece === undefined) throw new Error('a sealed piece is missing');
      return seal.open(piece, `${context}/${index}`);
    }),
  );
}
