/** The desk over an office in this process: what several people at once, broken lines and full disks lead to. */
import type { Transport } from '../../../addin/api-client';
import { TransportProblem } from '../../../addin/api/transport-problem';
import type { DeskApp } from '../../../addin/app/desk/desk';
import { mattersOf, type Matters } from '../../../addin/flows/desk/matters';
import { ApiProblem } from '../../../core/api/problems';
import { openDesk, type DeskStand } from '../../support/desk/desk-app';
import { personId, rosterContentOf } from '../../support/office/content';
import type { OfficeHarness } from '../../support/office/harness';
import { campaign, li, openCampaign, send, wang, zhang } from '../../support/office/open-campaign';

let office: OfficeHarness;
let stand: DeskStand;
let desk: DeskApp;
let broken: ((operation: string) => TransportProblem | ApiProblem | null) | null;

const breaking =
  (transport: Transport): Transport =>
  async (call) => {
    const problem = broken?.(call.operation) ?? null;
    if (problem !== null) throw problem;
    return transport(call);
  };
const start = async (stood: DeskStand): Promise<void> => {
  stood.desk.start();
  await stood.until(() => stood.desk.store.get().heads !== null && stood.desk.store.get().busy === null);
};
const matters = (app = desk): Matters => {
  const { content, plan, decisions, merge } = app.store.get();
  return mattersOf(content!, plan!, decisions, merge!.used);
};

beforeEach(async () => {
  broken = null;
  const opened = await openCampaign();
  office = opened.office;
  // The same person in two units.
  await send(opened.county, { unit: 'T1', content: rosterContentOf([wang, li]) });
  await send(opened.county, { unit: 'T2', content: rosterContentOf([wang, zhang]), fileName: '西河.xlsx' });
  stand = openDesk(office, 'officer-1', breaking);
  desk = stand.desk;
  await start(stand);
});
afterEach(async () => {
  desk.board.stopPolling();
  await office.close();
});

it('opens at the campaign with what was sent', () => {
  const { campaign: open, heads, plan, merge } = desk.store.get();
  expect([open?.id, plan?.units.length, merge]).toEqual([campaign, 3, null]);
  expect(heads?.map(({ unit, state }) => [unit, state])).toEqual([
    ['T1', 'submitted'],
    ['T2', 'submitted'],
  ]);
});

it('merges, finds the duplicate, and a decision changes the totals at once; taken back, they are as before', async () => {
  const seen: string[] = [];
  desk.store.watch(({ running }) => {
    if (running.step === 'merging') seen.push(`${String(running.done)}/${String(running.total)}`);
  });
  await desk.merge.run();
  expect(seen).toEqual(expect.arrayContaining(['0/2', '1/2', '2/2']));
  const [group] = matters().duplicates;
  expect(group).toMatchObject({ kind: 'person', acrossUnits: true, open: true, entries: [{ unit: 'T1' }, { unit: 'T2' }] });
  expect(group?.entries[0]?.idNumber).toContain('****');
  expect(desk.store.get().merge?.totals.granted.amountFen).toBe(20_000);
  expect(matters().missingUnits).toEqual([{ code: 'T3', name: '南桥镇' }]);

  expect(await desk.merge.decide([group!.entries[0]!], 'keep', '经核实')).toBe(true);
  expect(desk.store.get()).toMatchObject({
    merge: { number: 2, stale: false, totals: { granted: { amountFen: 30_000 } } },
    changes: { amountFen: 10_000, persons: 1 },
    running: { step: 'idle' },
  });
  const decided = matters().duplicates[0]?.entries[0]?.decision;
  expect(decided).toMatchObject({ decide: 'keep', reason: '经核实' });
  await desk.merge.undecide(decided!);
  expect(desk.store.get().merge?.totals.granted.amountFen).toBe(20_000);
  expect(matters().duplicates[0]?.open).toBe(true);
});

