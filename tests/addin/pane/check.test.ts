import { readFileSync, readdirSync } from 'node:fs';
import { checkRoster } from '../../../core/rules/run';
import { readRoster } from '../../../core/intake';
import { samplePlan } from '../../../core/plans';
import { readWorkbook } from '../../../files/read';
import { createTestPane, until, type TestPane } from '../../support/pane-app';
import { idNo, nameNo, smallRoster, snapshotOf } from '../../support/pane-sheets';

const civil = samplePlan('civil')!;
const panes: TestPane[] = [];
const open = async (options: Parameters<typeof createTestPane>[0]): Promise<TestPane> => {
  const pane = createTestPane(options);
  panes.push(pane);
  await pane.shell.guard('start', pane.roster.start);
  return pane;
};
const opened = async (options: Parameters<typeof createTestPane>[0] = {}): Promise<TestPane> => {
  const pane = await open({ sheets: [snapshotOf('花名册', smallRoster())], ...options });
  await pane.roster.choosePlan(civil);
  return pane;
};
const checked = async (options: Parameters<typeof createTestPane>[0] = {}): Promise<TestPane> => {
  const pane = await opened(options);
  await pane.check.check();
  return pane;
};
const codesAt = (pane: TestPane): readonly string[] =>
  (pane.roster.store.get().judged?.report.findings ?? []).map(({ code, where }) => `${where.cell ?? ''} ${code}`);
const idOfFinding = (pane: TestPane, code: string): string => pane.check.store.get().all.find(({ finding }) => finding.code === code)!.id;
const caughtUp = (pane: TestPane): Promise<void> =>
  until(() => pane.roster.store.get().stale === 'no' && pane.roster.store.get().activity === null, 'the live update');

afterEach(async () => {
  for (const pane of panes.splice(0)) await pane.roster.stop();
});

