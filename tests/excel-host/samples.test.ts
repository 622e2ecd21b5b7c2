/** Every sample roster, opened and saved by the host, against the project's own reader of files, which knows nothing of exceljs. */
import { readFileSync, globSync } from 'node:fs';
import type { SheetSnapshot } from '../../core/model/sheet';
import { readWorkbook } from '../../files/read/index';
import { openExcelInProcess, openXlsx, saveXlsx } from '../support/excel-host/index';
import { formatRect } from '../support/excel-host/model/address';

const samples = globSync('samples/*/**/*.xlsx').sort();

const cellsOf = ({ rows }: SheetSnapshot): Record<string, string | number | boolean> => {
  const cells: Record<string, string | number | boolean> = {};
  rows.forEach((line, row) =>
    line.forEach((value, column) => {
      if (value === null || value === '') return;
      cells[formatRect({ top: row, bottom: row, left: column, right: column })] = typeof value === 'object' ? value.serial : value;
    }),
  );
  return cells;
};

it('finds samples', () => {
  expect(samples.length).toBeGreaterThan(60);
});

it.each(samples)('%s holds the same after it was saved', async (path) => {
  const original = readFileSync(path);
  const saved = await saveXlsx(await openXlsx(original));
  expect((await readWorkbook(saved, path)).sheets).toEqual((await readWorkbook(original, path)).sheets);
});

it.each(samples.filter((_, index) => index % 6 === 0))('%s is told to the pane as it is in the file', async (path) => {
  const original = readFileSync(path);
  const excel = await openExcelInProcess({ workbook: original });
  try {
    const told = await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load('items/name');
      await context.sync();
      const used = worksheets.items.map((sheet) => sheet.getUsedRangeOrNullObject(true).load('values,rowIndex,columnIndex'));
      await context.sync();
      return used.map((range): Record<string, unknown> => {
        const cells: Record<string, unknown> = {};
        if (range.isNullObject) return cells;
        range.values.forEach((line, index) =>
          line.forEach((value: unknown, offset) => {
            const [row, column] = [range.rowIndex + index, range.columnIndex + offset];
            if (value !== '') cells[formatRect({ top: row, bottom: row, left: column, right: column })] = value;
          }),
        );
        return cells;
      });
    });
    expect(told).toEqual((await readWorkbook(original, path)).sheets.map(cellsOf));
    expect(excel.failures).toEqual([]);
  } finally {
    excel.close();
  }
});
