/** The roster of a stored version, read anew. */
import { readRoster } from '../../../core/intake';
import type { Roster } from '../../../core/model/roster';
import type { StoreTransaction, SubmissionHead } from '../../../core/ports/campaign-store';
import type { Deps } from '../../deps';
import type { LoadedCampaign } from './campaign';
import { openSubmission, rosterChunks } from './rosters';

export async function readSubmitted(
  deps: Deps,
  tx: StoreTransaction,
  { key, plan }: LoadedCampaign,
  head: SubmissionHead,
): Promise<Roster> {
  const content = openSubmission(deps, key, head, await rosterChunks(tx, key, head.unit, head.version));
  const unit = plan.units.find((candidate) => candidate.code === head.unit) ?? { code: head.unit, name: head.unit };
  return readRoster(content.workbook, plan, { unit, overrides: content.overrides });
}
