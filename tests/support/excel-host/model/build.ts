/** Workbooks made by hand, as large as a test wants: exceljs is slow on them. */
import { columnIndex } from './address';
import { patchStyle, plain, type Value } from './cell';
import { WorkbookModel } from './workbook-model';

export interface SheetPlan {
  readonly name: string;
  /** From A1 on; null for blank cells. */
  readonly rows: readonly (readonly Value[])[];
  /** Number formats of columns by letters, for every cell that is there: { C: '@' }. */
  readonly formats?: Readonly<Record<string, string>>;
}

export function buildWorkbook(sheets: readonly SheetPlan[]): WorkbookModel {
  const workbook = new WorkbookModel();
  for (const { name, rows, formats = {} } of sheets) {
    const sheet = workbook.addSheet(name);
    const styles = new Map(Object.entries(formats).map(([letters, numFmt]) => [columnIndex(letters), patchStyle(plain, { numFmt })]));
    rows.forEach((values, row) => {
      sheet.rowAt(row);
      values.forEach((value, column) => {
        const style = styles.get(column);
        if (value !== null || style) sheet.put(row, column, style ? { value, style } : { value });
      });
    });
  }
  return workbook;
}
