import { gzipSync } from 'node:zlib';
import type { Client } from '../../../addin/api-client';
import { readMerge } from '../../../addin/api/read-merge';
import { webReadTools } from '../../../addin/api/web-tools';
import { contentText } from '../../../core/api/roster-content';
import { sha256Hex } from '../../../core/api/sha256';
import type { PlanInput } from '../../../core/model/plan';
import { personId, rosterContentOf } from '../../support/office/content';
import { admin, clerk, codeOf, officer, openOffice, type OfficeHarness } from '../../support/office/harness';
import { campaign, li, openCampaign, send, wang, zhang } from '../../support/office/open-campaign';

let office: OfficeHarness;
const opened = async (parts: Partial<PlanInput> = {}) => {
  const made = await openCampaign(parts);
  office = made.office;
  return { ...made, t1: office.clientOf(clerk('T1')), t2: office.clientOf(clerk('T2')) };
};
afterEach(() => office.close());

const decision = { unit: 'T1', sheet: 'Sheet1', row: 3, decide: 'exclude', reason: '已另行发放' } as const;

const base = Buffer.from(contentText(rosterContentOf([wang, zhang])));
const saveBase = (client: Client) => client.base.save({ campaign, digest: sha256Hex(base), data: gzipSync(base).toString('base64') });

describe('what goes into a merge', () => {
  it('submitted and accepted versions; not returned, withdrawn or excluded ones', async () => {
    const { county, t1, t2 } = await opened();
    await send(t1);
    await send(t2, { unit: 'T2', content: rosterContentOf([zhang]) });
    const t3 = office.clientOf(clerk('T3'));
    await send(t3, { unit: 'T3', content: rosterContentOf([['赵敏', personId(24)]]) });
    await county.submission.accept({ campaign, unit: 'T1', version: 1 });
    await t2.roster.withdraw({ campaign, unit: 'T2', version: 1 });
    await county.submission.return({ campaign, unit: 'T3', version: 1, reason: '核对', rows: [] });
    const { merge } = await county.merge.run({ campaign });
    expect(merge).toMatchObject({ used: { T1: 1 }, missingUnits: ['T2', 'T3'], totals: { granted: { persons: 2, amountFen: 20_000 } } });
  });

  it('a merge of nothing is a merge; before the first there is none', async () => {
    const { county } = await opened();
    expect(await codeOf(county.merge.get({ campaign }))).toBe('no-merge');
    expect(await codeOf(county.merge.lock({ campaign, digest: 'a'.repeat(64) }))).toBe('no-merge');
    expect((await county.merge.run({ campaign })).merge).toMatchObject({ used: {}, missingUnits: ['T1', 'T2', 'T3'] });
  });

  it('late ones are void where the plan says so, by the time at which they came', async () => {
    const { county, t1 } = await opened({ deadline: { at: '2027-01-10T11:00:00+08:00', late: 'void' } });
    await send(t1);
    const { merge } = await county.merge.run({ campaign });
    expect(merge).toMatchObject({ totals: { reported: { persons: 2 }, granted: { persons: 0 } }, units: [{ status: 'void' }, {}, {}] });
  });

  it('a person in two units waits for the officer, whose decision settles it', async () => {
    const { county, t1, t2 } = await opened();
    await send(t1, { content: rosterContentOf([wang]), fileName: '附件3.xlsx' });
    await send(t2, { unit: 'T2', content: rosterContentOf([wang, li]), fileName: '附件3.xlsx' });
    const { merge } = await county.merge.run({ campaign });
    expect(merge).toMatchObject({ duplicates: 1, totals: { granted: { persons: 1 } } });
    // Both files have one name: the decision is about the row of the one unit only.
    await county.merge.decide({ campaign, decision: { ...decision, unit: 'T2', decide: 'keep' } });
    const decided = await county.merge.run({ campaign });
    expect(decided.merge).toMatchObject({
      totals: { granted: { persons: 2 } },
      units: [{ code: 'T1', granted: { persons: 0 } }, { granted: { persons: 2 } }, {}],
    });
  });
});

