/**
 * Keeps the judge's workbook like the open one: changes are gathered, and after a short rest only what changed is read again.
 * An edit reads its rows; inserted and deleted rows make row numbers mean nothing, so the whole sheet is read.
 */
import type { SheetChange, WorkbookHost } from '../../core/ports/workbook-host';
import { HostProblem } from '../../core/ports/workbook-host';
import type { Judge } from '../judge/client';

/** More changed rows than these: the whole sheet is read in its place. */
const mostRows = 2_000;

export interface Live {
  readonly note: (change: SheetChange) => void;
  readonly pending: () => boolean;
  /** Reads what changed. @returns whether anything had. @throws HostProblem: the changes stay pending */
  readonly catchUp: () => Promise<boolean>;
  readonly forget: () => void;
}

interface RowSpan {
  readonly from: number;
  readonly to: number;
}

/** @param onNoted called at each change, for the caller's timer */
export function createLive(host: WorkbookHost, judge: Judge, onNoted: () => void): Live {
  let all = false;
  const whole = new Set<string>();
  const spans = new Map<string, RowSpan>();

  const forget = (): void => {
    all = false;
    whole.clear();
    spans.clear();
  };
  const note = (change: SheetChange): void => {
    const { sheet } = change;
    const span = change.kind === 'edited' ? rowsOf(change.address) : null;
    if (change.kind === 'sheets' || sheet === null) all = true;
    else if (span === null) whole.add(sheet);
    else {
      const known = spans.get(sheet);
      spans.set(sheet, known === undefined ? span : { from: Math.min(known.from, span.from), to: Math.max(known.to, span.to) });
    }
    onNoted();
  };
  const catchUp = async (): Promise<boolean> => {
    if (!all && whole.size === 0 && spans.size === 0) return false;
    const work = { all, whole: [...whole], spans: [...spans] };
    forget();
    try {
      const unknown = [...work.whole, ...work.spans.map(([sheet]) => sheet)].some((sheet) => judge.sheet(sheet) === undefined);
      if (work.all || unknown) await judge.load({ file: await host.fileName(), sheets: await host.readSheets() });
      else {
        for (const sheet of work.whole) await readWhole(sheet);
        for (const [sheet, span] of work.spans) if (!work.whole.includes(sheet)) await readSpan(sheet, span);
      }
      return true;
    } catch (error) {
      all ||= work.all || (error instanceof HostProblem && error.code === 'sheet-gone');
      for (const sheet of work.whole) whole.add(sheet);
      for (const [sheet] of work.spans) whole.add(sheet);
      throw error;
    }
  };
  const readWhole = async (name: string): Promise<void> => {
    for (const sheet of await host.readSheets([name])) await judge.replaceSheet(sheet);
  };
  const readSpan = async (name: string, { from, to }: RowSpan): Promise<void> => {
    const known = judge.sheet(name);
    if (known === undefined) return;
    const { origin } = known;
    if (to - from >= mostRows || from <= origin.row) return readWhole(name);
    const rows = await host.readRows(name, from, to);
    if (origin.column > 0 && rows.some((row) => row.slice(0, origin.column).some((cell) => cell !== null))) return readWhole(name);
    await judge.patchRows(name, from - 1 - origin.row, origin.column === 0 ? rows : rows.map((row) => row.slice(origin.column)));
  };
  return { note, pending: () => all || whole.size > 0 || spans.size > 0, catchUp, forget };
}

/** "B3" or "B3:D20" → rows; null for whole columns and anything else. */
function rowsOf(address: string | null): RowSpan | null {
  const found = /^\$?[A-Z]*\$?(\d+)(?::\$?[A-Z]*\$?(\d+))?$/i.exec(address ?? '');
  if (found === null) return null;
  const from = Number(found[1]);
  const to = Number(found[2] ?? found[1]);
  return { from: Math.min(from, to), to: Math.max(from, to) };
}
