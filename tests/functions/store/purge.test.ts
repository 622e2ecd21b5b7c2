/** campaign.purge through the API on both stores: nothing about a person stays, whatever held it; totals and audit do. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FirestoreMock } from '@firebase-bridge/firestore-admin';
import type { Firestore } from 'firebase-admin/firestore';
import type { Client } from '../../../addin/api-client';
import { apiTable, operationNames, type Operation } from '../../../core/api/table';
import type { CampaignStore } from '../../../core/ports/campaign-store';
import { mostUploads } from '../../../functions/handlers/roster-upload';
import { openFirestoreStore } from '../../../functions/store/firestore';
import { openSqliteStore } from '../../../functions/store/sqlite';
import { officePlan, personId, rosterContentOf } from '../../support/office/content';
import { abandonUpload, fillCounty } from '../../support/office/county-folder';
import { admin, clerk, codeOf, openOffice, officer, tokenOf, type OfficeHarness } from '../../support/office/harness';
import { campaign, li, send, wang, zhang } from '../../support/office/open-campaign';

/** Other work may keep the machine busy; nothing here is about time. */
jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'songnuan-purge-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

/** Everything that lies in the store, readable: bodies unzipped where they are no sealed ones. */
interface Kept {
  readonly store: CampaignStore;
  readonly everything: () => Promise<string>;
}
const readable = (value: unknown): string => {
  if (!(value instanceof Uint8Array)) return JSON.stringify(value);
  try {
    return gunzipSync(value).toString('utf8');
  } catch {
    return Buffer.from(value).toString('latin1');
  }
};
const sqlite = (): Kept => {
  const file = join(folder, `${++files}.db`);
  const bytes = (end: string): Buffer => {
    try {
      return readFileSync(file + end);
    } catch {
      return Buffer.alloc(0);
    }
  };
  return { store: openSqliteStore(file), everything: async () => Buffer.concat([bytes(''), bytes('-wal')]).toString('utf8') };
};
const firestore = (): Kept => {
  const db = new FirestoreMock().createDatabase(`songnuan-purge-${++files}`).firestore() as unknown as Firestore;
  const everything = async (): Promise<string> => {
    const groups = await Promise.all(['campaigns', 'records', 'chunks', 'audit'].map((name) => db.collectionGroup(name).get()));
    const documents = groups.flatMap(({ docs }) => docs);
    return documents.map((one) => `${one.ref.path} ${Object.entries(one.data()).map(([name, value]) => `${name} ${readable(value)}`).join(' ')}`).join('\n'); // prettier-ignore
  };
  return { store: openFirestoreStore(db), everything };
};

const names = [wang, li, zhang].flatMap(([name, id]) => [name, id]).concat('赵小明', personId(40));

