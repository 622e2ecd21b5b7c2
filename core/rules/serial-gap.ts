/** Serial numbers jump: a row may have been deleted, or lost in copying. */
import type { SheetReading } from '../model/roster';
import { defineRule, type Hit, type RosterRule } from './define-rule';
import { serialRuns, type Numbered } from './support/serials';

/** A list filtered out of a longer one has gaps nearly everywhere; that says nothing. */
const fewGaps = 3;
const gapShare = 0.25;

export const serialGap: RosterRule = defineRule({
  code: 'serial-gap',
  scope: 'roster',
  severity: 'info',
  needs: ['serial'],
  basis: '序号应连续，断号多为删行或漏抄',
  summary: { zh: '序号不连续，中间缺号。', en: 'The serial numbers jump: some are missing.' },
  silentOn: '每村、每类、每张表从 1 重编；合并的序号；不是数字的序号；没有编号的行；从大名单里筛出来的表（处处断号）',
  check: (roster) => roster.sheets.flatMap((sheet) => (sheet.role === 'roster' ? gapsOn(sheet) : [])),
});

function gapsOn(sheet: SheetReading): readonly Hit[] {
  const runs = serialRuns(sheet);
  const hits = runs.flatMap((run) => gapsIn(run, sheet));
  const numbered = runs.reduce((sum, run) => sum + run.length, 0);
  return hits.length > Math.max(fewGaps, numbered * gapShare) ? [] : hits;
}

function gapsIn(run: readonly Numbered[], sheet: SheetReading): readonly Hit[] {
  const first = new Map<number, Numbered>();
  for (const numbered of run) if (!first.has(numbered.serial)) first.set(numbered.serial, numbered);
  const positions = new Set([...first.values()].map(({ at }) => at));
  const sorted = [...first.values()].sort((a, b) => a.serial - b.serial);
  return sorted.flatMap((next, index): readonly Hit[] => {
    const before = sorted[index - 1];
    const missing = before === undefined ? 0 : next.serial - before.serial - 1;
    if (before === undefined || missing < 1 || rowsWithoutTurn(before, next, positions, sheet) >= missing) return [];
    return [
      {
        at: { sheet, row: next.entry.row, field: 'serial' },
        related: [{ sheet, row: before.entry.row, field: 'serial' }],
        params: { from: before.serial + 1, to: next.serial - 1, missing },
      },
    ];
  });
}

/** Rows between two numbers that should have had the numbers in between: entries without one or with one given before, and member rows. */
function rowsWithoutTurn(before: Numbered, next: Numbered, positions: ReadonlySet<number>, sheet: SheetReading): number {
  let count = 0;
  for (let at = before.at; at < next.at; at += 1) {
    const entry = sheet.entries[at];
    if (entry === undefined) continue;
    if (entry.members.length > 0) count += new Set(entry.members.map(({ row }) => row).filter((row) => row !== entry.row)).size;
    if (at > before.at && !positions.has(at)) count += 1;
  }
  return count;
}
