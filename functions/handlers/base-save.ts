import { ApiProblem } from '../../core/api/problems';
import { contentText } from '../../core/api/roster-content';
import { readRoster } from '../../core/intake';
import { basePeople } from '../../core/merge/base-people';
import { callerOf, write, type Handler } from '../call';
import { decodeContent } from '../content/decode';
import { sealPieces } from '../content/pieces';
import { loadCampaign, requireUnlocked } from './support/campaign';
import { markStale } from './support/merge-record';
import { contextOf } from './support/rosters';

/** The base list (底册), one workbook; a new one takes the place of the old. */
export const baseSave: Handler<'base.save'> = async (call) => {
  const caller = callerOf(call);
  const { campaign: id, digest, data } = call.request;
  const { deps } = call;
  const { plan } = await deps.store.transact(async (tx) => {
    const campaign = await loadCampaign(tx, caller, id);
    requireUnlocked(campaign);
    return campaign;
  });
  const content = decodeContent(Buffer.from(data, 'base64'), digest);
  const people = basePeople(readRoster(content.workbook, plan, { overrides: content.overrides })).length;
  if (people === 0) throw new ApiProblem('no-roster');
  return write(call, caller, async (tx) => {
    const campaign = await loadCampaign(tx, caller, id);
    requireUnlocked(campaign);
    const merge = await tx.merge(campaign.key);
    tx.dropChunks({ kind: 'base', campaign: campaign.key });
    sealPieces(deps.seal, contextOf('base', campaign.key), Buffer.from(contentText(content))).forEach((sealed, index) => {
      tx.putChunk({ kind: 'base', campaign: campaign.key }, index, sealed);
    });
    markStale(tx, campaign.key, merge);
    return { result: { people }, audit: { campaign: id, detail: { people, digest } } };
  });
};
