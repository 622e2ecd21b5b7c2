/** 银行代发明细: what a bank's program takes in, and apart from it everybody it cannot pay. */
import { outputsZh } from '../messages/zh-CN/outputs';
import { paperZh } from '../messages/zh-CN/outputs-paper';
import { maskAccount, maskIdNumber } from '../model/mask';
import type { MergedEntry, Tally } from '../model/merge';
import type { Table, TableCell, TableRow } from '../model/table';
import { categoryName, nameOf, ROWS_PER_SHEET, tallyText, unitLabel, type CountyView } from './county-view';
import { amountCell, grantedIn, pieces, sheetNames, tallyOf, villageText } from './granted';
import { bankText, payableOf, type Payable, type UnpaidReason } from './payable';

const text = paperZh.payment;

export interface PaymentOptions {
  /** Most payments in one batch, as the bank says; each batch has its own control totals. */
  readonly batchLimit?: number;
  /** 摘要, at most as long as the bank takes; special characters are dropped. */
  readonly purpose?: string;
  /** First and last line with the number and sum of the payments (default), or none where the bank takes none. */
  readonly controlLines?: boolean;
}

export interface PaymentTables {
  /** One for each batch; none when nothing can be paid. */
  readonly batches: readonly Table[];
  /** 未列入代发; null when everybody is paid. */
  readonly unpaid: Table | null;
  /** paid + rest = granted. */
  readonly paid: Tally;
  readonly rest: Tally;
}

interface Payment {
  readonly merged: MergedEntry;
  readonly to: Extract<Payable, { account: string }>;
}

/** Null when the plan does not pay through a bank. */
export function paymentTables(view: CountyView, options: PaymentOptions = {}): PaymentTables | null {
  const { plan } = view;
  if (plan.payment.method !== 'bank') return null;
  const payments: Payment[] = [];
  const rest: { readonly merged: MergedEntry; readonly reason: UnpaidReason }[] = [];
  for (const merged of grantedIn(view)) {
    const payable = payableOf(merged, plan);
    if ('unpaid' in payable) rest.push({ merged, reason: payable.unpaid });
    else payments.push({ merged, to: payable });
  }
  const limit = Math.min(Math.max(1, Math.floor(options.batchLimit ?? ROWS_PER_SHEET)), ROWS_PER_SHEET);
  const batches = payments.length === 0 ? [] : pieces(payments, limit);
  const name = (at: number): string => (batches.length === 1 ? text.sheet : `${text.sheet}-${at + 1}`);
  const purpose = bankText(options.purpose ?? text.defaultPurpose(plan.year));
  const named = sheetNames();
  return {
    batches: batches.map((batch, at) => batchTable(batch, named(name(at)), purpose, options.controlLines !== false)),
    unpaid: rest.length === 0 ? null : unpaidTable(view, rest),
    paid: tallyOf(payments.map(({ merged }) => merged)),
    rest: tallyOf(rest.map(({ merged }) => merged)),
  };
}

function batchTable(batch: readonly Payment[], name: string, purpose: string, control: boolean): Table {
  const { amountFen } = tallyOf(batch.map(({ merged }) => merged));
  const controlRow: TableRow = { cells: [paperZh.total, text.count(batch.length), text.total, amountFen / 100, null, null, null] };
  return {
    name,
    title: name,
    subtitle: [],
    columns: [
      { header: paperZh.serial, kind: 'text', width: 8 },
      { header: text.account, kind: 'text', width: 26 },
      { header: text.holder, kind: 'text', width: 20 },
      { header: paperZh.amount.replace(/（.*）/, ''), kind: 'yuan', width: 14, ungrouped: true },
      { header: text.bank, kind: 'text', width: 28 },
      { header: text.purpose, kind: 'text', width: 18 },
      { header: text.reference, kind: 'text', width: 22 },
    ],
    rows: {
      *[Symbol.iterator](): Generator<TableRow> {
        if (control) yield controlRow;
        for (const [at, { merged, to }] of batch.entries())
          yield { cells: [String(at + 1), to.account, to.holder, merged.grantedFen / 100, to.bank, purpose, to.idNumber] };
        if (control) yield controlRow;
      },
    },
    footer: [],
    orientation: 'landscape',
    autoFilter: false,
    frozenColumns: 0,
    bare: true,
  };
}

function unpaidTable(view: CountyView, rest: readonly { readonly merged: MergedEntry; readonly reason: UnpaidReason }[]): Table {
  const { plan } = view;
  const total = tallyOf(rest.map(({ merged }) => merged));
  return {
    name: text.unpaidSheet,
    title: `${outputsZh.campaign(plan.title, plan.year)}${paperZh.titles.unpaid}`,
    subtitle: [outputsZh.subtitle(plan.hostOffice, view.asOf), `${paperZh.total}：${tallyText(total)}。${text.unpaidNote}`],
    columns: [
      { header: paperZh.serial, kind: 'integer', width: 6, align: 'center' },
      { header: paperZh.unit, kind: 'text', width: 16, wrap: true },
      { header: paperZh.village, kind: 'text', width: 14, wrap: true },
      { header: paperZh.name, kind: 'text', width: 10, wrap: true },
      { header: paperZh.category, kind: 'text', width: 18, wrap: true },
      { header: text.id2, kind: 'text', width: 21 },
      { header: text.account2, kind: 'text', width: 22 },
      { header: paperZh.amount, kind: 'yuan', width: 12 },
      { header: text.reason, kind: 'text', width: 32, wrap: true },
    ],
    rows: {
      *[Symbol.iterator](): Generator<TableRow> {
        for (const [at, { merged, reason }] of rest.entries()) yield { cells: unpaidCells(view, merged, reason, at) };
      },
    },
    footer: [],
    orientation: 'landscape',
    autoFilter: true,
    frozenColumns: 0,
  };
}

function unpaidCells({ plan }: CountyView, merged: MergedEntry, reason: UnpaidReason, at: number): readonly TableCell[] {
  const { idNumber, bankAccount } = merged.entry.readings;
  return [
    at + 1,
    unitLabel(merged.unitName),
    villageText(merged),
    nameOf(merged),
    merged.categoryCode === null ? paperZh.unclear : categoryName(plan, merged.categoryCode),
    idNumber === undefined ? null : maskIdNumber(idNumber.value ?? idNumber.text),
    bankAccount === undefined ? null : maskAccount(bankAccount.value ?? bankAccount.text),
    amountCell(merged, plan),
    text.reasons[reason],
  ];
}
