import { gzipSync } from 'node:zlib';
import { contentText } from '../../../core/api/roster-content';
import { sha256Hex } from '../../../core/api/sha256';
import type { PlanInput } from '../../../core/model/plan';
import { personId, rosterContentOf, sheetOf } from '../../support/office/content';
import { clerk, codeOf, noon, officer, type OfficeHarness } from '../../support/office/harness';
import { campaign, li, openCampaign, send, wang, zhang } from '../../support/office/open-campaign';

let office: OfficeHarness;
const opened = async (parts: Partial<PlanInput> = {}) => {
  const made = await openCampaign(parts);
  office = made.office;
  return { ...made, town: office.clientOf(clerk('T1')) };
};
afterEach(() => office.close());

const packed = (note: string) => {
  const plain = Buffer.from(contentText(rosterContentOf([wang], note)));
  return { digest: sha256Hex(plain), bytes: gzipSync(plain) };
};

describe('the same content', () => {
  it('sent again after a lost answer is the same version, whatever the clerk expected', async () => {
    const { town } = await opened();
    const first = await send(town);
    expect(await send(town)).toEqual(first);
    expect(await send(town, { expectedVersion: 1 })).toEqual(first);
    expect((await town.submission.get({ campaign, unit: 'T1' })).versions).toHaveLength(1);
  });

  it('sent by many at once is one version', async () => {
    const { town } = await opened();
    const heads = await Promise.all(Array.from({ length: 12 }, () => send(town)));
    expect(new Set(heads.map((head) => head.version))).toEqual(new Set([1]));
    expect((await town.submission.get({ campaign, unit: 'T1' })).versions).toHaveLength(1);
  });

  it('sent again after a return: the lost answer tells of the return; knowingly, it is a new version', async () => {
    const { town, county } = await opened();
    await send(town);
    await county.submission.return({ campaign, unit: 'T1', version: 1, reason: '请核对', rows: [] });
    expect(await send(town)).toMatchObject({ version: 1, state: 'returned', reason: '请核对' });
    expect(await send(town, { expectedVersion: 1 })).toMatchObject({ version: 2, state: 'submitted', reason: null });
  });
});

describe('versions', () => {
  it('a newer one replaces, the older is kept and can be read; one made from an older view is stale', async () => {
    const { town } = await opened();
    await send(town);
    const other = rosterContentOf([wang, zhang]);
    expect(await codeOf(send(town, { content: other }))).toBe('stale-version');
    expect(await send(town, { content: other, expectedVersion: 1 })).toMatchObject({ version: 2, entries: 2 });
    const { digest } = await town.roster.content({ campaign, unit: 'T1', version: 1, index: 0 });
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect((await town.submission.list({ campaign })).submissions).toMatchObject([{ version: 2 }]);
  });

  it('two different ones from the same view: one is taken, the other is stale', async () => {
    const { town } = await opened();
    const sent = [rosterContentOf([wang]), rosterContentOf([li])].map((content) =>
      send(town, { content }).catch((error: unknown) => error),
    );
    const outcomes = await Promise.all(sent);
    expect(outcomes.map((outcome) => (outcome as { code?: string }).code ?? 'taken').sort()).toEqual(['stale-version', 'taken']);
  });

  it('an excluded one is replaced by nobody until the county restores it', async () => {
    const { town, county } = await opened();
    await send(town);
    await county.submission.exclude({ campaign, unit: 'T1', version: 1, reason: '整份重复' });
    const next = { content: rosterContentOf([wang]), expectedVersion: 1 };
    for (const client of [town, county]) expect(await codeOf(send(client, next))).toBe('wrong-state');
    expect(await codeOf(town.roster.withdraw({ campaign, unit: 'T1', version: 1 }))).toBe('wrong-state');
    await county.submission.restore({ campaign, unit: 'T1', version: 1 });
    expect(await send(town, next)).toMatchObject({ version: 2, state: 'submitted' });
  });

  it('an accepted one is replaced by the county only', async () => {
    const { town, county } = await opened();
    await send(town);
    await county.submission.accept({ campaign, unit: 'T1', version: 1 });
    const content = rosterContentOf([zhang]);
    expect(await codeOf(send(town, { content, expectedVersion: 1 }))).toBe('wrong-state');
    expect(await send(county, { content, expectedVersion: 1 })).toMatchObject({ version: 2, onBehalf: true });
  });
});

