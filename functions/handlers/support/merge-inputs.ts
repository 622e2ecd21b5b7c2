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
import { heavy } from '../../heavy';
import { entriesOf, entryAt, judge, personText } from './judge';
import { contextOf, openSubmission } from './rosters';

/** One unit's roster, opened and judged as `songnuan merge` judges its file. A unit that the plan no longer has is merged under its code. */
export async function mergeInputOf(
  deps: Deps,
  key: string,
  head: SubmissionHead,
  { chunks, plan, asOf }: { readonly chunks: readonly (Uint8Array | undefined)[]; readonly plan: Plan; readonly asOf: string },
): Promise<MergeInput> {
  const content = await heavy(() => openSubmission(deps, key, head, chunks));
  const unit = plan.units.find((candidate) => candidate.code === head.unit);
  const { roster, report } = await judge(content, plan, unit ?? { code: head.unit, name: head.unit }, asOf);
  return {
    roster,
    findings: report.findings,
    unitCode: unit?.code ?? null,
    unitText: unit?.name ?? head.unit,
    receivedAt: head.receivedAt,
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

export interface Place {
  readonly sheet: string;
  readonly row: number;
}
/** What was noted about a person in a row of some version of the unit's roster. */
export interface Noted extends Place {
  readonly version?: number;
  readonly person?: string;
}

/**
 * Where the person of a note stands in this version of the roster: in the same row while the version is the same or that person still stands
 * there, else in the row that holds the person, else nowhere (null). Never the row of somebody who has moved into it.
 * @param ifSeveral where several rows hold the person (entered twice, in two categories, of one name without an ID): what was noted about
 *   the person is found in the first of them; what was noted about one of the rows, in none for sure
 */
export function follower(
  deps: Deps,
  key: string,
  version: number,
  roster: Roster,
  ifSeveral: 'first' | 'nowhere',
): (noted: Noted) => Place | null {
  let places: ReadonlyMap<string, readonly Place[]> | undefined;
  return (noted) => {
    const { sheet, row, person } = noted;
    if (noted.version === version) return { sheet, row };
    if (person === undefined) return null;
    const entry = entryAt(roster, sheet, row);
    if (entry !== undefined && personKeyOf(deps, key, entry) === person) return { sheet, row: entry.row };
    places ??= placesByPerson(deps, key, roster);
    const [first, ...others] = places.get(person) ?? [];
    return first === undefined || (others.length > 0 && ifSeveral === 'nowhere') ? null : first;
  };
}

/** The unit's decisions as the merge takes them, and as they are kept from now on: at their person's place in this version. */
export function decisionsFor(
  deps: Deps,
  key: string,
  head: SubmissionHead,
  roster: Roster,
  decisions: readonly Decision[],
): { readonly merge: readonly MergeDecision[]; readonly followed: ReadonlyMap<Decision, Decision> } {
  const follow = follower(deps, key, head.version, roster, 'nowhere');
  const merge: MergeDecision[] = [];
  const followed = new Map<Decision, Decision>();
  for (const decision of decisions) {
    const place = decision.unit === head.unit ? follow(decision) : null;
    if (place === null || roster.file === null) continue;
    const { unit, decide, reason } = decision;
    merge.push({ unit, file: roster.file, ...place, decide, reason });
    followed.set(decision, { ...decision, ...place, version: head.version });
  }
  return { merge, followed };
}

/** The rows of each person, in order. */
function placesByPerson(deps: Deps, key: string, roster: Roster): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  for (const { sheet, entry } of entriesOf(roster)) {
    const person = personKeyOf(deps, key, entry);
    const place = { sheet, row: entry.row };
    const list = places.get(person);
    if (list === undefined) places.set(person, [place]);
    else list.push(place);
  }
  return places;
}