it('two officers: a decision about a row of an older merge is refused, and the newer merge is shown', async () => {
  await desk.merge.run();
  const [entry] = matters().duplicates[0]!.entries;
  const other = openDesk(office, 'officer-2');
  await start(other);
  await send(other.client, { unit: 'T1', content: rosterContentOf([li, wang]), expectedVersion: 1 });
  await other.desk.merge.run();
  other.desk.board.stopPolling();
  expect(await desk.merge.decide([entry!], 'exclude', '重复')).toBe(false);
  expect(desk.store.get()).toMatchObject({ trouble: { problem: { code: 'stale-version' } }, merge: { number: 2 }, content: { number: 2 } });
  expect(matters().duplicates[0]?.entries[0]).toMatchObject({ unit: 'T1', row: 4, decision: null });
});

it('a unit that sends again makes the merge old; the next look tells, without anybody asking', async () => {
  await desk.merge.run();
  await send(stand.client, { unit: 'T2', content: rosterContentOf([zhang]), expectedVersion: 1 });
  await stand.tick();
  expect(desk.store.get()).toMatchObject({ merge: { number: 1, stale: true } });
  expect(desk.store.get().heads?.find(({ unit }) => unit === 'T2')?.version).toBe(2);
  await desk.merge.run();
  expect(desk.store.get()).toMatchObject({ merge: { number: 2, stale: false }, changes: { versions: [{ unit: 'T2', from: 1, to: 2 }] } });
  expect(matters().duplicates).toEqual([]);
});

it.each([
  ['a full disk', new ApiProblem('storage-full')],
  ['a server that is restarted', new TransportProblem('unreachable')],
  ['a purged campaign', new ApiProblem('campaign-purged')],
])('a merge that meets %s is told, and the one before stays', async (_name, problem) => {
  await desk.merge.run();
  broken = (operation) => (operation === 'merge.run' ? problem : null);
  await desk.merge.run();
  expect(desk.store.get()).toMatchObject({ trouble: { problem }, running: { step: 'idle' }, merge: { number: 1 }, content: { number: 1 } });
  broken = null;
  desk.store.get().trouble?.retry?.();
  await stand.until(() => desk.store.get().content?.number === 2);
});

it('looks less and less often while the line is broken, and soon again when it holds', async () => {
  broken = () => new TransportProblem('unreachable');
  for (let round = 0; round < 5; round += 1) await stand.tick();
  broken = null;
  await stand.tick();
  expect(stand.pauses).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 5_000]);
});

it('a unit is accepted, sent back, left out and taken in again; a second officer’s step in between is told', async () => {
  await desk.unit.openUnit('T1');
  expect(desk.store.get().detail?.sheets).toMatchObject([{ sheet: 'Sheet1', rows: [{ row: 3 }, { row: 4 }] }]);
  const head = () => desk.store.get().detail!.versions![0]!;
  expect(await desk.unit.accept(head())).toBe(true);
  expect(await desk.unit.sendBack(head(), '请核对', [{ sheet: 'Sheet1', row: 3, reason: '证件号不对' }])).toBe(true);
  expect(desk.store.get().heads?.[0]).toMatchObject({ state: 'returned', reason: '请核对', rowReasons: [{ row: 3 }] });
  await desk.unit.readAudit();
  expect(desk.store.get().detail?.audit).toMatchObject({ intact: true });
  expect(
    desk.store
      .get()
      .detail?.audit?.lines.map(({ action }) => action)
      .slice(-2),
  ).toEqual(['submission.accept', 'submission.return']);

  await desk.unit.openUnit('T2');
  const seen = head();
  await stand.client.submission.exclude({ campaign, unit: 'T2', version: 1, reason: '不属于本县' });
  expect(await desk.unit.accept(seen)).toBe(false);
  expect(desk.store.get().trouble?.problem).toMatchObject({ code: 'wrong-state' });
  await desk.unit.openUnit('T2');
  expect(await desk.unit.restore(head())).toBe(true);
  expect(head().state).toBe('submitted');
});

