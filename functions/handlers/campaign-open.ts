import { callerOf, write, type Handler } from '../call';
import { loadCampaign, requireStatus, saveStatus } from './support/campaign';

export const campaignOpen: Handler<'campaign.open'> = (call) => {
  const caller = callerOf(call);
  return write(call, caller, async (tx) => {
    const campaign = await loadCampaign(tx, caller, call.request.campaign);
    requireStatus(campaign, 'draft', 'closed');
    const units = await tx.units(campaign.key);
    return { result: { campaign: saveStatus(tx, campaign, units, 'open') }, audit: call.request };
  });
};