describe('the deadline', () => {
  const deadline = (late: 'void' | 'flag' | 'refuse') => ({ deadline: { at: '2027-01-10T12:00:00+08:00', late } });

  it.each([
    ['void', 59_000, false],
    ['void', 60_000, true],
    ['flag', 60_000, true],
  ] as const)('%s, %d ms after it: late is %s', async (late, after, expected) => {
    const { town } = await opened(deadline(late));
    office.clock.time = noon + after;
    expect(await send(town)).toMatchObject({
      late: expected,
      submittedAt: expected ? '2027-01-10T12:01:00+08:00' : '2027-01-10T12:00:59+08:00',
    });
  });

  it('refuse: nothing is taken after it, from clerk or county, and nothing stays', async () => {
    const { town, county } = await opened(deadline('refuse'));
    office.clock.time = noon + 60_000;
    expect(await codeOf(send(town))).toBe('deadline-passed');
    expect(await codeOf(send(county))).toBe('deadline-passed');
    expect((await county.submission.list({ campaign })).submissions).toEqual([]);
  });
});

describe('quota and errors', () => {
  const quotas = [{ by: 'eachUnit', count: 1 }] as const;

  it('over quota is flagged where the plan flags it, and refused where it refuses', async () => {
    const flagged = await opened({ quotas: [...quotas] });
    expect(await send(flagged.town)).toMatchObject({ overQuota: 1, entries: 2 });
    await office.close();
    const refused = await opened({ quotas: [...quotas], overflow: 'refuse' });
    await expect(send(refused.town)).rejects.toMatchObject({ code: 'over-quota', params: { quota: 1, reported: 2 } });
    expect(await send(refused.town, { content: rosterContentOf([wang]) })).toMatchObject({ overQuota: 0 });
  });

  it('errors stop it until they are confirmed; the chunks need not be sent again', async () => {
    const { town } = await opened();
    const content = rosterContentOf([['', personId(30)]]);
    await expect(send(town, { content, confirmErrors: false })).rejects.toMatchObject({ code: 'errors-remain', params: { errors: 1 } });
    const uploads: string[] = [];
    const watched = office.clientOf(clerk('T1'), (transport) => (call) => {
      uploads.push(call.operation);
      return transport(call);
    });
    expect(await send(watched, { content })).toMatchObject({ counts: { error: 1 } });
    expect(uploads).toEqual(['roster.submit']);
  });

  it('a workbook without a roster is none', async () => {
    const { town } = await opened();
    const content = { workbook: { file: null, sheets: [sheetOf([['会议通知'], ['时间', '地点']])] }, overrides: [] };
    expect(await codeOf(send(town, { content }))).toBe('no-roster');
  });
});

describe('chunks', () => {
  const upload = { campaign, unit: 'T1' };

  it('arrive in any order and twice; submit names those that are missing', async () => {
    const { town } = await opened();
    const { digest, bytes } = packed('a');
    const half = bytes.length >> 1;
    const parts = [bytes.subarray(0, half), bytes.subarray(half)].map((part) => part.toString('base64'));
    const put = (index: number) => town.roster.upload({ ...upload, digest, count: 2, index, data: parts[index] as string });
    expect(await put(1)).toEqual({ received: [1] });
    const submit = { ...upload, digest, count: 2, expectedVersion: 0, fileName: 'a.xlsx', confirmErrors: true };
    await expect(town.roster.submit(submit)).rejects.toMatchObject({ code: 'chunk-missing', params: { missing: [0] } });
    expect(await put(0)).toEqual({ received: [0, 1] });
    expect(await put(1)).toEqual({ received: [0, 1] });
    expect((await town.roster.submit(submit)).submission).toMatchObject({ version: 1, digest });
  });

  it('with other bytes under the same index are a conflict; an index beyond the count is a bad request; a huge one too large', async () => {
    const { town } = await opened();
    const { digest, bytes } = packed('a');
    const put = (index: number, data: Buffer) => town.roster.upload({ ...upload, digest, count: 1, index, data: data.toString('base64') });
    await put(0, bytes);
    await expect(put(0, packed('b').bytes)).rejects.toMatchObject({ code: 'chunk-conflict', params: { index: 0 } });
    expect(await codeOf(put(1, bytes))).toBe('bad-request');
    expect(await codeOf(put(0, Buffer.alloc(700_001)))).toBe('too-large');
  });

  it('that do not fit their digest are thrown away, so that the client mends it by itself', async () => {
    const { town } = await opened();
    const content = rosterContentOf([wang], 'a');
    const { digest } = packed('a');
    await town.roster.upload({ ...upload, digest, count: 1, index: 0, data: packed('b').bytes.toString('base64') });
    const submit = { ...upload, digest, count: 1, expectedVersion: 0, fileName: 'a.xlsx', confirmErrors: true };
    expect(await codeOf(town.roster.submit(submit))).toBe('digest-mismatch');
    await town.roster.upload({ ...upload, digest, count: 1, index: 0, data: packed('b').bytes.toString('base64') });
    expect(await send(town, { content })).toMatchObject({ version: 1, digest });
  });

  it('are gone once submitted, and show nowhere before', async () => {
    const { town, county } = await opened();
    const { digest, bytes } = packed('a');
    await town.roster.upload({ ...upload, digest, count: 1, index: 0, data: bytes.toString('base64') });
    expect((await county.submission.list({ campaign })).submissions).toEqual([]);
    await send(town, { content: rosterContentOf([wang], 'a') });
    const left = await office.deps.store.transact((tx) =>
      tx.chunks({ kind: 'upload', campaign: `county:${campaign}`, unit: 'T1', digest }),
    );
    expect(left).toEqual([]);
  });

  it('a unit that the plan does not have, or a closed campaign, takes none', async () => {
    const { county } = await opened();
    expect(await codeOf(send(county, { unit: 'T9' }))).toBe('no-such-unit');
    await county.campaign.close({ campaign });
    expect(await codeOf(send(county))).toBe('campaign-not-open');
  });
});

