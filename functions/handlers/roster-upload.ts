import { ApiProblem } from '../../core/api/problems';
import { contentLimits } from '../../core/api/roster-content';
import { callerOf, type Handler } from '../call';
import { loadCampaign, requireOpen, requireOwnUnit, unitOf } from './support/campaign';
import { contextOf } from './support/rosters';

/** Rosters of a unit that may be on their way at the same time: two windows of a clerk, and the county's. A further one drops the oldest. */
export const mostUploads = 4;

/**
 * Keeps one chunk until the roster is submitted. Chunks may come in any order and again; nothing of them shows before roster.submit, which
 * is also what leaves the line in the audit.
 */
export const rosterUpload: Handler<'roster.upload'> = (call) => {
  const caller = callerOf(call);
  const { campaign: id, unit, digest, index, count, data } = call.request;
  requireOwnUnit(caller, unit);
  if (index >= count) throw new ApiProblem('bad-request', { path: 'index' });
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length > contentLimits.largestChunkBytes) throw new ApiProblem('too-large', { limit: contentLimits.largestChunkBytes });
  return call.deps.store.transact(async (tx) => {
    const campaign = await loadCampaign(tx, caller, id);
    requireOpen(campaign);
    unitOf(campaign.plan, unit);
    const set = { kind: 'upload', campaign: campaign.key, unit, digest } as const;
    const context = contextOf('upload', campaign.key, unit, digest, index);
    const chunks = await tx.chunks(set);
    const known = chunks[index];
    if (chunks.length === 0) tx.dropUploads(campaign.key, unit, mostUploads - 1);
    if (known === undefined) tx.putChunk(set, index, call.deps.seal.seal(bytes, context));
    else if (!bytes.equals(call.deps.seal.open(known, context))) throw new ApiProblem('chunk-conflict', { index });
    const received = [...chunks.keys()].filter((at) => at === index || chunks[at] !== undefined);
    return { received: received.includes(index) ? received : [...received, index] };
  });
};
