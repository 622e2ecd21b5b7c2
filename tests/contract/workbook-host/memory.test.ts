import { createMemoryWorkbook } from '../../support/memory-host';
import { workbookHostContract } from './contract';
import { fixture, ROSTER, type Hands } from './hands';

function open(): Promise<Hands> {
  const workbook = createMemoryWorkbook({ sheets: fixture });
  const done = (work: () => void): Promise<void> => Promise.resolve().then(work);
  workbook.click(ROSTER, 'A1');
  return Promise.resolve({
    host: workbook.host,
    edit: (sheet, cell, value, format) => done(() => workbook.edit(sheet, cell, value, format)),
    setFormula: (sheet, cell, value) => done(() => workbook.setFormula(sheet, cell, value)),
    cell: (sheet, cell) => Promise.resolve(workbook.cell(sheet, cell)),
    insertRows: (sheet, before, count) => done(() => workbook.insertRows(sheet, before, count)),
    rename: (sheet, name) => done(() => workbook.rename(sheet, name)),
    remove: (sheet) => done(() => workbook.remove(sheet)),
    protect: (sheet, on) => done(() => workbook.protect(sheet, on)),
    click: (sheet, cell) => done(() => workbook.click(sheet, cell)),
    selected: () => Promise.resolve(workbook.selected()),
    refuse: (fault) => done(() => workbook.refuse(fault)),
    marks: () => Promise.resolve(workbook.marks()),
    sheetNames: async () => (await workbook.host.listSheets()).map(({ name }) => name),
    print: () => Promise.resolve(JSON.stringify([workbook.print(), workbook.marks()])),
    close: () => Promise.resolve(),
  });
}

workbookHostContract('A workbook in memory', open, { changes: true, mergedAreas: true, struckRows: true, bareTables: true });
