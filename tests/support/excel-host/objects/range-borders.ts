/** Borders of a range, by side; inside lines touch the cells between. */
import type { Border, Borders, BorderStyle } from 'exceljs';
import type { Rect } from '../model/address';
import { patchStyle, tidy, type Style } from '../model/cell';
import { restyle, stylesIn } from '../model/styles';
import { itemNotFound } from '../wire/host-error';
import type { Session } from '../wire/session';
import { object, type HostObject, type Spec } from '../wire/spec';
import { colour, oneOf } from './arguments';
import { demandPermission, type PlaceSelf } from './range-self';

const sides = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
] as const;
type Side = (typeof sides)[number];

interface BorderSelf {
  readonly place: PlaceSelf;
  readonly side: Side;
}

export const bordersObject = (place: PlaceSelf): HostObject => object(bordersSpec, place);
const borderObject = (place: PlaceSelf, side: Side): HostObject => object(borderSpec, { place, side });

/** The cells a side touches, and which of their four lines. */
function lines(rect: Rect, side: Side): { readonly rect: Rect; readonly line: 'top' | 'bottom' | 'left' | 'right' }[] {
  const { top, bottom, left, right } = rect;
  switch (side) {
    case 'EdgeTop':
      return [{ rect: { ...rect, bottom: top }, line: 'top' }];
    case 'EdgeBottom':
      return [{ rect: { ...rect, top: bottom }, line: 'bottom' }];
    case 'EdgeLeft':
      return [{ rect: { ...rect, right: left }, line: 'left' }];
    case 'EdgeRight':
      return [{ rect: { ...rect, left: right }, line: 'right' }];
    case 'InsideHorizontal':
      return top === bottom ? [] : [{ rect: { ...rect, bottom: bottom - 1 }, line: 'bottom' }, { rect: { ...rect, top: top + 1 }, line: 'top' }]; // prettier-ignore
    case 'InsideVertical':
      return left === right ? [] : [{ rect: { ...rect, right: right - 1 }, line: 'right' }, { rect: { ...rect, left: left + 1 }, line: 'left' }]; // prettier-ignore
    default:
      return [];
  }
}

/** Line style and weight of the API are one word in the file. */
const weightOf: Readonly<Record<string, readonly [style: string, weight: string]>> = {
  hair: ['Continuous', 'Hairline'], thin: ['Continuous', 'Thin'], medium: ['Continuous', 'Medium'], thick: ['Continuous', 'Thick'], double: ['Double', 'Thick'],
  dotted: ['Dot', 'Thin'], dashed: ['Dash', 'Thin'], mediumDashed: ['Dash', 'Medium'], dashDot: ['DashDot', 'Thin'], mediumDashDot: ['DashDot', 'Medium'],
  dashDotDot: ['DashDotDot', 'Thin'], mediumDashDotDot: ['DashDotDot', 'Medium'], slantDashDot: ['SlantDashDot', 'Medium'],
}; // prettier-ignore

const storedStyle = (style: string, weight: string): BorderStyle =>
  (Object.entries(weightOf).find(([, [name, heavy]]) => name === style && heavy === weight) ??
    Object.entries(weightOf).find(([, [name]]) => name === style) ?? ['thin'])[0] as BorderStyle;

function read<T>({ place, side }: BorderSelf, of: (border: Partial<Border> | undefined) => T): T | null {
  const found = new Set<T>();
  for (const whole of place.rects())
    for (const { rect, line } of lines(whole, side)) for (const style of stylesIn(place.sheet, rect)) found.add(of(style.border?.[line]));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

function write(
  { place, side }: BorderSelf,
  session: Session,
  change: (border: Partial<Border> | undefined) => Partial<Border> | undefined,
): void {
  demandPermission(session, place.sheet, 'formatCells');
  for (const whole of place.rects()) {
    for (const { rect, line } of lines(whole, side)) {
      restyle(place.sheet, rect, (style: Style) => {
        return patchStyle(style, {
          border: tidy<Partial<Borders>>({ ...style.border, [line]: change(style.border?.[line]) } as Partial<Borders>),
        });
      });
    }
    session.workbook.tell({ kind: 'format', sheet: place.sheet, rect: whole, byAddin: true });
  }
}

const styles = ['None', 'Continuous', 'Dash', 'DashDot', 'DashDotDot', 'Dot', 'Double', 'SlantDashDot'] as const;
const weights = ['Hairline', 'Thin', 'Medium', 'Thick'] as const;
const parts = (border: Partial<Border> | undefined): readonly [string, string] =>
  border?.style === undefined ? ['None', 'Thin'] : (weightOf[border.style] ?? ['Continuous', 'Thin']);

const borderSpec: Spec<BorderSelf> = {
  className: 'RangeBorder',
  identity: ({ side }) => ({ Id: side }),
  properties: {
    sideIndex: { get: ({ side }) => side },
    style: {
      get: (self) => read(self, (border) => parts(border)[0]),
      set: (self, value, session) => {
        const wanted = oneOf(value, styles, 'style');
        write(self, session, (border) => (wanted === 'None' ? undefined : { ...border, style: storedStyle(wanted, parts(border)[1]) }));
      },
    },
    weight: {
      get: (self) => read(self, (border) => parts(border)[1]),
      set: (self, value, session) => {
        const wanted = oneOf(value, weights, 'weight');
        write(self, session, (border) => ({
          ...border,
          style: storedStyle(border?.style === undefined ? 'Continuous' : parts(border)[0], wanted),
        }));
      },
    },
    color: {
      get: (self) => read(self, (border) => (border?.color?.argb === undefined ? '#000000' : `#${border.color.argb.slice(-6)}`)),
      set: (self, value, session) =>
        write(self, session, (border) => ({ style: 'thin', ...border, color: { argb: `FF${colour(value).slice(1)}` } })),
    },
  },
};

const bordersSpec: Spec<PlaceSelf> = {
  className: 'RangeBorderCollection',
  properties: { count: { get: () => sides.length } },
  items: (place) => sides.map((side) => borderObject(place, side)),
  item: (place, key) => {
    const side = sides.find((name) => name === key);
    if (!side) throw itemNotFound(`no border ${String(key)}`);
    return borderObject(place, side);
  },
};

export const borderSpecs = [borderSpec, bordersSpec];
