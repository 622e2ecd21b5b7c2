/** Tables written to Excel: how they look, and how many requests they take. What is in them: tests/contract/workbook-host. */
import type { Table, TableRow } from '../../../core/model/table';
import { modelOf, openInProcess, type ExcelHands } from '../../support/office-host/excel-hands';
import { fixture } from '../../contract/workbook-host/hands';

let hands: ExcelHands;
afterEach(() => hands.close());

const long = Array.from({ length: 60 }, (_, index) => `第${String(index + 1)}类困难职工`);
const table: Table = {
  name: '模板',
  title: '花名册',
  subtitle: ['填报单位：'],
  columns: [
    { header: '姓名', kind: 'text', width: 12 },
    { header: '身份证号', kind: 'text', width: 22, group: '证件' },
    { header: '类别', kind: 'text', width: 12, group: '证件', options: ['困难职工', '劳模'] },
    { header: '细类', kind: 'text', width: 12, options: long },
    { header: '金额', kind: 'yuan', width: 12, wrap: true },
    { header: '来源', kind: 'text', width: 30, noPrint: true },
  ],
  rows: [
    { cells: ['张三', null, null, null, '待定', 12], tone: 'error' },
    { cells: [{ link: "'花名册'!A1", text: '看"原表"' }, null, null, null, 1, null], cellTones: { 4: 'good' } },
  ],
  footer: ['制表人：'],
  orientation: 'landscape',
  autoFilter: true,
  frozenColumns: 1,
  blankRows: 3,
};

it('merges headings, formats columns, freezes, prints and offers dropdowns, long ones from a hidden sheet', async () => {
  hands = await openInProcess({ workbook: modelOf(fixture) });
  const { host, excel, cell, sheetNames } = hands;
  await host.writeSheet(table);
  const sheet = excel.model.sheet('模板');
  const merges = sheet.merges.map(({ top, left, bottom, right }) => [top, left, bottom, right]);
  expect(merges).toEqual(expect.arrayContaining([[0, 0, 0, 4], [1, 0, 1, 4], [2, 0, 3, 0], [2, 1, 2, 2], [9, 0, 9, 4]])); // prettier-ignore
  expect(sheet.frozen).toEqual({ rows: 4, columns: 1 });
  expect(await cell('模板', 'E5')).toEqual({ value: '待定', format: '@' });
  expect((await cell('模板', 'E6')).format).toBe('#,##0.00');
  expect(await cell('模板', 'F5')).toEqual({ value: 12, format: 'General' });
  expect(sheet.cell(5, 0)?.formula).toBe(`HYPERLINK("#'花名册'!A1","看""原表""")`);
  expect(sheet.styleAt(4, 0).fill).toMatchObject({ fgColor: { argb: 'FFFFD9D9' } });
  expect(sheet.styleAt(5, 4).fill).toMatchObject({ fgColor: { argb: 'FFE2EFDA' } });
  expect(sheet.validationAt(4, 2)?.formulae).toEqual(['"困难职工,劳模"']);
  expect(sheet.validationAt(8, 3)?.formulae).toEqual(["'选项'!$A$1:$A$60"]);
  expect(await sheetNames()).toEqual([...fixture.map(({ name }) => name), '模板', '选项']);
  expect(excel.model.sheet('选项').visibility).toBe('Hidden');
  expect(sheet.shell['pageSetup']).toMatchObject({ orientation: 'landscape', paperSize: 9, printArea: 'A1:E10' });
  expect(sheet.shell['headerFooter']).toMatchObject({ oddFooter: '&C第 &P 页，共 &N 页' });
  expect(sheet.shell['autoFilter']).toBe('A4:F9');
});

