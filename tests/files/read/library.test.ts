import * as XLSX from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { FileProblem } from '../../../files/problem';
import { toGb18030 } from '../../support/files/gb18030';
import { makeOle, record } from '../../support/files/ole-maker';
import { firstSheet, problemOf, rowsOf, sheetsOf } from '../../support/files/read';

const rows = [
  ['某镇慰问花名册'],
  ['序号', '姓名', '身份证号', '出生日期', '金额'],
  [1, '张\u{20bb7}三', '110101199003070011', 32939, 1000.5],
  [2, '李四', '110101199003070038', null, true],
];

const workbook = (date1904 = false): XLSX.WorkBook => {
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 4 } }];
  (sheet['D3'] as XLSX.CellObject).z = 'yyyy"年"m"月"d"日"';
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, '东风村');
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['旧']]), '去年');
  book.Workbook = { Sheets: [{}, { Hidden: 1 }], WBProps: { date1904 } };
  return book;
};

const write = (bookType: XLSX.BookType, book = workbook()): Uint8Array =>
  new Uint8Array(XLSX.write(book, { bookType, type: 'array', cellStyles: true }) as ArrayBuffer);

const expected = [
  ['某镇慰问花名册'],
  ['序号', '姓名', '身份证号', '出生日期', '金额'],
  [1, '张\u{20bb7}三', '110101199003070011', { serial: 32939 }, 1000.5],
  [2, '李四', '110101199003070038', null, true],
];

describe('formats read through the library', () => {
  it.each([
    ['xls', 'biff8', '花名册.xls'],
    ['et', 'biff8', '花名册.et'],
    ['xls under an xlsx name', 'biff8', '花名册.xlsx'],
    ['xlsb', 'xlsb', '花名册.xlsb'],
    ['ods', 'ods', '花名册.ods'],
    ['SpreadsheetML 2003', 'xlml', '花名册.xls'],
    ['xlsx under an et name (own scanner)', 'xlsx', '花名册.et'],
  ] as const)('%s: values, dates, merges and hidden sheets', async (_, bookType, file) => {
    const [first, second] = await sheetsOf(write(bookType), file);
    expect(first).toMatchObject({
      name: '东风村',
      visibility: 'visible',
      rows: expected,
      merges: [{ top: 0, left: 0, bottom: 0, right: 4 }],
    });
    expect(second).toMatchObject({ name: '去年', rows: [['旧']] });
    // SheetJS writes no hidden sheets into ods.
    expect(second?.visibility).toBe(bookType === 'ods' ? 'visible' : 'hidden');
  });

  it('a hidden sheet of an ods says so', async () => {
    const parts = unzipSync(write('ods'));
    const content = strFromU8(parts['content.xml'] as Uint8Array)
      .replace(
        '<office:automatic-styles>',
        '<office:automatic-styles><style:style style:name="h"><style:table-properties table:display="false"/></style:style>',
      )
      .replace(/<table:table table:name="去年"[^>]*>/, '<table:table table:name="去年" table:style-name="h">');
    const sheets = await sheetsOf(zipSync({ ...parts, 'content.xml': strToU8(content) }), 'a.ods');
    expect(sheets.map(({ visibility }) => visibility)).toEqual(['visible', 'hidden']);
  });

  it('the 1904 system of an xls is converted', async () => {
    expect((await rowsOf(write('biff8', workbook(true)), 'a.xls'))[2]?.[3]).toEqual({ serial: 32939 + 1462 });
  });

  it('a workbook without values is empty', async () => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([[null]]), '空');
    expect(await problemOf(write('biff8', book), 'a.xls')).toMatchObject({ code: 'empty' });
  });
});

const word = (value: number): number[] => [value & 0xff, value >> 8];
const bof = (kind: number): number[] => record(0x0809, ...word(0x0600), ...word(kind), ...new Array<number>(12).fill(0));
const font = (struck: boolean): number[] =>
  record(0x0031, 0xc8, 0, struck ? 8 : 0, 0, ...word(0x7fff), ...word(400), 0, 0, 0, 0, 0, 0, 1, 0, 0x41);
const xf = (fontIndex: number): number[] => record(0x00e0, ...word(fontIndex), ...new Array<number>(18).fill(0));
const number = (row: number, column: number, format: number): number[] =>
  record(0x0203, ...word(row), ...word(column), ...word(format), 0, 0, 0, 0, 0, 0, 0xf0, 0x3f);

