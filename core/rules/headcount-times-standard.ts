/**
 * In a summary table the number of people (households) times the standard is not the amount.
 *
 * Bad: | 类别 | 人数 | 标准 | 金额 | → | 城市低保 | 7500 | 100 | 75000 |
 */
import { categoryOf, grainOf, toFen, type Plan } from '../model/plan';
import type { SheetReading, SummaryRow } from '../model/roster';
import { defineRule, type Hit, type RosterRule } from './define-rule';

export const headcountTimesStandard: RosterRule = defineRule({
  code: 'headcount-times-standard',
  scope: 'roster',
  severity: 'error',
  needs: [],
  basis: '人数（户数）× 标准 = 金额，逐类对数（R18，领域简报 4.3）',
  summary: {
    zh: '汇总表里人数（户数）乘以标准不等于金额。',
    en: 'In a summary table, people (households) times the standard is not the amount.',
  },
  silentOn: '没有标准、分档标准或标准待定的类别；合计行；人数或金额空着；按户的标准对着“人数”栏',
  check: (roster, { plan }) => roster.sheets.flatMap((sheet) => sheet.summaryRows.flatMap((row) => hitOn(sheet, row, plan) ?? [])),
});

function hitOn(sheet: SheetReading, row: SummaryRow, plan: Plan): Hit | undefined {
  const { count, amount } = row;
  if (count === undefined || amount === undefined) return undefined;
  const standardFen = row.standardFen ?? plannedStandard(sheet, row, plan);
  if (standardFen === undefined || standardFen <= 0 || count.value * standardFen === amount.fen) return undefined;
  if (row.standardFen === undefined && /合计|总计|小计|共计/.test(row.label)) return undefined;
  return {
    at: { sheet, row: row.row, column: amount.column },
    params: {
      label: row.label,
      count: count.value,
      standardYuan: standardFen / 100,
      amountYuan: amount.fen / 100,
      expectedYuan: (count.value * standardFen) / 100,
    },
  };
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
