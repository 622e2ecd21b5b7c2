/** A county's tables as sheets of the open workbook. How they look in Excel: tests/addin/host/office-table.test.ts. */
import { writeOutputs } from '../../../addin/flows/write-outputs';
import type { Table, TableRow } from '../../../core/model/table';
import { createMemoryWorkbook, type MemoryWorkbook } from '../../support/memory-host';
import { smallRoster, snapshotOf } from '../../support/pane-sheets';

const tableOf = (name: string, rows: Iterable<TableRow>, parts: Partial<Table> = {}): Table => ({
  name,
  title: `${name}（全县）`,
  subtitle: [],
  columns: [
    { header: '序号', kind: 'integer', width: 6 },
    { header: '内容', kind: 'text', width: 20 },
  ],
  rows,
  footer: ['制表人：'],
  orientation: 'portrait',
  autoFilter: false,
  frozenColumns: 0,
  ...parts,
});
const people = (count: number): TableRow[] => Array.from({ length: count }, (_, at) => ({ cells: [at + 1, `人${at + 1}`] }));
const cover = tableOf('汇总说明', [
  { cells: [1, { link: "'合并花名册'!A1", text: '合并花名册' }] },
  { cells: [2, { link: "'合并花名册'!A7", text: '第3号' }] },
  { cells: [3, { link: "'花名册'!A4", text: '原表' }] },
]);
const tables = [cover, tableOf('合并花名册', people(5)), tableOf('问题清单', people(2))];
const open = (...names: string[]): MemoryWorkbook =>
  createMemoryWorkbook({ sheets: ['花名册', ...names].map((name) => snapshotOf(name, smallRoster())) });
const namesIn = async ({ host }: MemoryWorkbook): Promise<string[]> => (await host.listSheets()).map(({ name }) => name);
const columnOf = async ({ host }: MemoryWorkbook, sheet: string, column = 1): Promise<unknown[]> =>
  (await host.readSheets([sheet]))[0]!.rows.slice(2, -1).map((row) => row[column]);

it('writes every table in order behind the sheets that are there, one progress over all, and shows the first', async () => {
  const workbook = open();
  const reports: (readonly [number, number])[] = [];
  const before = await workbook.host.readSheets(['花名册']);
  const result = await writeOutputs(workbook.host, tables, { onProgress: (done, total) => reports.push([done, total]) });
  expect(result).toEqual({
    sheets: [
      { table: '汇总说明', sheet: '汇总说明', rows: 3 },
      { table: '合并花名册', sheet: '合并花名册', rows: 5 },
      { table: '问题清单', sheet: '问题清单', rows: 2 },
    ],
    missing: [],
    problem: null,
  });
  expect(await namesIn(workbook)).toEqual(['花名册', '汇总说明', '合并花名册', '问题清单']);
  expect(await columnOf(workbook, '合并花名册')).toEqual(['人1', '人2', '人3', '人4', '人5']);
  expect(await workbook.host.readSheets(['花名册'])).toEqual(before);
  expect(workbook.selected()).toEqual({ sheet: '汇总说明', cell: 'A1' });
  // 3 + 5 + 2 rows, each table with title, header and footer.
  expect(reports).toEqual([[6, 19], [14, 19], [19, 19]]); // prettier-ignore
});

it('a table whose name is taken gets a number, and links lead to the sheet as it is called', async () => {
  const workbook = open('合并花名册', '问题清单');
  const formulas: string[] = [];
  const { host } = workbook;
  const { sheets } = await writeOutputs(
    {
      ...host,
      writeSheet: (table, progress) => {
        for (const { cells } of table.rows) for (const cell of cells) if (typeof cell === 'object' && cell !== null && 'link' in cell) formulas.push(cell.link); // prettier-ignore
        return host.writeSheet(table, progress);
      },
    },
    tables,
  );
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['汇总说明', '合并花名册(2)', '问题清单(2)']);
  expect(formulas).toEqual(["'合并花名册(2)'!A1", "'合并花名册(2)'!A7", "'花名册'!A4"]);
  expect(await columnOf(workbook, '汇总说明')).toEqual(['合并花名册(2)', '第3号', '原表']);
  const again = await writeOutputs(host, tables);
  expect(again.sheets.map(({ sheet }) => sheet)).toEqual(['汇总说明(2)', '合并花名册(3)', '问题清单(3)']);
});

