import { callerOf, write, type Handler } from '../call';
import { loadCampaign, requireStatus, saveStatus } from './support/campaign';

export const campaignClose: Handler<'campaign.close'> = (call) => {
  const caller = callerOf(call);
  return write(call, caller, async (tx) => {
    const campaign = await loadCampaign(tx, caller, call.request.campaign);
    requireStatus(campaign, 'open');
    const units = await tx.units(campaign.key);
    // What was uploaded and not submitted can no longer become a submission.
    tx.dropUploads(campaign.key, null, 0);
    return { result: { campaign: saveStatus(tx, campaign, units, 'closed') }, audit: call.request };
  });
};
