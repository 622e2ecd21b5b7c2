/** 上报 as state and actions: an office in process, a workbook in memory, a clock that the test moves. */
import type { Client } from '../../../addin/api-client';
import type { SubmitState } from '../../../addin/app/submit/state';
import { clerk, officer, type OfficeHarness } from '../../support/office/harness';
import { personId, rosterContentOf } from '../../support/office/content';
import { campaign, li, openCampaign, send, wang, zhang } from '../../support/office/open-campaign';
import { openPaneOffice, type PaneOffice } from '../../support/office/pane-office';
import { until, type TestPaneOptions } from '../../support/pane-app';

let office: OfficeHarness;
let county: Client;
let at: PaneOffice;
const people = { li: clerk('T1'), wang: clerk('T2'), chen: officer('officer-9'), lost: clerk('NOWHERE') };
const sheets = rosterContentOf([wang, li, zhang]).workbook.sheets;

async function open(options: TestPaneOptions = {}, parts: Parameters<typeof openCampaign>[0] = {}): Promise<void> {
  ({ office, county } = await openCampaign(parts));
  at = openPaneOffice(office, people, { fileName: '名册.xlsx', sheets, ...options });
  await at.pane.roster.start();
  await at.submit.open();
}
async function entered(options: TestPaneOptions = {}, parts: Parameters<typeof openCampaign>[0] = {}): Promise<void> {
  await open(options, parts);
  await signIn();
}
const signIn = async (account: keyof typeof people = 'li'): Promise<void> => {
  await at.submit.signIn(account, 'right');
  await until(() => state().versions !== null || state().trouble !== null, 'the campaign');
  await idle();
};
const idle = (): Promise<void> => until(() => state().busy === null && at.pane.roster.store.get().activity === null, 'rest');
const state = (): SubmitState => at.submit.store.get();
const step = (): SubmitState['work']['step'] => state().work.step;
const sent = async (): Promise<void> => {
  await at.submit.start();
  await at.submit.confirm(true);
};
const versions = async (unit = 'T1'): Promise<readonly string[]> =>
  (await county.submission.get({ campaign, unit }).catch(() => ({ versions: [] }))).versions.map((head) => head.state);
const told = (): string => {
  const { notice } = at.pane.shell.store.get();
  return notice?.kind === 'told' ? notice.text : '';
};

afterEach(async () => {
  at.submit.close();
  await at.pane.roster.stop();
  await office.close();
});

describe('sign-in and campaign', () => {
  it('the only open campaign is entered: its plan checks, the unit is the own one', async () => {
    await entered();
    expect(state()).toMatchObject({ campaign: { id: campaign }, unit: { code: 'T1', name: '东岗镇' }, versions: [] });
    expect(at.pane.roster.store.get()).toMatchObject({ plan: { id: campaign }, unit: { code: 'T1' } });
    expect(at.pane.roster.store.get().plans.find(({ plan }) => plan.id === campaign)?.from).toBe('server');
  });

  it('a wrong password stays in the form; nobody is in', async () => {
    await open();
    await at.submit.signIn('li', 'wrong');
    expect(state()).toMatchObject({
      signedIn: null,
      lost: null,
      trouble: { during: 'sign-in', problem: { code: 'wrong-password' }, retry: null },
    });
  });

  it('of several campaigns the one of last time is entered, else one is asked for', async () => {
    await open();
    const { plan } = await county.campaign.get({ campaign });
    await county.campaign.save({ plan: { ...plan, id: 'summer', title: '高温慰问' }, expectedRevision: 0 });
    await county.campaign.open({ campaign: 'summer' });
    await at.submit.signIn('li', 'right');
    await until(() => state().campaigns !== null, 'the list');
    await idle();
    expect([state().campaigns?.length, state().campaign]).toEqual([2, null]);
    await at.submit.choose('summer');
    expect(at.local.value).toEqual({ campaign: 'summer' });
    const again = at.another();
    await again.open();
    await until(() => again.store.get().versions !== null, 'the campaign');
    expect(again.store.get()).toMatchObject({ campaign: { id: 'summer' }, signedIn: { account: 'li' } });
  });

  it('a clerk whose unit is not in the plan is told so', async () => {
    await entered();
    await at.submit.signOut();
    await signIn('lost');
    expect(state()).toMatchObject({ unit: null, trouble: { problem: { code: 'no-such-unit' } } });
  });

  it('an officer chooses the unit, and it is remembered', async () => {
    await open();
    await at.submit.signIn('chen', 'right');
    await until(() => state().plan !== null, 'the plan');
    await idle();
    await at.submit.chooseUnit('T2');
    expect([state().unit?.code, at.local.value]).toEqual(['T2', { campaign, unit: 'T2' }]);
  });

  it('signed out: nothing of the county is left on the screen', async () => {
    await entered();
    await sent();
    await at.submit.signOut();
    expect(state()).toMatchObject({ signedIn: null, lost: null, campaigns: null, campaign: null, versions: null, work: { step: 'idle' } });
  });

  it('another person signs in after a lost session: the work of the first does not go on', async () => {
    await entered();
    await at.submit.start();
    at.line.state = 'revoked';
    await at.submit.confirm(true);
    expect(state()).toMatchObject({ signedIn: null, lost: 'token-revoked', lastAccount: 'li' });
    at.line.state = 'up';
    await signIn('wang');
    expect(state()).toMatchObject({ unit: { code: 'T2' }, work: { step: 'idle' } });
    expect([await versions('T1'), await versions('T2')]).toEqual([[], []]);
  });

  it('the same person signs in again: the submission goes on by itself', async () => {
    await entered();
    await at.submit.start();
    at.line.state = 'revoked';
    await at.submit.confirm(true);
    at.line.state = 'up';
    await at.submit.signIn('li', 'right');
    await until(() => step() === 'receipt', 'the receipt');
    expect(await versions()).toEqual(['submitted']);
  });
});

