/** RangeAreas: several rectangles of one sheet, and the collection of their ranges. */
import { cellCount, isEntireColumn, isEntireRow, type Rect } from '../model/address';
import type { SheetModel } from '../model/sheet-model';
import { object, type HostObject, type Spec } from '../wire/spec';
import { conditionalFormatsObject } from './conditional-formats';
import { dataValidationObject } from './data-validation';
import { addressOf, rangeObject } from './range';
import { rangeFormatObject } from './range-format';
import { placeOfAreas, rectsOf, type AreasSelf } from './range-self';
import { clearRect } from './range-structure';
import { worksheetObject } from './worksheet';

/** Characters of addresses that Excel takes in one getRanges call. */
export const MOST_ADDRESS_CHARACTERS = 8192;

export const areasObject = (sheet: SheetModel, rects: readonly Rect[]): HostObject =>
  object(areasSpec, { sheet, anchors: rects.map((rect) => ({ rect })) });

const addresses = (self: AreasSelf): string => rectsOf(self).map((rect) => addressOf(self.sheet, rect)).join(','); // prettier-ignore

const areasSpec: Spec<AreasSelf> = {
  className: 'RangeAreas',
  trackable: true,
  alive: (self) => !self.sheet.deleted && rectsOf(self).length > 0,
  properties: {
    address: { get: addresses },
    addressLocal: { get: addresses },
    areaCount: { get: (self) => rectsOf(self).length },
    cellCount: { get: (self) => rectsOf(self).reduce((sum, rect) => sum + cellCount(rect), 0) },
    isEntireColumn: { get: (self) => rectsOf(self).every(isEntireColumn) },
    isEntireRow: { get: (self) => rectsOf(self).every(isEntireRow) },
  },
  children: {
    areas: (self) => object(rangesSpec, self),
    format: (self) => rangeFormatObject(placeOfAreas(self)),
    conditionalFormats: (self) => conditionalFormatsObject(placeOfAreas(self)),
    dataValidation: (self) => dataValidationObject(placeOfAreas(self)),
    worksheet: ({ sheet }) => worksheetObject(sheet),
  },
  methods: {
    calculate: () => undefined,
    clear: (self, args, session) => {
      for (const rect of rectsOf(self)) clearRect(self.sheet, rect, args, session);
    },
  },
};

const rangesSpec: Spec<AreasSelf> = {
  className: 'RangeCollection',
  items: (self) => rectsOf(self).map((rect) => rangeObject(self.sheet, rect)),
};

export const areasSpecs = [areasSpec, rangesSpec];
