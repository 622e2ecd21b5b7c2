import { ApiProblem } from '../../core/api/problems';
import { chinaInstant } from '../../core/ports/clock';
import { callerOf, write, type Handler } from '../call';
import { counts, loadCampaign, newestOf, requireOwnUnit } from './support/campaign';
import { entryAt } from './support/judge';
import { personKeyOf } from './support/merge-inputs';
import { contextOf } from './support/rosters';
import { readSubmitted } from './support/submitted-roster';

/** As stored, sealed. `person` lets a visit follow its person into the unit's next version. */
interface Visit {
  readonly version: number;
  readonly sheet: string;
  readonly row: number;
  readonly person: string;
  readonly visitedOn: string;
  readonly met: boolean;
  readonly note: string;
  readonly by: string;
  readonly at: string;
}
const visitsPerChunk = 2_000;

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
    const context = (index: number): string => contextOf('visits', key, unit, index);
    const last = chunks.length - 1;
    const open = (index: number): readonly Visit[] => {
      const sealed = chunks[index];
      return sealed === undefined ? [] : (JSON.parse(Buffer.from(deps.seal.open(sealed, context(index))).toString('utf8')) as Visit[]);
    };
    const recent = open(last);
    const full = recent.length >= visitsPerChunk;
    const index = full || last < 0 ? last + 1 : last;
    const person = personKeyOf(deps, key, entry);
    const by = { by: caller.uid, at: chinaInstant(call.now) };
    const visit: Visit = { version: head.version, sheet, row: entry.row, person, visitedOn, met, note, ...by };
    tx.putChunk(set, index, deps.seal.seal(Buffer.from(JSON.stringify([...(full ? [] : recent), visit])), context(index)));
    return { result: {}, audit: { campaign: id, unit, detail: { sheet, row: entry.row, visitedOn, met } } };
  });
};
