/**
 * WorkbookHost over Excel.run. What it rests on: a used range counts formatted cells unless values only are asked for; one request and
 * one answer must stay below 5 MB; while a cell is being edited every request fails. docs/EXCEL-VERSIONS.md says what which Excel can do.
 */
import type { WorkbookHost } from '../../core/ports/workbook-host';
import { applyCells, demandOwn, formatAsText, undo } from './office-changes';
import { Listeners, OwnChanges } from './office-events';
import { replaceMarks } from './office-marks';
import { fileName, select, selection } from './office-navigate';
import { readRows } from './office-read-part';
import { readSheets } from './office-read';
import { operate, type OfficeTools } from './office-run';
import { recall, remember } from './office-settings';
import { sheetStates } from './office-sheets';
import { writeSheet } from './office-table';

export interface OfficeHostOptions {
  /** Waits before a refused request is sent again. */
  readonly pause?: OfficeTools['pause'];
  /** Milliseconds of a clock that only runs forward. */
  readonly now?: () => number;
}

/** @param options clocks, for tests */
export function createOfficeHost(options: OfficeHostOptions = {}): WorkbookHost {
  const tools: OfficeTools = {
    pause: options.pause ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))),
    has: (version) => Office.context.requirements.isSetSupported('ExcelApi', version),
  };
  const own = new OwnChanges(options.now ?? (() => performance.now()));
  const listeners = new Listeners(tools, own);
  return {
    abilities: { changes: tools.has('1.7'), mergedAreas: tools.has('1.13'), comments: tools.has('1.10') },
    fileName: () => operate(tools, fileName),
    listSheets: () =>
      operate(tools, async (run) =>
        (await sheetStates(run)).map((state) => ({
          id: state.id,
          name: state.name,
          visibility: state.visibility,
          protected: state.protected,
          active: state.active,
        })),
      ),
    readSheets: (names, progress) => operate(tools, (run) => readSheets(run, names, progress)),
    readRows: (sheet, from, to) => operate(tools, (run) => readRows(run, sheet, from, to), sheet),
    paint: (marks, progress) => operate(tools, (run) => replaceMarks(run, marks, progress)),
    clearMarks: () => operate(tools, (run) => replaceMarks(run, [])),
    applyCells: (changes, progress) => operate(tools, (run) => applyCells(run, own.announce, changes, progress)),
    formatAsText: (sheet, columns, from, to) => operate(tools, (run) => formatAsText(run, own.announce, sheet, columns, from, to), sheet),
    undo: async (step) => {
      demandOwn(step);
      return operate(tools, (run) => undo(run, own.announce, step));
    },
    writeSheet: (table, progress) => operate(tools, (run) => writeSheet(run, own, table, progress)),
    select: (where) => operate(tools, (run) => select(run, where), where.sheet),
    selection: () => operate(tools, selection),
    onChanged: (listener) => listeners.add(listener),
    remember: (key, value) => operate(tools, (run) => remember(run, key, value)),
    recall: (key) => operate(tools, (run) => recall(run, key)),
  };
}
