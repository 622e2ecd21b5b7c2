import { gzipSync } from 'node:zlib';
import { ApiProblem } from '../../core/api/problems';
import { callerOf, type Handler } from '../call';
import { loadCampaign } from './support/campaign';
import { contextOf } from './support/rosters';

/** The stored canonical lines piece by piece, each a gzip stream of its own; joined, their SHA-256 is the merge's digest. */
export const mergeContent: Handler<'merge.content'> = async (call) => {
  const { campaign: id, index } = call.request;
  const { key, merge, pieces } = await call.deps.store.transact(async (tx) => {
    const { key, stored } = await loadCampaign(tx, callerOf(call), id);
    if (stored.status === 'purged') throw new ApiProblem('campaign-purged');
    const merge = await tx.merge(key);
    if (merge === null) throw new ApiProblem('no-merge');
    return { key, merge, pieces: await tx.chunks({ kind: 'merge', campaign: key, number: merge.summary.number }, index) };
  });
  if (index >= merge.chunks) throw new ApiProblem('bad-request', { path: 'index' });
  const { number, digest } = merge.summary;
  const sealed = pieces[index];
  if (sealed === undefined) throw new Error('a piece of the merge is missing');
  const plain = call.deps.seal.open(sealed, `${contextOf('merge', key, number)}/${index}`);
  return { number, count: merge.chunks, digest, data: gzipSync(plain).toString('base64') };
};
