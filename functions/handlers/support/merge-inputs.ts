/** What goes into a merge on the server: the current version of every unit, read and judged anew, the base list, and the decisions. */
import { readRoster } from '../../../core/intake';
import { basePeople } from '../../../core/merge/base-people';
import type { BaseListPerson, Decision as MergeDecision, MergeInput } from '../../../core/model/merge';
import type { Plan } from '../../../core/model/plan';
import type { Roster } from '../../../core/model/roster';
import type { Decision, SubmissionHead } from '../../../core/ports/campaign-store';
import { parseContent } from '../../content/decode';
import { openPieces } from '../../content/pieces';
import type { Deps } from '../../deps';
import { entriesOf, entryAt, judge, personText } from './judge';
import { contextOf, openSubmission, rosterChunks } from './rosters';

/** One unit's roster, opened and judged as `songnuan merge` judges its file. A unit that the plan no longer has is merged under its code. */
export async function mergeInputOf(deps: Deps, key: string, head: SubmissionHead, plan: Plan, asOf: string): Promise<MergeInput> {
  const chunks = await deps.store.transact((tx) => rosterChunks(tx, key, head.unit, head.version));
  const content = openSubmission(deps, key, head, chunks);
  const unit = plan.units.find((candidate) => candidate.code === head.unit);
  const { roster, report } = judge(content, plan, unit ?? { code: head.unit, name: head.unit }, asOf);
  return {
    roster,
    findings: report.findings,
    unitCode: unit?.code ?? null,
    unitText: unit?.name ?? head.unit,
    receivedAt: head.submittedAt,
    supersededBy: null,
  };
}

/** Undefined when none was saved. */
export function openBaseList(
  deps: Deps,
  key: string,
  chunks: readonly (Uint8Array | undefined)[],
  plan: Plan,
): readonly BaseListPerson[] | undefined {
  if (chunks.length === 0) return undefined;
  const text = Buffer.from(openPieces(deps.seal, contextOf('base', key), chunks)).toString('utf8');
  const { workbook, overrides } = parseContent(text);
  return basePeople(readRoster(workbook, plan, { overrides }));
}

export const personKeyOf = (deps: Deps, key: string, entry: Parameters<typeof personText>[0]): string =>
  deps.keys.of(key, personText(entry));

/**
 * A decision was made about a person in a row. While the unit's version is the same it holds for the row; in a later version it holds for
 * the row in which that person now stands, and for none when the person is gone: never for somebody who has moved into the row.
 */
export function decisionsFor(
  deps: Deps,
  key: string,
  head: SubmissionHead,
  roster: Roster,
  decisions: readonly Decision[],
): readonly MergeDecision[] {
  const own = decisions.filter((decision) => decision.unit === head.unit);
  if (own.length === 0) return [];
  let places: Map<string, { readonly sheet: string; readonly row: number }> | undefined;
  const placeOf = (person: string): { readonly sheet: string; readonly row: number } | undefined => {
    places ??= placesByPerson(deps, key, roster);
    return places.get(person);
  };
  return own.flatMap(({ unit, sheet, row, decide, reason, version, person }) => {
    const entry = entryAt(roster, sheet, row);
    const same = version === head.version || (entry !== undefined && person !== undefined && personKeyOf(deps, key, entry) === person);
    const place = same ? { sheet, row } : person === undefined ? undefined : placeOf(person);
    return place === undefined || roster.file === null ? [] : [{ unit, file: roster.file, ...place, decide, reason }];
  });
}

/** The first row of each person. */
function placesByPerson(deps: Deps, key: string, roster: Roster): Map<string, { readonly sheet: string; readonly row: number }> {
  const places = new Map<string, { readonly sheet: string; readonly row: number }>();
  for (const { sheet, entry } of entriesOf(roster)) {
    const person = personKeyOf(deps, key, entry);
    if (!places.has(person)) places.set(person, { sheet, row: entry.row });
  }
  return places;
}
