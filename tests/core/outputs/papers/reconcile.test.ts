import { wrongFormulas } from '../formula';
import { allText, asOf, cellsUnder, counties, dataRows, mergeSample, sumUnder } from './sample-counties';
import type { MergeResult, Tally } from '../../../../core/model/merge';
import type { Plan } from '../../../../core/model/plan';
import { outputTables, paymentTables, publicLists, receiptTables, returnedTables, visitGroupsTable } from '../../../../core/outputs';
import { countyView, type CountyView } from '../../../../core/outputs/county-view';

const added = (...tallies: readonly Tally[]): Tally => ({
  households: tallies.reduce((sum, tally) => sum + tally.households, 0),
  persons: tallies.reduce((sum, tally) => sum + tally.persons, 0),
  institutions: tallies.reduce((sum, tally) => sum + tally.institutions, 0),
  amountFen: tallies.reduce((sum, tally) => sum + tally.amountFen, 0),
});
const found = (pattern: RegExp, text: string): string | null => pattern.exec(text)?.[0] ?? null;
const count = ({ households, persons, institutions }: Tally): number => households + persons + institutions;

describe.each(counties)('papers of the %s county', (id) => {
  let result: MergeResult;
  let plan: Plan;
  let view: CountyView;
  beforeAll(async () => {
    ({ result, plan } = await mergeSample(id));
    view = countyView(result, plan, asOf);
  }, 60_000);

  it('公示: listed, counted and withheld together are what is granted; county and units show the same', () => {
    const lists = publicLists(view);
    expect(added(lists.listed, lists.counted, lists.withheld)).toEqual(result.totals.granted);
    const [county, ...units] = lists.tables;
    const shown = lists.listed.amountFen + lists.counted.amountFen;
    expect(sumUnder(county!, '金额（元）')).toBe(shown);
    expect(units.reduce((sum, table) => sum + sumUnder(table, '金额（元）'), 0)).toBe(shown);
    const names = [county!, units].flat().map((table) => cellsUnder(table, '姓名').filter((name) => name !== '（不列名）').length);
    expect(names[0]).toBe(count(lists.listed));
    expect(names.slice(1).reduce((sum, length) => sum + length, 0)).toBe(count(lists.listed));
    expect(county!.columns.map(({ header }) => header)).not.toEqual(expect.arrayContaining(['身份证号']));
  });

  it('公示: no whole number of a person, account or phone, and no name that stands only under a category never shown', () => {
    const text = allText(publicLists(view).tables);
    // Sums of a county have six digits.
    expect(found(/\d{7,}/, text)).toBeNull();
    const never = new Set(plan.categories.filter(({ publish }) => publish !== 'full').map(({ code }) => code));
    const nameOf = (entry: MergeResult['entries'][number]): string => entry.entry.readings.name?.value ?? '';
    const open = new Set(result.entries.filter(({ categoryCode }) => !never.has(categoryCode ?? '')).map(nameOf));
    const hidden = result.entries.filter((entry) => never.has(entry.categoryCode ?? '') && !open.has(nameOf(entry))).map(nameOf);
    const shut = plan.categories.filter(({ publish }) => publish === 'never').map(({ name }) => name);
    expect([...hidden, ...shut].filter((name) => name.length > 1 && text.includes(`"${name}"`))).toEqual([]);
  });

  it('签收: every granted entry stands in one sheet, by unit as by village, and sums are right', () => {
    for (const receiptBy of ['unit', 'village'] as const) {
      const tables = receiptTables(view, { receiptBy }).flatMap((unit) => unit.tables);
      expect(tables.reduce((sum, table) => sum + dataRows(table).length, 0)).toBe(count(result.totals.granted));
      expect(tables.reduce((sum, table) => sum + sumUnder(table, '金额（元）'), 0)).toBe(result.totals.granted.amountFen);
      expect(tables.flatMap(wrongPages)).toEqual([]);
      expect(found(/\d{15}/, allText(tables))).toBeNull();
    }
  });

  it('代发: paid and not paid together are what is granted, accounts are digits, control totals are right', () => {
    const payment = paymentTables(view);
    if (plan.payment.method !== 'bank') return expect(payment).toBeNull();
    expect(added(payment!.paid, payment!.rest)).toEqual(result.totals.granted);
    expect(payment!.unpaid === null ? 0 : dataRows(payment!.unpaid).length).toBe(count(payment!.rest));
    const [batch] = payment!.batches;
    const rows = [...batch!.rows].map(({ cells }) => cells);
    expect(rows.at(-1)).toEqual(rows[0]);
    expect(rows[0]?.slice(0, 4)).toEqual(['合计', `共${rows.length - 2}笔`, '总额', payment!.paid.amountFen / 100]);
    expect(rows.length - 2).toBe(count(payment!.paid));
    for (const cells of rows.slice(1, -1)) expect(cells[1]).toMatch(/^\d+$/);
  });

  it('走访: the groups of the plan, each granted entry once', () => {
    const table = visitGroupsTable(view);
    if (plan.visitGroups.length === 0) return expect(table).toBeNull();
    const groups = cellsUnder(table!, '组别');
    expect([...new Set(groups)]).toEqual([...plan.visitGroups.map(({ name }) => name), '未分组']);
    const people = cellsUnder(table!, '姓名').filter((name) => name !== '（本组没有对象）');
    const waiting = result.entries.filter(
      ({ standing, findingCodes }) => standing === 'blocked' && findingCodes.includes('visit-group-invalid'),
    );
    expect(people).toHaveLength(count(result.totals.granted) + waiting.length);
    expect(sumUnder(table!, '金额（元）')).toBe(result.totals.granted.amountFen);
  });

  it('退回: every finding goes to one unit or stays with the county, every entry that was not granted is named', () => {
    const returned = returnedTables(view);
    const open = result.entries.filter(({ standing }) => standing !== 'granted' && standing !== 'superseded');
    const lines = returned.flatMap(({ tables }) => cellsUnder(tables[0]!, '行').filter((row) => row !== null));
    expect(lines).toHaveLength(open.length);
    const sent = returned.reduce((sum, { tables }) => sum + dataRows(tables[1]!).length, 0);
    const known = new Set(returned.map(({ unit }) => unit));
    expect(sent).toBe(result.findings.filter((finding) => known.has(view.unitOf(finding))).length);
    expect(found(/\d{17}[\dX]/, allText(returned.flatMap(({ tables }) => tables)))).toBeNull();
  });

  it('every finding is told of a unit that there is, or of the whole county', () => {
    const names = new Set([...plan.units, ...result.units, ...result.missingUnits].map(({ name }) => name));
    const told = new Set(result.findings.map(view.unitOf));
    expect([...told].filter((name) => !names.has(name) && name !== '全县')).toEqual([]);
  });

  it('all papers: names of sheets are distinct and short, rows as wide as the header, formulas right', () => {
    for (const { tables } of outputTables(result, plan, { asOf })) {
      expect(new Set(tables.map(({ name }) => name.toLowerCase())).size).toBe(tables.length);
      for (const table of tables) {
        expect(table.name).toMatch(/^[^\\/?*[\]:]{1,31}$/);
        expect([...table.rows].every(({ cells }) => cells.length === table.columns.length)).toBe(true);
        if (table.paged !== true) expect(wrongFormulas(table)).toEqual([]);
      }
    }
  });
});

/** SUBTOTAL leaves out other SUBTOTALs: sums of pages and of all, worked out from the rows that are no sums. */
function wrongPages(table: ReturnType<typeof receiptTables>[number]['tables'][number]): readonly string[] {
  const rows = [...table.rows];
  const first = 4;
  return rows.flatMap(({ cells }) =>
    cells.flatMap((cell, column) => {
      if (typeof cell !== 'object' || cell === null || !('formula' in cell)) return [];
      const [, from = '', to = ''] = /(\d+):[A-Z]+(\d+)\)$/.exec(cell.formula) ?? [];
      const inside = rows.slice(Number(from) - first, Number(to) - first + 1).filter(({ tone }) => tone !== 'total');
      const sum = inside.reduce((total, row) => total + (typeof row.cells[column] === 'number' ? (row.cells[column] as number) : 0), 0);
      return Math.abs(sum - cell.value) < 1e-9 ? [] : [`${table.name}: ${cell.formula} = ${sum}, shown ${cell.value}`];
    }),
  );
}