describe.each([
  ['SQLite', sqlite],
  ['Firestore', firestore],
])('%s', (_store, make) => {
  let kept: Kept;
  let office: OfficeHarness;
  let county: Client;
  let town: Client;
  let head: Client;
  beforeEach(async () => {
    kept = make();
    office = openOffice({ store: kept.store });
    [county, town, head] = [office.clientOf(officer()), office.clientOf(clerk('T1')), office.clientOf(admin)];
    await county.campaign.save({ plan: officePlan(), expectedRevision: 0 });
    await county.campaign.open({ campaign });
  });
  afterEach(() => office.close());
  const chunksIn = async (set: Parameters<Parameters<Parameters<CampaignStore['transact']>[0]>[0]['chunks']>[0]): Promise<number> =>
    (await kept.store.transact((tx) => tx.chunks(set))).filter((one) => one !== undefined).length;
  const uploadsOf = async (digests: readonly string[]): Promise<boolean[]> => {
    const sets = digests.map((digest) => ({ kind: 'upload', campaign: `county:${campaign}`, unit: 'T1', digest }) as const);
    return (await Promise.all(sets.map(chunksIn))).map((count) => count > 0);
  };

  it('a purged campaign holds no name, number, reason or file name any more; totals, heads and an unbroken audit stay', async () => {
    await fillCounty({ officer: county, clerk: town });
    await county.submission.exclude({ campaign, unit: 'T2', version: 1, reason: `${li[0]}重复` });
    await county.merge.run({ campaign });
    const before = (await county.merge.get({ campaign })).merge;
    await county.campaign.close({ campaign });
    expect((await kept.everything()).includes(wang[0])).toBe(true);

    await head.campaign.purge({ campaign, reason: `档案期满，${wang[1]}` });
    const left = await kept.everything();
    for (const name of names) expect([name, left.includes(name)]).toEqual([name, false]);
    const { merge, decisions } = await county.merge.get({ campaign });
    expect([{ ...merge, stale: before.stale }, decisions]).toEqual([before, []]);
    expect((await county.submission.get({ campaign, unit: 'T1' })).versions).toMatchObject([
      { version: 1, state: 'returned', fileName: '-', reason: null, rowReasons: [], entries: 2 },
      { version: 2, state: 'submitted', fileName: '-', entries: 3 },
    ]);
    const { lines, intact } = await county.audit.list({ after: 0, limit: 500 });
    expect(intact).toBe(true);
    expect(lines.at(-1)).toMatchObject({ action: 'campaign.purge', campaign });
    expect(lines.filter(({ action }) => action === 'roster.submit')).toHaveLength(3);
  });

  it('no operation gives anything back after it, and none puts anything in', async () => {
    await fillCounty({ officer: county, clerk: town });
    await county.campaign.close({ campaign });
    await head.campaign.purge({ campaign, reason: '期满' });
    const writes = kept.store.usage().writes;
    const values: Readonly<Record<string, unknown>> = {
      campaign, unit: 'T1', version: 2, index: 0, count: 1, digest: 'a'.repeat(64), data: 'QQ==', sheet: 'Sheet1', row: 3, reason: 'x', rows: [], expectedVersion: 2, fileName: 'x.xlsx', confirmErrors: true, visitedOn: '2027-01-09', met: true, note: 'x', after: 0, limit: 100, from: 0,
      decision: { unit: 'T1', sheet: 'Sheet1', row: 3, decide: 'keep', reason: 'x' }, plan: officePlan(), expectedRevision: 4,
    }; // prettier-ignore
    const answers: [string, boolean][] = [];
    for (const name of operationNames) {
      const operation: Operation = apiTable[name];
      if (operation.localOnly === true) continue;
      const shape = (operation.request as unknown as { shape: Record<string, unknown> }).shape;
      const body = Object.fromEntries(Object.keys(shape).flatMap((key) => (key in values ? [[key, values[key]]] : [])));
      const answer = await office.dispatch({ operation: name, body, token: tokenOf(admin) });
      const text = JSON.stringify(answer);
      for (const person of names) expect([name, text.includes(person)]).toEqual([name, false]);
      expect([name, text.includes('"internal"')]).toEqual([name, false]);
      if (operation.access === 'write') answers.push([name, answer.ok]);
    }
    expect(answers.filter(([, ok]) => ok)).toEqual([]);
    expect(kept.store.usage().writes).toBe(writes);
  });

  it('a merge that is under way when it comes, and a visit after it, leave nothing behind', async () => {
    await fillCounty({ officer: county, clerk: town });
    await county.campaign.close({ campaign });
    const visit = { campaign, unit: 'T1', sheet: 'Sheet1', row: 3, visitedOn: '2027-01-09', met: true, note: `${wang[0]}在家` };
    let purged: Promise<unknown> | undefined;
    const merging = county.merge.run({ campaign }, { onProgress: () => (purged ??= head.campaign.purge({ campaign, reason: '期满' })) });
    expect(await codeOf(merging)).toBe('campaign-purged');
    await purged;
    expect(await codeOf(town.visit.record(visit))).toBe('campaign-purged');
    const left = await kept.everything();
    for (const name of names) expect([name, left.includes(name)]).toEqual([name, false]);
    const key = `county:${campaign}`;
    for (const number of [1, 2, 3, 4]) expect(await chunksIn({ kind: 'merge', campaign: key, number })).toBe(0);
    expect(await chunksIn({ kind: 'visits', campaign: key, unit: 'T1' })).toBe(0);
  });

  it('a unit has a bounded number of uploads on their way; a further one drops the oldest, never the one that is being sent', async () => {
    const digests: string[] = [];
    for (let time = 0; time < mostUploads + 2; time += 1) digests.push(await abandonUpload(town, `第${time}次`));
    expect(await uploadsOf(digests)).toEqual([false, false, true, true, true, true]);
    await send(town, { content: rosterContentOf([wang], `第${mostUploads}次`) });
    expect(await uploadsOf(digests)).toEqual([false, false, true, true, false, true]);
  });

  it('closing drops what was uploaded and never submitted; so does locking, whatever came after a re-opening', async () => {
    const first = await abandonUpload(town, '甲');
    await send(town);
    await county.campaign.close({ campaign });
    expect(await uploadsOf([first])).toEqual([false]);
    await county.campaign.open({ campaign });
    const second = await abandonUpload(town, '乙');
    const { merge } = await county.merge.run({ campaign });
    expect(await uploadsOf([second])).toEqual([true]);
    await office.clientOf(officer('officer-2')).merge.lock({ campaign, digest: merge.digest });
    expect(await uploadsOf([second])).toEqual([false]);
    expect(await codeOf(abandonUpload(town, '丙'))).toBe('campaign-not-open');
    expect(await chunksIn({ kind: 'submission', campaign: `county:${campaign}`, unit: 'T1', version: 1 })).toBe(1);
  });
});
