/** 发放签收表: granted entries of a unit (or a village), a fixed number of rows a page, columns for signatures left empty. */
import { outputsZh } from '../messages/zh-CN/outputs';
import { paperZh } from '../messages/zh-CN/outputs-paper';
import { maskIdNumber } from '../model/mask';
import type { MergedEntry } from '../model/merge';
import { toWords } from '../model/money';
import { columnLetters } from '../model/sheet';
import { pagedScale, paper, tableLayout, type Table, type TableCell, type TableColumn, type TableRow } from '../model/table';
import { categoryName, nameOf, tallyText, type CountyView } from './county-view';
import { amountCell, byUnit, goodsOf, grantedIn, kitItems, sheetNames, tallyOf, villageText, type UnitEntries } from './granted';

const text = paperZh.receipt;

export interface ReceiptOptions {
  /** One sheet for each unit, or for each village of it. */
  readonly receiptBy?: 'unit' | 'village';
  /** Rows to sign on a printed page: 20 to 25 (domain §6 E). */
  readonly rowsPerPage?: number;
}

export interface UnitReceipts {
  readonly unit: string;
  readonly tables: readonly Table[];
}

const DEFAULT_ROWS = 20;
/** Points of title, place, header and signatures on a page. */
const OTHER_LINES = 36 + 20 + 44 + 60;
/** Programs that print differ a little. */
const SLACK = 0.96;

/** Every granted entry stands in exactly one sheet. */
export function receiptTables(view: CountyView, options: ReceiptOptions = {}): readonly UnitReceipts[] {
  return byUnit(grantedIn(view)).map((unit) => ({ unit: unit.unit, tables: unitTables(view, unit, options) }));
}

function unitTables(view: CountyView, { unit, entries }: UnitEntries, options: ReceiptOptions): readonly Table[] {
  const named = sheetNames();
  if (options.receiptBy !== 'village') return [receiptTable(view, unit, null, entries, named(unit), options)];
  const villages = new Map<string, MergedEntry[]>();
  for (const merged of entries) {
    const village = villageText(merged) || text.noVillage;
    const known = villages.get(village);
    if (known === undefined) villages.set(village, [merged]);
    else known.push(merged);
  }
  return [...villages].map(([village, own]) => receiptTable(view, unit, village, own, named(village), options));
}

interface ReceiptColumn {
  readonly column: TableColumn;
  readonly cell: (merged: MergedEntry, at: number) => TableCell;
  /** Summed on each page and at the end. */
  readonly sum?: (merged: MergedEntry) => number;
}

function receiptTable(
  view: CountyView,
  unit: string,
  village: string | null,
  entries: readonly MergedEntry[],
  name: string,
  options: ReceiptOptions,
): Table {
  const { plan } = view;
  const perPage = Math.min(25, Math.max(20, Math.floor(options.rowsPerPage ?? DEFAULT_ROWS)));
  const columns = receiptColumns(view, entries, village);
  const orientation = 'portrait';
  const head = { subtitle: [text.place(unit, village, view.asOf)], columns: columns.map(({ column }) => column), orientation } as const;
  const first = tableLayout(head).firstData;
  const tally = tallyOf(entries);
  return {
    name,
    title: `${outputsZh.campaign(plan.title, plan.year)}${paperZh.titles.receipt}`,
    ...head,
    rows: { [Symbol.iterator]: () => receiptRows(columns, entries, perPage, first) },
    footer: [text.wordsTotal(toWords(tally.amountFen), tallyText(tally)), text.signatures],
    autoFilter: false,
    frozenColumns: 0,
    paged: true,
    rowHeight: rowHeight(perPage, pagedScale(head)),
  };
}

/** So that a page holds the rows to sign and both sums. */
const rowHeight = (perPage: number, scale: number): number =>
  Math.floor(((paper.portrait.down * SLACK * 100) / scale - OTHER_LINES) / (perPage + 2));