it('cancelled: sheets that are finished stay and are named, the begun one is taken away', async () => {
  const workbook = open();
  let aborted = false;
  const signal = {
    get aborted() {
      return aborted;
    },
  };
  const result = await writeOutputs(workbook.host, tables, { signal, onProgress: (done) => (aborted ||= done > 6) });
  expect(result).toMatchObject({ sheets: [{ sheet: '汇总说明' }], missing: ['合并花名册', '问题清单'], problem: { code: 'cancelled' } });
  expect(await namesIn(workbook)).toEqual(['花名册', '汇总说明']);
});

it('cancelled while rows are made: nothing was written', async () => {
  const workbook = open();
  let turns = 0;
  const signal = {
    get aborted() {
      return turns >= 2;
    },
  };
  const long = tableOf('合并花名册', people(9_000));
  const result = await writeOutputs(workbook.host, [cover, long], { signal, breathe: () => Promise.resolve(void (turns += 1)) });
  expect(result).toMatchObject({ sheets: [], missing: ['汇总说明', '合并花名册'], problem: { code: 'cancelled' } });
  expect(turns).toBe(2);
  expect(await namesIn(workbook)).toEqual(['花名册']);
});

it('a problem of Excel in the middle is told with what is there and what is not; the rest can be written later', async () => {
  const workbook = open('合并花名册');
  const [, roster, issues] = tables as [Table, Table, Table];
  const linking = { ...issues, rows: [{ cells: [1, { link: "'合并花名册'!A1", text: '合并花名册' }] }] };
  const papers = [roster, linking, cover];
  const result = await writeOutputs(workbook.host, papers, { onProgress: (done) => workbook.refuse(done === 8 ? 'busy' : null) });
  expect(result).toMatchObject({ sheets: [{ sheet: '合并花名册(2)' }], missing: ['问题清单', '汇总说明'], problem: { code: 'busy' } });
  workbook.refuse(null);
  const missing = papers.filter(({ name }) => result.missing.includes(name));
  const rest = await writeOutputs(workbook.host, missing, { written: result.sheets });
  expect(rest.sheets.map(({ sheet }) => sheet)).toEqual(['问题清单', '汇总说明']);
  expect(await columnOf(workbook, '问题清单')).toEqual(['合并花名册(2)']);
});

it('a fault of ours is thrown', async () => {
  const broken = tableOf('合并花名册', {
    [Symbol.iterator]: () => {
      throw new TypeError('rows');
    },
  });
  await expect(writeOutputs(open().host, [broken])).rejects.toThrow(TypeError);
});

it('a table longer than a sheet goes on in further ones, none of its rows lost', async () => {
  const workbook = open();
  const { sheets } = await writeOutputs(workbook.host, [tableOf('合并花名册', people(20), { blankRows: 2 })], { rowsPerSheet: 12 });
  expect(sheets).toEqual([
    { table: '合并花名册', sheet: '合并花名册', rows: 7 },
    { table: '合并花名册(2)', sheet: '合并花名册(2)', rows: 7 },
    { table: '合并花名册(3)', sheet: '合并花名册(3)', rows: 6 },
  ]);
  const written = await workbook.host.readSheets(['合并花名册', '合并花名册(2)', '合并花名册(3)']);
  expect(written.flatMap(({ rows }) => rows.map(([serial]) => serial).filter((serial) => typeof serial === 'number'))).toEqual(
    people(20).map((_, at) => at + 1),
  );
  expect(written.map(({ rows }) => rows.at(-1)?.[0])).toEqual([7, 14, '制表人：']);
  expect(written.every(({ rows }) => rows[1]?.[1] === '内容' && rows.length <= 12)).toBe(true);
});
