/** Marks that the check paints on cells. */
import { samplePlan } from '../../../core/plans';
import { createTestPane, until, type TestPane } from '../../support/pane-app';
import { idNo, smallRoster, snapshotOf } from '../../support/pane-sheets';
import { withWrongDigit } from '../../support/synthetic-id';

const panes: TestPane[] = [];
const opened = async (options: Parameters<typeof createTestPane>[0] = {}): Promise<TestPane> => {
  const pane = createTestPane({ sheets: [snapshotOf('花名册', smallRoster())], ...options });
  panes.push(pane);
  await pane.shell.guard('start', pane.roster.start);
  await pane.roster.choosePlan(samplePlan('civil')!);
  return pane;
};
const checked = async (options: Parameters<typeof createTestPane>[0] = {}): Promise<TestPane> => {
  const pane = await opened(options);
  await pane.check.check();
  return pane;
};
const caughtUp = (pane: TestPane): Promise<void> =>
  until(() => pane.roster.store.get().stale === 'no' && pane.roster.store.get().activity === null, 'the live update');

afterEach(async () => {
  for (const pane of panes.splice(0)) await pane.roster.stop();
});

it('one per cell in the worst colour, with a comment that masks numbers; off without a trace; kept up to date', async () => {
  const pane = await checked();
  await pane.check.setMarks(true);
  const mark = pane.workbook.marks().find(({ cell }) => cell === 'C5');
  expect(mark).toMatchObject({ severity: 'error' });
  expect(mark?.comment).toContain('校验不对');
  expect(mark?.comment).not.toMatch(/\d{15}/);
  expect(new Set(pane.workbook.marks().map(({ cell }) => cell)).size).toBe(pane.workbook.marks().length);
  pane.workbook.edit('花名册', 'C5', idNo(2));
  await until(() => !pane.workbook.marks().some(({ cell }) => cell === 'C5'));
  pane.shell.change({ comments: false });
  await until(() => pane.workbook.marks().every(({ comment }) => comment === undefined));
  await pane.check.setMarks(false);
  expect(pane.workbook.marks()).toEqual([]);
});

it('a roster full of errors: comments on the first 300 cells, which is said once; all keep their colour', async () => {
  const rows = smallRoster(350).map((row, at) => (at < 3 ? row : row.with(2, withWrongDigit(idNo(at)))));
  const pane = await checked({ sheets: [snapshotOf('花名册', rows)] });
  await pane.check.setMarks(true);
  const marks = pane.workbook.marks();
  const commented = marks.filter(({ comment }) => comment !== undefined);
  expect(commented).toHaveLength(300);
  expect(commented.every(({ severity }) => severity === 'error')).toBe(true);
  expect(marks.length).toBeGreaterThanOrEqual(350);
  const notice = pane.shell.store.get().notice;
  expect(notice).toMatchObject({ kind: 'told', tone: 'note', text: expect.stringMatching(/共 \d+ 个.*300 个/) });
  pane.shell.dismiss();
  pane.workbook.edit('花名册', 'C10', idNo(7));
  await caughtUp(pane);
  await until(() => !pane.workbook.marks().some(({ cell }) => cell === 'C10'));
  expect(pane.workbook.marks().filter(({ comment }) => comment !== undefined)).toHaveLength(300);
  expect(pane.shell.store.get().notice).toBeNull();
});

it('marks of an earlier day can be taken off', async () => {
  const pane = await opened({ settings: { 'songnuan.marks': true } });
  await pane.check.start();
  expect(pane.check.store.get().marks).toBe(true);
  await pane.check.setMarks(false);
  expect(pane.workbook.calls['clearMarks']).toBe(1);
});
