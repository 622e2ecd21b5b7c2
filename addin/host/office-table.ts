/** A table as a new sheet: written in blocks, and taken away again when it cannot be finished. */
import type { Progress } from '../../core/ports/workbook-host';
import type { Table } from '../../core/model/table';
import { columnLetters } from '../../core/model/sheet';
import type { OwnChanges } from './office-events';
import { batch, runAsks, stopIfCancelled, type Ask, type Run } from './office-run';
import { sheetStates, rangeAt } from './office-sheets';
import { formatAsksOf, lookAsks } from './office-table-look';
import { planTable, type Line, type TablePlan } from './office-table-plan';
import { jsonBytes } from './office-values';

/** Name of the hidden sheet with dropdown lists that are too long for a validation. */
const optionsSheet = '选项';

/** Characters that a validation takes as a list of its own. */
const INLINE_LIST_LIMIT = 255;

/** Cells written in one block, at most. */
const cellsPerBlock = 40_000;

/** @returns the name the sheet got @throws HostProblem */
export async function writeSheet(run: Run, own: OwnChanges, table: Table, progress: Progress = {}): Promise<string> {
  const taken = (await sheetStates(run)).map(({ name }) => name);
  stopIfCancelled(progress);
  const name = freeName(cleanName(table.name), taken);
  const plan = planTable(table);
  const lists = run.tools.has('1.8') ? longLists(table, freeName(optionsSheet, [...taken, name])) : null;
  const made: string[] = [];
  try {
    const id = await addSheet(run, own, name, made);
    if (lists !== null) await writeLists(run, await addSheet(run, own, lists.name, made), lists);
    await runAsks(run, formatAsksOf(run, id, table, plan), progress);
    await runAsks(run, valueAsks(run, id, plan, progress), progress);
    await runAsks(
      run,
      lookAsks(run, id, table, plan, (options) => lists?.references.get(options.join(',')) ?? null),
      progress,
    );
    stopIfCancelled(progress);
    await batch(run, () => {
      const sheet = run.context.workbook.worksheets.getItem(id);
      sheet.activate();
      sheet.getRange('A1').select();
    });
    return name;
  } catch (error) {
    await removeSheets(run, made);
    throw error;
  }
}

async function addSheet(run: Run, own: OwnChanges, name: string, made: string[]): Promise<string> {
  const sheet = await batch(run, () => {
    const sheet = run.context.workbook.worksheets.add(name);
    sheet.load('id');
    return sheet;
  });
  own.adopt(sheet.id);
  made.push(sheet.id);
  return sheet.id;
}

async function removeSheets(run: Run, ids: readonly string[]): Promise<void> {
  try {
    if (ids.length > 0)
      await batch(run, () => {
        for (const id of ids) run.context.workbook.worksheets.getItem(id).delete();
      });
  } catch {
    // The problem that ended the work is the one to tell.
  }
}

function valueAsks(run: Run, id: string, { lines, width }: TablePlan, progress: Progress): Ask[] {
  const rows = Math.max(1, Math.floor(cellsPerBlock / width));
  return Array.from({ length: Math.ceil(lines.length / rows) }, (_, block) =>
    blockAsk(run, id, lines, block * rows, Math.min(lines.length, (block + 1) * rows), progress),
  );
}

function blockAsk(run: Run, id: string, lines: readonly Line[], from: number, to: number, progress: Progress): Ask {
  const middle = Math.ceil((from + to) / 2);
  const block = lines.slice(from, to);
  return {
    bytes: block.reduce((sum, line) => line.reduce<number>((all, value) => all + jsonBytes(value), sum), 1_000),
    halve: to - from < 2 ? null : () => [blockAsk(run, id, lines, from, middle, progress), blockAsk(run, id, lines, middle, to, progress)],
    queue: () => {
      rangeAt(run.context.workbook.worksheets.getItem(id), from, 0, block.length, block[0]?.length ?? 1).values = block as (
        string | number | null
      )[][];
      return () => {
        progress.onProgress?.(to, lines.length);
        return [];
      };
    },
  };
}

interface Lists {
  readonly name: string;
  readonly columns: readonly (readonly string[])[];
  /** By the options joined with commas. */
  readonly references: ReadonlyMap<string, string>;
}

function longLists(table: Table, name: string): Lists | null {
  const columns: (readonly string[])[] = [];
  const references = new Map<string, string>();
  for (const { options = [] } of table.columns) {
    const joined = options.join(',');
    if ((joined.length <= INLINE_LIST_LIMIT && !options.some((option) => /[,"]/.test(option))) || references.has(joined)) continue;
    const letter = columnLetters(columns.length);
    references.set(joined, `='${name}'!$${letter}$1:$${letter}$${String(options.length)}`);
    columns.push(options);
  }
  return columns.length === 0 ? null : { name, columns, references };
}

async function writeLists(run: Run, id: string, { columns }: Lists): Promise<void> {
  await batch(run, () => {
    const sheet = run.context.workbook.worksheets.getItem(id);
    columns.forEach((options, column) => {
      const range = rangeAt(sheet, 0, column, options.length, 1);
      range.numberFormat = [['@']];
      range.values = options.map((option) => [option]);
    });
    sheet.visibility = Excel.SheetVisibility.hidden;
  });
}

const longestName = 31;

/** What Excel lets through as a sheet's name. */
function cleanName(name: string): string {
  const clean = name
    .replace(/[\\/?*[\]:]/g, '-')
    .replace(/^'+/, '')
    .slice(0, longestName)
    .replace(/'+$/, '');
  return clean === '' || /^history$/i.test(clean) ? `${clean}1` : clean;
}

function freeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((one) => one.toLowerCase()));
  let free = name;
  for (let number = 2; used.has(free.toLowerCase()); number += 1) {
    const suffix = `(${String(number)})`;
    free = `${name.slice(0, longestName - suffix.length)}${suffix}`;
  }
  return free;
}