function receiptColumns({ plan }: CountyView, entries: readonly MergedEntry[], village: string | null): readonly ReceiptColumn[] {
  const has = (present: boolean, ...columns: ReceiptColumn[]): ReceiptColumn[] => (present ? columns : []);
  const plain = (header: string, width: number, cell: ReceiptColumn['cell'], extra: Partial<TableColumn> = {}): ReceiptColumn => ({
    column: { header, kind: 'text', width, wrap: true, ...extra },
    cell,
  });
  const empty = (header: string, width: number): ReceiptColumn => plain(header, width, () => null);
  const kit = kitItems(plan).filter(({ code }) => entries.some((merged) => goodsOf(merged, plan).has(code)));
  const pays = entries.some(({ grantedFen }) => grantedFen > 0) || kit.length === 0;
  return [
    { column: { header: paperZh.serial, kind: 'integer', width: 5, align: 'center' }, cell: (_, at) => at + 1 },
    ...has(village === null && entries.some((merged) => villageText(merged) !== ''), plain(paperZh.village, 9, villageText)),
    plain(paperZh.name, 9, nameOf),
    plain(paperZh.category, 13, ({ categoryCode }) => (categoryCode === null ? paperZh.unclear : categoryName(plan, categoryCode))),
    plain(paperZh.idNumber, 19, maskedId, { wrap: false, align: 'center' }),
    ...has(
      pays,
      {
        column: { header: paperZh.amount, kind: 'yuan', width: 11 },
        cell: (merged) => amountCell(merged, plan),
        sum: ({ grantedFen }) => grantedFen / 100,
      },
      plain(text.words, 10, ({ grantedFen }) => (grantedFen > 0 ? toWords(grantedFen) : null), { align: 'center' }),
    ),
    ...kit.map(({ code, name, unit }): ReceiptColumn => ({
      column: { header: text.kitItem(name, unit), kind: 'integer', width: 7, align: 'center' },
      cell: (merged) => goodsOf(merged, plan).get(code) ?? null,
      sum: (merged) => goodsOf(merged, plan).get(code) ?? 0,
    })),
    empty(text.signature, 14),
    empty(text.receivedOn, 9),
    empty(text.payee, 9),
    empty(text.clerk, 7),
  ];
}

const maskedId = ({ entry }: MergedEntry): string => {
  const reading = entry.readings.idNumber;
  return reading === undefined ? '' : maskIdNumber(reading.value ?? reading.text);
};

/** Pages, each with its sums; the sums of all pages under the last one. */
function* receiptRows(
  columns: readonly ReceiptColumn[],
  entries: readonly MergedEntry[],
  perPage: number,
  first: number,
): Generator<TableRow> {
  let row = first;
  for (let from = 0; from < entries.length; from += perPage) {
    const page = entries.slice(from, from + perPage);
    for (const [at, merged] of page.entries()) yield { cells: columns.map(({ cell }) => cell(merged, from + at)) };
    const last = from + perPage >= entries.length;
    if (entries.length > perPage) {
      const sums = sumRow(columns, text.pageTotal, page, row, row + page.length - 1);
      yield last ? sums : { ...sums, endsPage: true };
    }
    row += page.length + 1;
  }
  const end = entries.length > perPage ? row - 1 : row - 2;
  yield sumRow(columns, paperZh.total, entries, first, end);
}

/** SUBTOTAL leaves out the sums of the pages. */
function sumRow(columns: readonly ReceiptColumn[], label: string, entries: readonly MergedEntry[], from: number, to: number): TableRow {
  const cells = columns.map(({ sum, column }, at): TableCell => {
    if (sum !== undefined) {
      const letter = columnLetters(at);
      const value = entries.reduce((total, merged) => total + Math.round(sum(merged) * 100), 0) / 100;
      return { formula: `SUBTOTAL(109,${letter}${from}:${letter}${to})`, value };
    }
    if (column.header === paperZh.name) return label;
    return column.header === text.words ? toWords(tallyOf(entries).amountFen) : null;
  });
  return { cells, tone: 'total', bold: true };
}
