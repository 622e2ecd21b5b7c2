import { ApiProblem } from '../../core/api/problems';
import { callerOf, type Handler } from '../call';
import { loadCampaign, newestOf, requireOwnUnit } from './support/campaign';
import { follower } from './support/merge-inputs';
import { readSubmitted } from './support/submitted-roster';
import { openVisits } from './support/visits';

/** Everything recorded for a unit, each visit with the row in which its person stands in the unit's newest version. */
export const visitList: Handler<'visit.list'> = (call) => {
  const caller = callerOf(call);
  const { campaign: id, unit } = call.request;
  const { deps } = call;
  requireOwnUnit(caller, unit);
  return deps.store.transact(async (tx) => {
    const campaign = await loadCampaign(tx, caller, id);
    const { key } = campaign;
    if (campaign.stored.status === 'purged') throw new ApiProblem('campaign-purged');
    const chunks = await tx.chunks({ kind: 'visits', campaign: key, unit });
    const recorded = chunks.flatMap((sealed, index) => openVisits(deps, key, unit, index, sealed));
    const head = newestOf(await tx.unit(key, unit));
    if (recorded.length === 0 || head === undefined) return { visits: [] };
    const follow = follower(deps, key, head.version, await readSubmitted(deps, tx, campaign, head), 'first');
    const visits = recorded.map((visit, order) => {
      const { visitedOn, met, note, by, at, version } = visit;
      return { order, line: { visitedOn, met, note, recordedBy: by, recordedAt: at, version, now: follow(visit) } };
    });
    // Of one day, the one recorded later first.
    visits.sort((a, b) => (a.line.visitedOn < b.line.visitedOn ? 1 : a.line.visitedOn > b.line.visitedOn ? -1 : b.order - a.order));
    return { visits: visits.map(({ line }) => line) };
  });
};
