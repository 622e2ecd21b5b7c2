/** How much is asked of Excel, and what of a sheet is not to be trusted. What is read: tests/contract/workbook-host. */
import type { SheetSnapshot } from '../../../core/model/sheet';
import { excelApi } from '../../support/excel-host/index';
import { modelOf, openInProcess, type ExcelHands } from '../../support/office-host/excel-hands';
import { largeRoster } from '../../support/office-host/large-roster';
import { problem } from '../../contract/workbook-host/contract';
import { fixture, ROSTER, valuesOf } from '../../contract/workbook-host/hands';

const limit = 5 * 1024 * 1024;
let hands: ExcelHands;
const open = async (options: Parameters<typeof openInProcess>[0] = {}): Promise<ExcelHands> => (hands = await openInProcess(options));
afterEach(() => hands.close());

it.each([
  [200, 3],
  [5_000, 3],
  [50_000, 9],
])(
  'reads a roster of %i rows and 20 columns in at most %i requests below the size limit',
  async (rows, most) => {
    const roster = largeRoster(rows);
    const { host, excel } = await open({ workbook: modelOf([roster, { ...roster, name: '空', rows: [], merges: [] }]) });
    excel.counters.reset();
    const [sheet] = await host.readSheets();
    expect(excel.counters.now.syncs).toBeLessThanOrEqual(most);
    expect(excel.counters.now.largestResponse).toBeLessThan(limit);
    expect(excel.counters.now.largestRequest).toBeLessThan(limit);
    expect(sheet?.rows).toHaveLength(rows + 2);
    expect(sheet?.rows.at(-1)).toEqual(roster.rows.at(-1));
  },
  60_000,
);

it('asks for one row in one request', async () => {
  const { host, excel } = await open({ workbook: modelOf([largeRoster(500)]) });
  excel.counters.reset();
  await host.readRows(ROSTER, 100, 100);
  expect(excel.counters.now.syncs).toBe(1);
});

it('goes on in smaller blocks where an answer is too large after all', async () => {
  const roster = largeRoster(1_000);
  const { host, excel } = await open({ workbook: modelOf([roster]) });
  excel.bridge.session.payloadLimit = 40_000;
  const [sheet] = await host.readSheets();
  expect(valuesOf(sheet as SheetSnapshot)).toEqual(valuesOf(roster));
  expect(await host.readRows(ROSTER, 1, 1_002)).toHaveLength(1_002);
});

it('says when even the smallest question is too large', async () => {
  const { host, excel } = await open();
  excel.bridge.session.payloadLimit = 50;
  expect((await problem(host.readSheets())).code).toBe('payload-too-large');
});

it('is not misled by columns that are formatted down to the last row', async () => {
  const workbook = modelOf([largeRoster(10)]);
  for (let column = 0; column < 30; column += 1) workbook.sheet(ROSTER).columnAt(column).style = { numFmt: '@' };
  const { host, excel } = await open({ workbook });
  excel.counters.reset();
  expect((await host.readSheets())[0]?.rows).toHaveLength(12);
  expect(excel.counters.now.bytesToPane).toBeLessThan(50_000);
});

it.each(['web', excelApi('1.6')] as const)('finds single hidden rows and columns among thousands (%p)', async (profile) => {
  const hiddenRows = [3, 777, 778, 1_999];
  const roster = { ...largeRoster(2_000), hiddenRows, hiddenColumns: [7, 19] };
  const { host, excel } = await open({ workbook: modelOf([roster]), profile });
  excel.counters.reset();
  const [sheet] = await host.readSheets();
  expect(sheet?.hiddenRows).toEqual(hiddenRows);
  expect(sheet?.hiddenColumns).toEqual([7, 19]);
  expect(excel.counters.now.syncs).toBeLessThanOrEqual(6);
});

it('counts a row as struck through when most of its values are', async () => {
  const workbook = modelOf([{ ...largeRoster(30), struckRows: [5] }]);
  const sheet = workbook.sheet(ROSTER);
  const strike = (row: number, columns: number): void => {
    for (let column = 0; column < columns; column += 1) sheet.setStyle(row, column, { font: { strike: true } });
  };
  strike(7, 15);
  strike(8, 1);
  const { host } = await open({ workbook });
  expect((await host.readSheets())[0]?.struckRows).toEqual([5, 7]);
});

it('takes a number for a date only where its format says so and a date can be', async () => {
  const { host, edit } = await open();
  const given: [string, number, string][] = [['A1', 45_292, 'yyyy"年"m"月"'], ['A2', 45_292, '0'], ['A3', 0, 'm/d/yyyy'], ['A4', 11010119900307, 'm/d/yyyy'], ['A5', 0.5, 'h:mm'], ['A6', 45_292, 'General'], ['A7', 3, '[h]:mm']]; // prettier-ignore
  for (const [cell, value, format] of given) await edit('空表', cell, value, format);
  const expected = [{ serial: 45_292 }, 45_292, { serial: 0 }, 11010119900307, { serial: 0.5 }, 45_292, 3];
  expect((await host.readSheets(['空表']))[0]?.rows.flat()).toEqual(expected);
  expect((await host.readRows('空表', 1, 7)).flat()).toEqual(expected);
});

it('reads very hidden sheets like others', async () => {
  const workbook = modelOf(fixture);
  workbook.sheet('底册').visibility = 'VeryHidden';
  const { host } = await open({ workbook });
  expect((await host.readSheets()).map(({ visibility }) => visibility)).toEqual(['visible', 'visible', 'veryHidden']);
});

it('tells the file name, and null for a workbook that was never saved', async () => {
  const { host } = await open({ fileName: '清泉镇.xlsx' });
  expect(await host.fileName()).toBe('清泉镇.xlsx');
});

it('tells the file name of an Excel that knows only the address', async () => {
  const { host } = await open({ fileName: '%E6%B8%85%E6%B3%89%E9%95%87.xlsx', profile: '2019' });
  expect(await host.fileName()).toBe('清泉镇.xlsx');
});

it('waits for a cell that is being edited, with growing pauses, and goes on', async () => {
  const { host, excel, pauses } = await open();
  excel.user.beginEdit(2);
  expect((await host.readSheets()).map(valuesOf)).toEqual(fixture.map(valuesOf));
  expect(await pauses()).toEqual([100, 300]);
});

it('says so when it waited two seconds in vain', async () => {
  const { host, excel, pauses } = await open();
  excel.user.beginEdit();
  expect(await problem(host.readRows(ROSTER, 1, 2))).toEqual({ code: 'cell-being-edited', sheet: ROSTER });
  const waited = await pauses();
  expect(waited.reduce((sum, each) => sum + each, 0)).toBe(1_900);
  excel.user.endEdit();
});