describe('a decision', () => {
  it('follows its person into the next version, and never falls on whoever stands in the row now', async () => {
    const { county, t1 } = await opened();
    await send(t1, { content: rosterContentOf([wang, li]) });
    await county.merge.run({ campaign });
    await county.merge.decide({ campaign, decision });
    expect((await county.merge.run({ campaign })).merge.totals.granted.persons).toBe(1);
    await send(t1, { content: rosterContentOf([zhang, li, wang]), expectedVersion: 1 });
    expect((await county.merge.run({ campaign })).merge.totals.granted.persons).toBe(2);
    await send(t1, { content: rosterContentOf([zhang, li]), expectedVersion: 2 });
    expect((await county.merge.run({ campaign })).merge.totals.granted.persons).toBe(2);
    // It waits where its person stood last; should the person come back, it holds again.
    expect((await county.merge.get({ campaign })).decisions).toMatchObject([{ ...decision, row: 5, version: 2 }]);
    await send(t1, { content: rosterContentOf([wang, zhang]), expectedVersion: 3 });
    expect((await county.merge.run({ campaign })).merge).toMatchObject({ standings: { excluded: 1, granted: 1 } });
    expect((await county.merge.get({ campaign })).decisions).toMatchObject([{ ...decision, row: 3, version: 4, decidedBy: 'officer-1' }]);
  });

  it('is about the row that the officer saw, also when the unit has sent another version since', async () => {
    const { county, t1 } = await opened();
    await send(t1, { content: rosterContentOf([wang, li]) });
    await county.merge.run({ campaign });
    await send(t1, { content: rosterContentOf([zhang, li, wang]), expectedVersion: 1 });
    await county.merge.decide({ campaign, decision });
    await county.merge.run({ campaign });
    expect((await county.merge.get({ campaign })).decisions).toMatchObject([{ row: 5, version: 2 }]);
    const { entries } = await readMerge(county, campaign, webReadTools);
    expect(entries.map(({ row, standing }) => [row, standing])).toEqual([
      [3, 'granted'],
      [4, 'granted'],
      [5, 'excluded'],
    ]);
  });

  it('about one of two rows of a person falls on neither, once both have moved', async () => {
    const { county, t1 } = await opened();
    await send(t1, { content: rosterContentOf([wang, li, wang]) });
    await county.merge.run({ campaign });
    await county.merge.decide({ campaign, decision: { ...decision, row: 5 } });
    expect((await county.merge.run({ campaign })).merge.standings).toMatchObject({ excluded: 1 });
    await send(t1, { content: rosterContentOf([zhang, wang, li, wang]), expectedVersion: 1 });
    expect((await county.merge.run({ campaign })).merge.standings['excluded']).toBeUndefined();
    expect((await county.merge.get({ campaign })).decisions).toMatchObject([{ row: 5, version: 1 }]);
  });

  it('that names the version seen is refused when somebody has merged a newer one since', async () => {
    const { county, t1 } = await opened();
    await send(t1, { content: rosterContentOf([wang, li]) });
    await county.merge.run({ campaign });
    await send(t1, { content: rosterContentOf([zhang, li, wang]), expectedVersion: 1 });
    await office.clientOf(officer('officer-2')).merge.run({ campaign });
    expect(await codeOf(county.merge.decide({ campaign, decision, version: 1 }))).toBe('stale-version');
    expect((await county.merge.decide({ campaign, decision, version: 2 })).decisions).toMatchObject([{ row: 3, version: 2 }]);
  });

  it('about whoever stands in the row now does not take the place of one that has moved away with its person', async () => {
    const { county, t1 } = await opened();
    await send(t1, { content: rosterContentOf([wang, li]) });
    await county.merge.run({ campaign });
    await county.merge.decide({ campaign, decision });
    await send(t1, { content: rosterContentOf([zhang, li, wang]), expectedVersion: 1 });
    await county.merge.run({ campaign });
    const { decisions } = await county.merge.decide({ campaign, decision });
    expect(decisions.map(({ row, version }) => [row, version])).toEqual([
      [5, 2],
      [3, 2],
    ]);
    expect((await county.merge.run({ campaign })).merge.standings).toEqual({ excluded: 2, granted: 1 });
  });

  it('is taken back by its row and version; not after the lock; what is no decision cannot be', async () => {
    const { county, t1 } = await opened();
    await send(t1);
    await county.merge.run({ campaign });
    await county.merge.decide({ campaign, decision });
    await county.merge.run({ campaign });
    const place = { campaign, unit: 'T1', sheet: 'Sheet1', row: 3, version: 1 };
    expect(await codeOf(county.merge.undecide({ ...place, version: 2 }))).toBe('no-such-decision');
    expect(await codeOf(county.merge.undecide({ ...place, row: 4 }))).toBe('no-such-decision');
    expect(await county.merge.undecide(place)).toEqual({ decisions: [] });
    expect((await county.merge.get({ campaign })).merge.stale).toBe(true);
    const { merge } = await county.merge.run({ campaign });
    expect(merge.standings).toEqual({ granted: 2 });
    await county.merge.decide({ campaign, decision });
    const { digest } = (await county.merge.run({ campaign })).merge;
    await county.merge.lock({ campaign, digest });
    expect(await codeOf(county.merge.undecide(place))).toBe('campaign-locked');
    expect(await codeOf(county.merge.decide({ campaign, decision }))).toBe('campaign-locked');
    const { lines } = await county.audit.list({ after: 0, limit: 100 });
    expect(lines.filter(({ action }) => action === 'merge.undecide')).toMatchObject([
      { unit: 'T1', detail: { row: 3, decide: 'exclude' } },
    ]);
  });

  it('lets through what is over the quota, and no longer once taken back', async () => {
    const { county, t1 } = await opened({ quotas: [{ by: 'eachUnit', count: 1 }] });
    await send(t1);
    expect((await county.merge.run({ campaign })).merge.standings).toEqual({ granted: 1, overQuota: 1 });
    await county.merge.decide({ campaign, decision: { ...decision, row: 4, decide: 'letThrough', reason: '县长办公会同意增加' } });
    expect((await county.merge.run({ campaign })).merge).toMatchObject({ standings: { granted: 2 }, totals: { granted: { persons: 2 } } });
    await county.merge.undecide({ campaign, unit: 'T1', sheet: 'Sheet1', row: 4, version: 1 });
    expect((await county.merge.run({ campaign })).merge.standings).toEqual({ granted: 1, overQuota: 1 });
  });

  it('is replaced by a later one about the same row; numbers in its reason are masked', async () => {
    const { county, t1 } = await opened();
    await send(t1);
    await county.merge.run({ campaign });
    await county.merge.decide({ campaign, decision });
    const { decisions } = await county.merge.decide({ campaign, decision: { ...decision, decide: 'keep', reason: `证件 ${wang[1]}` } });
    expect(decisions).toHaveLength(1);
    expect(decisions[0]).toMatchObject({ decide: 'keep' });
    expect(decisions[0]?.reason).not.toContain(wang[1]);
  });

  it('needs a merge, and an entry in that row', async () => {
    const { county, t1 } = await opened();
    await send(t1);
    expect(await codeOf(county.merge.decide({ campaign, decision }))).toBe('no-merge');
    await county.merge.run({ campaign });
    expect(await codeOf(county.merge.decide({ campaign, decision: { ...decision, row: 2 } }))).toBe('no-such-entry');
    expect(await codeOf(county.merge.decide({ campaign, decision: { ...decision, unit: 'T3' } }))).toBe('no-such-entry');
  });
});

