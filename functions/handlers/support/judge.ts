/** The server's own look at a roster: read and judged with the same core as in the pane, whatever the pane said. */
import { ApiProblem } from '../../../core/api/problems';
import type { RosterContent } from '../../../core/api/roster-content';
import { readRoster } from '../../../core/intake';
import { categoryCodeOf } from '../../../core/merge/ledger';
import { valueFen } from '../../../core/merge/money';
import type { Finding, Report } from '../../../core/model/finding';
import { categoryOf, type Plan } from '../../../core/model/plan';
import type { Entry, Roster, SheetReading } from '../../../core/model/roster';
import { checkRoster } from '../../../core/rules/run';
import { heavy } from '../../heavy';

export interface JudgedRoster {
  readonly roster: Roster;
  readonly report: Report;
}

/** In two steps, between which others get their turn. @param asOf today in China, YYYY-MM-DD */
export async function judge(
  content: RosterContent,
  plan: Plan,
  unit: { readonly code: string; readonly name: string },
  asOf: string,
): Promise<JudgedRoster> {
  const roster = await heavy(() => readRoster(content.workbook, plan, { unit, overrides: content.overrides }));
  return { roster, report: await heavy(() => checkRoster(roster, { plan, asOf, unit })) };
}

export function* entriesOf(roster: Roster): Generator<{ readonly sheet: string; readonly entry: Entry }> {
  for (const { sheet, entry } of readingsOf(roster)) yield { sheet: sheet.sheet, entry };
}
function* readingsOf(roster: Roster): Generator<{ readonly sheet: SheetReading; readonly entry: Entry }> {
  for (const sheet of roster.sheets) if (sheet.role === 'roster') for (const entry of sheet.entries) yield { sheet, entry };
}

/** Entries and their money as a receipt states them, worth what the merge counts them for. @throws ApiProblem 'no-roster' when no sheet holds entries */
export function totalsOf(roster: Roster, plan: Plan): { readonly entries: number; readonly amountFen: number } {
  let entries = 0;
  let amountFen = 0;
  for (const reading of readingsOf(roster)) {
    entries += 1;
    amountFen += valueFen(reading, plan, categoryOf(plan, categoryCodeOf(reading.entry, plan) ?? undefined));
  }
  if (entries === 0) throw new ApiProblem('no-roster');
  return { entries, amountFen };
}

/** Findings as they are stored and shown: without fixes, which carry whole cells. */
export const withoutFixes = (findings: readonly Finding[]): readonly Finding[] => findings.map(({ fix: _fix, ...rest }) => rest);

/** The entry that covers a row. */
export function entryAt(roster: Roster, sheet: string, row: number): Entry | undefined {
  for (const found of entriesOf(roster))
    if (found.sheet === sheet && found.entry.row <= row && row <= found.entry.lastRow) return found.entry;
  return undefined;
}

/** What an entry's person is known by within a campaign: ID number, else name. */
export const personText = (entry: Entry): string => entry.readings.idNumber?.key ?? `name:${entry.readings.name?.value ?? ''}`;
