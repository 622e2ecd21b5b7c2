/** What a conditional format lays over the cells: fill, font, number format. */
import type { Font } from 'exceljs';
import { patchStyle, type Style } from '../model/cell';
import type { Session } from '../wire/session';
import { object, type HostObject, type Property, type Spec } from '../wire/spec';
import { colour, flag, text } from './arguments';
import type { ConditionalFormatSelf } from './conditional-formats';
import { demandPermission } from './range-self';

export const conditionalRangeFormatObject = (self: ConditionalFormatSelf): HostObject => object(formatSpec, self);

function change({ sheet, format }: ConditionalFormatSelf, session: Session, to: (style: Style) => Style): void {
  demandPermission(session, sheet, 'formatCells');
  format.style = to(format.style);
}

const hex = (argb: string | undefined): string => (argb === undefined ? '' : `#${argb.slice(-6).toUpperCase()}`);

const fontOf = <K extends keyof Font>(
  name: K,
  read: (font: Partial<Font>) => unknown,
  write: (value: unknown) => Font[K] | undefined,
): Property<ConditionalFormatSelf> => ({
  get: ({ format }) => read(format.style.font ?? {}),
  set: (self, value, session) =>
    change(self, session, (style) => patchStyle(style, { font: { ...style.font, [name]: write(value) } as Partial<Font> })),
});

/** In differential formats Excel keeps the colour of a solid fill as its background. */
const fillSpec: Spec<ConditionalFormatSelf> = {
  className: 'ConditionalRangeFill',
  properties: {
    color: {
      get: ({ format }) => hex((format.style.fill as { bgColor?: { argb?: string } } | undefined)?.bgColor?.argb),
      set: (self, value, session) => {
        const argb = `FF${colour(value).slice(1)}`;
        change(self, session, (style) => patchStyle(style, { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb } } as never }));
      },
    },
  },
  methods: { clear: (self, _args, session) => change(self, session, (style) => patchStyle(style, { fill: undefined })) },
};

const fontSpec: Spec<ConditionalFormatSelf> = {
  className: 'ConditionalRangeFont',
  properties: {
    color: fontOf('color', (font) => hex(font.color?.argb), (value) => ({ argb: `FF${colour(value).slice(1)}` })), // prettier-ignore
    bold: fontOf('bold', (font) => font.bold === true, (value) => flag(value, 'bold')), // prettier-ignore
    italic: fontOf('italic', (font) => font.italic === true, (value) => flag(value, 'italic')), // prettier-ignore
    strikethrough: fontOf('strike', (font) => font.strike === true, (value) => flag(value, 'strikethrough')), // prettier-ignore
    underline: fontOf('underline', (font) => (font.underline === undefined ? 'None' : 'Single'), (value) => (value === 'None' ? undefined : true)), // prettier-ignore
  },
  methods: { clear: (self, _args, session) => change(self, session, (style) => patchStyle(style, { font: undefined })) },
};

const formatSpec: Spec<ConditionalFormatSelf> = {
  className: 'ConditionalRangeFormat',
  properties: {
    numberFormat: {
      get: ({ format }) => format.style.numFmt ?? '',
      set: (self, value, session) => change(self, session, (style) => patchStyle(style, { numFmt: text(value, 'numberFormat') })),
    },
  },
  children: { fill: (self) => object(fillSpec, self), font: (self) => object(fontSpec, self) },
};

export const conditionalRangeFormatSpecs = [formatSpec, fillSpec, fontSpec];
