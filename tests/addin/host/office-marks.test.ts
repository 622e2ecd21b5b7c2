/** Marks on Excel: what lies beneath stays, and they come off without a trace. */
import type { Mark } from '../../../core/ports/workbook-host';
import { differences } from '../../support/excel-host/index';
import { SHEET, sampleWorkbook } from '../../support/excel-host/sample-workbook';
import { modelOf, openInProcess, paintedIn, type ExcelHands } from '../../support/office-host/excel-hands';
import { largeRoster } from '../../support/office-host/large-roster';
import { ROSTER } from '../../contract/workbook-host/hands';

let hands: ExcelHands;
const open = async (options: Parameters<typeof openInProcess>[0] = {}): Promise<ExcelHands> => (hands = await openInProcess(options));
afterEach(() => hands.close());

const mark = (cell: string, comment?: string): Mark => ({
  sheet: SHEET,
  cell,
  severity: 'error',
  ...(comment === undefined ? {} : { comment }),
});

it.each(['web', '2021', '2019'] as const)(
  'leaves the saved file as it was, formats and own conditional formats included (%s)',
  async (profile) => {
    const original = await sampleWorkbook();
    const { host, excel } = await open({ workbook: original, profile });
    await host.paint([mark('B3', '姓名'), mark('C3'), mark('E4', '金额'), mark('F3', '有旧批注的格')]);
    expect(await differences(original, await excel.save())).not.toEqual([]);
    await host.clearMarks();
    expect(await differences(original, await excel.save())).toEqual([]);
  },
);

it('finds and takes off marks of an earlier day, also where a marked cell was copied to another sheet', async () => {
  const original = await sampleWorkbook();
  const first = await openInProcess({ workbook: original });
  await first.host.paint([mark('B3'), mark('C3')]);
  const saved = await first.excel.save();
  await first.close();
  const { host, excel } = await open({ workbook: saved });
  const other = excel.model.sheet('隐藏');
  const copied = excel.model.sheet(SHEET).conditionalFormats.find(({ formula }) => formula.includes('SongNuan'));
  other.conditionalFormats.push({
    ...(copied as NonNullable<typeof copied>),
    id: excel.model.nextId(),
    rects: [{ top: 0, bottom: 0, left: 0, right: 0 }],
  });
  await host.clearMarks();
  expect(paintedIn(excel.model)).toEqual([]);
  expect(await differences(original, await excel.save())).toEqual([]);
});

it('lets the clerk’s own conditional formats apply beneath', async () => {
  const { host, excel } = await open({ workbook: await sampleWorkbook() });
  await host.paint([mark('E3')]);
  const formats = excel.model.sheet(SHEET).conditionalFormats;
  expect(formats.map(({ formula, stopIfTrue }) => [formula.includes('SongNuan'), stopIfTrue])).toEqual([[true, false], [false, false]]); // prettier-ignore
});

it('takes no notice of conditional formats of other kinds', async () => {
  const { host, excel } = await open({ workbook: await sampleWorkbook() });
  const sheet = excel.model.sheet(SHEET);
  const other = sheet.conditionalFormats[0];
  for (const type of ['DataBar', 'CellValue'])
    sheet.conditionalFormats.push({ ...(other as NonNullable<typeof other>), id: excel.model.nextId(), type, formula: '' });
  await host.paint([mark('B3')]);
  await host.clearMarks();
  expect(sheet.conditionalFormats.map(({ type }) => type)).toEqual(['Custom', 'DataBar', 'CellValue']);
});

it('finds its marks among thousands of conditional formats, in pages below the size limit', async () => {
  const { host, excel } = await open({ workbook: await sampleWorkbook() });
  const sheet = excel.model.sheet(SHEET);
  const other = sheet.conditionalFormats[0] as (typeof sheet.conditionalFormats)[number];
  await host.paint([mark('B3')]);
  for (let index = 0; index < 2_500; index += 1) sheet.conditionalFormats.push({ ...other, id: excel.model.nextId() });
  sheet.conditionalFormats.push(...sheet.conditionalFormats.splice(0, 1));
  excel.bridge.session.payloadLimit = 100_000;
  await host.clearMarks();
  expect(paintedIn(excel.model)).toEqual([]);
  expect(sheet.conditionalFormats).toHaveLength(2_501);
});

it('puts comments on marked cells, passes over cells that have a note or comment, and keeps what others wrote', async () => {
  const { host, excel } = await open({ workbook: await sampleWorkbook() });
  const sheet = excel.model.sheet(SHEET);
  const comment = { resolved: false, author: '同事', replies: [] };
  sheet.comments.push({ ...comment, id: excel.model.nextId(), row: 2, column: 1, content: '我的批注' });
  sheet.notes.push({ row: 2, column: 5, note: '旧批注' });
  await host.paint([mark('A3', '甲'), mark('B3', '乙'), mark('F3', '丙'), mark('C3', '丁')]);
  expect(sheet.comments.map(({ content }) => content)).toEqual(['我的批注', '【送暖】甲', '【送暖】丁']);
  sheet.comments
    .find(({ content }) => content.endsWith('丁'))
    ?.replies.push({ id: excel.model.nextId(), content: '已核实', author: '同事' });
  await host.paint([mark('A4', '戊')]);
  expect(sheet.comments.map(({ content }) => content)).toEqual(['我的批注', '【送暖】丁', '【送暖】戊']);
  await host.clearMarks();
  expect(sheet.comments.map(({ content }) => content)).toEqual(['我的批注', '【送暖】丁']);
});

it.each([
  ['web', 200],
  ['web', 5_000],
  ['web', 50_000],
  ['2019', 5_000],
] as const)(
  'marks 500 cells on Excel %s, %i rows, in three requests',
  async (profile, rows) => {
    const { host, excel } = await open({ workbook: modelOf([largeRoster(rows)]), profile });
    const step = Math.max(1, Math.floor(rows / 500));
    const marks = Array.from({ length: 500 }, (_, index): Mark => {
      const row = 3 + ((index * step) % rows);
      return {
        sheet: ROSTER,
        cell: `${'CDGJ'[index % 4] as string}${String(row)}`,
        severity: index % 3 === 0 ? 'error' : index % 3 === 1 ? 'warning' : 'info',
      };
    });
    excel.counters.reset();
    await host.paint(marks);
    expect(excel.counters.now.syncs).toBeLessThanOrEqual(profile === 'web' ? 4 : 3);
    expect(excel.counters.now.largestRequest).toBeLessThan(5 * 1024 * 1024);
    expect(new Set(paintedIn(excel.model).map(({ cell }) => cell)).size).toBe(new Set(marks.map(({ cell }) => cell)).size);
  },
  60_000,
);
