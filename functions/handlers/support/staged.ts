/**
 * Sealed pieces that are too many bytes for one transaction: all but the last of them are written ahead, into a set that nothing names yet,
 * and the transaction that names the set makes sure that they are still the same. So they are visible at once, or not at all.
 */
import type { CampaignStore, ChunkSet, StoreTransaction } from '../../../core/ports/campaign-store';

/** Sealed bytes of one transaction; Firestore takes 10 MiB with everything else in it. */
export const stagedLimit = 8_000_000;

type Pieces = readonly Uint8Array[];
export interface Staged {
  readonly set: ChunkSet;
  /** Written already. */
  readonly ahead: Pieces;
  /** To be written by the transaction that names the set. */
  readonly last: Pieces;
}

/**
 * @param isFree looked at in each transaction that writes ahead: nothing names the set yet
 * @returns null when it is not free any more
 */
export async function stage(
  store: CampaignStore,
  set: ChunkSet,
  pieces: Pieces,
  isFree: (tx: StoreTransaction) => Promise<boolean>,
): Promise<Staged | null> {
  const lots = lotsOf(pieces);
  const last = lots.pop() ?? [];
  let written = 0;
  for (const lot of lots) {
    const start = written;
    const done = await store.transact(async (tx) => {
      if (!(await isFree(tx))) return false;
      // What a merge that never ended has left there.
      if (start === 0) tx.dropChunks(set);
      put(tx, set, lot, start);
      return true;
    });
    if (!done) return null;
    written += lot.length;
  }
  return { set, ahead: pieces.slice(0, written), last };
}

function lotsOf(pieces: Pieces): Uint8Array[][] {
  const lots: Uint8Array[][] = [[]];
  let room = stagedLimit;
  for (const piece of pieces) {
    if (piece.length > room) {
      lots.push([]);
      room = stagedLimit;
    }
    lots.at(-1)?.push(piece);
    room -= piece.length;
  }
  return lots;
}

/** Whether what was written ahead is there as it was: another process may have begun on the same set. Seals never repeat. */
export async function stillStaged(tx: StoreTransaction, { set, ahead }: Staged): Promise<boolean> {
  if (ahead.length === 0) return true;
  const there = await tx.chunks(set);
  return there.length === ahead.length && ahead.every((piece, index) => Buffer.from(piece).equals(there[index] ?? new Uint8Array()));
}

export const putLast = (tx: StoreTransaction, { set, ahead, last }: Staged): void => {
  put(tx, set, last, ahead.length);
};

function put(tx: StoreTransaction, set: ChunkSet, pieces: Pieces, start: number): void {
  pieces.forEach((piece, index) => {
    tx.putChunk(set, start + index, piece);
  });
}
