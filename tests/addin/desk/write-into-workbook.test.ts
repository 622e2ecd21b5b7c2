/** The merge as sheets of the open workbook, over an office in this process and a workbook in memory. */
import type { DeskApp } from '../../../addin/app/desk/desk';
import { createStore } from '../../../addin/app/store';
import { firstState, type SubmitState } from '../../../addin/app/submit/state';
import { createShell, type Shell } from '../../../addin/app/shell';
import { offerCounty } from '../../../addin/pane/county/offer';
import { writeOutputs } from '../../../addin/flows/write-outputs';
import { openDesk, type DeskStand } from '../../support/desk/desk-app';
import { createMemoryWorkbook, type MemoryWorkbook } from '../../support/memory-host';
import { rosterContentOf } from '../../support/office/content';
import type { OfficeHarness } from '../../support/office/harness';
import { li, openCampaign, send, wang, zhang } from '../../support/office/open-campaign';
import { smallRoster, snapshotOf } from '../../support/pane-sheets';

let office: OfficeHarness;
let stand: DeskStand;
let desk: DeskApp;
let workbook: MemoryWorkbook;

beforeEach(async () => {
  const opened = await openCampaign();
  office = opened.office;
  await send(opened.county, { unit: 'T1', content: rosterContentOf([wang, li]) });
  await send(opened.county, { unit: 'T2', content: rosterContentOf([zhang]), fileName: '西河.xlsx' });
  workbook = createMemoryWorkbook({ sheets: [snapshotOf('问题清单', smallRoster())] });
  stand = openDesk(office, 'officer-1', undefined, { writeTables: (tables, options) => writeOutputs(workbook.host, tables, options) });
  desk = stand.desk;
  desk.start();
  await stand.until(() => desk.store.get().heads !== null && desk.store.get().busy === null);
  await desk.merge.run();
});
afterEach(async () => {
  desk.board.stopPolling();
  await office.close();
});

/** The row of totals at the end. */
const total = 1;
const names = async (): Promise<readonly string[]> => (await workbook.host.listSheets()).map(({ name }) => name);

it('the county workbook and a paper are written with one progress; the sheets are named, renamed ones too', async () => {
  const steps: string[] = [];
  desk.store.watch(({ output }) => steps.push(output.step));
  await desk.output.write?.(['workbook', 'public']);
  const { written, output, trouble } = desk.store.get();
  expect([output, trouble, written?.problem, written?.missing]).toEqual([{ step: 'idle' }, null, null, []]);
  expect(await names()).toEqual(['问题清单', ...(written?.sheets ?? []).map(({ sheet }) => sheet)]);
  expect(written?.sheets.find(({ table }) => table === '问题清单')?.sheet).not.toBe('问题清单');
  expect(written?.sheets.find(({ table }) => table === '合并花名册')?.rows).toBe(3 + total);
  expect(steps.filter((step, at) => step !== steps[at - 1])).toEqual(['fetching', 'writing', 'sheets', 'idle']);
});

it('cancelled while it writes: finished sheets stay and are named, and so are those that are missing', async () => {
  const stop = desk.store.watch(({ output }) => {
    if (output.step !== 'sheets' || output.done === 0) return;
    stop();
    desk.output.cancel();
  });
  await desk.output.write?.(['workbook']);
  const { written, output, trouble } = desk.store.get();
  expect([output, trouble, written?.problem?.code]).toEqual([{ step: 'idle' }, null, 'cancelled']);
  expect(written?.missing).toContain('统计汇总表');
  expect(await names()).toEqual(['问题清单', ...(written?.sheets ?? []).map(({ sheet }) => sheet)]);
});

it('a workbook that is read-only: told as such, and written once it is not', async () => {
  workbook.refuse('read-only');
  await desk.output.write?.(['workbook']);
  expect(desk.store.get().written).toMatchObject({ sheets: [], problem: { code: 'read-only' } });
  expect(desk.store.get().written?.missing).toContain('合并花名册');
  workbook.refuse(null);
  await desk.output.write?.(['workbook']);
  expect(desk.store.get().written).toMatchObject({ problem: null, missing: [] });
});

it('without an open workbook there is nothing to write into', () => {
  expect(openDesk(office).desk.output.write).toBeNull();
});

describe('who has the area 县里', () => {
  const signedInAs = (role: 'clerk' | 'officer' | 'admin'): Partial<SubmitState> => ({
    signedIn: { account: role, caller: { uid: role, office: 'civil', role, unit: role === 'clerk' ? 'T1' : null }, expiresAt: null },
    lost: null,
  });
  const out = (lost: SubmitState['lost']): Partial<SubmitState> => ({ signedIn: null, lost });
  const server = { kind: 'county', base: 'http://127.0.0.1', named: false } as const;
  const open = (): { readonly store: ReturnType<typeof createStore<SubmitState>>; readonly shell: Shell; readonly seen: boolean[] } => {
    const store = createStore<SubmitState>(firstState);
    const shell = createShell({ lang: 'zh-CN' }, { load: () => null, save: () => undefined });
    const seen: boolean[] = [];
    offerCounty({ store }, shell, (there) => seen.push(there));
    return { store, shell, seen };
  };

  it('a clerk has not; an officer who signs in is led there, and out again', () => {
    const { store, shell, seen } = open();
    store.set({ server });
    store.set(signedInAs('clerk'));
    store.set(out(null));
    expect([seen, shell.store.get().tab]).toEqual([[], 'check']);
    store.set(signedInAs('officer'));
    expect([seen, shell.store.get().tab]).toEqual([[true], 'county']);
    store.set(out(null));
    expect([seen, shell.store.get().tab]).toEqual([[true, false], 'submit']);
  });

  it('found signed in when the pane opens: the area is there, and nobody is taken to it', () => {
    const { store, shell, seen } = open();
    store.set({ server, ...signedInAs('admin') });
    expect([seen, shell.store.get().tab]).toEqual([[true], 'check']);
  });

  it('a session that ended there comes back there; one that ended elsewhere leaves people where they are', () => {
    const { store, shell } = open();
    store.set({ server, ...signedInAs('officer') });
    shell.open('county');
    store.set(out('token-revoked'));
    expect(shell.store.get().tab).toBe('submit');
    store.set(signedInAs('officer'));
    expect(shell.store.get().tab).toBe('county');
    shell.open('submit');
    store.set(out('token-revoked'));
    store.set(signedInAs('officer'));
    expect(shell.store.get().tab).toBe('submit');
  });
});
