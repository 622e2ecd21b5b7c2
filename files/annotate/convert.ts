/** xls, et and csv → xlsx, so that they can be marked. Values, merged cells, widths and number formats are kept; fonts and fills are not. */
import { read, utils, write } from '@e965/xlsx';
import type { WorkbookSnapshot } from '../../core/model/sheet';

/** @param snapshot what was read; text files (csv) are made from it, because their cells must stay text */
export function toXlsx(bytes: Uint8Array, snapshot: WorkbookSnapshot, isText: boolean): Uint8Array {
  const workbook = isText ? utils.book_new() : read(bytes, { type: 'array', cellStyles: true, cellNF: true, cellDates: false });
  if (isText) {
    for (const sheet of snapshot.sheets) {
      const rows = sheet.rows.map((row) => row.map((value) => (typeof value === 'object' && value !== null ? value.serial : value)));
      utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows), excelSheetName(sheet.name));
    }
  }
  return new Uint8Array(write(workbook, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

/** What Excel allows as a sheet's name: at most 31 characters, some signs not among them. A text file's sheet is named after the file. */
export const excelSheetName = (name: string): string => name.slice(0, 31).replace(/[\\/?*[\]:]/g, '_') || 'Sheet1';
