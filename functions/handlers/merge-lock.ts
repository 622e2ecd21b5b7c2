import { ApiProblem } from '../../core/api/problems';
import { callerOf, write, type Handler } from '../call';
import { loadCampaign, requireStatus, saveStatus } from './support/campaign';
import { withStaleness } from './support/merge-record';

/** Locks the very merge the caller saw (by its digest). Where the plan says so, by a person who neither ran it nor made a decision in it. */
export const mergeLock: Handler<'merge.lock'> = (call) => {
  const caller = callerOf(call);
  const { campaign: id, digest } = call.request;
  return write(call, caller, async (tx) => {
    const campaign = await loadCampaign(tx, caller, id);
    requireStatus(campaign, 'open', 'closed');
    const merge = await tx.merge(campaign.key);
    if (merge === null) throw new ApiProblem('no-merge');
    const units = await tx.units(campaign.key);
    const summary = withStaleness(merge.summary, units);
    if (summary.stale || summary.digest !== digest) throw new ApiProblem('merge-stale');
    const decisions = await tx.decisions(campaign.key);
    const decided = decisions.some(({ unit, version, by }) => by === caller.uid && version === summary.used[unit]);
    if (campaign.plan.approval.makerChecker && (decided || summary.mergedBy === caller.uid)) throw new ApiProblem('same-person');
    tx.dropUploads(campaign.key, null, 0);
    const locked = saveStatus(tx, campaign, units, 'locked', { lockedBy: summary.mergedBy });
    return { result: { campaign: locked }, audit: { campaign: id, detail: { number: summary.number, digest } } };
  });
};
