import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import type { Table } from '../../../core/model/table';
import { writeWorkbook } from '../../../files/write/workbook';

async function written(tables: readonly Table[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  await writeWorkbook(tables, (piece) => {
    pieces.push(piece);
  });
  return new Uint8Array(Buffer.concat(pieces));
}

/** Read back with another library than the one that wrote. */
async function readBack(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook;
}

const table = (extra: Partial<Table> = {}): Table => ({
  name: '合并花名册',
  title: '县春节慰问花名册',
  subtitle: ['单位：县民政局'],
  columns: [
    { header: '序号', kind: 'integer', width: 6 },
    { header: '身份证号', kind: 'text', width: 22, group: '本人' },
    { header: '姓名', kind: 'text', width: 10, group: '本人', options: ['甲', '乙'] },
    { header: '慰问金', kind: 'yuan', width: 12 },
    { header: '来源', kind: 'text', width: 20, noPrint: true },
  ],
  rows: [
    { cells: [1, '320123197003150212', '=1+1', 1000.5, { link: "'合并花名册'!A1", text: '看' }], tone: 'error' },
    { cells: [2, '00123', '<张&三>\u0001', { formula: 'SUM(D5:D5)', value: 1000.5 }, null], cellTones: { 1: 'warning' } },
  ],
  footer: ['制表：'],
  orientation: 'landscape',
  autoFilter: true,
  frozenColumns: 2,
  ...extra,
});

describe('writeWorkbook', () => {
  it('keeps an 18-digit number and leading zeros as text, in text format', async () => {
    const sheet = (await readBack(await written([table()]))).getWorksheet('合并花名册');
    expect(sheet?.getCell('B5').value).toBe('320123197003150212');
    expect(sheet?.getCell('B5').numFmt).toBe('@');
    expect(sheet?.getCell('B6').value).toBe('00123');
  });

  it('writes text that looks like a formula as text, and drops characters that XML forbids', async () => {
    const sheet = (await readBack(await written([table()]))).getWorksheet('合并花名册');
    expect(sheet?.getCell('C5').value).toBe('=1+1');
    expect(sheet?.getCell('C6').value).toBe('<张&三>');
  });

  it('writes a formula with the value it yields', async () => {
    const sheet = (await readBack(await written([table()]))).getWorksheet('合并花名册');
    expect(sheet?.getCell('D6').value).toEqual({ formula: 'SUM(D5:D5)', result: 1000.5 });
  });

  it('merges the title over the printed columns and equal group headers over theirs', async () => {
    const sheet = (await readBack(await written([table()]))).getWorksheet('合并花名册');
    expect(sheet?.model.merges).toEqual(expect.arrayContaining(['A1:D1', 'A2:D2', 'B3:C3', 'A3:A4', 'D3:D4']));
  });

  it('freezes below the header, repeats it on paper and prints without the provenance column', async () => {
    const sheet = (await readBack(await written([table()]))).getWorksheet('合并花名册');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 4 });
    expect(sheet?.pageSetup).toMatchObject({ printTitlesRow: '3:4', printArea: 'A1:D7', orientation: 'landscape', fitToWidth: 1 });
    expect(sheet?.autoFilter).toBe('A4:E6');
  });

  it('fills a flagged row, and a flagged cell over it', async () => {
    const sheet = (await readBack(await written([table()]))).getWorksheet('合并花名册');
    expect(sheet?.getCell('A5').fill).toMatchObject({ fgColor: { argb: 'FFFFD9D9' } });
    expect(sheet?.getCell('B6').fill).toMatchObject({ fgColor: { argb: 'FFFFF2CC' } });
    expect(sheet?.getCell('A6').fill).toMatchObject({ pattern: 'none' });
  });

  it('keeps a short list in the validation and moves a long one to a hidden sheet', async () => {
    const long = Array.from({ length: 60 }, (_, index) => `第${index}号单位名称`);
    const columns = [{ header: '单位', kind: 'text' as const, width: 10, options: long }];
    const workbook = await readBack(await written([table(), table({ name: '长列表', columns, rows: [], blankRows: 3, frozenColumns: 0 })]));
    expect(workbook.getWorksheet('合并花名册')?.getCell('C5').dataValidation.formulae).toEqual(['"甲,乙"']);
    expect(workbook.getWorksheet('长列表')?.getCell('A6').dataValidation.formulae).toEqual(["'选项'!$A$1:$A$60"]);
    expect(workbook.getWorksheet('选项')?.state).toBe('veryHidden');
  });

  it('a bare table has its header in row 1, no merged cells, and money without grouping', async () => {
    const columns = table().columns.map(({ group: _group, ...column }) =>
      column.kind === 'yuan' ? { ...column, ungrouped: true as const } : column,
    );
    const bare = table({ bare: true, subtitle: [], footer: [], columns, autoFilter: false });
    const sheet = (await readBack(await written([bare]))).getWorksheet('合并花名册');
    expect(sheet?.getCell('B1').value).toBe('身份证号');
    expect(sheet?.getCell('D2').value).toBe(1000.5);
    expect(sheet?.getCell('D2').numFmt).toBe('0.00');
    expect(sheet?.model.merges ?? []).toEqual([]);
  });

  it('a paged table ends pages where its rows say, repeats its title, and has a scale instead of a fit', async () => {
    const [first, second] = [...table().rows];
    const paged = table({ paged: true, rowHeight: 40, rows: [{ ...first!, endsPage: true }, second!] });
    const bytes = await written([paged]);
    const sheet = (await readBack(bytes)).getWorksheet('合并花名册');
    expect(sheet?.getRow(5).height).toBe(40);
    expect(sheet?.pageSetup).toMatchObject({ fitToPage: false, scale: 100, printTitlesRow: '1:4' });
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!);
    expect(xml).toContain('<rowBreaks count="1" manualBreakCount="1"><brk id="5" max="16383" man="1"/></rowBreaks>');
  });

  it('no more pages are ended by hand than Excel takes', async () => {
    const [first] = [...table().rows];
    const bytes = await written([table({ paged: true, rows: Array.from({ length: 1_100 }, () => ({ ...first!, endsPage: true })) })]);
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)).toContain('<rowBreaks count="1026" manualBreakCount="1026">');
  });

  it('gives the same bytes for the same tables', async () => {
    expect(Buffer.from(await written([table()])).equals(Buffer.from(await written([table()])))).toBe(true);
  });

  it('stops when told to', async () => {
    await expect(writeWorkbook([table()], () => undefined, { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow('stopped');
  });
});
