/** What the county desk reads: the merge with every entry, visits, rosters of any version, and the time at which files came. */
import { readMerge } from '../../../addin/api/read-merge';
import { readRosterContent } from '../../../addin/api/read-roster-content';
import { webReadTools } from '../../../addin/api/web-tools';
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

describe('merge.content', () => {
  it('tells every entry, duplicates with their places, and who is missing', async () => {
    const { county, t1, t2 } = await opened();
    await send(t1, { content: rosterContentOf([wang, li]) });
    await send(t2, { unit: 'T2', content: rosterContentOf([zhang, wang]) });
    const { merge } = await county.merge.run({ campaign });
    const { entries, rest, digest, number } = await readMerge(county, campaign, webReadTools);
    expect({ digest, number }).toEqual({ digest: merge.digest, number: 1 });
    expect(entries.map(({ unit, row, standing, values }) => [unit, row, standing, values['name']])).toEqual([
      ['T1', 3, 'undecided', '王建国'],
      ['T1', 4, 'granted', '李秀英'],
      ['T2', 3, 'granted', '张卫东'],
      ['T2', 4, 'undecided', '王建国'],
    ]);
    expect(rest.duplicates).toMatchObject([{ kind: 'person', acrossUnits: true, entries: [0, 3] }]);
    expect(rest.missingUnits.map(({ code }) => code)).toEqual(['T3']);
    expect(merge.standings).toEqual({ granted: 2, undecided: 2 });
  });

  it('comes in several pieces when it is large, and is read anew when another merge was made meanwhile', async () => {
    const { county, t1 } = await opened();
    const people = Array.from({ length: 9_000 }, (_, index): [string, string] => [
      `张${String.fromCharCode(0x4e00 + index)}`,
      personId(index % 990).replace(/^\d{6}/, String(320_000 + Math.floor(index / 990))),
    ]);
    await send(t1, { content: rosterContentOf(people) });
    await county.merge.run({ campaign });
    const first = await county.merge.content({ campaign, index: 0 });
    expect(first.count).toBeGreaterThan(1);
    const before = office.deps.store.usage().reads;
    await county.merge.content({ campaign, index: 1 });
    // The campaign, the merge and the one piece.
    expect(office.deps.store.usage().reads - before).toBe(3);
    expect(await codeOf(county.merge.content({ campaign, index: first.count }))).toBe('bad-request');
    let disturbed = false;
    const reader = office.clientOf(officer(), (transport) => async (call) => {
      const answer = await transport(call);
      if (!disturbed) {
        disturbed = true;
        await send(t1, { content: rosterContentOf([wang]), expectedVersion: 1 });
        await county.merge.run({ campaign });
      }
      return answer;
    });
    const { entries, number } = await readMerge(reader, campaign, webReadTools);
    expect([number, entries.length]).toEqual([2, 1]);
  });

  it('is damaged on the way: the reader says so instead of showing it', async () => {
    const { county, t1 } = await opened();
    await send(t1);
    await county.merge.run({ campaign });
    const other = await county.merge.content({ campaign, index: 0 });
    const reader = office.clientOf(officer(), (transport) => async (call) => {
      await transport(call);
      return { result: { ...other, digest: 'a'.repeat(64) } };
    });
    expect(await codeOf(readMerge(reader, campaign, webReadTools))).toBe('bad-answer');
  });

  it('is for the county only, needs a merge, and is gone after a purge', async () => {
    const { county, t1 } = await opened();
    expect(await codeOf(county.merge.content({ campaign, index: 0 }))).toBe('no-merge');
    await send(t1);
    await county.merge.run({ campaign });
    expect(await codeOf(t1.merge.content({ campaign, index: 0 }))).toBe('not-allowed');
    await county.campaign.close({ campaign });
    await office.clientOf(admin).campaign.purge({ campaign, reason: '期满' });
    expect(await codeOf(county.merge.content({ campaign, index: 0 }))).toBe('campaign-purged');
  });
});

