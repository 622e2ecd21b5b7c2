/** The latest merge with every entry, fetched piece by piece and checked by its digest. */
import { contentFromWire, type ReadTools } from '../../core/api/read-content';
import { parseCanonical, type CanonicalMerge } from '../../core/merge/canonical';
import type { CallOptions, Client } from '../api-client';
import { TransportProblem } from './transport-problem';

export interface ReadMerge extends CanonicalMerge {
  readonly number: number;
  readonly digest: string;
}

/** Merges made while the pieces come in; then reading starts again. */
const mostRounds = 4;

/** @throws ApiProblem 'no-merge', 'campaign-purged' …, TransportProblem; 'bad-answer' when the pieces do not fit their digest */
export async function readMerge(
  client: Client,
  campaign: string,
  tools: ReadTools,
  options: CallOptions<'merge.content'> = {},
): Promise<ReadMerge> {
  for (let round = 0; round < mostRounds; round += 1) {
    const first = await client.merge.content({ campaign, index: 0 }, options);
    const pieces = [first.data];
    let moved = false;
    while (pieces.length < first.count && !moved) {
      // A newer merge may have fewer pieces than this one.
      const next = await client.tryCall('merge.content', { campaign, index: pieces.length }, options);
      if (!next.ok && !('code' in next.problem && next.problem.code === 'bad-request')) throw next.problem;
      moved = !next.ok || next.result.number !== first.number || next.result.digest !== first.digest;
      if (next.ok) pieces.push(next.result.data);
    }
    if (moved) continue;
    const text = await contentFromWire(pieces, first.digest, tools);
    if (text === null) throw new TransportProblem('bad-answer');
    return { ...parseCanonical(text), number: first.number, digest: first.digest };
  }
  throw new TransportProblem('bad-answer');
}