describe('stale', () => {
  it.each([
    [
      'a withdrawal',
      async (o: OfficeHarness) => void (await o.clientOf(clerk('T1')).roster.withdraw({ campaign, unit: 'T1', version: 1 })),
    ],
    ['a first roster of another unit', async (o: OfficeHarness) => void (await send(o.clientOf(clerk('T2')), { unit: 'T2' }))],
    [
      'a change of the plan',
      async (o: OfficeHarness) => {
        const county = o.clientOf(officer());
        const { plan, campaign: summary } = await county.campaign.get({ campaign });
        await county.campaign.save({ plan: { ...plan, title: '新题' }, expectedRevision: summary.revision });
      },
    ],
    ['a decision', async (o: OfficeHarness) => void (await o.clientOf(officer()).merge.decide({ campaign, decision }))],
    ['a base list', async (o: OfficeHarness) => void (await saveBase(o.clientOf(officer())))],
  ])('%s makes it stale, and a new merge fresh', async (_what, change) => {
    const { county, t1 } = await opened();
    await send(t1);
    const { merge } = await county.merge.run({ campaign });
    await change(office);
    expect((await county.merge.get({ campaign })).merge.stale).toBe(true);
    expect(await codeOf(county.merge.lock({ campaign, digest: merge.digest }))).toBe('merge-stale');
    expect((await county.merge.run({ campaign })).merge).toMatchObject({ number: 2, stale: false });
  });

  it('what comes in while it runs makes it stale from the start', async () => {
    const { county, t1, t2 } = await opened();
    await send(t1);
    let sent: Promise<unknown> | undefined;
    const slow = office.clientOf(officer(), (transport) => transport);
    const { merge } = await slow.merge.run(
      { campaign },
      { onProgress: () => (sent ??= send(t2, { unit: 'T2', content: rosterContentOf([zhang]) })) },
    );
    await sent;
    expect((await county.merge.get({ campaign })).merge.stale).toBe(true);
    expect(merge.used).toEqual({ T1: 1 });
  });
});