it('nothing that lies in the store or the audit shows a name or a number', async () => {
  const { town } = await opened();
  await send(town);
  await office.deps.store.transact(async (tx) => {
    const seen = JSON.stringify([await tx.units(`county:${campaign}`), await tx.audit('county', 0, 100), await tx.campaigns('county')]);
    const chunks = await tx.chunks({ kind: 'submission', campaign: `county:${campaign}`, unit: 'T1', version: 1 });
    const findings = await tx.chunks({ kind: 'findings', campaign: `county:${campaign}`, unit: 'T1', version: 1 });
    const bytes = Buffer.concat([...chunks, ...findings].map((chunk) => chunk ?? new Uint8Array())).toString('latin1');
    for (const secret of [wang[0], wang[1]]) expect(seen + bytes).not.toContain(secret);
  });
});

it('is judged anew when the plan changes while it is being judged', async () => {
  const { town, county } = await opened();
  const { plan, campaign: summary } = await county.campaign.get({ campaign });
  const { digest, bytes } = packed('甲');
  const place = { campaign, unit: 'T1', digest, count: 1 };
  await town.roster.upload({ ...place, index: 0, data: bytes.toString('base64') });
  const stricter = { ...plan, quotas: [{ by: 'eachUnit', count: 0 }] };
  const [{ submission }] = await Promise.all([
    town.roster.submit({ ...place, expectedVersion: 0, fileName: '名册.xlsx', confirmErrors: true }),
    county.campaign.save({ plan: stricter, expectedRevision: summary.revision }),
  ]);
  expect(submission).toMatchObject({ version: 1, overQuota: 1 });
  const { lines } = await county.audit.list({ after: 0, limit: 100 });
  expect(lines.map(({ action }) => action).slice(-2)).toEqual(['campaign.save', 'roster.submit']);
});

it('sums beyond all bounds (account numbers typed as money) leave the board and the merge readable', async () => {
  const { town, county } = await opened();
  const people = Array.from({ length: 4 }, (_, at): [string, string, number] => [`户主${at}`, personId(at + 40), 9e13]);
  const { amountFen } = await send(town, { content: rosterContentOf(people) });
  expect(amountFen).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
  expect((await county.submission.list({ campaign })).submissions).toMatchObject([{ unit: 'T1', amountFen }]);
  expect((await county.merge.run({ campaign })).merge.totals.reported.persons).toBe(4);
  expect(office.logged).toEqual([]);
});

it('a clerk sees no campaign that is still being prepared', async () => {
  const { town, county } = await opened();
  const { plan } = await county.campaign.get({ campaign });
  await county.campaign.save({ plan: { ...plan, id: 'autumn-2027' }, expectedRevision: 0 });
  expect(await codeOf(town.campaign.get({ campaign: 'autumn-2027' }))).toBe('no-such-campaign');
  expect((await town.campaign.list({})).campaigns.map(({ id }) => id)).toEqual([campaign]);
  await county.campaign.open({ campaign: 'autumn-2027' });
  expect((await town.campaign.get({ campaign: 'autumn-2027' })).campaign.status).toBe('open');
});

it('an office never sees another office: the same campaign id is another campaign', async () => {
  const { county } = await opened();
  const elsewhere = office.clientOf(officer('officer-9', 'elsewhere'));
  expect(await codeOf(elsewhere.campaign.get({ campaign }))).toBe('no-such-campaign');
  const { plan } = await county.campaign.get({ campaign });
  expect((await elsewhere.campaign.save({ plan, expectedRevision: 0 })).campaign.status).toBe('draft');
  expect((await county.campaign.get({ campaign })).campaign.status).toBe('open');
});
