/** Reasons that people write, seen from the API and from what lies in the store. */
import { FirestoreMock } from '@firebase-bridge/firestore-admin';
import type { Firestore } from 'firebase-admin/firestore';
import type { Client } from '../../../addin/api-client';
import type { CampaignStore } from '../../../core/ports/campaign-store';
import { createKeyRing } from '../../../functions/store/key-ring';
import { openFirestoreStore } from '../../../functions/store/firestore';
import { createSealer } from '../../../functions/store/sealed';
import { openDecisions, openUnit } from '../../../functions/store/sealed-reasons';
import { openSqliteStore } from '../../../functions/store/sqlite';
import { rosterContentOf } from '../../support/office/content';
import { clerk, officer, type OfficeHarness } from '../../support/office/harness';
import { campaign, li, openCampaign, send, wang, zhang } from '../../support/office/open-campaign';

const key = `county:${campaign}`;
let databases = 0;

describe.each<[string, () => CampaignStore]>([
  ['SQLite', () => openSqliteStore(':memory:')],
  [
    'Firestore',
    () => openFirestoreStore(new FirestoreMock().createDatabase(`songnuan-reasons-${++databases}`).firestore() as unknown as Firestore),
  ],
])('%s', (_name, make) => {
  let office: OfficeHarness;
  let county: Client;
  let town: Client;
  beforeEach(async () => {
    ({ office, county } = await openCampaign({}, { store: make() }));
    town = office.clientOf(clerk('T1'));
  });
  afterEach(() => office.close());

  const stored = () => office.deps.store.transact(async (tx) => ({ units: await tx.units(key), decisions: await tx.decisions(key) }));

  it('whoever may read a reason reads it as it was written; the store holds none of it', async () => {
    await send(town);
    const rows = Array.from({ length: 500 }, (_, at) => ({
      sheet: '花名册“一”',
      row: at + 3,
      reason: `${wang[0]}，账号要核对`.repeat(20),
    }));
    await county.submission.return({ campaign, unit: 'T1', version: 1, reason: `问${li[0]}`, rows });
    await send(town, { content: rosterContentOf([wang, zhang]), expectedVersion: 1 });
    await county.submission.exclude({ campaign, unit: 'T1', version: 2, reason: `${zhang[0]}已去世` });
    const { versions } = await town.submission.get({ campaign, unit: 'T1' });
    expect(versions).toMatchObject([
      { version: 1, reason: `问${li[0]}`, rowReasons: rows },
      { version: 2, reason: `${zhang[0]}已去世`, rowReasons: [] },
    ]);
    const seen = JSON.stringify(await stored());
    for (const word of [wang[0], li[0], zhang[0], '核对', '去世']) expect([word, seen.includes(word)]).toEqual([word, false]);
    const { submission } = await county.submission.restore({ campaign, unit: 'T1', version: 2 });
    expect(submission.reason).toBeNull();
    expect((await stored()).units[0]?.versions[1]?.reason).toBeNull();
  });

  it('so it is with decisions, also when they have followed their person into another row', async () => {
    await send(town);
    await county.merge.run({ campaign });
    await county.merge.decide({ campaign, decision: { unit: 'T1', sheet: 'Sheet1', row: 4, decide: 'exclude', reason: `${li[0]}去世` } });
    await send(town, { content: rosterContentOf([zhang, wang, li]), expectedVersion: 1 });
    await county.merge.run({ campaign });
    expect((await county.merge.get({ campaign })).decisions).toMatchObject([{ row: 5, version: 2, reason: `${li[0]}去世` }]);
    const seen = JSON.stringify(await stored());
    for (const word of [li[0], '去世']) expect([word, seen.includes(word)]).toEqual([word, false]);
  });

  it('a reason that was moved to another place, or is of other keys, does not open', async () => {
    await send(town);
    await county.submission.return({ campaign, unit: 'T1', version: 1, reason: '核对', rows: [] });
    await send(office.clientOf(officer()), { unit: 'T2', content: rosterContentOf([zhang]) });
    await county.merge.run({ campaign });
    await county.merge.decide({ campaign, decision: { unit: 'T2', sheet: 'Sheet1', row: 3, decide: 'keep', reason: '核实' } });
    const { units, decisions } = await stored();
    const [unit, decision] = [units[0]!, decisions[0]!];
    expect(openUnit(office.deps.seal, unit).versions[0]?.reason).toBe('核对');
    expect(openDecisions(office.deps.seal, key, decisions)[0]?.reason).toBe('核实');
    const elsewhere = { ...unit, versions: unit.versions.map((head) => ({ ...head, unit: 'T3' })) };
    const foreign = createSealer(createKeyRing());
    expect(() => openUnit(office.deps.seal, elsewhere)).toThrow('altered');
    expect(() => openUnit(office.deps.seal, { ...unit, campaign: 'county:other' })).toThrow('altered');
    expect(() => openDecisions(office.deps.seal, key, [{ ...decision, row: 9 }])).toThrow('altered');
    expect(() => openUnit(foreign, unit)).toThrow('unknown-key');
  });
});