describe('opening', () => {
  it('shows sheets, columns and the unit before anything is pressed', async () => {
    const pane = await opened({ sheets: [snapshotOf('花名册', smallRoster()), snapshotOf('Sheet2', [])] });
    const { survey, judged, opened: isOpen } = pane.roster.store.get();
    expect(isOpen).toBe(true);
    expect(judged).toBeNull();
    expect(survey?.sheets.map(({ sheet, role, entries }) => [sheet, role, entries])).toEqual([
      ['花名册', 'roster', 6],
      ['Sheet2', 'empty', 0],
    ]);
    expect(survey?.sheets[0]?.columns.find(({ key }) => key === 'idNumber')).toEqual({
      key: 'idNumber',
      field: 'idNumber',
      letter: 'C',
      header: '身份证号',
    });
    expect(survey?.sheets[0]?.headerRows).toEqual([3]);
    expect(survey?.unit?.name).toBe('城北街道');
  });

  it('suggests the plan whose units and categories the sheet names', async () => {
    const pane = await open({ sheets: [snapshotOf('花名册', smallRoster())] });
    expect(pane.roster.store.get()).toMatchObject({ plan: { id: 'civil' }, planFrom: 'suggested' });
  });

  it.each([
    ['an empty workbook', [snapshotOf('Sheet1', [])], ['empty']],
    [
      'a workbook that is no roster',
      [
        snapshotOf('通讯录', [
          ['部门', '电话'],
          ['办公室', '0571-88888888'],
        ]),
      ],
      [expect.not.stringMatching('roster')],
    ],
  ])('%s: no plan is guessed, the sheets are told, nothing fails', async (_what, sheets, roles) => {
    const pane = await open({ sheets });
    expect(pane.roster.store.get().plan).toBeNull();
    expect(pane.roster.store.get().survey?.sheets.map(({ role }) => role)).toEqual(roles);
    await pane.roster.choosePlan(civil);
    await pane.check.check();
    expect(pane.roster.store.get().judged?.report.counts.error).toBe(0);
    expect(pane.shell.store.get().notice).toBeNull();
  });

  it('remembers plan, unit and columns with the workbook', async () => {
    const first = await opened();
    const unit = civil.units[3]!;
    await first.roster.chooseUnit({ code: unit.code, name: unit.name });
    await first.check.setColumn('花名册', 'remark', 'F', '联系电话');
    const settings = first.workbook.settings();
    expect(JSON.stringify(settings)).not.toContain(nameNo(1));
    const again = await open({ sheets: [snapshotOf('花名册', smallRoster())], settings });
    expect(again.roster.store.get()).toMatchObject({ plan: { id: 'civil' }, planFrom: 'remembered', unit: { code: unit.code } });
    expect(again.roster.store.get().survey?.sheets[0]?.columns.find(({ key }) => key === 'remark')?.letter).toBe('F');
  });

  it('finds a corrected column by its header when others were inserted before it', async () => {
    const first = await opened();
    await first.check.setColumn('花名册', 'remark', 'F', '联系电话');
    const moved = smallRoster().map((row, index) => (index < 2 ? row : [row[0] ?? null, index === 2 ? '新列' : null, ...row.slice(1)]));
    const again = await open({ sheets: [snapshotOf('花名册', moved)], settings: first.workbook.settings() });
    expect(again.roster.store.get().survey?.sheets[0]?.columns.find(({ key }) => key === 'remark')?.letter).toBe('G');
    const gone = smallRoster().map((row) => row.slice(0, 5));
    const third = await open({ sheets: [snapshotOf('花名册', gone)], settings: first.workbook.settings() });
    expect(third.roster.store.get().survey?.lost).toEqual([{ sheet: '花名册', key: 'remark' }]);
  });

  it('takes a sheet that was not recognised as a roster when told so, with the header pointed at', async () => {
    const rows = [
      ['甲', '乙', '丙'],
      ['赵一', idNo(1), '农村低保对象'],
      ['钱二', idNo(2), '农村低保对象'],
    ];
    const pane = await open({ sheets: [snapshotOf('表', rows)] });
    await pane.roster.choosePlan(civil);
    await pane.check.setHeader('表', 1);
    for (const [key, letter] of [
      ['name', 'A'],
      ['idNumber', 'B'],
      ['category', 'C'],
    ] as const)
      await pane.check.setColumn('表', key, letter, null);
    expect(pane.roster.store.get().survey?.sheets[0]).toMatchObject({ role: 'roster', entries: 2 });
  });

  it('a wrong plan file is refused with its mistakes, a right one chosen', async () => {
    const pane = await opened();
    const wrong = await pane.roster.addPlan({ id: 'x' }, 'file');
    expect(wrong.ok).toBe(false);
    expect(pane.roster.store.get().plan?.id).toBe('civil');
    await pane.roster.addPlan({ ...civil, id: 'own', title: '自拟方案' }, 'file');
    expect(pane.roster.store.get().plan?.title).toBe('自拟方案');
  });

  it('a plan that was brought is known again the next time; one that is not there is named', async () => {
    let kept: unknown = null;
    const planKeeper = { load: () => kept, save: (choices: unknown) => (kept = structuredClone(choices)) };
    const first = await opened({ planKeeper });
    await first.roster.addPlan({ ...civil, id: 'own', title: '自拟方案' }, 'server');
    const settings = first.workbook.settings();
    const sheets = [snapshotOf('花名册', smallRoster())];
    const again = await open({ sheets, settings, planKeeper });
    expect(again.roster.store.get()).toMatchObject({ plan: { id: 'own' }, planFrom: 'remembered' });
    const elsewhere = await open({ sheets, settings });
    expect(elsewhere.roster.store.get().plan?.id).toBe('civil');
    expect(elsewhere.shell.store.get().notice).toMatchObject({ kind: 'told', text: expect.stringContaining('自拟方案') as string });
  });

  it('another plan chosen in the middle of judging: the old result is not taken for its', async () => {
    const pane = await checked();
    const work = pane.roster.choosePlan(samplePlan('union')!);
    expect(pane.roster.store.get().stale).toBe('yes');
    pane.roster.cancel();
    await work;
    await pane.check.check();
    expect(pane.roster.store.get()).toMatchObject({ stale: 'no', plan: { id: 'union' } });
  });
});

