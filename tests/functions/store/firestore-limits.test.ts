/** The real Firestore takes 1 MiB a document and 10 MiB a commit; the one in process takes anything, so the store must say so itself. */
import { randomBytes } from 'node:crypto';
import { FirestoreMock } from '@firebase-bridge/firestore-admin';
import type { CampaignStore } from '../../../core/ports/campaign-store';
import { sealRoster } from '../../../functions/content/at-rest';
import { openFirestoreStore } from '../../../functions/store/firestore';
import { bodyLimit, commitLimit } from '../../../functions/store/firestore-layout';
import { createKeyRing } from '../../../functions/store/key-ring';
import { createSealer } from '../../../functions/store/sealed';
import { campaign, campaignId, mergeRecord, submission, unitRecord } from '../../contract/campaign-store/values';
import { rosterContentOf } from '../../support/office/content';
import { idOf } from '../../support/synthetic-id';

const documentLimit = 1_048_576;
const seal = createSealer(createKeyRing());
const db = new FirestoreMock().createDatabase('songnuan-limits').firestore();
let store: CampaignStore;
beforeAll(async () => {
  store = openFirestoreStore(db);
  await store.transact(async (tx) => tx.saveCampaign(campaign(), 0));
});
afterAll(() => store.close());
const tooLarge = (limit: number) => expect.objectContaining({ code: 'too-large', params: { limit } });

it.each([5_000, 50_000])('a roster of %i rows fits: each document below 1 MiB, all of them in one commit', async (rows) => {
  const people = Array.from({ length: rows }, (_, row): [string, string] => [
    `张${String.fromCharCode(0x4e00 + ((row * 7919) % 20_000))}${String.fromCharCode(0x4e00 + ((row * 104_729) % 20_000))}`,
    idOf({ birth: `19${50 + (row % 40)}-0${1 + (row % 9)}-1${row % 10}`, sequence: row % 999, region: `32${1000 + (row % 997)}` }),
  ]);
  const chunks = sealRoster(seal, 'context', rosterContentOf(people));
  expect(chunks.length).toBeGreaterThanOrEqual(Math.ceil(rows / 10_000));
  await store.transact(async (tx) => {
    chunks.forEach((sealed, index) => tx.putChunk(submission('T01', rows), index, sealed));
  });
  const documents = (await db.collectionGroup('chunks').get()).docs.map((one) => one.get('body') as Uint8Array);
  expect(Math.max(...documents.map((body) => body.length))).toBeLessThan(documentLimit - 100_000);
  expect(await store.transact((tx) => tx.chunks(submission('T01', rows)))).toHaveLength(chunks.length);
});

it('a transaction above the limit is refused with a problem that says so, and nothing of it is stored', async () => {
  const refused = store.transact(async (tx) => {
    tx.saveUnit(unitRecord('T07', 1), 0);
    tx.saveMerge(campaignId, mergeRecord(1, 12));
    for (let index = 0; index < 12; index += 1)
      tx.putChunk({ kind: 'merge', campaign: campaignId, number: 1 }, index, new Uint8Array(bodyLimit));
  });
  await expect(refused).rejects.toEqual(tooLarge(commitLimit));
  expect(
    await store.transact((tx) =>
      Promise.all([tx.unit(campaignId, 'T07'), tx.merge(campaignId), tx.chunks({ kind: 'merge', campaign: campaignId, number: 1 })]),
    ),
  ).toEqual([null, null, []]);
});

it('everything counts, not chunks alone', async () => {
  const rowReasons = Array.from({ length: 72_000 }, (_, row) => ({ sheet: '名册', row, reason: randomBytes(150).toString('base64') }));
  await expect(store.transact(async (tx) => tx.saveUnit(unitRecord('T08', 1, { rowReasons }), 0))).rejects.toEqual(tooLarge(commitLimit));
});

it('a plan that fits into no document is refused with a problem', async () => {
  const plan = { id: 'x', notes: '长'.repeat(bodyLimit / 3) };
  await expect(store.transact(async (tx) => tx.saveCampaign(campaign('long', { plan }), 0))).rejects.toEqual(tooLarge(bodyLimit));
});