it('ends pages where the rows say so, with title and header on each, and writes bare tables from row 1', async () => {
  hands = await openInProcess({ workbook: modelOf(fixture) });
  const { host, excel, cell } = hands;
  const [first, second] = table.rows as readonly TableRow[];
  await host.writeSheet({ ...table, paged: true, rowHeight: 30, rows: [{ ...(first as TableRow), endsPage: true }, second as TableRow] });
  const paged = excel.model.sheet('模板');
  expect(paged.shell['rowBreaks']).toEqual([expect.objectContaining({ id: 5 })]);
  expect(paged.shell['pageSetup']).toMatchObject({ fitToPage: false, printTitlesRow: '1:4' });
  expect(paged.rows[4]?.height).toBe(30);
  expect(paged.showGridlines).toBe(false);
  const columns = [{ header: '姓名', kind: 'text', width: 12 }, { header: '金额', kind: 'yuan', width: 12, ungrouped: true }] as const; // prettier-ignore
  await host.writeSheet({
    ...table,
    name: '代发',
    bare: true,
    subtitle: [],
    footer: [],
    columns,
    rows: [{ cells: ['张三', 1234.5] }],
    blankRows: 0,
  });
  expect(await cell('代发', 'A1')).toEqual({ value: '姓名', format: '@' });
  expect(await cell('代发', 'B2')).toEqual({ value: 1234.5, format: '0.00' });
  expect(excel.model.sheet('代发').merges).toEqual([]);
});

it('a row of a set height grows where its text would be cut off', async () => {
  hands = await openInProcess({ workbook: modelOf(fixture) });
  const columns = [{ header: '事项', kind: 'text', width: 12, wrap: true }] as const;
  const rows = ['短', '慰问品'.repeat(10), '慰问品'.repeat(400)].map((text) => ({ cells: [text] }));
  await hands.host.writeSheet({ ...table, columns, rows, rowHeight: 30 });
  expect(
    hands.excel.model
      .sheet('模板')
      .rows.slice(3, 6)
      .map((row) => row?.height),
  ).toEqual([30, 3 + 6 * 15, 409]);
});

it('ends no more pages by hand than Excel takes', async () => {
  hands = await openInProcess({ workbook: modelOf(fixture) });
  const rows = Array.from({ length: 1_100 }, () => ({ cells: ['张三'], endsPage: true }) as const);
  await hands.host.writeSheet({ ...table, paged: true, rows });
  expect(hands.excel.model.sheet('模板').shell['rowBreaks']).toHaveLength(1_026);
});

it('leaves out what Excel 2019 has no means for', async () => {
  hands = await openInProcess({ workbook: modelOf(fixture), profile: '2019' });
  await hands.host.writeSheet(table);
  const sheet = hands.excel.model.sheet('模板');
  expect(sheet.frozen).toEqual({ rows: 4, columns: 1 });
  expect(sheet.validations.length).toBeGreaterThan(0);
  expect(sheet.showGridlines).toBe(false);
  expect(sheet.shell['pageSetup']).toBeUndefined();
  await hands.host.writeSheet({ ...table, name: '签收', paged: true, rows: [{ cells: ['张三'], endsPage: true }] });
  expect(hands.excel.model.sheet('签收').shell['rowBreaks']).toBeUndefined();
  expect(sheet.shell['autoFilter']).toBeUndefined();
});

it('goes on in smaller blocks where a request is too large after all', async () => {
  hands = await openInProcess({ workbook: modelOf(fixture) });
  hands.excel.bridge.session.payloadLimit = 25_000;
  const reports: [number, number][] = [];
  const rows = Array.from({ length: 800 }, (_, index) => ({ cells: [`张${String(index)}`, '11010119900307001X'] }));
  await hands.host.writeSheet({ ...table, rows }, { onProgress: (done, total) => reports.push([done, total]) });
  expect(reports.length).toBeGreaterThan(1);
  expect(hands.excel.model.sheet('模板').valueAt(803, 0)).toBe('张799');
});

it.each([200, 2_000, 50_000])(
  'writes %i rows in few requests below the size limit',
  async (rows) => {
    hands = await openInProcess({ workbook: modelOf(fixture) });
    const { host, excel } = hands;
    const line = { cells: ['张三丰', '11010119900307001X', '困难职工', '第1类困难职工', 500, '清泉镇.xlsx'] };
    excel.counters.reset();
    await host.writeSheet({ ...table, rows: Array.from({ length: rows }, () => line) });
    expect(excel.counters.now.syncs).toBeLessThanOrEqual(rows === 50_000 ? 14 : 8);
    expect(excel.counters.now.largestRequest).toBeLessThan(5 * 1024 * 1024);
    expect(excel.model.sheet('模板').valueAt(rows + 3, 1)).toBe('11010119900307001X');
  },
  60_000,
);
