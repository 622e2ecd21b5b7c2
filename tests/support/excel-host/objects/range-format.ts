/** Format of a range: alignment, widths, fill, font, borders, the lock. */
import type { Borders, Fill, Font } from 'exceljs';
import type { Rect } from '../model/address';
import { numberFormatOf, patchStyle, tidy, type Style } from '../model/cell';
import { displayWidth, pointsOfWidth, STANDARD_HEIGHT_POINTS, widthOfPoints } from '../model/sizes';
import { restyle, uniform } from '../model/styles';
import { invalidArgument } from '../wire/host-error';
import type { Session } from '../wire/session';
import { object, type HostObject, type Property, type Spec } from '../wire/spec';
import { colour, flag, oneOf, text } from './arguments';
import { bordersObject } from './range-borders';
import { demandPermission, type PlaceSelf } from './range-self';
import { textOf } from './range-values';

export const rangeFormatObject = (place: PlaceSelf): HostObject => object(rangeFormatSpec, place);

function changeStyles(place: PlaceSelf, session: Session, change: (style: Style) => Style): void {
  demandPermission(session, place.sheet, 'formatCells');
  for (const rect of place.rects()) {
    restyle(place.sheet, rect, change);
    session.workbook.tell({ kind: 'format', sheet: place.sheet, rect, byAddin: true });
  }
}

/** A property that is one aspect of the style. */
const styled = (read: (style: Style) => unknown, write: (style: Style, value: unknown) => Style): Property<PlaceSelf> => ({
  get: (place) => uniform(place.sheet, place.rects(), read),
  set: (place, value, session) => changeStyles(place, session, (style) => write(style, value)),
});

type Alignment = NonNullable<Style['alignment']>;

const align = (style: Style, patch: { readonly [K in keyof Alignment]?: Alignment[K] | undefined }): Style =>
  patchStyle(style, { alignment: tidy({ ...style.alignment, ...patch } as Alignment) });

const horizontals = ['General', 'Left', 'Center', 'Right', 'Fill', 'Justify', 'CenterAcrossSelection', 'Distributed'] as const;
const verticals = ['Top', 'Center', 'Bottom', 'Justify', 'Distributed'] as const;

const horizontalOf = (style: Style): string => {
  const stored = style.alignment?.horizontal as string | undefined;
  if (stored === undefined) return 'General';
  return stored === 'centerContinuous' ? 'CenterAcrossSelection' : stored.charAt(0).toUpperCase() + stored.slice(1);
};
const storedHorizontal = (name: (typeof horizontals)[number]): Alignment['horizontal'] | undefined =>
  name === 'General' ? undefined : name === 'CenterAcrossSelection' ? 'centerContinuous' : (name.toLowerCase() as Alignment['horizontal']);

const verticalOf = (style: Style): string => {
  const stored = style.alignment?.vertical as string | undefined;
  if (stored === undefined) return 'Bottom';
  return stored === 'middle' ? 'Center' : stored.charAt(0).toUpperCase() + stored.slice(1);
};
const storedVertical = (name: (typeof verticals)[number]): Alignment['vertical'] | undefined =>
  name === 'Bottom' ? undefined : name === 'Center' ? 'middle' : (name.toLowerCase() as Alignment['vertical']);

function eachIn(place: PlaceSelf, axis: 'rows' | 'columns', visit: (index: number) => void): void {
  for (const rect of place.rects()) {
    const [first, last] = axis === 'rows' ? [rect.top, rect.bottom] : [rect.left, rect.right];
    for (let index = first; index <= last; index++) visit(index);
  }
}

function same(values: readonly number[]): number | null {
  return values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
}

function size(value: unknown, most: number): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= most)) throw invalidArgument(`a number from 0 to ${String(most)} is wanted`);
  return value;
}

/** Widest text decides; nothing was measured with a font. */
function autofitColumns({ sheet, rects }: PlaceSelf, _args: readonly unknown[], session: Session): void {
  demandPermission(session, sheet, 'formatColumns');
  const widest = new Map<number, number>();
  for (const rect of rects()) {
    sheet.eachCell({ ...rect }, (cell, row, column) => {
      if (sheet.mergeAt(row, column)) return;
      const shown = textOf(cell.value, numberFormatOf(sheet.styleAt(row, column)));
      widest.set(column, Math.max(widest.get(column) ?? 0, displayWidth(shown)));
    });
  }
  for (const [column, width] of widest) if (width > 0) sheet.columnAt(column).width = Math.min(255, width + 1);
}

function autofitRows({ sheet, rects }: PlaceSelf, _args: readonly unknown[], session: Session): void {
  demandPermission(session, sheet, 'formatRows');
  const used = (rect: Rect): number => Math.min(rect.bottom, sheet.rows.length - 1);
  for (const rect of rects()) for (let row = rect.top; row <= used(rect); row++) delete sheet.rowAt(row).height;
}

