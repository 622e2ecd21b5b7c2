/** Range: where it is, what it holds, and other ranges made from it. */
import { cellCount, columnCount, formatRect, formatSheetName, isEntireColumn, isEntireRow, rowCount, type Rect } from '../model/address';
import type { SheetModel } from '../model/sheet-model';
import { HostError, invalidArgument } from '../wire/host-error';
import type { Session } from '../wire/session';
import { object, type HostObject, type Property, type Spec } from '../wire/spec';
import { conditionalFormatsObject } from './conditional-formats';
import { dataValidationObject } from './data-validation';
import { cellProperties } from './range-cell-properties';
import { rangeFormatObject } from './range-format';
import { navigation } from './range-navigation';
import { placeOf, rectOf, demandPermission, type RangeSelf } from './range-self';
import { structure } from './range-structure';
import { valueProperties } from './range-values';
import { worksheetObject } from './worksheet';

export const rangeObject = (sheet: SheetModel, rect: Rect): HostObject => object(rangeSpec, { sheet, anchor: { rect } });

export const addressOf = (sheet: SheetModel, rect: Rect): string => `${formatSheetName(sheet.name)}!${formatRect(rect)}`;

/** All hidden: true, none: false, some: null. */
function hidden(flags: Iterable<boolean>): boolean | null {
  let first: boolean | null = null;
  for (const flag of flags) {
    if (first === null) first = flag;
    else if (first !== flag) return null;
  }
  return first;
}

/** Flags of rows or columns; what lies beyond those anybody touched is shown, and said once. */
function* flags(models: readonly ({ readonly hidden: boolean } | undefined)[], first: number, last: number): Generator<boolean> {
  for (let index = first; index <= last; index++) {
    yield models[index]?.hidden ?? false;
    if (index >= models.length) return;
  }
}

const rowFlags = ({ sheet }: RangeSelf, rect: Rect): Generator<boolean> => flags(sheet.rows, rect.top, rect.bottom);
const columnFlags = ({ sheet }: RangeSelf, rect: Rect): Generator<boolean> => flags(sheet.columns, rect.left, rect.right);

function setHidden(axis: 'rows' | 'columns') {
  return (self: RangeSelf, value: unknown, session: Session): void => {
    if (typeof value !== 'boolean') throw invalidArgument('true or false is wanted');
    demandPermission(session, self.sheet, axis === 'rows' ? 'formatRows' : 'formatColumns');
    const rect = rectOf(self);
    if (axis === 'rows') for (let row = rect.top; row <= rect.bottom; row++) self.sheet.rowAt(row).hidden = value;
    else for (let column = rect.left; column <= rect.right; column++) self.sheet.columnAt(column).hidden = value;
  };
}

const of = (read: (rect: Rect, self: RangeSelf) => unknown): Property<RangeSelf> => ({ get: (self) => read(rectOf(self), self) });

export const rangeSpec: Spec<RangeSelf> = {
  className: 'Range',
  trackable: true,
  alive: ({ sheet, anchor }) => !sheet.deleted && anchor.rect !== null,
  properties: {
    ...valueProperties,
    address: of((rect, { sheet }) => addressOf(sheet, rect)),
    addressLocal: of((rect, { sheet }) => addressOf(sheet, rect)),
    rowIndex: of((rect) => rect.top),
    columnIndex: of((rect) => rect.left),
    rowCount: of(rowCount),
    columnCount: of(columnCount),
    cellCount: of((rect) => (cellCount(rect) > 2 ** 31 - 1 ? -1 : cellCount(rect))),
    isEntireColumn: of(isEntireColumn),
    isEntireRow: of(isEntireRow),
    hidden: of((rect, self) => hidden(rowFlags(self, rect)) === true || hidden(columnFlags(self, rect)) === true),
    rowHidden: { get: (self) => hidden(rowFlags(self, rectOf(self))), set: setHidden('rows') },
    columnHidden: { get: (self) => hidden(columnFlags(self, rectOf(self))), set: setHidden('columns') },
  },
  children: {
    format: (self) => rangeFormatObject(placeOf(self)),
    worksheet: ({ sheet }) => worksheetObject(sheet),
    conditionalFormats: (self) => conditionalFormatsObject(placeOf(self)),
    dataValidation: (self) => dataValidationObject(placeOf(self)),
  },
  methods: {
    ...navigation,
    ...structure,
    ...cellProperties,
    select: (self, _args, session) => {
      if (self.sheet.visibility !== 'Visible') throw new HostError('InvalidOperation', 'Cells of a hidden sheet cannot be selected.');
      session.workbook.select(self.sheet, rectOf(self));
    },
    calculate: () => undefined,
    _ValidateArraySize: (self, [rows, columns]) => {
      const rect = rectOf(self);
      if (rows !== rowCount(rect) || columns !== columnCount(rect))
        throw invalidArgument('the size of the input array does not match the range');
    },
  },
};
