import { samplePlan } from '../../../core/plans';
import { createTestPane, until, type TestPane } from '../../support/pane-app';
import { header, idNo, nameNo, smallRoster, snapshotOf } from '../../support/pane-sheets';

const civil = samplePlan('civil')!;
const panes: TestPane[] = [];
const checked = async (options: Parameters<typeof createTestPane>[0] = {}): Promise<TestPane> => {
  const pane = createTestPane({ sheets: [snapshotOf('花名册', smallRoster())], ...options });
  panes.push(pane);
  await pane.roster.start();
  await pane.roster.choosePlan(civil);
  await pane.check.check();
  return pane;
};
const caughtUp = (pane: TestPane): Promise<void> =>
  until(() => pane.roster.store.get().stale === 'no' && pane.roster.store.get().activity === null, 'the live update');
const value = (pane: TestPane, cell: string): unknown => pane.workbook.cell('花名册', cell).value;

afterEach(async () => {
  for (const pane of panes.splice(0)) await pane.roster.stop();
});

describe.each([true, false])('fixes (changes told: %s)', (changes) => {
  const abilities = { changes };

  it('are listed by kind, all chosen; applied in one batch; undone to the very same workbook', async () => {
    const pane = await checked({ abilities });
    const before = pane.workbook.print();
    expect(pane.fix.store.get().groups.map(({ kind, items }) => [kind, items.length])).toEqual([
      ['toNumber', 1],
      ['name', 1],
    ]);
    await pane.fix.apply();
    expect(value(pane, 'B7')).toBe(nameNo(4));
    expect(value(pane, 'E6')).toBe(100);
    expect(pane.workbook.calls['applyCells']).toBe(1);
    await caughtUp(pane);
    expect(pane.fix.store.get()).toMatchObject({ count: 0, done: [{ changed: 2, left: [] }] });
    await pane.fix.undo();
    expect(pane.workbook.print()).toBe(before);
    expect(pane.fix.store.get()).toMatchObject({ done: [], undone: { restored: 2, left: [] } });
    await caughtUp(pane);
    expect(pane.fix.store.get().count).toBe(2);
  });

  it('only the chosen ones', async () => {
    const pane = await checked({ abilities });
    pane.fix.choose([pane.fix.store.get().groups[1]!.items[0]!.id], false);
    await pane.fix.apply();
    expect(value(pane, 'B7')).toBe(` ${nameNo(4)} `);
    expect(value(pane, 'E6')).toBe(100);
  });

  it('cells edited after the fix are left alone and named when it is undone', async () => {
    const pane = await checked({ abilities });
    await pane.fix.apply();
    pane.workbook.edit('花名册', 'E6', 90);
    await pane.fix.undo();
    expect(value(pane, 'E6')).toBe(90);
    expect(value(pane, 'B7')).toBe(` ${nameNo(4)} `);
    expect(pane.fix.store.get().undone).toMatchObject({ restored: 1, left: [{ cell: 'E6', reason: 'changed-since' }] });
  });

  it('rows and a column inserted after the fix: undone in the same people’s rows', async () => {
    const pane = await checked({ abilities });
    await pane.fix.apply();
    pane.workbook.insertRows('花名册', 4, 1);
    pane.workbook.insertColumn('花名册', 'E');
    await pane.fix.undo();
    expect(value(pane, 'F7')).toBe('100元');
    expect(value(pane, 'F6')).toBe(100);
    expect(value(pane, 'B8')).toBe(` ${nameNo(4)} `);
  });

  it('rows inserted after the check: nothing is written before the person has looked again', async () => {
    const pane = await checked({ abilities });
    pane.workbook.insertRows('花名册', 4, 1);
    const before = pane.workbook.print();
    await pane.fix.apply();
    expect(pane.workbook.print()).toBe(before);
    expect(pane.shell.store.get().notice).toMatchObject({ kind: 'told', text: expect.stringContaining('再看一眼') as string });
    await pane.fix.apply();
    expect(value(pane, 'E7')).toBe(100);
    expect(value(pane, 'B8')).toBe(nameNo(4));
  });

  it('the sheet was deleted after the check: nothing is written anywhere', async () => {
    const pane = await checked({ abilities, sheets: [snapshotOf('花名册', smallRoster()), snapshotOf('另一张', [['备忘']])] });
    pane.workbook.remove('花名册');
    const before = pane.workbook.print();
    await pane.fix.apply();
    expect(pane.workbook.print()).toBe(before);
  });

  it('a protected sheet: nothing is changed, and what to do is said', async () => {
    const pane = await checked({ abilities });
    pane.workbook.protect('花名册', true);
    await pane.fix.apply();
    expect(pane.shell.store.get().notice).toMatchObject({ kind: 'host', problem: { code: 'protected' } });
    const { notice } = pane.shell.store.get();
    pane.workbook.protect('花名册', false);
    if (notice?.kind === 'host') notice.retry?.();
    await until(() => value(pane, 'E6') === 100);
  });
});

