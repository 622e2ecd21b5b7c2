/** What a saved file must hold beyond the opened one. */
import type { Table } from '../../core/model/table';
import type { SheetEdits } from '../../files/edit';
import type { FileModel, FileSheet } from './workbook-file-model';

export interface FileEdits {
  /** Sheets by their place among the opened ones, then the added ones. */
  readonly sheets: readonly SheetEdits[];
  readonly tables: readonly Table[];
}

export function editsOf(model: FileModel): FileEdits {
  return {
    sheets: model.sheets.filter(({ changed }) => changed.size > 0).map(sheetEdits),
    tables: model.sheets.flatMap(({ table }) => (table === null ? [] : [table])),
  };
}

const sheetEdits = (sheet: FileSheet): SheetEdits => ({
  sheet: sheet.name,
  cells: [...sheet.changed].map(([key, { value, format }]) => {
    const same = sheet.originals.get(key)?.format === format;
    return {
      row: Math.floor(key / 16384),
      column: key % 16384,
      value,
      // Formats other than these two only come back as they were.
      format: same ? null : format === '@' ? '@' : 'General',
    };
  }),
});
