/** Marks of several areas on one workbook. */
import { createMarks } from '../../../addin/app/marks';
import type { Mark } from '../../../core/ports/workbook-host';
import { createMemoryWorkbook } from '../../support/memory-host';
import { smallRoster, snapshotOf } from '../../support/pane-sheets';

const mark = (cell: string, severity: Mark['severity'], comment?: string): Mark => ({
  sheet: '花名册',
  cell,
  severity,
  ...(comment === undefined ? {} : { comment }),
});
const open = () => {
  const workbook = createMemoryWorkbook({ sheets: [snapshotOf('花名册', smallRoster())] });
  return { workbook, marks: createMarks(workbook.host) };
};

it('one mark per cell: the worst colour, and what all of them say', async () => {
  const { workbook, marks } = open();
  await marks.show('check', [mark('C5', 'warning', '校验码不对'), mark('E6', 'info')]);
  await marks.show('county', [mark('C5', 'error', '县里退回：请核对'), mark('B8', 'error')]);
  expect(workbook.marks()).toEqual([mark('C5', 'error', '校验码不对\n县里退回：请核对'), mark('E6', 'info'), mark('B8', 'error')]);
  await marks.show('check', null);
  expect(workbook.marks()).toEqual([mark('C5', 'error', '县里退回：请核对'), mark('B8', 'error')]);
  await marks.show('county', null);
  expect(workbook.marks()).toEqual([]);
});

it('the same marks again are not painted again; marks of an earlier day are taken off though none were painted today', async () => {
  const { workbook, marks } = open();
  await workbook.host.paint([mark('A1', 'error')]);
  await marks.show('check', null);
  expect(workbook.marks()).toEqual([]);
  await marks.show('check', [mark('C5', 'warning')]);
  await marks.show('check', [mark('C5', 'warning')]);
  expect(workbook.calls['paint']).toBe(2);
});

it('what Excel refuses to paint is not taken as painted', async () => {
  const { workbook, marks } = open();
  workbook.refuse('protected');
  await expect(marks.show('check', [mark('C5', 'warning')])).rejects.toMatchObject({ code: 'protected' });
  workbook.refuse(null);
  await marks.show('county', null);
  expect(workbook.marks()).toEqual([]);
  await marks.show('check', [mark('C5', 'warning')]);
  expect(workbook.marks()).toHaveLength(1);
});

it('no more comments than Excel can bear: the worst first, then in order; every cell keeps its colour', async () => {
  const { workbook, marks } = open();
  const many = Array.from({ length: 400 }, (_, at) => mark(`C${at + 5}`, at % 2 === 0 ? 'warning' : 'error', `第${at}处`));
  expect(await marks.show('check', many)).toEqual({ shown: 300, wanted: 400 });
  const commented = workbook.marks().filter(({ comment }) => comment !== undefined);
  expect(workbook.marks().map(({ cell, severity }) => [cell, severity])).toEqual(many.map(({ cell, severity }) => [cell, severity]));
  expect(commented.filter(({ severity }) => severity === 'error')).toHaveLength(200);
  expect(commented.filter(({ severity }) => severity === 'warning').map(({ cell }) => cell)).toEqual(
    Array.from({ length: 100 }, (_, at) => `C${2 * at + 5}`),
  );
});

it('what the county says keeps its comments beside hundreds of the check', async () => {
  const { workbook, marks } = open();
  await marks.show('check', Array.from({ length: 400 }, (_, at) => mark(`C${at + 5}`, 'error', `第${at}处`))); // prettier-ignore
  expect(await marks.show('county', [mark('B900', 'error', '县里退回：请核对')])).toEqual({ shown: 300, wanted: 401 });
  expect(workbook.marks()).toContainEqual(mark('B900', 'error', '县里退回：请核对'));
  expect(await marks.show('check', null)).toEqual({ shown: 1, wanted: 1 });
});