export const rangeFormatSpec: Spec<PlaceSelf> = {
  className: 'RangeFormat',
  properties: {
    wrapText: styled(
      (style) => style.alignment?.wrapText === true,
      (style, value) => align(style, { wrapText: flag(value, 'wrapText') || undefined }),
    ),
    shrinkToFit: styled(
      (style) => style.alignment?.shrinkToFit === true,
      (style, value) => align(style, { shrinkToFit: flag(value, 'shrinkToFit') || undefined }),
    ),
    horizontalAlignment: styled(horizontalOf, (style, value) =>
      align(style, { horizontal: storedHorizontal(oneOf(value, horizontals, 'horizontalAlignment')) }),
    ),
    verticalAlignment: styled(verticalOf, (style, value) =>
      align(style, { vertical: storedVertical(oneOf(value, verticals, 'verticalAlignment')) }),
    ),
    indentLevel: styled(
      (style) => style.alignment?.indent ?? 0,
      (style, value) => align(style, { indent: size(value, 250) || undefined }),
    ),
    columnWidth: {
      get: (place) => {
        const widths: number[] = [];
        eachIn(place, 'columns', (column) => widths.push(pointsOfWidth(place.sheet.columns[column]?.width)));
        return same(widths);
      },
      set: (place, value, session) => {
        demandPermission(session, place.sheet, 'formatColumns');
        eachIn(place, 'columns', (column) => (place.sheet.columnAt(column).width = widthOfPoints(size(value, 1343))));
      },
    },
    rowHeight: {
      get: (place) => {
        const heights: number[] = [];
        eachIn(place, 'rows', (row) => heights.push(place.sheet.rows[row]?.height ?? STANDARD_HEIGHT_POINTS));
        return same(heights);
      },
      set: (place, value, session) => {
        demandPermission(session, place.sheet, 'formatRows');
        eachIn(place, 'rows', (row) => (place.sheet.rowAt(row).height = size(value, 409.5)));
      },
    },
  },
  children: {
    fill: (place) => object(rangeFillSpec, place),
    font: (place) => object(rangeFontSpec, place),
    borders: (place) => bordersObject(place),
    protection: (place) => object(formatProtectionSpec, place),
  },
  methods: { autofitColumns, autofitRows },
};

const hexOf = (argb: string | undefined): string | undefined => (argb === undefined ? undefined : `#${argb.slice(-6).toUpperCase()}`);

const fillColour = (style: Style): string => {
  const fill = style.fill as Extract<Fill, { type: 'pattern' }> | undefined;
  if (!fill || fill.type !== 'pattern' || fill.pattern === 'none') return '#FFFFFF';
  return hexOf(fill.fgColor?.argb) ?? '#FFFFFF';
};

const withFill = (style: Style, hex: string): Style =>
  patchStyle(style, {
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${hex.slice(1)}` }, bgColor: { indexed: 64 } as never },
  });

export const rangeFillSpec: Spec<PlaceSelf> = {
  className: 'RangeFill',
  properties: {
    color: styled(fillColour, (style, value) => (value === '' ? patchStyle(style, { fill: undefined }) : withFill(style, colour(value)))),
  },
  methods: { clear: (place, _args, session) => changeStyles(place, session, (style) => patchStyle(style, { fill: undefined })) },
};

const font = (style: Style, patch: { readonly [K in keyof Font]?: Font[K] | undefined }): Style =>
  patchStyle(style, { font: tidy({ ...style.font, ...patch } as Partial<Font>) });

/** Font of cells nobody formatted: that of the application. */
const DEFAULT_FONT = { name: '宋体', size: 11 };

const underlines = ['None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant'] as const;
const underlineOf = (style: Style): string => {
  const { underline } = style.font ?? {};
  if (underline === undefined || underline === false || underline === 'none') return 'None';
  if (underline === true) return 'Single';
  return underlines.find((name) => name.toLowerCase() === underline.toLowerCase().replace('accounting', 'accountant')) ?? 'Single';
};
const storedUnderline = (name: (typeof underlines)[number]): Font['underline'] | undefined =>
  (
    ({
      None: undefined,
      Single: true,
      Double: 'double',
      SingleAccountant: 'singleAccounting',
      DoubleAccountant: 'doubleAccounting',
    }) as const
  )[name];

export const rangeFontSpec: Spec<PlaceSelf> = {
  className: 'RangeFont',
  properties: {
    name: styled((style) => style.font?.name ?? DEFAULT_FONT.name, (style, value) => font(style, { name: text(value, 'name') })), // prettier-ignore
    size: styled((style) => style.font?.size ?? DEFAULT_FONT.size, (style, value) => font(style, { size: size(value, 409) })), // prettier-ignore
    color: styled((style) => hexOf(style.font?.color?.argb) ?? '#000000', (style, value) => font(style, { color: { argb: `FF${colour(value).slice(1)}` } })), // prettier-ignore
    bold: styled((style) => style.font?.bold === true, (style, value) => font(style, { bold: flag(value, 'bold') || undefined })), // prettier-ignore
    italic: styled((style) => style.font?.italic === true, (style, value) => font(style, { italic: flag(value, 'italic') || undefined })), // prettier-ignore
    strikethrough: styled((style) => style.font?.strike === true, (style, value) => font(style, { strike: flag(value, 'strikethrough') || undefined })), // prettier-ignore
    underline: styled(underlineOf, (style, value) => font(style, { underline: storedUnderline(oneOf(value, underlines, 'underline')) })),
  },
};

export const formatProtectionSpec: Spec<PlaceSelf> = {
  className: 'FormatProtection',
  properties: {
    locked: styled(
      (style) => style.protection?.locked !== false,
      (style, value) =>
        patchStyle(style, {
          protection: tidy({ ...style.protection, locked: flag(value, 'locked') ? undefined : false } as Borders & {
            locked?: boolean;
          }) as never,
        }),
    ),
    formulaHidden: styled(
      (style) => style.protection?.hidden === true,
      (style, value) =>
        patchStyle(style, {
          protection: tidy({ ...style.protection, hidden: flag(value, 'formulaHidden') || undefined } as Borders & {
            hidden?: boolean;
          }) as never,
        }),
    ),
  },
};
