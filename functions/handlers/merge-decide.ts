import { ApiProblem } from '../../core/api/problems';
import type { ResponseOf } from '../../core/api/table';
import { maskNumbersIn } from '../../core/model/mask';
import type { Decision } from '../../core/ports/campaign-store';
import { callerOf, write, type Handler } from '../call';
import { counts, loadCampaign, newestOf, requireUnlocked } from './support/campaign';
import { entryAt } from './support/judge';
import { personKeyOf } from './support/merge-inputs';
import { markStale } from './support/merge-record';
import { readSubmitted } from './support/submitted-roster';

/** One decision per entry, the latest one. It takes effect with the next merge; the present one becomes stale. */
export const mergeDecide: Handler<'merge.decide'> = (call) => {
  const caller = callerOf(call);
  const { campaign: id, decision } = call.request;
  const { deps } = call;
  return write(call, caller, async (tx) => {
    const campaign = await loadCampaign(tx, caller, id);
    requireUnlocked(campaign);
    const merge = await tx.merge(campaign.key);
    if (merge === null) throw new ApiProblem('no-merge');
    const head = newestOf(await tx.unit(campaign.key, decision.unit));
    if (!counts(head)) throw new ApiProblem('no-such-entry');
    const roster = await readSubmitted(deps, tx, campaign, head);
    const entry = entryAt(roster, decision.sheet, decision.row);
    if (entry === undefined) throw new ApiProblem('no-such-entry');
    const before = await tx.decisions(campaign.key);
    const person = personKeyOf(deps, campaign.key, entry);
    const made: Decision = { ...decision, reason: maskNumbersIn(decision.reason), row: entry.row, version: head.version, person };
    const others = before.filter((one) => one.unit !== made.unit || one.sheet !== made.sheet || one.row !== made.row);
    const decisions = [...others, made];
    tx.saveDecisions(campaign.key, decisions);
    markStale(tx, campaign.key, merge);
    const detail = { sheet: made.sheet, row: made.row, decide: made.decide, version: head.version };
    return { result: { decisions: onTheWire(decisions) }, audit: { campaign: id, unit: made.unit, detail } };
  });
};

/** Without the keys by which decisions follow people. */
export const onTheWire = (decisions: readonly Decision[]): ResponseOf<'merge.get'>['decisions'] =>
  decisions.map(({ unit, sheet, row, decide, reason }) => ({ unit, sheet, row, decide, reason }));
