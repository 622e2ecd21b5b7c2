import { callerOf, type Handler } from '../call';
import { loadCampaign, summaryOf } from './support/campaign';

export const campaignGet: Handler<'campaign.get'> = (call) =>
  call.deps.store.transact(async (tx) => {
    const { key, stored, plan } = await loadCampaign(tx, callerOf(call), call.request.campaign);
    return { campaign: summaryOf(stored, plan, await tx.units(key)), plan: { ...plan } };
  });
