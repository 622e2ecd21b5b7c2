/** 小计 and 合计 rows of summary tables against the rows they may add up. */
import { categoryOf, type Plan } from '../../model/plan';
import type { SheetReading, SummaryRow, SummaryTotal } from '../../model/roster';
import type { Hit } from '../define-rule';
import { expectedFen } from './summary-row';

type Figure = SummaryTotal['figures'][number];
type ValueOf = (row: SummaryRow) => number | undefined;

/** Hits at every figure of a total that no way of adding up its rows gives. */
export function summaryTotalHits(sheet: SheetReading, plan: Plan): readonly Hit[] {
  const totals = sheet.summaryTotals ?? [];
  return totals.flatMap((total) => total.figures.flatMap((figure) => hitOn(sheet, total, figure, plan) ?? []));
}

function hitOn(sheet: SheetReading, total: SummaryTotal, figure: Figure, plan: Plan): Hit | undefined {
  const ranges = rangesOf(sheet, total).map((rows) => rows.filter((row) => valueIn(figure)(row) !== undefined));
  const [own] = ranges;
  if (own === undefined || own.length === 0) return undefined;
  const tolerance = figure.multiplier === 10_000 ? roundedHalf * (own.length + 1) : 0;
  const right = ranges.flatMap((rows) => sumsOf(sheet, rows, figure, plan));
  if (right.some((sum) => Math.abs(sum - figure.value) <= tolerance)) return undefined;
  const scale = figure.of === 'amount' ? 100 : 1;
  const sum = right[0] ?? 0;
  return {
    at: { sheet, row: total.row, column: figure.column },
    params: {
      of: figure.of === 'amount' ? 'money' : 'persons',
      stated: figure.value / scale,
      sum: sum / scale,
      difference: (figure.value - sum) / scale,
      label: total.label,
      rows: own.length,
    },
  };
}

/** Half of the second decimal of 万元, in fen: how far a rounded amount may be off. */
const roundedHalf = 50_00;

/** The rows since the total before it (for a grand total: since the grand total before it), and all rows above. */
function rangesOf(sheet: SheetReading, total: SummaryTotal): readonly (readonly SummaryRow[])[] {
  const before = (sheet.summaryTotals ?? []).filter(({ row, kind }) => row < total.row && (total.kind === 'subtotal' || kind === 'total'));
  const from = before.at(-1)?.row ?? 0;
  const above = sheet.summaryRows.filter(({ row }) => row < total.row);
  return [above.filter(({ row }) => row > from), above];
}

const valueIn =
  ({ column, of }: Figure): ValueOf =>
  ({ count, amount }) =>
    of === 'count' ? (count?.column === column ? count.value : undefined) : amount?.column === column ? amount.fen : undefined;

/** Rows that are parts of another row: 其中：三属, and categories under a broader one in the same table. */
const isPart = (row: SummaryRow, codes: ReadonlySet<string>, plan: Plan): boolean => {
  const parent = categoryOf(plan, row.category?.value?.[0])?.parent;
  return /其中|#|^[(]?含/.test(row.label) || (parent !== undefined && codes.has(parent));
};

/**
 * Every sum that may rightly stand there, the plain one first: without parts of other rows; with wrong products set right, of which
 * headcount-times-standard speaks; and a single row, which may be the whole county's.
 */
function sumsOf(sheet: SheetReading, rows: readonly SummaryRow[], figure: Figure, plan: Plan): readonly number[] {
  const value = valueIn(figure);
  const codes = new Set(rows.flatMap(({ category }) => category?.value ?? []));
  const whole = rows.filter((row) => !isPart(row, codes, plan));
  const add = (list: readonly SummaryRow[], of: ValueOf): number => list.reduce((sum, row) => sum + (of(row) ?? 0), 0);
  const corrected: ValueOf = (row) => (figure.of === 'amount' ? (expectedFen(sheet, row, plan) ?? value(row)) : value(row));
  const single = rows.length > 1 ? rows.map((row) => value(row) ?? 0) : [];
  return [add(rows, value), add(whole, value), add(rows, corrected), add(whole, corrected), ...single];
}
