/** What must be true after the race, whatever it took. */
import type { Client } from '../../addin/api-client';
import type { ResponseOf } from '../../core/api/table';
import type { Plan } from '../../core/model/plan';
import type { BenchRoster } from './rosters';

export class WrongResult extends Error {
  override readonly name = 'WrongResult';
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new WrongResult(what);
}

/** @returns rows that count, and lines of the audit. @throws WrongResult */
export async function checkCounty(
  county: Client,
  plan: Plan,
  rosters: readonly BenchRoster[],
  merge: ResponseOf<'merge.run'>['merge'],
): Promise<{ readonly rows: number; readonly auditLines: number }> {
  const { submissions } = await county.submission.list({ campaign: plan.id });
  must(submissions.length === rosters.length, `${submissions.length} current submissions, ${rosters.length} expected`);
  must(new Set(submissions.map(({ unit }) => unit)).size === rosters.length, 'a unit stands twice in the list');
  for (const { unit, version, state } of submissions) {
    must(version === 1 && state === 'submitted', `unit ${unit}: version ${version}, ${state}`);
    const { versions } = await county.submission.get({ campaign: plan.id, unit });
    must(versions.length === 1, `unit ${unit} has ${versions.length} versions`);
  }
  const rows = submissions.reduce((sum, { entries }) => sum + entries, 0);
  const merged = merge.units.reduce((sum, { reported }) => sum + reported.persons, 0);
  must(merge.totals.reported.persons === rows && merged === rows, `${rows} rows submitted, ${merged} merged`);
  must(!merge.stale && Object.keys(merge.used).length === rosters.length, 'the merge does not stand on every current version');
  const lines: ResponseOf<'audit.list'>['lines'][number][] = [];
  for (;;) {
    const page = await county.audit.list({ after: lines.at(-1)?.sequence ?? 0, limit: 500 });
    must(page.intact, 'the audit chain is broken');
    if (page.lines.length === 0) break;
    lines.push(...page.lines);
  }
  const sent = lines.filter(({ action }) => action === 'roster.submit');
  must(sent.length === rosters.length, `${sent.length} submissions in the audit`);
  return { rows, auditLines: lines.length };
}
