/** A worksheet. */
import { wholeSheet, type Rect } from '../model/address';
import { STANDARD_HEIGHT_POINTS } from '../model/sizes';
import type { SheetModel, Visibility } from '../model/sheet-model';
import { sheetNameFault } from '../model/workbook-model';
import { HostError, invalidArgument, itemNotFound } from '../wire/host-error';
import type { Session } from '../wire/session';
import { object, type HostObject, type Spec } from '../wire/spec';
import { checked, colour, flag, oneOf, rectFrom, text, whole } from './arguments';
import { commentsObject } from './comments';
import { sheetEvents } from './event-table';
import { noNamesObject } from './names';
import { protectionObject } from './protection';
import { rangeObject } from './range';
import { areasObject, MOST_ADDRESS_CHARACTERS } from './range-areas';
import { autoFilterObject, freezePanesObject, pageBreaksObject, pageLayoutObject } from './sheet-view';

export const worksheetObject = (sheet: SheetModel): HostObject => object(worksheetSpec, sheet);

export const demandWritable = (session: Session): void => {
  if (session.workbook.readOnly) throw new HostError('AccessDenied', 'The workbook is open for reading only.');
};

function rename(sheet: SheetModel, value: unknown, session: Session): void {
  demandWritable(session);
  const name = text(value, 'name');
  const fault = sheetNameFault(session.workbook, name, sheet);
  if (fault === 'taken') throw new HostError('ItemAlreadyExists', `A sheet is named "${name}" already.`);
  if (fault !== null) throw invalidArgument(`sheet name: ${fault}`);
  const before = sheet.name;
  sheet.name = name;
  if (before !== name) session.workbook.tell({ kind: 'renamed', sheet, before });
}

const isLastVisible = (sheet: SheetModel, session: Session): boolean =>
  session.workbook.sheets.every((other) => other === sheet || other.visibility !== 'Visible');

function show(sheet: SheetModel, value: unknown, session: Session): void {
  demandWritable(session);
  const visibility: Visibility = oneOf(value, ['Visible', 'Hidden', 'VeryHidden'], 'visibility');
  if (visibility !== 'Visible' && isLastVisible(sheet, session))
    throw new HostError('InvalidOperation', 'A workbook must have a visible sheet.');
  const before = sheet.visibility;
  sheet.visibility = visibility;
  if (before !== visibility) session.workbook.tell({ kind: 'visibility', sheet, before });
}

function place(sheet: SheetModel, value: unknown, session: Session): void {
  demandWritable(session);
  const { sheets } = session.workbook;
  const at = whole(value);
  if (at < 0 || at >= sheets.length) throw invalidArgument('no such position');
  sheets.splice(sheets.indexOf(sheet), 1);
  sheets.splice(at, 0, sheet);
}

function remove(sheet: SheetModel, _args: readonly unknown[], session: Session): void {
  demandWritable(session);
  if (isLastVisible(sheet, session)) throw new HostError('InvalidOperation', 'A workbook must have a visible sheet.');
  if (sheet.visibility === 'VeryHidden') throw new HostError('InvalidOperation', 'A very hidden sheet cannot be deleted.');
  session.workbook.deleteSheet(sheet);
}

function ranges(sheet: SheetModel, [address]: readonly unknown[]): HostObject {
  if (address === null || address === undefined) return areasObject(sheet, [wholeSheet]);
  const list = text(address, 'address');
  if (list.length > MOST_ADDRESS_CHARACTERS) throw invalidArgument('the address is too long');
  return areasObject(sheet, list.split(',').map((part) => rectFrom(sheet, part.trim()))); // prettier-ignore
}

function byIndexes(sheet: SheetModel, args: readonly unknown[]): HostObject {
  const [row = 0, column = 0, rows = 0, columns = 0] = args.map((value) => whole(value));
  if (rows < 1 || columns < 1) throw invalidArgument('a range has at least one cell');
  return rangeObject(sheet, checked({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 }));
}

const used = (sheet: SheetModel, valuesOnly: unknown): Rect | null => sheet.usedRect(wholeSheet, valuesOnly === true);

/** The next sheet (or the one before), visible ones only when asked. */
function neighbour(step: 1 | -1) {
  return (sheet: SheetModel, [visibleOnly]: readonly unknown[], session: Session): HostObject | null => {
    const { sheets } = session.workbook;
    for (let at = sheets.indexOf(sheet) + step; at >= 0 && at < sheets.length; at += step) {
      const other = sheets[at];
      if (other && (visibleOnly !== true || other.visibility === 'Visible')) return worksheetObject(other);
    }
    return null;
  };
}

const certain = (step: 1 | -1) => (sheet: SheetModel, args: readonly unknown[], session: Session): HostObject => {
  const found = neighbour(step)(sheet, args, session);
  if (!found) throw itemNotFound('no such sheet');
  return found;
}; // prettier-ignore

export const worksheetSpec: Spec<SheetModel> = {
  className: 'Worksheet',
  identity: ({ id }) => ({ Id: id }),
  alive: ({ deleted }) => !deleted,
  events: sheetEvents,
  target: ({ id }) => id,
  setAs: { Gridlines: 'showGridlines' },
  properties: {
    id: { get: ({ id }) => id },
    name: { get: ({ name }) => name, set: rename },
    visibility: { get: ({ visibility }) => visibility, set: show },
    position: { get: (sheet, session) => session.workbook.sheets.indexOf(sheet), set: place },
    tabColor: {
      get: ({ tabColor }) => tabColor,
      set: (sheet, value, session) => {
        demandWritable(session);
        sheet.tabColor = value === '' ? '' : colour(value);
      },
    },
    showGridlines: {
      get: ({ showGridlines }) => showGridlines,
      set: (sheet, value, session) => {
        demandWritable(session);
        sheet.showGridlines = flag(value, 'showGridlines');
      },
    },
    standardHeight: { get: () => STANDARD_HEIGHT_POINTS },
  },
  children: {
    protection: protectionObject,
    comments: (sheet, session) => commentsObject(session.workbook, sheet),
    names: (_sheet, session) => noNamesObject(session.workbook),
    freezePanes: freezePanesObject,
    pageLayout: pageLayoutObject,
    autoFilter: autoFilterObject,
    horizontalPageBreaks: pageBreaksObject,
  },
  methods: {
    activate: (sheet, _args, session) => {
      if (sheet.visibility !== 'Visible') throw new HostError('InvalidOperation', 'A hidden sheet cannot be shown.');
      session.workbook.activate(sheet);
    },
    delete: remove,
    calculate: () => undefined,
    getCell: (sheet, [row, column]) => byIndexes(sheet, [row, column, 1, 1]),
    getRange: (sheet, [address]) => rangeObject(sheet, rectFrom(sheet, address)),
    getRangeByIndexes: byIndexes,
    getRanges: ranges,
    getUsedRange: (sheet, [valuesOnly]) => rangeObject(sheet, used(sheet, valuesOnly) ?? { top: 0, left: 0, bottom: 0, right: 0 }),
    getUsedRangeOrNullObject: (sheet, [valuesOnly]) => {
      const rect = used(sheet, valuesOnly);
      return rect ? rangeObject(sheet, rect) : null;
    },
    getNextOrNullObject: neighbour(1),
    getPreviousOrNullObject: neighbour(-1),
    getNext: certain(1),
    getPrevious: certain(-1),
    _GetSheetById: (_sheet, [id], session) => {
      const found = session.workbook.find(String(id));
      if (!found) throw itemNotFound(`no sheet ${String(id)}`);
      return worksheetObject(found);
    },
  },
};
