/** The contract's hands on the page that plays Excel. */
import type { Browser } from 'playwright-core';
import { createOfficeHost } from '../../../addin/host/office';
import type { WorkbookHost } from '../../../core/ports/workbook-host';
import { isDateSerial, type CellValue, type SheetSnapshot } from '../../../core/model/sheet';
import { fixture, placeOf, plainOf, type Fault, type Hands, type Painted } from '../../contract/workbook-host/hands';
import { openExcel, WorkbookModel, type Excel, type ExcelOptions } from '../excel-host/index';
import { formatRect } from '../excel-host/model/address';
import { numberFormatOf, plainValue, withNumberFormat } from '../excel-host/model/cell';
import type { SheetModel } from '../excel-host/model/sheet-model';
import { openExcelInProcess, type InProcessExcel, type InProcessOptions } from '../excel-host/in-process';
import { officeReady } from '../excel-host/test-pane';
import { remoteHost, type RemoteHost } from './remote-host';

export function modelOf(sheets: readonly SheetSnapshot[]): WorkbookModel {
  const workbook = new WorkbookModel();
  for (const snapshot of sheets) {
    const sheet = workbook.addSheet(snapshot.name);
    sheet.visibility = snapshot.visibility === 'visible' ? 'Visible' : snapshot.visibility === 'hidden' ? 'Hidden' : 'VeryHidden';
    snapshot.rows.forEach((line, row) => line.forEach((value, column) => put(sheet, row, column, value)));
    sheet.merges = [...snapshot.merges];
    for (const row of snapshot.hiddenRows) sheet.rowAt(row).hidden = true;
    for (const column of snapshot.hiddenColumns) sheet.columnAt(column).hidden = true;
    for (const row of snapshot.struckRows)
      snapshot.rows[row]?.forEach((_, column) => sheet.setStyle(row, column, { ...sheet.styleAt(row, column), font: { strike: true } }));
  }
  return workbook;
}

function put(sheet: SheetModel, row: number, column: number, value: CellValue, format?: string): void {
  const wanted = format ?? (isDateSerial(value) ? 'yyyy/m/d' : undefined);
  if (value !== null || wanted !== undefined) sheet.setContent(row, column, plainOf(value));
  if (wanted !== undefined) sheet.setStyle(row, column, withNumberFormat(sheet.styleAt(row, column), wanted));
}

type Played = Pick<Excel, 'model' | 'user' | 'bridge' | 'failures' | 'counters' | 'save'>;

export interface ExcelHands extends Hands {
  readonly excel: Played;
  /** Pauses between attempts since the last question. */
  readonly pauses: RemoteHost['pauses'];
}

const refusals = { 'cell-being-edited': 'cell-edit', busy: 'busy', closed: 'session-timeout' } as const satisfies Record<Fault, string>;

/** In a browser, with all of office.js. */
export async function openInBrowser(browser: Browser, paneUrl: string, options: Partial<ExcelOptions> = {}): Promise<ExcelHands> {
  const excel = await openExcel({ paneUrl, browser, workbook: modelOf(fixture), ...options });
  await officeReady(excel.pane);
  const { host, pauses } = await remoteHost(excel.page, excel.pane);
  return handsOn(excel, host, pauses, () => excel.close());
}

/** In this process, with the Excel classes of office.js. */
export async function openInProcess(options: Partial<InProcessOptions> = {}): Promise<ExcelHands> {
  const excel: InProcessExcel = await openExcelInProcess({ workbook: modelOf(fixture), ...options });
  const waited: number[] = [];
  const host = createOfficeHost({
    pause: (milliseconds) => {
      waited.push(milliseconds);
      return Promise.resolve();
    },
  });
  return handsOn(
    excel,
    host,
    () => Promise.resolve(waited.splice(0)),
    () => Promise.resolve(excel.close()),
  );
}

