import { planSchema } from '../../core/model/plan';
import { callerOf, type Handler } from '../call';
import { isShownTo, summaryOf } from './support/campaign';

export const campaignList: Handler<'campaign.list'> = (call) => {
  const caller = callerOf(call);
  return call.deps.store.transact(async (tx) => {
    const campaigns = [];
    for (const stored of await tx.campaigns(caller.office))
      if (isShownTo(caller, stored)) campaigns.push(summaryOf(stored, planSchema.parse(stored.plan), await tx.units(stored.id)));
    return { campaigns };
  });
};