describe('what changes while a merge runs makes its result stale', () => {
  const change = async (client: Client, parts: Partial<PlanInput>) => {
    const { plan, campaign: summary } = await client.campaign.get({ campaign });
    return client.campaign.save({ plan: { ...plan, ...parts }, expectedRevision: summary.revision });
  };
  it.each<[string, (client: Client) => Promise<unknown>]>([
    ['the plan', (client) => change(client, { title: '新题' })],
    ['the base list', (client) => saveBase(client)],
    ['a decision', (client) => client.merge.decide({ campaign, decision })],
  ])('%s', async (_what, meanwhile) => {
    const { county, t1 } = await opened();
    await send(t1);
    await county.merge.run({ campaign });
    let changed: Promise<unknown> | undefined;
    const other = office.clientOf(officer('officer-2'));
    const { merge } = await county.merge.run({ campaign }, { onProgress: () => (changed ??= meanwhile(other)) });
    await changed;
    expect(merge).toMatchObject({ number: 2, stale: true });
    expect((await county.merge.run({ campaign })).merge).toMatchObject({ number: 3, stale: false });
    expect(await codeOf(county.merge.lock({ campaign, digest: 'a'.repeat(64) }))).toBe('merge-stale');
  });
});

describe('lock', () => {
  it('needs somebody who neither ran the merge nor decided in it, where the plan asks for two people', async () => {
    const { county, t1 } = await opened({ approval: { makerChecker: true } });
    const [b, c] = [office.clientOf(officer('officer-2')), office.clientOf(officer('officer-3'))];
    await send(t1);
    await county.merge.run({ campaign });
    await b.merge.decide({ campaign, decision });
    const { digest } = (await county.merge.run({ campaign })).merge;
    expect(await codeOf(county.merge.lock({ campaign, digest }))).toBe('same-person');
    expect(await codeOf(b.merge.lock({ campaign, digest }))).toBe('same-person');
    expect((await c.merge.lock({ campaign, digest })).campaign.status).toBe('locked');
    await c.merge.unlock({ campaign, reason: '更正' });
    await county.merge.undecide({ campaign, unit: 'T1', sheet: 'Sheet1', row: 3, version: 1 });
    const again = (await county.merge.run({ campaign })).merge;
    // The decision is gone, and with it the part of the one who made it.
    expect((await b.merge.lock({ campaign, digest: again.digest })).campaign.status).toBe('locked');
  });

  it('no officer alone does away with the second person once the campaign was opened; an admin may', async () => {
    const { county } = await opened({ approval: { makerChecker: true } });
    const save = async (client: Client, makerChecker: boolean, title = '春节慰问') => {
      const { plan, campaign: summary } = await county.campaign.get({ campaign });
      return client.campaign.save({ plan: { ...plan, title, approval: { makerChecker } }, expectedRevision: summary.revision });
    };
    expect(await codeOf(save(county, false))).toBe('not-allowed');
    expect((await save(county, true, '新题')).campaign.title).toBe('新题');
    await county.campaign.close({ campaign });
    expect(await codeOf(save(county, false))).toBe('not-allowed');
    await save(office.clientOf(admin), false);
    expect((await county.campaign.get({ campaign })).plan['approval']).toEqual({ makerChecker: false });
    await save(county, true);
  });

  it('one person may do both where the plan does not ask for two; the digest must be the one seen', async () => {
    const { county, t1 } = await opened();
    await send(t1);
    const { merge } = await county.merge.run({ campaign });
    expect(await codeOf(county.merge.lock({ campaign, digest: 'a'.repeat(64) }))).toBe('merge-stale');
    expect((await county.merge.lock({ campaign, digest: merge.digest })).campaign.status).toBe('locked');
    expect(await codeOf(county.merge.lock({ campaign, digest: merge.digest }))).toBe('wrong-state');
    const { plan, campaign: summary } = await county.campaign.get({ campaign });
    expect(await codeOf(county.campaign.save({ plan, expectedRevision: summary.revision }))).toBe('campaign-locked');
    expect((await county.merge.unlock({ campaign, reason: '更正' })).campaign.status).toBe('closed');
  });
});