describe('visit.list', () => {
  const visit = { campaign, unit: 'T1', sheet: 'Sheet1', row: 3, visitedOn: '2027-01-20', met: true, note: '' };

  it('the latest first; each follows its person into the newest version, or says that the person is gone', async () => {
    const { county, t1 } = await opened();
    await send(t1, { content: rosterContentOf([wang, li]) });
    await t1.visit.record(visit);
    await t1.visit.record({ ...visit, row: 4, visitedOn: '2027-01-22', met: false, note: '不在家' });
    await t1.visit.record({ ...visit, row: 4, visitedOn: '2027-01-22', note: '再访' });
    const { visits } = await county.visit.list({ campaign, unit: 'T1' });
    expect(visits.map(({ visitedOn, met, note, now }) => [visitedOn, met, note, now?.row])).toEqual([
      ['2027-01-22', true, '再访', 4],
      ['2027-01-22', false, '不在家', 4],
      ['2027-01-20', true, '', 3],
    ]);
    expect(visits[0]).toMatchObject({ recordedBy: 'clerk-T1', recordedAt: '2027-01-10T12:00:00+08:00', version: 1 });
    await send(t1, { content: rosterContentOf([zhang, wang]), expectedVersion: 1 });
    const { visits: now } = await t1.visit.list({ campaign, unit: 'T1' });
    expect(now.map((one) => one.now)).toEqual([null, null, { sheet: 'Sheet1', row: 4 }]);
    expect(await t1.visit.list({ campaign, unit: 'T1' })).toEqual({ visits: now });
  });

  it('a clerk sees the own unit only; a unit without visits has none', async () => {
    const { county, t1, t2 } = await opened();
    await send(t1);
    expect(await codeOf(t2.visit.list({ campaign, unit: 'T1' }))).toBe('not-your-unit');
    expect(await county.visit.list({ campaign, unit: 'T1' })).toEqual({ visits: [] });
    expect(await county.visit.list({ campaign, unit: 'T3' })).toEqual({ visits: [] });
  });
});

it('every version of a roster is fetched back by its unit', async () => {
  const { t1, t2 } = await opened();
  const contents = [rosterContentOf([wang, li]), rosterContentOf([zhang])];
  for (const [expectedVersion, content] of contents.entries()) await send(t1, { content, expectedVersion });
  for (const [index, content] of contents.entries()) {
    const back = await readRosterContent(t1, { campaign, unit: 'T1', version: index + 1 }, webReadTools);
    expect(back.workbook.sheets).toEqual(content.workbook.sheets);
  }
  expect(await codeOf(readRosterContent(t2, { campaign, unit: 'T1', version: 1 }, webReadTools))).toBe('not-your-unit');
  expect(await codeOf(readRosterContent(t1, { campaign, unit: 'T1', version: 3 }, webReadTools))).toBe('no-such-submission');
});

describe('a file that the county enters for a unit', () => {
  const deadline = { at: '2027-01-10T11:00:00+08:00', late: 'refuse' } as const;

  it('counts from when the county got it', async () => {
    const { county, t1 } = await opened({ deadline });
    expect(await codeOf(send(t1))).toBe('deadline-passed');
    const head = await send(county, { receivedAt: '2027-01-09T20:30:00Z' });
    expect(head).toMatchObject({ onBehalf: true, late: false, receivedAt: '2027-01-10T04:30:00+08:00' });
    expect(head.submittedAt).toBe('2027-01-10T12:00:00+08:00');
    expect((await county.merge.run({ campaign })).merge.units[0]).toMatchObject({ status: 'submitted', granted: { persons: 2 } });
    const { lines } = await county.audit.list({ after: 0, limit: 100 });
    expect(lines.find(({ action }) => action === 'roster.submit')?.detail).toMatchObject({ receivedAt: head.receivedAt });
  });

  it.each([
    ['after the deadline: refused as any other', '2027-01-10T11:01:00+08:00', 'deadline-passed'],
    ['later than now: a mistake', '2027-01-10T12:00:01+08:00', 'bad-request'],
  ])('%s', async (_what, receivedAt, code) => {
    const { county } = await opened({ deadline });
    expect(await codeOf(send(county, { receivedAt }))).toBe(code);
  });

  it('is nothing that a clerk can claim', async () => {
    const { t1 } = await opened({ deadline });
    expect(await codeOf(send(t1, { receivedAt: '2027-01-10T10:00:00+08:00' }))).toBe('not-allowed');
  });
});

it('the list of campaigns counts units of the plan, and tells when the latest version came', async () => {
  const { county, t1, t2 } = await opened();
  const line = async () => (await county.campaign.list({})).campaigns[0];
  expect(await line()).toMatchObject({ units: 3, submitted: 0, lastSubmittedAt: null });
  await send(t1);
  office.clock.time += 60_000;
  await send(t2, { unit: 'T2', content: rosterContentOf([zhang]) });
  expect(await line()).toMatchObject({ units: 3, submitted: 2, lastSubmittedAt: '2027-01-10T12:01:00+08:00' });
  const { plan, campaign: summary } = await county.campaign.get({ campaign });
  const units = (plan['units'] as readonly { readonly code: string }[]).filter(({ code }) => code !== 'T2');
  await county.campaign.save({ plan: { ...plan, units }, expectedRevision: summary.revision });
  expect(await line()).toMatchObject({ units: 2, submitted: 1 });
});

it('an office without accounts of its own has no list of them', async () => {
  office = openOffice();
  expect(await codeOf(office.clientOf(officer()).account.list({}))).toBe('unknown-operation');
});