describe('check', () => {
  const folder = 'samples/civil/rosters';
  it.each(
    readdirSync(folder)
      .filter((file) => /\.(xlsx|xls|csv)$/.test(file))
      .slice(0, 12),
  )('%s: the same findings as the command line', async (file) => {
    const workbook = await readWorkbook(readFileSync(`${folder}/${file}`), file);
    const pane = await open({ sheets: workbook.sheets, fileName: file });
    await pane.roster.choosePlan(civil);
    await pane.check.check();
    const roster = readRoster({ ...workbook, file }, civil);
    const report = checkRoster(roster, { plan: civil, asOf: '2026-12-25' });
    expect(pane.roster.store.get().judged?.report.findings).toEqual(structuredClone(report.findings));
    expect(pane.check.store.get().all).toHaveLength(report.findings.length);
    expect(pane.roster.store.get().judged?.tallies.categories.reduce((sum, { count }) => sum + count, 0)).toBe(
      roster.sheets.reduce((sum, sheet) => sum + (sheet.role === 'roster' ? sheet.entries.length : 0), 0),
    );
  });

  it('tells the counts to screen readers', async () => {
    const pane = await checked();
    expect(pane.shell.store.get().announcement).toMatch(/^校验完成：错误 1 处/);
  });

  it('filters by severity, sheet, name, text and cell; groups by kind and by row', async () => {
    const pane = await checked({ sheets: [snapshotOf('一', smallRoster()), snapshotOf('二', smallRoster())] });
    const { check } = pane;
    const all = check.store.get().all.length;
    expect(check.store.get().groups[0]?.code).not.toBeNull();
    check.filter({ severities: { error: true, warning: false, info: false } });
    expect(check.store.get().shown.every(({ finding }) => finding.severity === 'error')).toBe(true);
    check.filter({ severities: { error: true, warning: true, info: true }, sheet: '二' });
    expect(check.store.get().shown.length).toBeLessThan(all);
    check.filter({ sheet: null, query: nameNo(2) });
    expect(new Set(check.store.get().shown.map(({ person }) => person))).toEqual(new Set([nameNo(2)]));
    check.filter({ query: 'c5' });
    expect(check.store.get().shown.map(({ finding }) => finding.where.cell)).toContain('C5');
    check.filter({ query: '', groupBy: 'row' });
    expect(check.store.get().groups.map(({ row }) => row)).toContain(5);
    expect(check.store.get().shown).toHaveLength(all);
  });

  it('cancelled while reading: nothing is claimed, and it can be done again', async () => {
    const pane = await opened({ rowsPerRead: 1 });
    const work = pane.check.check();
    await until(() => pane.roster.store.get().activity?.kind === 'reading');
    pane.roster.cancel();
    await work;
    expect(pane.roster.store.get()).toMatchObject({ judged: null, activity: null });
    expect(pane.shell.store.get().notice).toBeNull();
    await pane.check.check();
    expect(codesAt(pane)).toContain('C5 id-checksum');
  });

  it('cancelled while opening: a plan can be chosen and everything checked', async () => {
    const pane = createTestPane({ sheets: [snapshotOf('花名册', smallRoster())], rowsPerRead: 1 });
    panes.push(pane);
    const start = pane.shell.guard('start', pane.roster.start);
    await until(() => pane.roster.store.get().activity?.kind === 'reading');
    pane.roster.cancel();
    await start;
    await pane.roster.choosePlan(civil);
    await pane.check.check();
    expect(codesAt(pane)).toContain('C5 id-checksum');
  });

  it.each(['cell-being-edited', 'busy', 'payload-too-large'] as const)('%s: a sentence with a way to try again', async (code) => {
    const pane = await opened();
    pane.workbook.refuse(code);
    await pane.check.check();
    const { notice } = pane.shell.store.get();
    expect(notice).toMatchObject({ kind: 'host', problem: { code } });
    pane.workbook.refuse(null);
    if (notice?.kind === 'host') notice.retry?.();
    await until(() => pane.roster.store.get().judged !== null);
  });

  it('a fault of ours is told as ours, without a word of the roster', async () => {
    const pane = await opened();
    const { plan } = pane.roster.store.get();
    pane.roster.store.set({ plan: { ...plan!, categories: null as never } });
    await pane.check.check();
    const { notice } = pane.shell.store.get();
    expect(notice?.kind).toBe('incident');
    const text = notice?.kind === 'incident' ? notice.incident.text : '';
    expect(text).toMatch(/^SongNuan judge: check\nJudgeFault/);
    expect(text).not.toMatch(/\p{Script=Han}|\d{6}/u);
  });
});

