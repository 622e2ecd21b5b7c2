/** The two stores, with a look at what lies in them. */
import { statSync } from 'node:fs';
import { FirestoreMock } from '@firebase-bridge/firestore-admin';
import Database from 'better-sqlite3';
import type { CampaignStore } from '../../core/ports/campaign-store';
import { openFirestoreStore } from '../../functions/store/firestore';
import { openSqliteStore } from '../../functions/store/sqlite';
import type { Stored } from './protocol';

export interface MeasuredStore {
  readonly store: CampaignStore;
  readonly stored: () => Promise<Stored>;
}

type Lot = readonly (readonly [kind: string, bytes: number])[];

/** @param file of the SQLite database; null: Firestore in process */
export const openMeasuredStore = async (file: string | null): Promise<MeasuredStore> => (file === null ? firestore() : sqlite(file));

function sqlite(file: string): MeasuredStore {
  const store = openSqliteStore(file);
  const stored = async (): Promise<Stored> => {
    const db = new Database(file);
    db.pragma('wal_checkpoint(TRUNCATE)');
    const chunks = db.prepare<[], [string, number]>('SELECT name, length(sealed) FROM chunk').raw().all();
    const units = db.prepare<[], [string, number]>("SELECT 'unit', length(versions) FROM unit").raw().all();
    const merges = db.prepare<[], [string, number]>("SELECT 'merge record', length(summary) FROM merge").raw().all();
    db.close();
    const lot: Lot = [...chunks.map(([name, bytes]) => [kindOf(name), bytes] as const), ...units, ...merges];
    return { kinds: sums(lot), fileBytes: statSync(file).size };
  };
  return { store, stored };
}

function firestore(): MeasuredStore {
  const db = new FirestoreMock().createDatabase('songnuan-bench').firestore();
  const bytesOf = (document: FirebaseFirestore.QueryDocumentSnapshot): number =>
    (document.get('body') as Uint8Array | undefined)?.length ?? 0;
  const stored = async (): Promise<Stored> => {
    const chunks = await db.collectionGroup('chunks').get();
    const records = await db.collectionGroup('records').get();
    const lot: Lot = [
      ...chunks.docs.map((document) => [kindOf(document.get('set') as string), bytesOf(document)] as const),
      ...records.docs.map((document) => [recordKind(document.get('kind') as string), bytesOf(document)] as const),
    ];
    return { kinds: sums(lot), fileBytes: null };
  };
  return { store: openFirestoreStore(db), stored };
}

const recordKind = (kind: string): string => (kind === 'merge' ? 'merge record' : kind);

/** `submission:T1:1` → `submission`; the merge's own pieces hold its result. */
const kindOf = (set: string): string => {
  const kind = set.split(':', 1)[0] ?? '';
  return kind === 'merge' ? 'merge result' : kind;
};

function sums(lot: Lot): Stored['kinds'] {
  const kinds: Record<string, { documents: number; bytes: number; largest: number }> = {};
  for (const [kind, bytes] of lot) {
    const sum = (kinds[kind] ??= { documents: 0, bytes: 0, largest: 0 });
    sum.documents += 1;
    sum.bytes += bytes;
    sum.largest = Math.max(sum.largest, bytes);
  }
  return kinds;
}