it('the same person twice: each row gets its own value back', async () => {
  const row = (number: number, amount: string): readonly (string | number)[] => [
    number,
    nameNo(1),
    idNo(1),
    '农村低保对象',
    amount,
    '13900001001',
  ];
  const pane = await checked({
    sheets: [snapshotOf('花名册', [['花名册'], ['填报单位：城北街道'], header, row(1, '100元'), row(2, '１００')])],
  });
  await pane.fix.apply();
  expect([value(pane, 'E4'), value(pane, 'E5')]).toEqual([100, 100]);
  pane.workbook.insertRows('花名册', 4, 2);
  await pane.fix.undo();
  expect([value(pane, 'E6'), value(pane, 'E7')]).toEqual(['100元', '１００']);
});

it('a formula is left alone and named', async () => {
  const pane = await checked();
  pane.workbook.setFormula('花名册', 'E6', '100元');
  await caughtUp(pane);
  await pane.fix.apply();
  expect(pane.fix.store.get().done[0]).toMatchObject({ changed: 1, left: [{ cell: 'E6', reason: 'formula' }] });
});

it('an ID written into a General cell keeps all its digits', async () => {
  const rows = smallRoster().map((row) => [...row]);
  rows[3]![2] = idNo(1).split('').join(' ');
  const pane = await checked({ sheets: [snapshotOf('花名册', rows)] });
  pane.workbook.edit('花名册', 'C4', idNo(1).split('').join(' '), 'General');
  await caughtUp(pane);
  await pane.fix.apply();
  expect(pane.workbook.cell('花名册', 'C4')).toEqual({ value: idNo(1), format: '@' });
});

it('ID and phone columns become text, and what they were again', async () => {
  const rows = smallRoster().map((row) => [...row]);
  rows[3]![5] = 13900001001;
  const pane = await checked({ sheets: [snapshotOf('花名册', rows)] });
  const view = pane.roster.store.get().survey?.sheets[0];
  expect(view).toMatchObject({ textColumns: ['C', 'F'], numbersInTextColumns: 1 });
  const before = pane.workbook.print();
  await pane.fix.formatAsText();
  expect(pane.workbook.cell('花名册', 'F4')).toEqual({ value: '13900001001', format: '@' });
  expect(pane.fix.store.get().done[0]).toMatchObject({ what: 'format', changed: 1 });
  await pane.fix.undo();
  expect(pane.workbook.print()).toBe(before);
});

it('the blank roster of the plan becomes a new sheet; the list goes on', async () => {
  const pane = await checked();
  await pane.fix.insertTemplate();
  await caughtUp(pane);
  expect(pane.workbook.selected().sheet).toBe('花名册(2)');
  expect(pane.roster.store.get().survey?.sheets.map(({ sheet }) => sheet)).toEqual(['花名册', '填表说明', '花名册(2)']);
  expect(pane.check.store.get().all.some(({ finding }) => finding.code === 'id-checksum')).toBe(true);
});
