/** Conditional formats of a range. Custom (formula) ones are played in full; others of the file are kept, listed and can be deleted. Nothing is evaluated. */
import { intersect, type Rect } from '../model/address';
import { plain } from '../model/cell';
import type { ConditionalFormatModel, SheetModel } from '../model/sheet-model';
import { HostError, invalidArgument, itemNotFound } from '../wire/host-error';
import type { Session } from '../wire/session';
import { object, type HostObject, type Spec } from '../wire/spec';
import { flag, oneOf, text, whole } from './arguments';
import { conditionalRangeFormatObject } from './conditional-range-format';
import { rangeObject } from './range';
import { areasObject } from './range-areas';
import { demandPermission, type PlaceSelf } from './range-self';

export interface ConditionalFormatSelf {
  readonly sheet: SheetModel;
  readonly format: ConditionalFormatModel;
}

export const conditionalFormatsObject = (place: PlaceSelf): HostObject => object(conditionalFormatsSpec, place);
const formatObject = (sheet: SheetModel, format: ConditionalFormatModel): HostObject => object(conditionalFormatSpec, { sheet, format });

const meets = (rects: readonly Rect[], others: readonly Rect[]): boolean =>
  rects.some((rect) => others.some((other) => intersect(rect, other) !== null));

const formatsOf = ({ sheet, rects }: PlaceSelf): ConditionalFormatModel[] => {
  const place = rects();
  return sheet.conditionalFormats.filter((format) => meets(format.rects, place));
};

/** A new format comes before all others, as in Excel. */
function add({ sheet, rects }: PlaceSelf, [type]: readonly unknown[], session: Session): HostObject {
  demandPermission(session, sheet, 'formatCells');
  if (type !== 'Custom') {
    oneOf(type, ['Custom', 'DataBar', 'ColorScale', 'IconSet', 'TopBottom', 'PresetCriteria', 'ContainsText', 'CellValue'], 'type');
    session.fail(`The pane added a conditional format of type ${String(type)}; this host knows Custom only`);
    throw new HostError('UnsupportedOperation', `The operation is not supported. (${String(type)})`);
  }
  const format: ConditionalFormatModel = {
    id: session.workbook.nextId(),
    type: 'Custom',
    rects: [...rects()],
    stopIfTrue: false,
    formula: '',
    style: plain,
  };
  sheet.conditionalFormats.unshift(format);
  return formatObject(sheet, format);
}

const conditionalFormatsSpec: Spec<PlaceSelf> = {
  className: 'ConditionalFormatCollection',
  items: (place) => formatsOf(place).map((format) => formatObject(place.sheet, format)),
  item: (place, key) => {
    const format = formatsOf(place).find(({ id }) => id === key);
    if (!format) throw itemNotFound(`no conditional format ${String(key)} on these cells`);
    return formatObject(place.sheet, format);
  },
  methods: {
    add,
    clearAll: ({ sheet, rects }, _args, session) => {
      demandPermission(session, sheet, 'formatCells');
      for (const rect of rects()) sheet.cutConditionalFormats(rect);
    },
  },
};

function move({ sheet, format }: ConditionalFormatSelf, value: unknown, session: Session): void {
  demandPermission(session, sheet, 'formatCells');
  const at = whole(value);
  if (at < 0 || at >= sheet.conditionalFormats.length) throw invalidArgument('no such priority');
  sheet.conditionalFormats.splice(sheet.conditionalFormats.indexOf(format), 1);
  sheet.conditionalFormats.splice(at, 0, format);
}

/** Excel gives a range only where the format covers one. */
function rangeOf({ sheet, format }: ConditionalFormatSelf): HostObject | null {
  const [rect, more] = format.rects;
  return rect && !more ? rangeObject(sheet, rect) : null;
}

const conditionalFormatSpec: Spec<ConditionalFormatSelf> = {
  className: 'ConditionalFormat',
  identity: ({ format }) => ({ Id: format.id }),
  alive: ({ sheet, format }) => !sheet.deleted && sheet.conditionalFormats.includes(format),
  properties: {
    id: { get: ({ format }) => format.id },
    type: { get: ({ format }) => format.type },
    priority: { get: ({ sheet, format }) => sheet.conditionalFormats.indexOf(format), set: move },
    stopIfTrue: {
      get: ({ format }) => format.stopIfTrue,
      set: ({ sheet, format }, value, session) => {
        demandPermission(session, sheet, 'formatCells');
        format.stopIfTrue = flag(value, 'stopIfTrue');
      },
    },
  },
  children: {
    custom: (self) => {
      if (self.format.type !== 'Custom') throw new HostError('InvalidOperation', `The conditional format is of type ${self.format.type}.`);
      return object(customSpec, self);
    },
    customOrNullObject: (self) => (self.format.type === 'Custom' ? object(customSpec, self) : null),
  },
  methods: {
    delete: ({ sheet, format }, _args, session) => {
      demandPermission(session, sheet, 'formatCells');
      sheet.conditionalFormats.splice(sheet.conditionalFormats.indexOf(format), 1);
    },
    getRange: (self) => {
      const range = rangeOf(self);
      if (!range) throw new HostError('InvalidOperation', 'The conditional format covers several ranges.');
      return range;
    },
    getRangeOrNullObject: rangeOf,
    getRanges: ({ sheet, format }) => areasObject(sheet, format.rects),
  },
};

const customSpec: Spec<ConditionalFormatSelf> = {
  className: 'CustomConditionalFormat',
  children: {
    rule: (self) => object(ruleSpec, self),
    format: (self) => conditionalRangeFormatObject(self),
  },
};

const formula = {
  get: ({ format }: ConditionalFormatSelf): string => format.formula,
  set: ({ sheet, format }: ConditionalFormatSelf, value: unknown, session: Session): void => {
    demandPermission(session, sheet, 'formatCells');
    const given = text(value, 'formula');
    if (given.replace(/^=/, '').trim() === '' || unbalanced(given)) throw invalidArgument(`"${given}" is no formula`);
    format.formula = given.startsWith('=') ? given : `=${given}`;
  },
};

function unbalanced(text: string): boolean {
  const bare = text.replace(/"(?:[^"]|"")*"/g, '');
  return bare.includes('"') || bare.split('(').length !== bare.split(')').length;
}

const ruleSpec: Spec<ConditionalFormatSelf> = { className: 'ConditionalFormatRule', properties: { formula, formulaLocal: formula } };

export const conditionalFormatSpecs = [conditionalFormatsSpec, conditionalFormatSpec, customSpec, ruleSpec];
