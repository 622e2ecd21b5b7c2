/** A county's workbook and papers into Excel: every number as in the tables, few requests, none too large. */
import { writeOutputs } from '../../../addin/flows/write-outputs';
import type { MergeResult } from '../../../core/model/merge';
import { tableLayout, type Table, type TableCell } from '../../../core/model/table';
import { countyTables, outputSheets, outputTables } from '../../../core/outputs';
import { mergedRosterTables } from '../../../core/outputs/merged-roster';
import { countyView } from '../../../core/outputs/county-view';
import type { SheetModel } from '../../support/excel-host/model/sheet-model';
import { openInProcess, type ExcelHands } from '../../support/office-host/excel-hands';
import { asOf, mergeSample } from '../../core/outputs/papers/sample-counties';

let hands: ExcelHands;
afterEach(() => hands.close());

const payloadLimit = 5 * 1024 * 1024;

/** What Excel must hold for a cell: a formula or link by its text. */
const wanted = (cell: TableCell): string | number | null =>
  cell === null || cell === ''
    ? null
    : typeof cell !== 'object'
      ? cell
      : 'formula' in cell
        ? `=${cell.formula}`
        : `=HYPERLINK("#${cell.link}","${cell.text}")`;
const held = (sheet: SheetModel, row: number, column: number): unknown => {
  const formula = sheet.cell(row, column)?.formula;
  return formula === undefined ? sheet.valueAt(row, column) : `=${formula}`;
};

/** Addresses of cells that differ. */
function differing(table: Table, sheet: SheetModel): string[] {
  const wrong: string[] = [];
  let row = tableLayout(table).firstData - 1;
  for (const { cells } of table.rows) {
    table.columns.forEach((_, column) => {
      const [is, should] = [held(sheet, row, column), wanted(cells[column] ?? null)];
      if (is !== should) wrong.push(`${row + 1}/${column + 1}: ${typeof is} instead of ${typeof should}`);
    });
    row += 1;
  }
  return wrong.slice(0, 20);
}

it.each(['civil', 'union'] as const)(
  'workbook and papers of the county %s: every cell as in the tables',
  async (id) => {
    const { result, plan } = await mergeSample(id);
    const county = countyTables(result, plan, { asOf, lang: 'zh-CN' });
    const papers = outputSheets(outputTables(result, plan, { asOf }), county.map(({ name }) => name)); // prettier-ignore
    const tables = [...county, ...papers];
    hands = await openInProcess();
    const { excel, host } = hands;
    excel.counters.reset();
    const written = await writeOutputs(host, tables);
    const { syncs, largestRequest } = excel.counters.now;
    expect(written.problem).toBeNull();
    expect(written.sheets.map(({ table }) => table)).toEqual(tables.map(({ name }) => name));
    for (const [at, table] of tables.entries())
      expect([table.name, differing(table, excel.model.sheet(written.sheets[at]!.sheet))]).toEqual([table.name, []]);
    expect(syncs).toBeLessThanOrEqual(7 * tables.length);
    expect(largestRequest).toBeLessThan(payloadLimit);
  },
  120_000,
);

it('payment tables: accounts as texts, money with exactly two decimals, header in row 1', async () => {
  const { result, plan } = await mergeSample('civil');
  const [payment] = outputTables(result, { ...plan, payment: { ...plan.payment, method: 'bank' } }, { asOf, kinds: ['payment'] });
  hands = await openInProcess();
  const { sheets } = await writeOutputs(hands.host, payment!.tables);
  const sheet = hands.excel.model.sheet(sheets[0]!.sheet);
  const rows = [...payment!.tables[0]!.rows];
  expect(rows.length).toBeGreaterThan(10);
  expect(sheet.valueAt(0, 1)).toBe(payment!.tables[0]!.columns[1]!.header);
  for (const [at, { cells }] of rows.entries()) {
    expect(typeof sheet.valueAt(at + 1, 1)).toBe('string');
    expect([sheet.valueAt(at + 1, 1), sheet.valueAt(at + 1, 3)]).toEqual([cells[1], cells[3]]);
    expect([sheet.styleAt(at + 1, 1).numFmt, sheet.styleAt(at + 1, 3).numFmt]).toEqual(['@', '0.00']);
  }
});

it('a merged roster of 60,000 entries keeps every request below the limit', async () => {
  const { result, plan } = await mergeSample('civil');
  const entries = Array.from({ length: 60_000 }, (_, at) => result.entries[at % result.entries.length]!);
  const large: MergeResult = { ...result, entries };
  const tables = mergedRosterTables(countyView(large, plan, asOf));
  hands = await openInProcess();
  const { excel, host } = hands;
  excel.counters.reset();
  const { sheets, problem } = await writeOutputs(host, tables);
  const { syncs, largestRequest } = excel.counters.now;
  expect([sheets.length, problem]).toEqual([1, null]);
  expect(differing(tables[0]!, excel.model.sheet(sheets[0]!.sheet))).toEqual([]);
  expect(syncs).toBeLessThanOrEqual(20);
  expect(largestRequest).toBeLessThan(payloadLimit);
}, 240_000);
