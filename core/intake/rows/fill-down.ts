/**
 * Which columns are filled down over blank cells. Clerks write the village (or unit, or category) only in the first row of its run. That is
 * told from a column where a value is merely missing by the values themselves: whoever writes only the first one never writes the same value
 * twice running.
 */
import type { FieldKey } from '../../model/field';
import { isBlankCell } from '../../model/sheet';
import { squeeze } from './text';
import type { ClassifiedRows } from './classify';
import type { RowContext } from './row-context';

export const fillable: readonly FieldKey[] = ['county', 'unit', 'village', 'category', 'visitGroup', 'responsibleUnit'];

const places: ReadonlySet<FieldKey> = new Set<FieldKey>(['county', 'unit', 'village']);

/** A missing category, group or responsible unit is a fault, so this many of the cells must be blank before the column counts as written once per run. */
const leastBlankShare = 0.4;
/** For places a few repeats do no harm: a slip of the pen in a long list. */
const repeatShare = 0.02;

interface ColumnShape {
  filled: number;
  blank: number;
  /** Times that the value of the run above is written again. */
  repeats: number;
}

/** Whether a row ends a run, so that nothing is carried over it. */
export const endsRun = (kind: string, previous: string | undefined): boolean =>
  kind === 'section' || kind === 'subtotal' || kind === 'total' || kind === 'endMark' || (kind === 'blank' && previous === 'blank');

/** The fields whose blank cells take the value above. Looks at entry rows only. */
export const sparseFields = (ctx: RowContext, rows: ClassifiedRows, members: readonly boolean[]): ReadonlySet<FieldKey> => {
  const sparse = new Set<FieldKey>();
  for (const field of fillable) {
    const column = ctx.column(field);
    if (column < 0 || !hasBlanks(ctx, rows, members, column)) continue;
    const shape = shapeOf(ctx, rows, members, column);
    if (isSparse(field, shape) || (field === 'visitGroup' && shape.repeats === 0 && blankTogether(ctx, rows, members, column)))
      sparse.add(field);
  }
  return sparse;
};

const hasBlanks = (ctx: RowContext, rows: ClassifiedRows, members: readonly boolean[], column: number): boolean =>
  rows.classes.some((kind, at) => kind === 'data' && members[at] !== true && isBlankCell(ctx.sheet.rows[ctx.top + at]?.[column] ?? null));

/** The group and its leader stand in the same rows, and in no others. */
const blankTogether = (ctx: RowContext, rows: ClassifiedRows, members: readonly boolean[], column: number): boolean => {
  const leader = ctx.column('visitLeader');
  const isBlank = (at: number, other: number): boolean => isBlankCell(ctx.sheet.rows[ctx.top + at]?.[other] ?? null);
  return (
    leader >= 0 && rows.classes.every((kind, at) => kind !== 'data' || members[at] === true || isBlank(at, column) === isBlank(at, leader))
  );
};

const shapeOf = (ctx: RowContext, rows: ClassifiedRows, members: readonly boolean[], column: number): ColumnShape => {
  const shape: ColumnShape = { filled: 0, blank: 0, repeats: 0 };
  let last: string | null = null;
  rows.classes.forEach((kind, at) => {
    if (kind === 'repeatedHeader' || kind === 'blank' || endsRun(kind, rows.classes[at - 1])) last = null;
    if (kind !== 'data' || members[at] === true) return;
    const row = ctx.top + at;
    if (ctx.merges.hasVertical && ctx.merges.valueRow(row, column) >= 0) return;
    const text = squeeze(ctx.sheet.rows[row]?.[column]);
    if (text === '') {
      shape.blank += 1;
      return;
    }
    shape.filled += 1;
    if (last === text) shape.repeats += 1;
    last = text;
  });
  return shape;
};

const isSparse = (field: FieldKey, shape: ColumnShape): boolean => {
  if (shape.blank === 0 || shape.filled === 0) return false;
  if (places.has(field)) return shape.repeats <= shape.filled * repeatShare;
  return shape.repeats === 0 && shape.blank >= 2 && shape.blank >= (shape.filled + shape.blank) * leastBlankShare;
};
