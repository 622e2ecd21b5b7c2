/**
 * In a summary table the number of people (households) times the standard is not the amount.
 *
 * Bad: | 类别 | 人数 | 标准 | 金额 | → | 城市低保 | 7500 | 100 | 75000 |
 */
import type { Plan } from '../model/plan';
import type { SheetReading, SummaryRow } from '../model/roster';
import { defineRule, type Hit, type RosterRule } from './define-rule';
import { standardOf } from './support/summary-row';

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
  const standardFen = standardOf(sheet, row, plan);
  if (standardFen === undefined || count.value * standardFen === amount.fen) return undefined;
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
