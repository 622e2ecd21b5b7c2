import { ApiProblem } from '../../core/api/problems';
import { encodeContent } from '../../core/api/roster-content';
import { callerOf, type Handler } from '../call';
import { nodeContentTools } from '../content/decode';
import { loadCampaign, requireOwnUnit } from './support/campaign';
import { openSubmission, rosterChunks } from './support/rosters';

/** The workbook as it was submitted, under the name it was submitted with; any version. */
export const rosterContent: Handler<'roster.content'> = async (call) => {
  const caller = callerOf(call);
  const { campaign: id, unit, version, index } = call.request;
  requireOwnUnit(caller, unit);
  const content = await call.deps.store.transact(async (tx) => {
    const { key, stored } = await loadCampaign(tx, caller, id);
    if (stored.status === 'purged') throw new ApiProblem('campaign-purged');
    const head = (await tx.unit(key, unit))?.versions.find((candidate) => candidate.version === version);
    if (head === undefined) throw new ApiProblem('no-such-submission');
    return openSubmission(call.deps, key, head, await rosterChunks(tx, key, unit, version));
  });
  const { digest, chunks } = await encodeContent(content, nodeContentTools);
  const data = chunks[index];
  if (data === undefined) throw new ApiProblem('no-such-submission');
  return { count: chunks.length, digest, data };
};