describe('sending', () => {
  it('what is shown is what is stored: rosters only, under the unit', async () => {
    const other = {
      ...sheets[0]!,
      name: '通讯录',
      rows: [
        ['部门', '电话'],
        ['办公室', '0571-88888888'],
      ],
      merges: [],
    };
    await entered({ sheets: [...sheets, other] });
    await at.submit.start();
    const { work } = state();
    if (work.step !== 'review') throw new Error(work.step);
    expect(work.review).toMatchObject({
      entries: 3,
      sheets: [{ sheet: 'Sheet1', entries: 3 }],
      staying: ['通讯录'],
      fileName: '名册.xlsx',
      reported: { amountFen: 30_000 },
    });
    await at.submit.confirm(true);
    expect(state().work).toMatchObject({ step: 'receipt', same: false, head: { version: 1, entries: 3, amountFen: 30_000 } });
    expect(state().versions?.map(({ version }) => version)).toEqual([1]);
  });

  it('an unsaved workbook is named after unit and campaign', async () => {
    await entered({ fileName: null });
    await sent();
    expect(state().versions?.[0]?.fileName).toBe('东岗镇-春节慰问活动.xlsx');
  });

  it('another plan chosen meanwhile: the campaign’s plan checks what is sent', async () => {
    await entered();
    const sample = at.pane.roster.store.get().plans.find(({ from }) => from === 'sample');
    if (sample === undefined) throw new Error('no sample');
    await at.pane.roster.choosePlan(sample.plan);
    await at.submit.start();
    expect(at.pane.roster.store.get()).toMatchObject({ plan: { id: campaign }, unit: { code: 'T1' } });
    expect(step()).toBe('review');
  });

  it('no entry: said so, nothing sent', async () => {
    await entered({ sheets: [{ ...sheets[0]!, rows: [['备忘'], ['买米']], merges: [] }] });
    await at.submit.start();
    expect(step()).toBe('nothing');
    expect(at.asked).not.toContain('roster.submit');
  });

  it('errors that only the county counts are confirmed with its number', async () => {
    const wrong: readonly [string, string] = ['赵六', personId(30).replace(/.$/, (last) => (last === '1' ? '2' : '1'))];
    await entered({ sheets: rosterContentOf([wang, wrong]).workbook.sheets });
    await at.submit.start();
    await at.submit.confirm(false);
    expect(state().work).toMatchObject({ step: 'review', serverErrors: 1 });
    expect(await versions()).toEqual([]);
    await at.submit.confirm(true);
    expect(step()).toBe('receipt');
  });

  it('a quota that refuses: told with the figures, back to the overview', async () => {
    await entered({}, { quotas: [{ by: 'eachUnit', count: 2 }], overflow: 'refuse' });
    await sent();
    expect(state()).toMatchObject({
      work: { step: 'idle' },
      trouble: { problem: { code: 'over-quota', params: { quota: 2, reported: 3 } } },
    });
  });

  it.each(['down', 'drop'] as const)('%s at the end: goes on, and counts once', async (how) => {
    await entered();
    await at.submit.start();
    at.line.only = 'roster.submit';
    at.line.state = how;
    await at.submit.confirm(true);
    expect(state()).toMatchObject({ work: { step: 'broken', problem: { code: 'unreachable' } }, online: false });
    expect(await versions()).toEqual(how === 'drop' ? ['submitted'] : []);
    at.line.state = 'up';
    await at.submit.goOn();
    expect(state()).toMatchObject({ work: { step: 'receipt', same: false }, online: true });
    expect(await versions()).toEqual(['submitted']);
  });

  it('the pane was closed after a lost answer: sending the same again counts once', async () => {
    await entered();
    await at.submit.start();
    Object.assign(at.line, { only: 'roster.submit', state: 'drop' });
    await at.submit.confirm(true);
    at.line.state = 'up';
    const again = at.another();
    await again.open();
    await until(() => again.store.get().versions?.length === 1, 'the version');
    await again.start();
    await again.confirm(true);
    expect(again.store.get().work).toMatchObject({ step: 'receipt', same: true });
    expect(await versions()).toEqual(['submitted']);
  });

  it('cancelled before it is stored: nothing is there; cancelled too late: the receipt says so', async () => {
    await entered();
    await at.submit.start();
    const cancel = at.submit.store.watch(({ work }) => {
      if (work.step === 'sending' && !work.cancelling) at.submit.cancel();
    });
    await at.submit.confirm(true);
    cancel();
    expect(step()).toBe('cancelled');
    expect(await versions()).toEqual([]);
  });

  it('somebody else was faster: shown, and nothing overwritten unasked', async () => {
    await entered();
    await at.submit.start();
    await send(county, { content: rosterContentOf([wang]) });
    await at.submit.confirm(true);
    expect(state().work).toMatchObject({ step: 'overtaken', newest: { version: 1, onBehalf: true, entries: 1 } });
    expect(await versions()).toEqual(['submitted']);
    await at.submit.followUp();
    await at.submit.confirm(true);
    expect(state().work).toMatchObject({ step: 'receipt', head: { version: 2, entries: 3 } });
  });

  it('edited after the look: shown again', async () => {
    await entered();
    await at.submit.start();
    at.pane.workbook.edit('Sheet1', 'E3', 200);
    await at.submit.confirm(true);
    expect(state().work).toMatchObject({ step: 'review', changed: true, review: { reported: { amountFen: 40_000 } } });
    await at.submit.confirm(true);
    expect(step()).toBe('receipt');
  });

  it('a cell in edit mode: Excel’s problem is told by the frame, and nothing hangs', async () => {
    await entered();
    at.pane.workbook.refuse('cell-being-edited');
    await at.submit.start();
    expect([step(), at.pane.shell.store.get().notice?.kind]).toEqual(['idle', 'host']);
  });

  it('withdraw: counts no more, and another version may follow', async () => {
    await entered();
    await sent();
    at.submit.leave();
    await at.submit.withdraw();
    expect(state().versions?.[0]?.state).toBe('withdrawn');
    await sent();
    expect(await versions()).toEqual(['withdrawn', 'submitted']);
  });

  it('withdrawn too late: told, with a way to look again', async () => {
    await entered();
    await sent();
    await county.submission.accept({ campaign, unit: 'T1', version: 1 });
    await at.submit.withdraw();
    expect(state().trouble).toMatchObject({ problem: { code: 'wrong-state' } });
    await at.submit.load();
    await idle();
    expect(state().versions?.[0]?.state).toBe('accepted');
  });
});

