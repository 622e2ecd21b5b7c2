/** A sheet written as text and the layout that must be found in it. */
import { analyseSheet } from '../../../../core/intake/layout';
import type { Plan } from '../../../../core/model/plan';
import { columnLetters } from '../../../../core/model/sheet';
import { samplePlan } from '../../../../core/plans';
import { columnsIn, sheetOf } from './sheet-text';

export interface LayoutCase {
  readonly of: string;
  /** Id of a sample plan; default 'civil'. */
  readonly plan?: string;
  readonly sheet: string;
  /** 0-based first and last header row, and first data row. */
  readonly rows: readonly [number, number, number];
  readonly columns: string;
  /** name/idNumber/relation of each set of member columns. */
  readonly members?: string;
  readonly unknown?: string;
}

const letter = (column: number | null): string => (column === null ? '-' : columnLetters(column));

export const expectLayout = ({ plan = 'civil', sheet, rows, columns, members = '', unknown = '' }: LayoutCase): void => {
  const { layout, firstDataRow } = analyseSheet(sheetOf(sheet), samplePlan(plan) as Plan);
  expect(columnsIn(layout)).toBe(columns);
  expect([layout?.headerTop, layout?.headerBottom, firstDataRow]).toEqual(rows);
  const sets = (layout?.members ?? []).map((one) => `${letter(one.name)}/${letter(one.idNumber)}/${letter(one.relation)}`);
  expect(sets.join(' ')).toBe(members);
  expect((layout?.unknown ?? []).map(({ column }) => letter(column)).join(' ')).toBe(unknown);
};
