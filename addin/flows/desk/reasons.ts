/** Reasons to send a roster back with, prepared from what the check found: the first error of each row, for the officer to change. */
import type { RequestOf, ResponseOf } from '../../../core/api/table';
import type { Sentence } from '../../../core/messages/sentence';

export type SubmittedFinding = ResponseOf<'submission.get'>['findings'][number];
export type RowReason = RequestOf<'submission.return'>['rows'][number];

/** The table of operations takes no more. */
export const mostReasons = 500;

export function reasonsFrom(
  findings: readonly SubmittedFinding[],
  sentence: (finding: SubmittedFinding) => Sentence,
): readonly RowReason[] {
  const rows = new Map<string, RowReason>();
  for (const finding of findings) {
    const { sheet, row } = finding.where;
    const key = `${sheet}\n${String(row)}`;
    if (finding.severity !== 'error' || row === null || rows.has(key) || rows.size >= mostReasons) continue;
    const { what, todo } = sentence(finding);
    rows.set(key, { sheet, row, reason: `${what}${todo}`.slice(0, 500) });
  }
  return [...rows.values()];
}
