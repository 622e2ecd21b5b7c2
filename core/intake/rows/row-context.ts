/** What the row passes share: the sheet, its layout by field, and the plan's vocabulary. */
import type { FieldKey } from '../../model/field';
import type { CategoryReading } from '../../model/reading';
import type { ColumnBinding, Layout, RowRole } from '../../model/roster';
import type { CellValue, SheetSnapshot } from '../../model/sheet';
import type { Grain } from '../../model/plan';
import type { MergeIndex } from './merge-index';
import type { SectionVocabulary } from './section';

export interface RowVocabulary extends SectionVocabulary {
  /** Whether every category of the reading is granted to institutions. */
  readonly isInstitution: (category: CategoryReading) => boolean;
}

export interface RowContext {
  readonly sheet: SheetSnapshot;
  readonly layout: Layout;
  /** First row below the header and the number and unit rows that belong to it, 0-based; and the row after the last. */
  readonly top: number;
  readonly bottom: number;
  /** 0-based column by field, −1 when the sheet has none. */
  readonly column: (field: FieldKey) => number;
  readonly bindings: readonly ColumnBinding[];
  readonly merges: MergeIndex;
  readonly grain: Grain;
  readonly vocabulary: RowVocabulary;
  /** Category from the sheet name or title, for rows without one of their own. */
  readonly sheetCategory: CategoryReading | null;
  /** Whether the row says the header again. */
  readonly isHeaderRepeat: (row: number) => boolean;
  /** Role of rows above the header, by what they say (see `repeatKey`). */
  readonly headTexts: ReadonlyMap<string, RowRole>;
  /** First and last column of the table: what stands beside it does not decide what a row is. */
  readonly span: readonly [first: number, last: number];
  /** Squeezed texts of the header rows. */
  readonly headerTexts: ReadonlySet<string>;
  readonly institutionNames: readonly number[];
}

/** Columns of a layout by field. */
export const columnFinder = (layout: Layout): ((field: FieldKey) => number) => {
  const columns = new Map<FieldKey, number>();
  for (const binding of layout.columns) if (!columns.has(binding.field)) columns.set(binding.field, binding.column);
  return (field) => columns.get(field) ?? -1;
};

/** First and last column that a layout has a header for. */
export const spanOf = (layout: Layout): readonly [first: number, last: number] => {
  const columns = [
    ...layout.columns.map(({ column }) => column),
    ...layout.unknown.filter(({ header }) => header !== '').map(({ column }) => column),
    ...layout.members.flatMap(({ name, idNumber, relation }) => [name, idNumber, relation].filter((column) => column !== null)),
  ];
  return columns.length === 0 ? [0, 0] : [Math.min(...columns), Math.max(...columns)];
};

export const cellAt = (sheet: SheetSnapshot, row: number, column: number): CellValue =>
  column < 0 ? null : (sheet.rows[row]?.[column] ?? null);