function handsOn(excel: Played, host: WorkbookHost, pauses: RemoteHost['pauses'], close: () => Promise<void>): ExcelHands {
  const { model } = excel;
  const later = (work: () => void): Promise<void> => Promise.resolve().then(work);
  const edited = (name: string, cell: string, work: (sheet: SheetModel, row: number, column: number) => void): void => {
    const sheet = model.sheet(name);
    const { row, column } = placeOf(cell);
    work(sheet, row, column);
    model.tell({
      kind: 'changed',
      sheet,
      rect: { top: row, bottom: row, left: column, right: column },
      changeType: 'RangeEdited',
      byAddin: false,
    });
    excel.bridge.flush();
  };
  return {
    excel,
    host,
    pauses,
    edit: (name, cell, value, format) => later(() => edited(name, cell, (sheet, row, column) => put(sheet, row, column, value, format))),
    setFormula: (name, cell, value) =>
      later(() => edited(name, cell, (sheet, row, column) => sheet.setContent(row, column, plainOf(value), 'SUM(1,2)'))),
    cell: (name, cell) => {
      const sheet = model.sheet(name);
      const { row, column } = placeOf(cell);
      const value = plainValue(sheet.valueAt(row, column));
      return Promise.resolve({ value: value === '' ? null : value, format: numberFormatOf(sheet.styleAt(row, column)) });
    },
    insertRows: (sheet, before, count) => later(() => excel.user.insertRows(sheet, before, count)),
    rename: (sheet, name) => later(() => excel.user.renameSheet(sheet, name)),
    remove: (sheet) => later(() => excel.user.deleteSheet(sheet)),
    protect: (sheet, on) => later(() => void (model.sheet(sheet).protection = on ? { sheet: true, objects: false } : null)),
    click: (sheet, cell) => later(() => excel.user.select(sheet, cell)),
    selected: () => {
      const { sheet, rect } = excel.user.selection;
      return Promise.resolve({ sheet, cell: formatRect({ ...rect, bottom: rect.top, right: rect.left }) });
    },
    refuse: (fault) => later(() => void (excel.bridge.session.refusal = fault === null ? null : refusals[fault])),
    marks: () => Promise.resolve(paintedIn(model)),
    sheetNames: () => Promise.resolve(model.sheets.map(({ name }) => name)),
    print: () => Promise.resolve(printOf(model)),
    close: async () => {
      const failures = excel.failures.splice(0);
      await close();
      expect(failures).toEqual([]);
    },
  };
}

/** Contents and looks of the model; tests that speak of leaving no trace compare the saved files as well. */
function printOf(model: WorkbookModel): string {
  return JSON.stringify(
    model.sheets.map((sheet) => [
      sheet.name,
      sheet.visibility,
      Array.from(sheet.rows, (line) => (line?.cells ?? []).map((cell) => [cell?.value ?? null, cell?.formula ?? null, cell?.style ?? {}]).filter(([value, formula, style]) => value !== null || formula !== null || Object.keys(style as object).length > 0)), // prettier-ignore
      sheet.columns,
      sheet.merges,
      sheet.conditionalFormats,
      sheet.comments,
      sheet.validations,
    ]),
  );
}

/** Cells under a conditional format of ours: worst last, as the topmost rule wins. */
export function paintedIn(model: WorkbookModel): Painted[] {
  return model.sheets.flatMap((sheet) =>
    sheet.conditionalFormats.flatMap(({ formula, rects }) => {
      const severity = /"SongNuan:(error|warning|info)"/.exec(formula)?.[1] as Painted['severity'] | undefined;
      if (severity === undefined) return [];
      return rects.flatMap(({ top, bottom, left, right }) =>
        Array.from({ length: bottom - top + 1 }, (_, row) =>
          Array.from({ length: right - left + 1 }, (__, column): Painted => {
            const at = { top: top + row, bottom: top + row, left: left + column, right: left + column };
            return { sheet: sheet.name, cell: formatRect(at), severity };
          }),
        ).flat(),
      );
    }),
  );
}
