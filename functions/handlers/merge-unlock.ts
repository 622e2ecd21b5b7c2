import { maskNumbersIn } from '../../core/model/mask';
import { callerOf, write, type Handler } from '../call';
import { loadCampaign, requireStatus, saveStatus } from './support/campaign';

/** Back to closed; the county opens it again when units are to send anew. */
export const mergeUnlock: Handler<'merge.unlock'> = (call) => {
  const caller = callerOf(call);
  const { campaign: id, reason } = call.request;
  return write(call, caller, async (tx) => {
    const campaign = await loadCampaign(tx, caller, id);
    requireStatus(campaign, 'locked');
    const units = await tx.units(campaign.key);
    const unlocked = saveStatus(tx, campaign, units, 'closed', { lockedBy: null });
    return { result: { campaign: unlocked }, audit: { campaign: id, detail: { reason: maskNumbersIn(reason) } } };
  });
};
