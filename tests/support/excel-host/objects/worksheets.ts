/** The collection of worksheets. */
import type { SheetModel } from '../model/sheet-model';
import { sheetNameFault, type WorkbookModel } from '../model/workbook-model';
import { HostError, invalidArgument, itemNotFound } from '../wire/host-error';
import type { Session } from '../wire/session';
import { object, type HostObject, type Spec } from '../wire/spec';
import { text } from './arguments';
import { workbookEvents } from './event-table';
import { demandWritable, worksheetObject } from './worksheet';

export const worksheetsObject = (workbook: WorkbookModel): HostObject => object(worksheetsSpec, workbook);

/** As Excel names new sheets. */
function freeName(workbook: WorkbookModel): string {
  for (let number = workbook.sheets.length + 1; ; number++) if (!workbook.find(`Sheet${String(number)}`)) return `Sheet${String(number)}`;
}

function add(workbook: WorkbookModel, [given]: readonly unknown[], session: Session): HostObject {
  demandWritable(session);
  const name = given === null || given === undefined ? freeName(workbook) : text(given, 'name');
  const fault = sheetNameFault(workbook, name, null);
  if (fault === 'taken') throw new HostError('ItemAlreadyExists', `A sheet is named "${name}" already.`);
  if (fault !== null) throw invalidArgument(`sheet name: ${fault}`);
  const sheet = workbook.addSheet(name);
  workbook.tell({ kind: 'added', sheet });
  return worksheetObject(sheet);
}

const visible = (sheets: readonly SheetModel[], only: unknown): SheetModel[] =>
  sheets.filter((sheet) => only !== true || sheet.visibility === 'Visible');

function certain(sheet: SheetModel | undefined): HostObject {
  if (!sheet) throw itemNotFound('no such sheet');
  return worksheetObject(sheet);
}

const worksheetsSpec: Spec<WorkbookModel> = {
  className: 'WorksheetCollection',
  events: workbookEvents,
  target: () => 'Workbook',
  items: ({ sheets }) => sheets.map(worksheetObject),
  item: (workbook, key) => {
    const sheet = workbook.find(String(key));
    if (!sheet) throw itemNotFound(`no sheet "${String(key)}"`);
    return worksheetObject(sheet);
  },
  methods: {
    add,
    getActiveWorksheet: (workbook) => worksheetObject(workbook.active),
    getCount: (workbook, [visibleOnly]) => visible(workbook.sheets, visibleOnly).length,
    getFirst: (workbook, [visibleOnly]) => certain(visible(workbook.sheets, visibleOnly)[0]),
    getLast: (workbook, [visibleOnly]) => certain(visible(workbook.sheets, visibleOnly).at(-1)),
  },
};

export const worksheetsSpecs = [worksheetsSpec];