describe('purge', () => {
  it('leaves no chunk, decision or free text; heads, totals and audit stay, and nothing goes on', async () => {
    const { county, t1 } = await opened();
    await send(t1, { fileName: `${wang[0]}.xlsx` });
    await county.merge.run({ campaign });
    await county.merge.decide({ campaign, decision: { ...decision, reason: wang[0] } });
    const rows = [{ sheet: 'Sheet1', row: 3, reason: wang[0] }];
    await county.submission.return({ campaign, unit: 'T1', version: 1, reason: wang[0], rows });
    const boss = office.clientOf(admin);
    expect(await codeOf(boss.campaign.purge({ campaign, reason: '期满' }))).toBe('wrong-state');
    await county.campaign.close({ campaign });
    await boss.campaign.purge({ campaign, reason: '期满' });
    const key = `county:${campaign}`;
    await office.deps.store.transact(async (tx) => {
      for (const set of [
        { kind: 'submission', campaign: key, unit: 'T1', version: 1 },
        { kind: 'findings', campaign: key, unit: 'T1', version: 1 },
        { kind: 'merge', campaign: key, number: 1 },
      ] as const)
        expect(await tx.chunks(set)).toEqual([]);
      expect(await tx.decisions(key)).toEqual([]);
      const rest = JSON.stringify([await tx.units(key), await tx.merge(key), await tx.audit('county', 0, 100)]);
      expect(rest).not.toContain(wang[0]);
      expect(rest).toContain('"entries":2');
    });
    expect(await codeOf(county.merge.run({ campaign }))).toBe('campaign-purged');
    expect(await codeOf(boss.campaign.purge({ campaign, reason: '期满' }))).toBe('wrong-state');
    const { plan, campaign: summary } = await county.campaign.get({ campaign });
    expect(await codeOf(county.campaign.save({ plan, expectedRevision: summary.revision }))).toBe('campaign-purged');
  });
});

it('the audit shows an altered line', async () => {
  const { county, t1 } = await opened();
  await send(t1);
  const { lines } = await county.audit.list({ after: 0, limit: 100 });
  expect(lines.map((line) => line.action)).toEqual(['campaign.save', 'campaign.open', 'roster.submit']);
  expect(await county.audit.list({ after: 2, limit: 1 })).toEqual({ lines: [lines[2]], intact: true });
  const forged = openForged(office);
  expect((await forged.audit.list({ after: 0, limit: 100 })).intact).toBe(false);
  expect((await forged.audit.list({ after: 1, limit: 100 })).intact).toBe(false);
});

/** A client of the same office over a store whose second line was rewritten. */
function openForged({ deps: { store } }: OfficeHarness) {
  const transact: typeof store.transact = (work) =>
    store.transact((tx) =>
      work({
        ...tx,
        audit: async (...args) => (await tx.audit(...args)).map((line) => (line.sequence === 2 ? { ...line, uid: 'somebody' } : line)),
      }),
    );
  return openOffice({ store: { ...store, transact } }).clientOf(officer());
}
