import { ApiProblem } from '../../core/api/problems';
import { callerOf, type Handler } from '../call';
import { loadCampaign } from './support/campaign';
import { withStaleness } from './support/merge-record';
import { onTheWire } from './merge-decide';

export const mergeGet: Handler<'merge.get'> = (call) =>
  call.deps.store.transact(async (tx) => {
    const { key } = await loadCampaign(tx, callerOf(call), call.request.campaign);
    const merge = await tx.merge(key);
    if (merge === null) throw new ApiProblem('no-merge');
    const units = await tx.units(key);
    return { merge: withStaleness(merge.summary, units), decisions: onTheWire(await tx.decisions(key)) };
  });
