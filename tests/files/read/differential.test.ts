/** Our scanner and SheetJS read the same workbooks, written by two libraries, to the same snapshots. */
import * as XLSX from '@e965/xlsx';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import type { SheetSnapshot } from '../../../core/model/sheet';
import { readWorkbook } from '../../../files/read';
import { ReadJob } from '../../../files/read/job';
import { readWithLibrary } from '../../../files/read/library/spreadsheet-library';

/** What both can know: SheetJS tells no strike-through. */
const comparable = (sheets: readonly SheetSnapshot[]): unknown =>
  sheets.map(({ name, visibility, rows, merges, hiddenRows, hiddenColumns }) => ({
    name,
    visibility,
    rows,
    merges: [...merges].sort((a, b) => a.top - b.top || a.left - b.left),
    hiddenRows,
    hiddenColumns,
  }));

const expectSame = async (bytes: Uint8Array): Promise<void> => {
  const own = await readWorkbook(bytes, 'a.xlsx').then(
    ({ sheets }) => sheets,
    () => [],
  );
  const library = await readWithLibrary(bytes, new ReadJob('a.xlsx'));
  if (own.length > 0 || library.some(({ rows }) => rows.length > 0)) expect(comparable(own)).toEqual(comparable(library));
};

const text = fc.oneof(
  fc.string({ maxLength: 12, unit: fc.constantFrom('张', '三', '·', ' ', '\n', '<', '&', '"', '_', '\u{20bb7}', 'é', 'x', '1', '€') }),
  fc.constantFrom('110101199003070011', '低保户', '_x0041_', 'a & b < c', '一'.repeat(60)),
);
const value = fc.oneof(
  { weight: 3, arbitrary: text },
  { weight: 2, arbitrary: fc.integer({ min: -1_000_000, max: 99_999_999 }) },
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).filter((number) => !Object.is(number, -0)),
  fc.boolean(),
  { weight: 2, arbitrary: fc.constant(null) },
);
const grid = fc.array(fc.array(value, { maxLength: 8 }), { minLength: 1, maxLength: 12 });
const lines = fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { maxLength: 3 });
const serials = fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 5 });

const formats = ['yyyy"年"m"月"d"日"', 'yyyy-mm-dd', '0.00', '@', '[$-804]yyyy"年"m"月";@', 'General'];

describe('our scanner and SheetJS agree', () => {
  it('on workbooks that SheetJS writes', async () => {
    await fc.assert(
      fc.asyncProperty(
        grid,
        serials,
        lines,
        lines,
        fc.constantFrom(true, false),
        async (rows, dates, hiddenRows, hiddenColumns, sharedStrings) => {
          const sheet = XLSX.utils.aoa_to_sheet([...rows, dates]);
          dates.forEach((_, column) => {
            (sheet[XLSX.utils.encode_cell({ r: rows.length, c: column })] as XLSX.CellObject).z = formats[
              column % formats.length
            ] as string;
          });
          sheet['!rows'] = Array.from({ length: 12 }, (_, row) => ({ hidden: hiddenRows.includes(row) }));
          sheet['!cols'] = Array.from({ length: 12 }, (_, column) => ({ hidden: hiddenColumns.includes(column) }));
          sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 3 } }];
          const book = XLSX.utils.book_new();
          XLSX.utils.book_append_sheet(book, sheet, '表<1>');
          await expectSame(new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx', bookSST: sharedStrings }) as ArrayBuffer));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('on workbooks that exceljs writes', async () => {
    await fc.assert(
      fc.asyncProperty(grid, serials, lines, lines, async (rows, dates, hiddenRows, hiddenColumns) => {
        const book = new ExcelJS.Workbook();
        const sheet = book.addWorksheet('花名册');
        for (const row of rows) sheet.addRow(row);
        dates.forEach((serial, column) => {
          const cell = sheet.getCell(rows.length + 1, column + 1);
          cell.value = serial;
          cell.numFmt = formats[column % formats.length] as string;
        });
        for (const row of hiddenRows) sheet.getRow(row).hidden = true;
        for (const column of hiddenColumns) sheet.getColumn(column).hidden = true;
        sheet.mergeCells('A20:C21');
        sheet.getCell('A20').value = { richText: [{ text: '合' }, { font: { bold: true }, text: ' 计' }] };
        sheet.getCell('E20').value = { formula: 'SUM(A1:A2)', result: 3 };
        sheet.getCell('F20').value = { text: '链接', hyperlink: 'http://localhost/' };
        sheet.getCell('G20').value = { error: '#N/A' };
        book.addWorksheet('旧', { state: 'veryHidden' }).getCell('B2').value = true;
        await expectSame(new Uint8Array(await book.xlsx.writeBuffer()));
      }),
      { numRuns: 40 },
    );
  });
});
