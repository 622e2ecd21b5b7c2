/** What a row of a summary table should amount to. */
import { categoryOf, grainOf, toFen, type Plan } from '../../model/plan';
import type { SheetReading, SummaryRow } from '../../model/roster';

/** The standard that the row names, else the plan's for its category; in fen, undefined where there is none. */
export function standardOf(sheet: SheetReading, row: SummaryRow, plan: Plan): number | undefined {
  const standardFen = row.standardFen ?? plannedStandard(sheet, row, plan);
  if (standardFen === undefined || standardFen <= 0) return undefined;
  return row.standardFen === undefined && /合计|总计|小计|共计/.test(row.label) ? undefined : standardFen;
}

/** People (households) times the standard, in fen; undefined where the row does not give enough. */
export function expectedFen(sheet: SheetReading, row: SummaryRow, plan: Plan): number | undefined {
  const standardFen = row.count === undefined || row.amount === undefined ? undefined : standardOf(sheet, row, plan);
  return standardFen === undefined ? undefined : (row.count?.value ?? 0) * standardFen;
}

/** The plan's standard of the row's category, where it is one amount and the count column counts what the standard is for. */
function plannedStandard(sheet: SheetReading, row: SummaryRow, plan: Plan): number | undefined {
  const codes = row.category?.value ?? [];
  const category = codes.length === 1 ? categoryOf(plan, codes[0]) : undefined;
  if (category === undefined || category.standard.kind !== 'money') return undefined;
  const header = headerOf(sheet, row.count?.column);
  const grain = grainOf(plan, category);
  const fits = header.includes('户') ? grain === 'household' : grain !== 'household' || header.includes('数量');
  return fits ? toFen(category.standard.amountYuan) : undefined;
}

const headerOf = (sheet: SheetReading, column: number | undefined): string =>
  sheet.layout?.columns.find((binding) => binding.column === column)?.header ??
  sheet.layout?.unknown.find((unknown) => unknown.column === column)?.header ??
  '';
