/**
 * What both stores share: a transaction reads at once and records its writes, which the store applies together at the end. Here too are
 * the rules that the stricter store would enforce anyway, so that neither lets pass what the other refuses.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  StoreMisuse,
  type AuditLine,
  type ChunkSet,
  type Decision,
  type MergeRecord,
  type StoredCampaign,
  type StoreTransaction,
  type UnitRecord,
} from '../../core/ports/campaign-store';

/** One recorded write; applied in the order recorded. */
export type Write =
  | { readonly kind: 'campaign'; readonly campaign: StoredCampaign; readonly expected: number }
  | { readonly kind: 'unit'; readonly record: UnitRecord; readonly expected: number }
  | { readonly kind: 'chunk'; readonly set: ChunkSet; readonly index: number; readonly sealed: Uint8Array }
  | { readonly kind: 'drop'; readonly set: ChunkSet }
  | { readonly kind: 'dropUploads'; readonly campaign: string; readonly unit: string | null; readonly keep: number }
  | { readonly kind: 'merge'; readonly campaign: string; readonly record: MergeRecord }
  | { readonly kind: 'decisions'; readonly campaign: string; readonly decisions: readonly Decision[] }
  | { readonly kind: 'audit'; readonly office: string; readonly line: AuditLine }
  | { readonly kind: 'purge'; readonly campaign: string };

type ReadName = 'campaign' | 'campaigns' | 'unit' | 'units' | 'chunks' | 'merge' | 'decisions' | 'audit' | 'lastAudit';
export type Reads = Pick<StoreTransaction, ReadName>;

export interface Recording {
  readonly tx: StoreTransaction;
  /** Ends the transaction and gives what it wrote; whatever is called on it afterwards is a misuse. */
  readonly end: () => readonly Write[];
}

/** The campaign that a write belongs to; an audit line belongs to an office. */
export function campaignOf(write: Exclude<Write, { kind: 'audit' }>): string {
  switch (write.kind) {
    case 'campaign':
      return write.campaign.id;
    case 'unit':
      return write.record.campaign;
    case 'chunk':
    case 'drop':
      return write.set.campaign;
    default:
      return write.campaign;
  }
}

/** Key of a chunk set within its campaign. Ids cannot hold a colon once escaped, so no two sets share one. */
export function chunkSetKey(set: ChunkSet): string {
  switch (set.kind) {
    case 'upload':
      return joinKey(set.kind, set.unit, set.digest);
    case 'submission':
    case 'findings':
      return joinKey(set.kind, set.unit, set.version);
    case 'merge':
      return joinKey(set.kind, set.number);
    case 'visits':
      return joinKey(set.kind, set.unit);
    case 'base':
      return set.kind;
  }
}

/** Keys of the upload sets of a unit (null: of all) lie in this range: from inclusive, to exclusive. A colon is followed by a semicolon. */
export function uploadKeys(unit: string | null): { readonly from: string; readonly to: string } {
  const start = unit === null ? 'upload' : joinKey('upload', unit);
  return { from: `${start}:`, to: `${start};` };
}

/** Parts of a key, escaped and joined by colons. */
export const joinKey = (...parts: readonly (string | number)[]): string => parts.map((part) => encodeURIComponent(part)).join(':');

/** By code units, the same on every machine. */
export const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function record(reads: Reads): Recording {
  const writes: Write[] = [];
  const saved = new Set<string>();
  let ended = false;
  const alive = (): void => {
    if (ended) throw new StoreMisuse('the transaction has ended');
  };
  const reading = <A extends readonly unknown[], R>(read: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      alive();
      if (writes.length > 0) throw new StoreMisuse('a read after a write');
      return read(...args);
    };
  };
  const write = (one: Write): void => {
    alive();
    writes.push(one);
  };
  const once = (key: string): void => {
    if (saved.has(key)) throw new StoreMisuse('saved twice in one transaction');
    saved.add(key);
  };
  const tx: StoreTransaction = {
    campaign: reading(reads.campaign),
    campaigns: reading(reads.campaigns),
    unit: reading(reads.unit),
    units: reading(reads.units),
    chunks: reading(reads.chunks),
    merge: reading(reads.merge),
    decisions: reading(reads.decisions),
    audit: reading(reads.audit),
    lastAudit: reading(reads.lastAudit),
    saveCampaign: (campaign, expected) => {
      once(joinKey('campaign', campaign.id));
      write({ kind: 'campaign', campaign, expected });
    },
    saveUnit: (unit, expected) => {
      once(joinKey('unit', unit.campaign, unit.unit));
      write({ kind: 'unit', record: unit, expected });
    },
    putChunk: (set, index, sealed) => {
      if (!Number.isSafeInteger(index) || index < 0) throw new StoreMisuse('a chunk index is a whole number from 0');
      write({ kind: 'chunk', set, index, sealed });
    },
    dropChunks: (set) => write({ kind: 'drop', set }),
    dropUploads: (campaign, unit, keep) => {
      // Whether a set put in the same transaction counts as begun would otherwise depend on the store.
      if (writes.some((one) => one.kind === 'chunk' && one.set.kind === 'upload'))
        throw new StoreMisuse('uploads dropped after one was put');
      write({ kind: 'dropUploads', campaign, unit, keep });
    },
    saveMerge: (campaign, merge) => write({ kind: 'merge', campaign, record: merge }),
    saveDecisions: (campaign, decisions) => write({ kind: 'decisions', campaign, decisions }),
    appendAudit: (office, line) => write({ kind: 'audit', office, line }),
    purge: (campaign) => write({ kind: 'purge', campaign }),
  };
  const end = (): readonly Write[] => {
    ended = true;
    return writes;
  };
  return { tx, end };
}

/** Chunks in the order of their index, gaps undefined. */
export function byIndex(rows: readonly { readonly index: number; readonly sealed: Uint8Array }[]): (Uint8Array | undefined)[] {
  const last = rows.reduce((most, { index }) => Math.max(most, index), -1);
  const list = new Array<Uint8Array | undefined>(last + 1).fill(undefined);
  for (const { index, sealed } of rows) list[index] = sealed;
  return list;
}

const within = new AsyncLocalStorage<object>();

/** Runs `work` so that a second transaction on the same store from inside it is refused: the first would wait for it without end. */
export function unnested<T>(store: object, work: () => Promise<T>): Promise<T> {
  if (within.getStore() === store) return Promise.reject(new StoreMisuse('a transaction inside a transaction'));
  return within.run(store, work);
}
