/** The papers of a county, kind by kind, as workbooks to be written: one for the county, or one for each unit. */
import { outputKindNamesZh, paperZh } from '../messages/zh-CN/outputs-paper';
import type { MergeResult } from '../model/merge';
import { outputKinds, type OutputKind } from '../model/output-kind';
import type { Plan } from '../model/plan';
import type { Table } from '../model/table';
import { countyView, type CountyView } from './county-view';
import { sheetNames } from './granted';
import { paymentTables, type PaymentOptions } from './payment-tables';
import { publicLists } from './public-tables';
import type { PublicityOptions } from './publicity-period';
import { receiptTables, type ReceiptOptions } from './receipt-tables';
import { returnedTables, type ReturnOptions } from './returned-tables';
import { tasksTables } from './tasks-tables';
import { visitGroupsTable } from './visit-groups-table';

export interface OutputOptions extends PublicityOptions, ReceiptOptions, PaymentOptions, ReturnOptions {
  /** YYYY-MM-DD, the day of the merge. */
  readonly asOf: string;
  /** Default: all. */
  readonly kinds?: readonly OutputKind[];
}

/** Names of sheets are distinct within a workbook. */
export interface OutputWorkbook {
  readonly kind: OutputKind;
  /** Null for the county's own; otherwise the unit it is for. */
  readonly unit: string | null;
  /** 公示表, 签收表-东岗镇: to name a file by, without ending; may hold signs that a file system refuses. */
  readonly name: string;
  readonly tables: readonly Table[];
}

/**
 * Workbooks in the order of `outputKinds`. A kind that the plan does not have (代发 of a cash campaign, groups or tasks of a plan without
 * them), or that has nothing to show, gives no workbook. Rows of large tables are made while they are written.
 */
export function outputTables(result: MergeResult, plan: Plan, options: OutputOptions): readonly OutputWorkbook[] {
  const view = countyView(result, plan, options.asOf);
  const wanted = new Set<OutputKind>(options.kinds ?? outputKinds);
  return outputKinds.filter((kind) => wanted.has(kind)).flatMap((kind) => makers[kind](view, options));
}

/**
 * All workbooks' tables as sheets of one workbook, named 公示表-全县, 签收表-东岗镇, 退回单-东岗镇-问题清单 …: for an open workbook, or one download.
 * @param taken names of sheets that are there already
 */
export function outputSheets(workbooks: readonly OutputWorkbook[], taken: readonly string[] = []): readonly Table[] {
  const named = sheetNames();
  for (const name of taken) named(name);
  return workbooks.flatMap(({ kind, unit, tables }) =>
    tables.map((table) => {
      const own = table.name === unit || table.name === outputKindNamesZh[kind] ? [] : [table.name];
      return { ...table, name: named(paperZh.sheetOf(outputKindNamesZh[kind], ...(unit === null ? [] : [unit]), ...own)) };
    }),
  );
}

/** Whether the plan has this kind of paper at all: what a menu offers. */
export const offersOutput = (plan: Plan, kind: OutputKind): boolean =>
  kind === 'payment'
    ? plan.payment.method === 'bank'
    : kind === 'visitGroups'
      ? plan.visitGroups.length > 0
      : kind === 'tasks'
        ? plan.tasks.length > 0
        : true;

const forCounty = (kind: OutputKind, tables: readonly Table[]): OutputWorkbook[] =>
  tables.length === 0 ? [] : [{ kind, unit: null, name: outputKindNamesZh[kind], tables }];

const forUnit =
  (kind: OutputKind) =>
  ({ unit, tables }: { readonly unit: string; readonly tables: readonly Table[] }): OutputWorkbook => ({
    kind,
    unit,
    name: `${outputKindNamesZh[kind]}-${unit}`,
    tables,
  });

const makers: Readonly<Record<OutputKind, (view: CountyView, options: OutputOptions) => readonly OutputWorkbook[]>> = {
  public: (view, options) => forCounty('public', publicLists(view, options).tables),
  receipt: (view, options) => receiptTables(view, options).map(forUnit('receipt')),
  payment: (view, options) => {
    const payment = paymentTables(view, options);
    return payment === null ? [] : forCounty('payment', [...payment.batches, ...(payment.unpaid === null ? [] : [payment.unpaid])]);
  },
  visitGroups: (view) => {
    const table = visitGroupsTable(view);
    return forCounty('visitGroups', table === null ? [] : [table]);
  },
  tasks: (view) => forCounty('tasks', tasksTables(view)),
  returned: (view, options) => returnedTables(view, options).map(forUnit('returned')),
};
