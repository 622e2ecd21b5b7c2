import { createFileHost, placeOf } from '../../../addin/host/workbook-file';
import { cellAt, createFileModel, emit, putCell, type FileModel, type FileSheet } from '../../../addin/host/workbook-file-model';
import { cellKey } from '../../../files/edit/sheet-facts';
import { columnLetters } from '../../../core/model/sheet';
import type { HostProblemCode, SheetChange } from '../../../core/ports/workbook-host';
import { workbookHostContract } from './contract';
import { fixture, ROSTER, type Hands } from './hands';

function open(): Promise<Hands> {
  const model = createFileModel('名单.xlsx', fixture, null);
  let refused: HostProblemCode | null = null;
  const host = createFileHost(model, { refusal: () => refused });
  const find = (name: string): FileSheet => model.sheets.find((sheet) => sheet.name === name)!;
  const done = (work: () => void): Promise<void> => Promise.resolve().then(work);
  const told = (kind: SheetChange['kind'], sheet: string | null, address: string | null = null): void => {
    emit(model, { kind, sheet, address, ours: false });
  };
  const look = (name: string, cell: string): { value: ReturnType<typeof cellAt>['value']; format: string } => {
    const { value, format } = cellAt(find(name), placeOf(cell).row, placeOf(cell).column);
    return { value, format };
  };
  return Promise.resolve({
    host,
    edit: (name, cell, value, format) =>
      done(() => {
        const { row, column } = placeOf(cell);
        putCell(find(name), row, column, { value, format: format ?? look(name, cell).format });
        told('edited', name, cell);
      }),
    setFormula: (name, cell, value) =>
      done(() => {
        const { row, column } = placeOf(cell);
        const sheet = find(name);
        while (sheet.rows.length <= row) sheet.rows.push([]);
        sheet.rows[row] = Object.assign([...(sheet.rows[row] ?? [])], { [column]: value });
        sheet.formulas.add(cellKey(row, column));
        told('edited', name, cell);
      }),
    cell: (name, cell) => Promise.resolve(look(name, cell)),
    insertRows: (name, before, count) =>
      done(() => {
        const sheet = find(name);
        sheet.rows.splice(before - 1, 0, ...Array.from({ length: count }, () => []));
        sheet.changed.clear();
        told('structure', name);
      }),
    rename: (name, next) =>
      done(() => {
        find(name).name = next;
        told('sheets', next);
      }),
    remove: (name) =>
      done(() => {
        model.sheets.splice(model.sheets.indexOf(find(name)), 1);
        told('sheets', null);
      }),
    protect: (name, on) =>
      done(() => {
        find(name).protected = on;
      }),
    click: (sheet, cell) =>
      done(() => {
        model.selection = { sheet, ...placeOf(cell) };
      }),
    selected: () =>
      Promise.resolve({
        sheet: model.selection.sheet,
        cell: `${columnLetters(model.selection.column)}${model.selection.row + 1}`,
      }),
    refuse: (fault) =>
      done(() => {
        refused = fault;
      }),
    marks: () => Promise.resolve([...model.marks.values()].flatMap((marks) => [...marks.values()])),
    sheetNames: async () => (await host.listSheets()).map(({ name }) => name),
    print: () => Promise.resolve(print(model)),
    close: () => Promise.resolve(),
  });
}

const print = (model: FileModel): string =>
  JSON.stringify([
    [...model.marks.values()].flatMap((marks) => [...marks.values()]),
    model.sheets.map((sheet) => [
      sheet.name,
      sheet.protected,
      sheet.rows.map((row, at) => row.flatMap((value, column) => (value === null ? [] : [[at, column, cellAt(sheet, at, column)]]))).flat(),
      [...sheet.changed].sort(([a], [b]) => a - b),
    ]),
  ]);

workbookHostContract(
  'A file in the browser',
  async () => {
    const hands = await open();
    await hands.click(ROSTER, 'A1');
    return hands;
  },
  { changes: true, mergedAreas: true, struckRows: true, bareTables: true },
);
