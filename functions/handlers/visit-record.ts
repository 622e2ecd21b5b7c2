import { ApiProblem } from '../../core/api/problems';
import { chinaInstant } from '../../core/ports/clock';
import { callerOf, write, type Handler } from '../call';
import { counts, loadCampaign, newestOf, requireOwnUnit } from './support/campaign';
import { entryAt } from './support/judge';
import { personKeyOf } from './support/merge-inputs';
import { readSubmitted } from './support/submitted-roster';
import { openVisits, sealVisits, visitsPerChunk, type Visit } from './support/visits';

/** Visits go on after the merge is locked; a later one to the same person stands beside the earlier. */
export const visitRecord: Handler<'visit.record'> = (call) => {
  const caller = callerOf(call);
  const { campaign: id, unit, sheet, row, visitedOn, met, note } = call.request;
  const { deps } = call;
  requireOwnUnit(caller, unit);
  return write(call, caller, async (tx) => {
    const campaign = await loadCampaign(tx, caller, id);
    const { key } = campaign;
    if (campaign.stored.status === 'purged') throw new ApiProblem('campaign-purged');
    const head = newestOf(await tx.unit(key, unit));
    if (!counts(head)) throw new ApiProblem('no-such-submission');
    const entry = entryAt(await readSubmitted(deps, tx, campaign, head), sheet, row);
    if (entry === undefined) throw new ApiProblem('no-such-entry');
    const set = { kind: 'visits', campaign: key, unit } as const;
    const chunks = await tx.chunks(set);
    const last = chunks.length - 1;
    const recent = openVisits(deps, key, unit, last, chunks[last]);
    const full = recent.length >= visitsPerChunk;
    const index = full || last < 0 ? last + 1 : last;
    const person = personKeyOf(deps, key, entry);
    const by = { by: caller.uid, at: chinaInstant(call.now) };
    const visit: Visit = { version: head.version, sheet, row: entry.row, person, visitedOn, met, note, ...by };
    tx.putChunk(set, index, sealVisits(deps, key, unit, index, [...(full ? [] : recent), visit]));
    return { result: {}, audit: { campaign: id, unit, detail: { sheet, row: entry.row, visitedOn, met } } };
  });
};
