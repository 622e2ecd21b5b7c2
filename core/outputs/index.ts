/** Results → plain tables, ready to be written by files/write or into Excel. */
import type { MergeResult } from '../model/merge';
import type { Plan } from '../model/plan';
import type { Table } from '../model/table';
import { categoriesTable } from './categories-table';
import { countyView } from './county-view';
import { coverTable } from './cover-table';
import { duplicatesTable } from './duplicates-table';
import { issuesTable } from './issues-table';
import { mergedRosterTables } from './merged-roster';
import { quotaTable } from './quota-table';
import { statisticsTable } from './statistics-table';

export { issueTable } from './issue-table';
export { offersOutput, outputSheets, outputTables, type OutputOptions, type OutputWorkbook } from './output-tables';
export { paymentTables, type PaymentOptions, type PaymentTables } from './payment-tables';
export { publicLists, type PublicLists } from './public-tables';
export { receiptTables, type ReceiptOptions, type UnitReceipts } from './receipt-tables';
export { returnedTables, type ReturnedUnit, type ReturnOptions } from './returned-tables';
export { tasksTables } from './tasks-tables';
export { visitGroupsTable } from './visit-groups-table';

/**
 * The county's workbook: 汇总说明, 合并花名册, 统计汇总表, 分类统计表, 名额执行表, 重复对照表, 问题清单.
 * Rows of the large tables are made while they are written. The merged roster holds full ID and account numbers; the lists mask them.
 */
export function countyTables(
  result: MergeResult,
  plan: Plan,
  options: { readonly asOf: string; readonly lang: 'zh-CN' },
): readonly Table[] {
  const view = countyView(result, plan, options.asOf);
  const tables = [
    ...mergedRosterTables(view),
    statisticsTable(view),
    categoriesTable(view),
    quotaTable(view),
    duplicatesTable(view),
    issuesTable(view),
  ];
  return [
    coverTable(
      view,
      tables.map((table) => table.name),
    ),
    ...tables,
  ];
}
