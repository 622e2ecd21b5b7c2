/** Changes on Excel: few requests, all or nothing, and the saved file as it was after taking them back. */
import type { CellChange } from '../../../core/ports/workbook-host';
import { cancelling, ROSTER } from '../../contract/workbook-host/hands';
import { problem } from '../../contract/workbook-host/contract';
import { differences } from '../../support/excel-host/index';
import { SHEET, sampleWorkbook } from '../../support/excel-host/sample-workbook';
import { modelOf, openInProcess, type ExcelHands } from '../../support/office-host/excel-hands';
import { largeRoster } from '../../support/office-host/large-roster';

let hands: ExcelHands;
const open = async (options: Parameters<typeof openInProcess>[0] = {}): Promise<ExcelHands> => (hands = await openInProcess(options));
afterEach(() => hands.close());

/** Every n-th row of the name and amount columns, beginning with the first person. */
const fixes = (rows: number, count: number): CellChange[] => {
  const { rows: lines } = largeRoster(rows);
  const step = Math.max(1, Math.floor((2 * rows) / count));
  return Array.from({ length: count }, (_, index): CellChange => {
    const row = 2 + ((Math.floor(index / 2) * step) % rows);
    const column = index % 2 === 0 ? 3 : 14;
    const before = lines[row]?.[column] ?? null;
    return {
      sheet: ROSTER,
      cell: `${column === 3 ? 'D' : 'O'}${String(row + 1)}`,
      before,
      after: column === 3 ? `${String(before)}改` : 600,
      asText: column === 3,
    };
  });
};

it.each([
  [200, 400],
  [5_000, 1_000],
  [5_000, 5_000],
  [50_000, 1_000],
])(
  'of %i rows changes %i cells in three requests and takes them back in three',
  async (rows, count) => {
    const { host, excel, print } = await open({ workbook: modelOf([largeRoster(rows)]) });
    const before = await print();
    excel.counters.reset();
    const result = await host.applyCells(fixes(rows, count));
    expect(result).toMatchObject({ changed: count, left: [] });
    expect(excel.counters.now.syncs).toBe(3);
    expect(Math.max(excel.counters.now.largestRequest, excel.counters.now.largestResponse)).toBeLessThan(5 * 1024 * 1024);
    excel.counters.reset();
    expect((await host.undo(result.undo)).restored).toBe(count);
    expect(excel.counters.now.syncs).toBe(3);
    expect((await print()) === before).toBe(true);
  },
  60_000,
);

it('leaves the saved file as it was after taking back, cell for cell and format for format', async () => {
  const original = await sampleWorkbook();
  const { host, excel } = await open({ workbook: original });
  const change = (cell: string, before: CellChange['before'], after: string | number): CellChange => ({
    sheet: SHEET,
    cell,
    before,
    after,
    asText: typeof after === 'string',
  });
  const { undo, changed } = await host.applyCells([
    change('B3', '张三', '张三丰'),
    change('C4', '110101199003070028', 'x'),
    change('E3', 1000, 900),
    change('D5', { serial: 43_897 }, '2020-03-07'),
  ]);
  const text = await host.formatAsText(SHEET, ['A', 'B', 'D'], 3, 9);
  expect(changed).toBe(4);
  expect(await differences(original, await excel.save())).not.toEqual([]);
  expect((await host.undo(text.undo)).left).toEqual([]);
  expect((await host.undo(undo)).left).toEqual([]);
  expect(await differences(original, await excel.save())).toEqual([]);
});

it('puts back what was written when it is ended half-way', async () => {
  const { host, excel, print } = await open({ workbook: modelOf([largeRoster(3_000)]) });
  excel.bridge.session.payloadLimit = 60_000;
  const before = await print();
  expect((await problem(host.applyCells(fixes(3_000, 2_000), cancelling(1)))).code).toBe('cancelled');
  expect((await print()) === before).toBe(true);
  expect((await host.applyCells(fixes(3_000, 2_000))).changed).toBe(2_000);
});

it('leaves formulas between changed cells as they are', async () => {
  const { host, excel, setFormula } = await open({ workbook: modelOf([largeRoster(20)]) });
  await setFormula(ROSTER, 'D5', '王某');
  await host.applyCells(fixes(20, 40).filter(({ cell }) => cell !== 'D5'));
  expect(excel.model.sheet(ROSTER).cell(4, 3)?.formula).toBe('SUM(1,2)');
});

it('writes into open cells of a protected sheet', async () => {
  const { host, cell } = await open({ workbook: await sampleWorkbook() });
  const result = await host.applyCells([
    { sheet: '锁定', cell: 'B1', before: 'open', after: '开放', asText: false },
    { sheet: '锁定', cell: 'A1', before: 'locked', after: '锁住', asText: false },
  ]);
  expect(result).toMatchObject({ changed: 1, left: [{ cell: 'A1', reason: 'protected' }] });
  expect((await cell('锁定', 'B1')).value).toBe('开放');
});

it('tells a workbook that is open for reading only', async () => {
  const { host } = await open({ readOnly: true });
  expect((await problem(host.applyCells([{ sheet: ROSTER, cell: 'B3', before: '张三', after: '张', asText: true }]))).code).toBe(
    'read-only',
  );
  expect((await problem(host.paint([{ sheet: ROSTER, cell: 'B3', severity: 'error' }]))).code).toBe('read-only');
});
