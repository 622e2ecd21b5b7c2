/** What a planted fault needs: where it may sit, and the means to put it there. */
import type { Plan, Unit } from '../../core/model/plan';
import type { Format } from './assemble';
import type { Draft, Planted, Spot } from './draft';
import type { Line } from './entry';
import type { Content } from './grid';
import type { Random } from './random';

export interface FaultContext {
  readonly random: Random;
  readonly plan: Plan;
  readonly unit: Unit;
  readonly format: Format;
  readonly drafts: readonly Draft[];
}

export interface Fault {
  readonly code: string;
  /** Plants itself, or returns null where the workbook has no place for it. */
  readonly plant: (ctx: FaultContext) => Planted | null;
}

export interface Place {
  readonly draft: Draft;
  readonly line: Line;
}

const has = (draft: Draft, key: string): boolean => draft.columns.some((column) => column.key === key);

/** A line without a fault in a sheet that has all these columns. It counts as faulty from then on. */
export function take(ctx: FaultContext, keys: readonly string[], fits: (line: Line, draft: Draft) => boolean = () => true): Place | null {
  const places = ctx.drafts.flatMap((draft) =>
    keys.every((key) => has(draft, key))
      ? draft.lines.filter((line) => !line.faulty && fits(line, draft)).map((line) => ({ draft, line }))
      : [],
  );
  if (places.length === 0) return null;
  const place = ctx.random.pick(places);
  place.line.faulty = true;
  return place;
}

/** A second line for a pair, by default anywhere in the same sheet. */
export function takeOther(ctx: FaultContext, first: Place, fits: (line: Line) => boolean = () => true, sameSheet = true): Place | null {
  const drafts = ctx.drafts.filter((draft) =>
    sameSheet ? draft === first.draft : draft.name !== first.draft.name && has(draft, 'idNumber'),
  );
  const places = drafts.flatMap((draft) =>
    draft.lines.filter((line) => line !== first.line && !line.faulty && fits(line)).map((line) => ({ draft, line })),
  );
  if (places.length === 0) {
    first.line.faulty = false;
    return null;
  }
  const place = ctx.random.pick(places);
  place.line.faulty = true;
  return place;
}

export const spot = (place: Place, key: string | null): Spot => ({ draft: place.draft, line: place.line, key });
export const sheetSpot = (draft: Draft): Spot => ({ draft, part: 'sheet' });

/** Writes `content` into one cell of a fitting line and expects `code` there. */
export function cellFault(
  code: string,
  key: string,
  content: (line: Line, ctx: FaultContext) => Content,
  options: {
    readonly fits?: (line: Line, draft: Draft, ctx: FaultContext) => boolean;
    readonly spoils?: readonly ('name' | 'id' | 'amountFen' | 'categories')[];
    readonly when?: (ctx: FaultContext) => boolean;
    readonly after?: (line: Line) => void;
    readonly allow?: readonly string[];
    /** Columns that must stand beside it for the fault to show. */
    readonly beside?: readonly string[];
  } = {},
): Fault {
  return {
    code,
    plant: (ctx) => {
      if (options.when && !options.when(ctx)) return null;
      const place = take(
        ctx,
        [key, ...(options.beside ?? [])],
        (line, draft) =>
          (options.fits?.(line, draft, ctx) ?? true) && (key !== 'idNumber' && key !== 'gender' ? true : line.person !== null),
      );
      if (place === null) return null;
      const { line } = place;
      line.cells.set(key, content(line, ctx));
      for (const spoiled of options.spoils ?? []) line.unchecked.add(spoiled);
      options.after?.(line);
      return { code, spots: [spot(place, key)], allowed: (options.allow ?? []).map((other) => ({ code: other, spot: spot(place, null) })) };
    },
  };
}