describe('going to a finding', () => {
  it('selects its cell', async () => {
    const pane = await checked();
    await pane.check.go(idOfFinding(pane, 'id-checksum'));
    expect(pane.workbook.selected()).toEqual({ sheet: '花名册', cell: 'C5' });
  });

  it.each([true, false])('rows inserted above: the same person is found (changes told: %s)', async (changes) => {
    const pane = await checked({ abilities: { changes } });
    pane.workbook.insertRows('花名册', 4, 2);
    await pane.check.go(idOfFinding(pane, 'id-checksum'));
    expect(pane.workbook.selected().cell).toBe('C7');
    expect(pane.shell.store.get().notice).toMatchObject({ kind: 'told', text: expect.stringContaining('找到原来那一行') as string });
  });

  it.each([true, false])('the row was deleted: nobody else is pointed at (changes told: %s)', async (changes) => {
    const pane = await checked({ abilities: { changes } });
    pane.workbook.click('花名册', 'A1');
    pane.workbook.deleteRows('花名册', 5, 1);
    await pane.check.go(idOfFinding(pane, 'id-checksum'));
    expect(pane.workbook.selected().cell).toBe('A1');
    expect(pane.shell.store.get().notice).toMatchObject({ kind: 'told', text: expect.stringContaining('已经不在了') as string });
    expect(codesAt(pane).join()).not.toContain('id-checksum');
  });

  it('next and previous walk through what is shown and start over at the end', async () => {
    const pane = await checked();
    const { shown } = pane.check.store.get();
    await pane.check.step(-1);
    expect(pane.check.store.get().current).toBe(shown.at(-1)?.id);
    await pane.check.step(1);
    expect(pane.check.store.get().current).toBe(shown[0]?.id);
    expect(pane.check.store.get().open.has(pane.check.store.get().groups[0]!.id)).toBe(true);
  });

  it('the sheet was renamed: the list follows', async () => {
    const pane = await checked();
    pane.workbook.rename('花名册', '名单');
    await caughtUp(pane);
    await pane.check.go(idOfFinding(pane, 'id-checksum'));
    expect(pane.workbook.selected()).toEqual({ sheet: '名单', cell: 'C5' });
  });
});

describe('live', () => {
  it('after an edit only its rows are read, and the finding goes', async () => {
    const pane = await checked();
    const { readSheets } = pane.workbook.calls;
    pane.workbook.edit('花名册', 'C5', idNo(2));
    await caughtUp(pane);
    expect(codesAt(pane).join()).not.toContain('id-checksum');
    expect(pane.workbook.calls['readSheets']).toBe(readSheets);
    expect(pane.workbook.calls['readRows']).toBe(1);
  });

  it('after inserted rows the sheet is read again, and findings are at their new rows', async () => {
    const pane = await checked();
    pane.workbook.insertRows('花名册', 4, 3);
    await caughtUp(pane);
    expect(codesAt(pane)).toContain('C8 id-checksum');
  });

  it('an entry typed below the last row is judged too', async () => {
    const pane = await checked();
    for (const [cell, value] of [
      ['A10', 7],
      ['B10', '新增人'],
      ['D10', '农村低保对象'],
      ['E10', 100],
    ] as const)
      pane.workbook.edit('花名册', cell, value);
    await caughtUp(pane);
    expect(codesAt(pane)).toContain('C10 id-missing');
  });

  it('keeps the place in the list', async () => {
    const pane = await checked();
    const id = idOfFinding(pane, 'id-checksum');
    await pane.check.go(id);
    pane.workbook.edit('花名册', 'F9', '1390000');
    await caughtUp(pane);
    expect(pane.check.store.get().current).toBe(id);
  });

  it('while a cell is being edited it waits, says so, and goes on by itself', async () => {
    const pane = await checked();
    pane.workbook.refuse('cell-being-edited');
    pane.workbook.edit('花名册', 'C5', idNo(2));
    await until(() => pane.roster.store.get().stale === 'editing');
    expect(pane.shell.store.get().notice).toBeNull();
    pane.workbook.refuse(null);
    await caughtUp(pane);
    expect(codesAt(pane).join()).not.toContain('id-checksum');
  });

  it('a deleted sheet leaves the list', async () => {
    const pane = await checked({ sheets: [snapshotOf('一', smallRoster()), snapshotOf('二', smallRoster())] });
    pane.workbook.remove('二');
    await caughtUp(pane);
    expect(pane.roster.store.get().survey?.sheets.map(({ sheet }) => sheet)).toEqual(['一']);
    expect(pane.check.store.get().all.every(({ finding }) => finding.where.sheet === '一')).toBe(true);
  });
});
