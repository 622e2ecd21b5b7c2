/** Pieces of more bytes than one transaction takes: a merge of 200,000 rows is about 11 MB sealed. */
import { randomBytes } from 'node:crypto';
import { FirestoreMock } from '@firebase-bridge/firestore-admin';
import type { CampaignStore, ChunkSet } from '../../../core/ports/campaign-store';
import { putLast, stage, stagedLimit, stillStaged } from '../../../functions/handlers/support/staged';
import { openFirestoreStore } from '../../../functions/store/firestore';
import { openSqliteStore } from '../../../functions/store/sqlite';
import { campaign, campaignId, mergeRecord } from '../../contract/campaign-store/values';

const adapters: readonly (readonly [string, () => CampaignStore])[] = [
  ['SQLite', () => openSqliteStore(':memory:')],
  ['Firestore in process', () => openFirestoreStore(new FirestoreMock().createDatabase('songnuan-staged').firestore())],
];
const set: ChunkSet = { kind: 'merge', campaign: campaignId, number: 1 };
const piecesOf = (count: number): readonly Uint8Array[] => Array.from({ length: count }, () => new Uint8Array(randomBytes(800_000)));
const free = async (): Promise<boolean> => true;

describe.each(adapters)('on %s', (_name, open) => {
  let store: CampaignStore;
  beforeEach(async () => {
    store = open();
    await store.transact(async (tx) => tx.saveCampaign(campaign(), 0));
  });
  afterEach(() => store.close());

  it('what fits into one transaction is not written ahead', async () => {
    const pieces = piecesOf(4);
    expect(await stage(store, set, pieces, free)).toEqual({ set, ahead: [], last: pieces });
    expect(await store.transact((tx) => tx.chunks(set))).toEqual([]);
  });

  it('more is written ahead in parts that fit, over what an earlier attempt left, and is whole once it is named', async () => {
    await store.transact(async (tx) => tx.putChunk(set, 40, new Uint8Array(9)));
    const pieces = piecesOf(25);
    const staged = await stage(store, set, pieces, free);
    expect(staged?.ahead.length).toBeGreaterThan(10);
    expect((staged?.last ?? []).reduce((sum, piece) => sum + piece.length, 0)).toBeLessThanOrEqual(stagedLimit);
    expect(await store.transact((tx) => tx.merge(campaignId))).toBeNull();
    await store.transact(async (tx) => {
      expect(await stillStaged(tx, staged!)).toBe(true);
      putLast(tx, staged!);
      tx.saveMerge(campaignId, mergeRecord(1, pieces.length));
    });
    const stored = await store.transact((tx) => tx.chunks(set));
    expect(stored.map((one, index) => Buffer.compare(one ?? new Uint8Array(), pieces[index] ?? new Uint8Array()))).toEqual(
      pieces.map(() => 0),
    );
  });

  it('another that began on the same set is noticed by both ends', async () => {
    const first = await stage(store, set, piecesOf(12), free);
    const second = await stage(store, set, piecesOf(12), free);
    expect(await store.transact((tx) => stillStaged(tx, first!))).toBe(false);
    expect(await store.transact((tx) => stillStaged(tx, second!))).toBe(true);
    expect(await stage(store, set, piecesOf(12), async (tx) => (await tx.merge(campaignId)) !== null)).toBeNull();
    expect(await store.transact((tx) => stillStaged(tx, second!))).toBe(true);
  });
});
