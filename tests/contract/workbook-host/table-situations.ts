import type { SheetSnapshot } from '../../../core/model/sheet';
import type { Table } from '../../../core/model/table';
import { problem, type Expectations, type Opened } from './contract';
import { cancelling, fixture, ROSTER, valuesOf } from './hands';

const table: Table = {
  name: '模板',
  title: '困难职工慰问花名册',
  subtitle: ['填报单位：某工会'],
  columns: [
    { header: '姓名', kind: 'text', width: 12 },
    { header: '身份证号', kind: 'text', width: 22, group: '证件' },
    { header: '类别', kind: 'text', width: 12, group: '证件', options: ['困难职工', '劳模'] },
    { header: '金额', kind: 'yuan', width: 12 },
  ],
  rows: [
    { cells: ['张三', '11010119900307001X', '劳模', 500], tone: 'error' },
    { cells: ['=1+1', '110101199003070028', '困难职工', 800], cellTones: { 3: 'warning' }, bold: true },
    { cells: ['合计', null, null, { formula: 'SUM(D5:D6)', value: 1300 }], tone: 'total' },
  ],
  footer: ['制表人：'],
  orientation: 'landscape',
  autoFilter: true,
  frozenColumns: 1,
  blankRows: 2,
};
const written = { A1: '困难职工慰问花名册', A2: '填报单位：某工会', A5: '张三', B5: '11010119900307001X', C5: '劳模', D5: 500, A6: '=1+1', B6: '110101199003070028', C6: '困难职工', D6: 800, A7: '合计', A10: '制表人：' }; // prettier-ignore

/** 代发明细 as banks take it in: control lines, accounts of 19 digits, money with two decimals. */
const payments: Table = {
  ...table,
  name: '代发明细',
  bare: true,
  subtitle: [],
  columns: [
    { header: '序号', kind: 'text', width: 8 },
    { header: '账号', kind: 'text', width: 26 },
    { header: '金额', kind: 'yuan', width: 14, ungrouped: true },
    { header: '备注', kind: 'text', width: 18 },
  ],
  rows: [
    { cells: ['合计', '共3笔', 1600.3, null] },
    { cells: ['1', '6228480012345678901', 1234.5, '=SUM(A1)'] },
    { cells: ['2', '0228480012345678902', 0.1, null] },
    { cells: ['3', '62284800123456789', 365.7, null] },
  ],
  footer: [],
  autoFilter: false,
  frozenColumns: 0,
  blankRows: 0,
};

export function tableSituations(opened: Opened, { bareTables }: Expectations): void {
  const readBack = async (name: string): Promise<SheetSnapshot> => (await opened().host.readSheets([name]))[0] as SheetSnapshot;

  it('writes a table as a new last sheet, texts as texts, and shows it', async () => {
    const { host, sheetNames, cell, selected } = opened();
    expect(await host.writeSheet(table)).toBe('模板');
    expect((await sheetNames()).at(-1)).toBe('模板');
    expect(valuesOf(await readBack('模板'))).toMatchObject(written);
    expect((await cell('模板', 'B5')).format).toBe('@');
    expect((await cell('模板', 'B8')).format).toBe('@');
    expect((await selected()).sheet).toBe('模板');
    expect(valuesOf(await readBack(ROSTER))).toEqual(valuesOf(fixture[0] as SheetSnapshot));
  });

  it('gives a taken name a number, and a name Excel would refuse one it takes', async () => {
    const { host } = opened();
    expect(await host.writeSheet({ ...table, name: ROSTER })).toBe(`${ROSTER}(2)`);
    expect(await host.writeSheet({ ...table, name: ROSTER })).toBe(`${ROSTER}(3)`);
    const name = await host.writeSheet({ ...table, name: `2026/2027[问题]${'长'.repeat(40)}` });
    expect(name).toMatch(/^[^\\/?*[\]:]{1,31}$/);
    const again = await host.writeSheet({ ...table, name });
    expect(again).toMatch(/^.{1,28}\(2\)$/);
  });

  it('takes away what it began when the signal is raised', async () => {
    const { host, sheetNames, print } = opened();
    const before = await print();
    expect((await problem(host.writeSheet(table, cancelling(0)))).code).toBe('cancelled');
    expect((await problem(host.writeSheet(table, cancelling(1)))).code).toBe('cancelled');
    expect(await sheetNames()).toEqual(fixture.map(({ name }) => name));
    expect(await print()).toBe(before);
  });

  it('tells progress up to the whole', async () => {
    const reports: [number, number][] = [];
    await opened().host.writeSheet(table, { onProgress: (done, total) => reports.push([done, total]) });
    const [done, total] = reports.at(-1) as [number, number];
    expect(done).toBe(total);
  });

  if (bareTables)
    it('a bare table has its header in row 1; accounts stay texts with every digit, money two decimals without grouping', async () => {
      const { host, cell } = opened();
      const name = await host.writeSheet(payments);
      const sheet = await readBack(name);
      expect(valuesOf(sheet)).toEqual({
        ...{ A1: '序号', B1: '账号', C1: '金额', D1: '备注' },
        ...{ A2: '合计', B2: '共3笔', C2: 1600.3 },
        ...{ A3: '1', B3: '6228480012345678901', C3: 1234.5, D3: '=SUM(A1)' },
        ...{ A4: '2', B4: '0228480012345678902', C4: 0.1 },
        ...{ A5: '3', B5: '62284800123456789', C5: 365.7 },
      });
      expect(sheet.merges).toEqual([]);
      const formats = await Promise.all(['B3', 'B4', 'C2', 'C3', 'D3'].map(async (place) => (await cell(name, place)).format));
      expect(formats).toEqual(['@', '@', '0.00', '0.00', '@']);
    });
}
