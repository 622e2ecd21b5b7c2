/** Certain fixes written in one batch, and taken back in one, also when rows or columns moved in between. */
import type { Fix } from '../../core/model/finding';
import type { CellChange, ChangeResult, LeftAlone, Progress, UndoCell, UndoStep, WorkbookHost } from '../../core/ports/workbook-host';
import { columnIndex, type CellValue } from '../../core/model/sheet';
import type { Judge } from '../judge/client';
import type { SheetView } from '../judge/protocol';
import { cellsOfRow, lettersOfCell, personKey, rowOfCell } from './row-identity';

/** An undo step, and whose row each of its cells stood in. */
export interface UndoRecord {
  readonly step: UndoStep;
  readonly places: readonly UndoPlace[];
}
interface UndoPlace {
  readonly person: string | null;
  /** How many rows of the same person stand above: a roster may list somebody twice. */
  readonly nth: number;
  /** Field of the column, if it has one. */
  readonly column: string | null;
}

export interface Applied extends ChangeResult {
  readonly record: UndoRecord;
}

/** @param fixes of the judge's present report @throws HostProblem */
export async function applyFixes(
  host: WorkbookHost,
  judge: Judge,
  views: readonly SheetView[],
  fixes: readonly Fix[],
  progress: Progress = {},
): Promise<Applied> {
  const changes = fixes.flatMap((fix): CellChange[] => {
    const { sheet, cell } = fix.where;
    if (cell === null) return [];
    return [{ sheet, cell, before: cellAt(judge, sheet, cell), after: fix.after, asText: mustBeText(fix) }];
  });
  const result = await host.applyCells(changes, progress);
  return { ...result, record: recordOf(judge, views, result.undo) };
}

/** What Excel would read as a number, date, formula or truth value if it were typed. */
const mustBeText = ({ after }: Fix): boolean =>
  typeof after === 'string' && (/^[=+\-@']/.test(after) || /\d/.test(after) || /^(true|false)$/i.test(after));

function cellAt(judge: Judge, sheet: string, cell: string): CellValue {
  return cellsOfRow(judge.sheet(sheet), rowOfCell(cell))[columnIndex(lettersOfCell(cell))] ?? null;
}

/** Notes whose rows the cells stand in, as they read after the change. */
export function recordOf(judge: Judge, views: readonly SheetView[], step: UndoStep): UndoRecord {
  const changed = new Map<string, Map<number, CellValue>>();
  for (const { sheet, cell, now } of step.cells) {
    const key = `${sheet}\n${rowOfCell(cell)}`;
    const cells = changed.get(key) ?? new Map<number, CellValue>();
    changed.set(key, cells.set(columnIndex(lettersOfCell(cell)), now));
  }
  const rowsOf = rememberBySheet((sheet) => {
    const view = views.find((one) => one.sheet === sheet);
    return peopleRows(view, judge, (row, cells) => {
      const now = changed.get(`${sheet}\n${row}`);
      if (now === undefined) return cells;
      const copy = [...cells];
      for (const [column, value] of now) copy[column] = value;
      return copy;
    });
  });
  const places = step.cells.map(({ sheet, cell }): UndoPlace => {
    const view = views.find((one) => one.sheet === sheet);
    const person = rowsOf(sheet).byRow.get(rowOfCell(cell)) ?? null;
    const nth = person === null ? 0 : (rowsOf(sheet).byPerson.get(person)?.indexOf(rowOfCell(cell)) ?? 0);
    return { person, nth, column: view?.columns.find(({ letter }) => letter === lettersOfCell(cell))?.key ?? null };
  });
  return { step, places };
}

/**
 * @param judge its workbook and `views` must be of now, not of the time of the change
 * @throws HostProblem
 */
export async function undoFixes(
  host: WorkbookHost,
  judge: Judge,
  views: readonly SheetView[],
  { step, places }: UndoRecord,
): Promise<{ readonly restored: number; readonly left: readonly LeftAlone[] }> {
  const rowsOf = rememberBySheet((sheet) =>
    peopleRows(
      views.find((one) => one.sheet === sheet),
      judge,
      (_row, cells) => cells,
    ),
  );
  const cells: UndoCell[] = [];
  const left: LeftAlone[] = [];
  step.cells.forEach((undo, index) => {
    const place = places[index];
    const cell = place === undefined ? undo.cell : placeNow(undo, place, views, rowsOf(undo.sheet));
    if (cell === null) left.push({ sheet: undo.sheet, cell: undo.cell, reason: 'changed-since' });
    else cells.push({ ...undo, cell });
  });
  const result = await host.undo({ cells });
  return { restored: result.restored, left: [...left, ...result.left] };
}

/** Where the person's cell stands now; null when that cannot be told. */
function placeNow(undo: UndoCell, place: UndoPlace, views: readonly SheetView[], rows: PeopleRows): string | null {
  if (place.person === null) return undo.cell;
  const row = rows.byPerson.get(place.person)?.[place.nth];
  if (row === undefined) return null;
  const view = views.find((one) => one.sheet === undo.sheet);
  const column = place.column === null ? undefined : view?.columns.find(({ key }) => key === place.column);
  return `${column?.letter ?? lettersOfCell(undo.cell)}${row}`;
}

interface PeopleRows {
  readonly byRow: ReadonlyMap<number, string>;
  readonly byPerson: ReadonlyMap<string, readonly number[]>;
}

function peopleRows(
  view: SheetView | undefined,
  judge: Judge,
  present: (row: number, cells: readonly CellValue[]) => readonly CellValue[],
): PeopleRows {
  const byRow = new Map<number, string>();
  const byPerson = new Map<string, number[]>();
  const sheet = view === undefined ? undefined : judge.sheet(view.sheet);
  for (const row of new Set(view?.people.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at)))) {
    const person = personKey(view, row, present(row, cellsOfRow(sheet, row)));
    if (person === null) continue;
    byRow.set(row, person);
    const known = byPerson.get(person);
    if (known === undefined) byPerson.set(person, [row]);
    else known.push(row);
  }
  return { byRow, byPerson };
}

function rememberBySheet<T>(make: (sheet: string) => T): (sheet: string) => T {
  const known = new Map<string, T>();
  return (sheet) => {
    if (!known.has(sheet)) known.set(sheet, make(sheet));
    return known.get(sheet) as T;
  };
}
