/** The four sample counties, merged from their files as the command line merges them. */
import { join } from 'node:path';
import { gatherFiles } from '../../../../cli/gather-files';
import { readSubmissions } from '../../../../cli/lists';
import { mergeFiles } from '../../../../cli/merge-files';
import type { MergeResult } from '../../../../core/model/merge';
import type { Plan } from '../../../../core/model/plan';
import type { Table, TableCell } from '../../../../core/model/table';
import { samplePlan } from '../../../../core/plans';

export const asOf = '2027-01-15';
export const counties = ['bureau', 'civil', 'union', 'district'] as const;

export async function mergeSample(id: (typeof counties)[number]): Promise<{ readonly result: MergeResult; readonly plan: Plan }> {
  const folder = join(__dirname, '../../../../samples', id);
  const plan = samplePlan(id) as Plan;
  const { result } = await mergeFiles(await gatherFiles([join(folder, 'rosters')], 'zh-CN'), {
    plan,
    asOf,
    submissions: await readSubmissions(join(folder, 'submissions.json'), 'zh-CN'),
    decisions: [],
    base: null,
    askUnit: () => Promise.resolve(null),
    onFile: () => undefined,
  });
  return { result, plan };
}

/** Cells of the rows that are no sums. */
export const dataRows = (table: Table): readonly (readonly TableCell[])[] =>
  [...table.rows].filter(({ tone }) => tone !== 'total').map(({ cells }) => cells);

export const cellsUnder = (table: Table, header: string): readonly TableCell[] => {
  const at = table.columns.findIndex((column) => column.header === header);
  return at < 0 ? [] : dataRows(table).map((cells) => cells[at] ?? null);
};

export const sumUnder = (table: Table, header: string): number =>
  Math.round(cellsUnder(table, header).reduce<number>((sum, cell) => sum + (typeof cell === 'number' ? cell : 0), 0) * 100);

export const allText = (tables: readonly Table[]): string =>
  JSON.stringify(tables.map((table) => [table.name, table.title, table.subtitle, table.columns, [...table.rows], table.footer]));
