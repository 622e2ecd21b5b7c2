/**
 * The county's tables → new sheets of the open workbook, in order, with one progress over all. Sheets that are finished stay when it ends
 * early: each is whole, and the result names them. The one that was begun is taken away again.
 */
import { tableLayout, type Table, type TableCell, type TableRow } from '../../core/model/table';
import { sheetNames } from '../../core/outputs/granted';
import { HostProblem, type Progress, type WorkbookHost } from '../../core/ports/workbook-host';

export interface WrittenSheet {
  /** What the table wanted to be called, and what its sheet is called: another name where that one was taken. */
  readonly table: string;
  readonly sheet: string;
  /** Rows of data. */
  readonly rows: number;
}

export interface WrittenOutputs {
  readonly sheets: readonly WrittenSheet[];
  /** Names of the tables that are not there, in order. */
  readonly missing: readonly string[];
  /** Why it ended early: 'cancelled' by the signal, or a problem of Excel's. Null when all is there. */
  readonly problem: HostProblem | null;
}

export interface WriteOutputsOptions extends Progress {
  /** Sheets of an attempt that ended early, when the rest is written now: links lead to them too. */
  readonly written?: readonly WrittenSheet[];
  /** Lets the pane draw while rows are made. */
  readonly breathe?: () => Promise<void>;
  /** Rows that a sheet takes, with title, header and footer. */
  readonly rowsPerSheet?: number;
}

/** Excel's own limit. */
const MAX_ROWS = 1_048_576;
/** Rows that are made in one go. */
const rowsAtOnce = 2_000;
const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Links between the tables are led to the sheets as they are called. A table longer than a sheet goes on in further sheets.
 * Progress counts rows of all tables. Faults that are not the host's are thrown.
 */
export async function writeOutputs(
  host: WorkbookHost,
  tables: readonly Table[],
  options: WriteOutputsOptions = {},
): Promise<WrittenOutputs> {
  const sheets: WrittenSheet[] = [];
  let waiting: Part[] = [];
  try {
    waiting = await partsOf(tables, options);
    const names = await namesFor(host, waiting, options.written ?? []);
    const total = waiting.reduce((sum, { size }) => sum + size, 0);
    let before = 0;
    for (let part = waiting[0]; part !== undefined; part = waiting[0]) {
      const { table, rows, size } = part;
      const done = before;
      const sheet = await host.writeSheet(linked({ ...table, rows, name: names.get(table.name) ?? table.name }, names), {
        ...(options.signal === undefined ? {} : { signal: options.signal }),
        onProgress: (some, all) => options.onProgress?.(done + Math.floor((size * some) / Math.max(1, all)), total),
      });
      names.set(table.name, sheet);
      sheets.push({ table: table.name, sheet, rows: rows.length });
      // Rows of a large county are let go as soon as they are written.
      waiting.shift();
      before += size;
    }
    await show(host, sheets[0]?.sheet);
    return { sheets, missing: [], problem: null };
  } catch (error) {
    if (!(error instanceof HostProblem)) throw error;
    const missing = sheets.length === 0 && waiting.length === 0 ? tables : waiting.map(({ table }) => table);
    return { sheets, missing: missing.map(({ name }) => name), problem: error };
  }
}

/** A table, or what of it goes on one sheet. */
interface Part {
  readonly table: Table;
  readonly rows: readonly TableRow[];
  readonly size: number;
}

async function partsOf(
  tables: readonly Table[],
  { signal, breathe = nextTurn, rowsPerSheet = MAX_ROWS }: WriteOutputsOptions,
): Promise<Part[]> {
  const parts: Part[] = [];
  for (const table of tables) {
    const rows: TableRow[] = [];
    for (const row of table.rows) {
      rows.push(row);
      if (rows.length % rowsAtOnce === 0) {
        await breathe();
        if (signal?.aborted === true) throw new HostProblem('cancelled', 'signal');
      }
    }
    parts.push(...split(table, rows, rowsPerSheet));
  }
  return parts;
}

/** Further parts are called 名单(2) …, with title and header of their own; footer and rows to fill in follow the last. */
function split(table: Table, rows: readonly TableRow[], rowsPerSheet: number): Part[] {
  const around = tableLayout(table).headerBottom + table.footer.length + (table.blankRows ?? 0);
  const most = Math.max(1, rowsPerSheet - around);
  const count = Math.max(1, Math.ceil(rows.length / most));
  return Array.from({ length: count }, (_, at): Part => {
    const own = rows.slice(at * most, (at + 1) * most);
    const last = at === count - 1;
    return {
      table: { ...table, name: at === 0 ? table.name : `${table.name}(${at + 1})`, ...(last ? {} : { footer: [], blankRows: 0 }) },
      rows: own,
      size: own.length + around,
    };
  });
}

/** What the sheet of each table will be called. */
async function namesFor(host: WorkbookHost, parts: readonly Part[], written: readonly WrittenSheet[]): Promise<Map<string, string>> {
  const free = sheetNames();
  for (const { name } of await host.listSheets()) free(name);
  const known = written.map(({ table, sheet }) => [table, sheet] as const);
  return new Map([...known, ...parts.map(({ table: { name } }) => [name, free(name)] as const)]);
}

/** Only where a sheet has another name are rows looked through for links to it. */
function linked(table: Table, names: ReadonlyMap<string, string>): Table {
  if ([...names].every(([wanted, name]) => wanted === name)) return table;
  return {
    ...table,
    rows: {
      *[Symbol.iterator](): Generator<TableRow> {
        for (const row of table.rows)
          yield row.cells.some(isLink) ? { ...row, cells: row.cells.map((cell) => (isLink(cell) ? ledTo(cell, names) : cell)) } : row;
      },
    },
  };
}

type Link = Extract<TableCell, { readonly link: string }>;
const isLink = (cell: TableCell): cell is Link => typeof cell === 'object' && cell !== null && 'link' in cell;

function ledTo(cell: Link, names: ReadonlyMap<string, string>): Link {
  const [quoted, inside] = /^'((?:[^']|'')+)'!/.exec(cell.link) ?? [];
  const wanted = inside?.replaceAll("''", "'");
  const name = wanted === undefined ? undefined : names.get(wanted);
  if (quoted === undefined || name === undefined) return cell;
  return {
    link: `'${name.replaceAll("'", "''")}'!${cell.link.slice(quoted.length)}`,
    text: cell.text === wanted ? name : cell.text,
  };
}

/** Every sheet was shown as it was written; the first is what an office reads first. That it cannot be shown is no failure. */
async function show(host: WorkbookHost, sheet: string | undefined): Promise<void> {
  if (sheet === undefined) return;
  try {
    await host.select({ sheet, row: null, cell: 'A1' });
  } catch (error) {
    if (!(error instanceof HostProblem)) throw error;
  }
}
