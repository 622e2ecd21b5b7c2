/** The desk's heavy side: reads rosters, puts a merge together again, writes the workbook. Runs in the worker; knows neither DOM nor network. */
import { readRoster } from '../../../core/intake';
import { columnLetters, isDateSerial, type CellValue } from '../../../core/model/sheet';
import type { MergeResult } from '../../../core/model/merge';
import type { Plan } from '../../../core/model/plan';
import type { Table } from '../../../core/model/table';
import { countyTables, outputSheets, outputTables } from '../../../core/outputs';
// The desk and the web edition are the places of the add-in that write files; both do so in a worker.
import { writeWorkbook } from '../../../files/write/workbook';
import { createAssembly, type Assembly } from './assemble';
import type { DeskRequestName, DeskRequests, Paper, RosterSheet } from './protocol';

export type DeskProgress = (done: number, total: number) => void;
type Handlers = {
  readonly [N in DeskRequestName]: (input: DeskRequests[N]['in'], onProgress: DeskProgress) => Promise<DeskRequests[N]['out']>;
};

export function createDeskService(): Handlers {
  let plan: Plan | null = null;
  let assembly: Assembly | null = null;
  let result: MergeResult | null = null;
  const tablesOf = (what: Paper, asOf: string): readonly Table[] =>
    result === null || plan === null
      ? []
      : what === 'workbook'
        ? countyTables(result, plan, { asOf, lang: 'zh-CN' })
        : outputSheets(outputTables(result, plan, { asOf, kinds: [what] }));
  return {
    roster: (input) => Promise.resolve(rosterSheets(input)),
    begin: (input) => {
      plan = input.plan;
      assembly = createAssembly(plan);
      result = null;
      return Promise.resolve(null);
    },
    add: ({ unit, content }) => {
      assembly?.add(unit, content);
      return Promise.resolve(null);
    },
    assemble: ({ merge, digest, receivedAt }) => {
      result = assembly?.finish(merge, digest, receivedAt) ?? null;
      assembly = null;
      return Promise.resolve(result !== null);
    },
    write: async ({ what, asOf }, onProgress) => {
      const tables = tablesOf(what, asOf);
      if (tables.length === 0) return null;
      const pieces: Uint8Array[] = [];
      await writeWorkbook(tables, (piece) => void pieces.push(piece), {
        onSheet: (done) => {
          onProgress(done, tables.length);
        },
      });
      return joined(pieces);
    },
    tables: ({ what, asOf }) => Promise.resolve(tablesOf(what, asOf).map((table) => ({ ...table, rows: [...table.rows] }))),
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function rosterSheets({ content, plan, unit: code }: DeskRequests['roster']['in']): readonly RosterSheet[] {
  const unit = plan.units.find((one) => one.code === code) ?? { code, name: code };
  const roster = readRoster(content.workbook, plan, { unit, overrides: content.overrides });
  return roster.sheets.flatMap(({ role, sheet, layout, entries }): readonly RosterSheet[] => {
    const snapshot = content.workbook.sheets.find(({ name }) => name === sheet);
    if (role !== 'roster' || layout === null || snapshot === undefined || entries.length === 0) return [];
    const { origin } = snapshot;
    const first = entries.reduce((row, entry) => Math.min(row, entry.row), Infinity);
    const last = entries.reduce((row, entry) => Math.max(row, entry.lastRow), 0);
    const columns = [...layout.columns, ...layout.unknown]
      .sort((a, b) => a.column - b.column)
      .filter(({ column }, at, all) => all[at - 1]?.column !== column);
    return [
      {
        sheet,
        columns: columns.map(({ column, header }) => ({ letter: columnLetters(origin.column + column), header })),
        // Also the rows between entries: members of households, subtotals, what was crossed out.
        rows: Array.from({ length: last - first + 1 }, (_, index) => {
          const row = first + index;
          const cells = snapshot.rows[row - 1 - origin.row] ?? [];
          return { row, cells: columns.map(({ column }) => cellText(cells[column] ?? null)) };
        }).filter(({ cells }) => cells.some((text) => text.trim() !== '')),
      },
    ];
  });
}

const dayMs = 86_400_000;
const epoch = Date.UTC(1899, 11, 30);
const cellText = (cell: CellValue): string =>
  cell === null ? '' : isDateSerial(cell) ? new Date(epoch + Math.floor(cell.serial) * dayMs).toISOString().slice(0, 10) : String(cell);