describe('BIFF8 as Excel lays it out', () => {
  it('rows struck through by their fonts are found, with hidden rows and columns', async () => {
    const globals = [...bof(5), ...[false, false, false, false, true].flatMap(font), ...xf(0), ...xf(5)];
    const bound = (at: number): number[] => record(0x0085, ...word(at), 0, 0, 0, 0, 1, 1, ...word(0x8868));
    const at = globals.length + bound(0).length + 4;
    const hiddenRow = record(0x0208, ...word(1), 0, 0, 2, 0, 0xff, 0, 0, 0, 0, 0, 0x20, 0x01, 0x0f, 0x00);
    const hiddenColumn = record(0x007d, ...word(1), ...word(1), 0, 0, 0x0f, 0, 1, 0, 0, 0);
    const mulRk = record(0x00bd, ...word(2), ...word(0), ...word(1), 0, 0, 0xf0, 0x3f, ...word(1), 0, 0, 0xf0, 0x3f, ...word(1));
    const cells = [...number(0, 0, 0), ...number(0, 1, 1), ...number(1, 0, 1), ...mulRk];
    const sheet = [...bof(16), ...hiddenColumn, ...hiddenRow, ...cells, ...record(0x000a)];
    const stream = Uint8Array.from([...globals, ...bound(at), ...record(0x000a), ...sheet]);
    const padded = new Uint8Array(8192);
    padded.set(stream);
    const read = await firstSheet(makeOle({ Workbook: padded }), 'a.xls');
    expect(read).toMatchObject({ name: '表', rows: [[1, 1], [1], [1, 1]], struckRows: [1, 2], hiddenRows: [1], hiddenColumns: [1] });
  });
});

describe('BIFF5, the format of Excel 95', () => {
  it('text in code page 936 is read', async () => {
    const text = [...toGb18030('张三')];
    const bound = (at: number): number[] => record(0x0085, ...word(at), 0, 0, 0, 0, 2, ...toGb18030('表'));
    const globals = [
      ...record(0x0809, ...word(0x0500), ...word(5), 0, 0, 0, 0),
      ...record(0x0042, ...word(936)),
      ...record(0x00e0, ...new Array<number>(16).fill(0)),
    ];
    const at = globals.length + bound(0).length + 4;
    const cells = record(0x0204, ...word(0), ...word(0), ...word(0), ...word(text.length), ...text);
    const sheet = [...record(0x0809, ...word(0x0500), ...word(16), 0, 0, 0, 0), ...cells, ...record(0x000a)];
    const padded = new Uint8Array(8192);
    padded.set([...globals, ...bound(at), ...record(0x000a), ...sheet]);
    expect(await firstSheet(makeOle({ Book: padded }), 'a.xls')).toMatchObject({ name: '表', rows: [['张三']] });
  });
});

describe('OLE files that cannot be read', () => {
  const content = new Uint8Array(5000).fill(7);
  it.each([
    ['an encrypted xlsx', { EncryptionInfo: content, EncryptedPackage: content }, { code: 'password-protected' }],
    ['an encrypted xls', { Workbook: Uint8Array.from([...bof(5), ...record(0x002f, 0, 0), ...content]) }, { code: 'password-protected' }],
    ['a Word document', { WordDocument: content }, { code: 'wrong-extension', found: 'doc' }],
    ['a presentation', { 'PowerPoint Document': content }, { code: 'wrong-extension', found: 'ppt' }],
    ['something else', { Stuff: content }, { code: 'wrong-extension', found: 'ole' }],
  ])('%s', async (_, streams, problem) => {
    expect(await problemOf(makeOle(streams as Record<string, Uint8Array>), 'a.xls')).toMatchObject(problem);
  });

  it('an xls cut short is damaged, or read in full when only padding is lost: rows never go missing', async () => {
    const bytes = write('biff8');
    let damaged = 0;
    for (let length = 600; length < bytes.length; length += 100) {
      const cut = bytes.subarray(0, length);
      const outcome = await sheetsOf(cut, 'a.xls').catch((problem: FileProblem) => problem.code);
      if (outcome === 'damaged') damaged++;
      else expect(outcome).toMatchObject([{ rows: expected }, { rows: [['旧']] }]);
    }
    expect(damaged).toBeGreaterThan((bytes.length / 100) * 0.5);
  });

  it('a workbook stream of garbage is damaged or empty, never a raw error', async () => {
    const problem = await problemOf(makeOle({ Workbook: content }), 'a.xls');
    expect(['damaged', 'empty']).toContain(problem.code);
  });
});