it('a session that ends asks to sign in and keeps the place; another person begins anew', async () => {
  await desk.merge.run();
  const { signedIn } = desk.store.get();
  stand.setSession({ signedIn: null, lost: 'token-expired' });
  expect(desk.store.get()).toMatchObject({ signedIn: null, lost: 'token-expired', view: 'merge' });
  stand.setSession({ signedIn, lost: null });
  await stand.until(() => desk.store.get().merge !== null && desk.store.get().busy === null);
  expect(desk.store.get().view).toBe('merge');
  stand.setSession({ signedIn: null, lost: null });
  expect(desk.store.get()).toMatchObject({ view: 'board', campaign: null, merge: null, content: null });
});

it('the lock: refused for who merged where the plan wants two people, done by another, undone with a reason', async () => {
  const { plan, campaign: saved } = desk.store.get();
  await stand.client.campaign.save({ plan: { ...plan, approval: { makerChecker: true } }, expectedRevision: saved!.revision });
  await desk.merge.run();
  await desk.merge.lock();
  expect(desk.store.get().trouble?.problem).toMatchObject({ code: 'same-person' });
  const other = openDesk(office, 'officer-2');
  await start(other);
  await other.desk.merge.lock();
  expect(other.desk.store.get().campaign?.status).toBe('locked');
  expect(await other.desk.merge.unlock('漏了一个单位')).toBe(true);
  expect(other.desk.store.get().campaign?.status).not.toBe('locked');
  other.desk.board.stopPolling();
});

it('a base list is taken, and the merge names who is missing; what is no file is told', async () => {
  await desk.merge.run();
  const csv = new TextEncoder().encode(`姓名,身份证号,单位\n${wang[0]},${wang[1]},东岗镇\n赵漏报,${personId(77)},西河镇\n`);
  expect(await desk.merge.saveBase({ name: '底册.csv', bytes: csv })).toBe(2);
  expect(desk.store.get().merge?.number).toBe(2);
  expect(matters().missingPeople.map(({ name }) => name)).toEqual(['赵漏报']);
  expect(await desk.merge.saveBase({ name: '底册.xlsx', bytes: new Uint8Array([80, 75, 3, 4, 9]) })).toBeNull();
  expect(desk.store.get().trouble?.problem).toHaveProperty('file.code');
  expect(desk.store.get().merge?.number).toBe(2);
});

describe('the workbook', () => {
  it('is written from the very rosters of the merge; papers of the same merge need no second fetching', async () => {
    await desk.merge.run();
    await desk.output.download('workbook', '汇总');
    let fetched = 0;
    broken = (operation) => {
      if (operation === 'roster.content') fetched += 1;
      return null;
    };
    await desk.output.download('public', '公示表');
    expect(stand.saved.map(({ name, bytes }) => [name, String.fromCharCode(...bytes.subarray(0, 2))])).toEqual([
      ['汇总.xlsx', 'PK'],
      ['公示表.xlsx', 'PK'],
    ]);
    expect(fetched).toBe(0);
    expect(desk.store.get()).toMatchObject({ trouble: null, output: { step: 'idle' } });
  });

  it('is not written when the rosters do not give the digest of the merge', async () => {
    const swapped = openDesk(office, 'officer-3', (transport) => (call) => {
      const body = call.body as { readonly unit?: string };
      return transport(call.operation === 'roster.content' && body.unit === 'T2' ? { ...call, body: { ...body, unit: 'T1' } } : call);
    });
    await start(swapped);
    await swapped.desk.merge.run();
    await swapped.desk.output.download('workbook', '汇总');
    expect(swapped.saved).toEqual([]);
    expect(swapped.desk.store.get()).toMatchObject({ trouble: { problem: 'output-differs' }, output: { step: 'idle' } });
    swapped.desk.board.stopPolling();
  });
});
