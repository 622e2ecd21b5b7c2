import { ApiProblem } from '../../core/api/problems';
import { callerOf, write, type Handler } from '../call';
import { onTheWire } from './merge-decide';
import { loadCampaign, requireUnlocked } from './support/campaign';
import { markStale } from './support/merge-record';

/** Takes back a decision, named as merge.get lists it; the audit keeps both steps. The entry is open again with the next merge. */
export const mergeUndecide: Handler<'merge.undecide'> = (call) => {
  const caller = callerOf(call);
  const { campaign: id, unit, sheet, row, version } = call.request;
  return write(call, caller, async (tx) => {
    const campaign = await loadCampaign(tx, caller, id);
    requireUnlocked(campaign);
    const merge = await tx.merge(campaign.key);
    if (merge === null) throw new ApiProblem('no-merge');
    const before = await tx.decisions(campaign.key);
    const taken = before.find((one) => one.unit === unit && one.sheet === sheet && one.row === row && (one.version ?? null) === version);
    if (taken === undefined) throw new ApiProblem('no-such-decision');
    const decisions = before.filter((one) => one !== taken);
    tx.saveDecisions(campaign.key, decisions);
    markStale(tx, campaign.key, merge);
    const detail = { sheet, row, decide: taken.decide, version };
    return { result: { decisions: onTheWire(decisions) }, audit: { campaign: id, unit, detail } };
  });
};
