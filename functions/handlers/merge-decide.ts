import { ApiProblem } from '../../core/api/problems';
import type { ResponseOf } from '../../core/api/table';
import { maskNumbersIn } from '../../core/model/mask';
import type { Decision } from '../../core/ports/campaign-store';
import { chinaInstant } from '../../core/ports/clock';
import { callerOf, write, type Handler } from '../call';
import { loadCampaign, requireUnlocked } from './support/campaign';
import { entryAt } from './support/judge';
import { follower, personKeyOf } from './support/merge-inputs';
import { markStale } from './support/merge-record';
import { readSubmitted } from './support/submitted-roster';

/**
 * A decision is about an entry of the latest merge, in the version that the merge used: that is the row the officer saw, also when the unit
 * has sent another version since. One decision per entry, the latest one. It takes effect with the next merge; the present one becomes stale.
 */
export const mergeDecide: Handler<'merge.decide'> = (call) => {
  const caller = callerOf(call);
  const { campaign: id, decision, version: seen } = call.request;
  const { deps } = call;
  return write(call, caller, async (tx) => {
    const campaign = await loadCampaign(tx, caller, id);
    requireUnlocked(campaign);
    const { key } = campaign;
    const merge = await tx.merge(key);
    if (merge === null) throw new ApiProblem('no-merge');
    const used = merge.summary.used[decision.unit];
    const head = (await tx.unit(key, decision.unit))?.versions.find(({ version }) => version === used);
    if (head === undefined) throw new ApiProblem('no-such-entry');
    if (seen !== undefined && seen !== head.version) throw new ApiProblem('stale-version', { current: head.version });
    const roster = await readSubmitted(deps, tx, campaign, head);
    const entry = entryAt(roster, decision.sheet, decision.row);
    if (entry === undefined) throw new ApiProblem('no-such-entry');
    const before = await tx.decisions(key);
    const follow = follower(deps, key, head.version, roster, 'nowhere');
    const isReplaced = (one: Decision): boolean => {
      const place = one.unit === head.unit ? follow(one) : null;
      return place !== null && place.sheet === decision.sheet && place.row === entry.row;
    };
    const who = { version: head.version, person: personKeyOf(deps, key, entry), by: caller.uid, at: chinaInstant(call.now) };
    const made: Decision = { ...decision, reason: maskNumbersIn(decision.reason), row: entry.row, ...who };
    const decisions = [...before.filter((one) => !isReplaced(one)), made];
    tx.saveDecisions(key, decisions);
    markStale(tx, key, merge);
    const detail = { sheet: made.sheet, row: made.row, decide: made.decide, version: head.version };
    return { result: { decisions: onTheWire(decisions) }, audit: { campaign: id, unit: made.unit, detail } };
  });
};

/** Without the keys by which decisions follow people. */
export const onTheWire = (decisions: readonly Decision[]): ResponseOf<'merge.get'>['decisions'] =>
  decisions.map(({ unit, sheet, row, decide, reason, version, by, at }) => ({
    ...{ unit, sheet, row, decide, reason },
    ...{ version: version ?? null, decidedBy: by ?? null, decidedAt: at ?? null },
  }));