describe('what the county does', () => {
  const giveBack = (rows: readonly number[]): Promise<unknown> =>
    county.submission.return({
      ...{ campaign, unit: 'T1', version: 1, reason: '请核对' },
      rows: rows.map((row) => ({ sheet: 'Sheet1', row, reason: `第${row}行不对` })),
    });

  it('is noticed while the pane is open, with its reasons on the cells beside the marks of the check', async () => {
    await entered();
    await sent();
    at.submit.leave();
    await giveBack([4]);
    at.pass(60_000);
    await until(() => state().reasons.length > 0, 'the reasons');
    expect(told()).toContain('县里退回了第 1 版');
    await until(() => at.pane.workbook.marks().length === 1, 'the mark');
    expect(at.pane.workbook.marks()[0]).toMatchObject({ cell: 'B4', severity: 'error', comment: '县里退回：第4行不对' });
    await at.submit.markReasons(false);
    expect(at.pane.workbook.marks()).toEqual([]);
  });

  it('a row sorted away is found at its person; the marks follow; a second version takes them off', async () => {
    await entered();
    await sent();
    at.submit.leave();
    await giveBack([3]);
    await at.submit.refresh();
    await until(() => state().reasons.length > 0, 'the reasons');
    at.pane.workbook.insertRows('Sheet1', 3, 2);
    await at.submit.goReason(state().reasons[0]!.id);
    expect(at.pane.workbook.selected()).toEqual({ sheet: 'Sheet1', cell: 'B5' });
    await until(() => at.pane.workbook.marks()[0]?.cell === 'B5', 'the mark');
    at.pane.workbook.edit('Sheet1', 'E5', 120);
    await sent();
    await until(() => at.pane.workbook.marks().length === 0, 'no marks');
    expect(await versions()).toEqual(['returned', 'submitted']);
    expect(state().reasons).toEqual([]);
  });

  it('is not asked for out of view, nor signed out', async () => {
    await entered();
    const count = (): number => at.asked.filter((operation) => operation === 'submission.get').length;
    const before = count();
    at.pass(60_000);
    await until(() => count() === before + 1, 'the first look');
    await new Promise((resolve) => setTimeout(resolve, 5));
    at.show(false);
    at.pass(600_000);
    expect(count()).toBe(before + 1);
    at.show(true);
    await until(() => count() === before + 2, 'the look on return');
    await new Promise((resolve) => setTimeout(resolve, 5));
    await at.submit.signOut();
    at.pass(300_000);
    expect(count()).toBe(before + 2);
  });

  it('excluded and accepted are told', async () => {
    await entered();
    await sent();
    at.submit.leave();
    await county.submission.accept({ campaign, unit: 'T1', version: 1 });
    at.pass(60_000);
    await until(() => told() !== '', 'news');
    expect(told()).toContain('县里通过了第 1 版');
  });
});
