/** Submits a roster of any size: sends the chunks the server lacks, then submits. Begun again after a broken line, it goes on where it was. */
import { ApiProblem } from '../../core/api/problems';
import { encodeContent, type ContentTools, type RosterContent } from '../../core/api/roster-content';
import type { RequestOf, ResponseOf } from '../../core/api/table';
import type { Client } from '../api-client';

export type SubmitRequest = Omit<RequestOf<'roster.submit'>, 'digest' | 'count'> & { readonly content: RosterContent };

export interface SubmitOptions {
  readonly tools: ContentTools;
  readonly signal?: AbortSignal;
  /** Chunks that the server has, of all. */
  readonly onProgress?: (sent: number, total: number) => void;
  readonly chunkBytes?: number;
}

/** Rounds of sending what is missing; more than one is needed only when bytes arrived damaged. */
const mostRounds = 4;

/**
 * The server is asked first: it knows the content already when only its answer was lost, and otherwise names the chunks that it lacks.
 * @throws ApiProblem ('errors-remain', 'stale-version' …), TransportProblem
 */
export async function submitRoster(client: Client, request: SubmitRequest, options: SubmitOptions): Promise<ResponseOf<'roster.submit'>> {
  const { content, ...rest } = request;
  const { digest, chunks } = await encodeContent(content, options.tools, options.chunkBytes);
  const { campaign, unit } = rest;
  const submit = { ...rest, digest, count: chunks.length };
  const call = options.signal === undefined ? {} : { signal: options.signal };
  for (let round = 1; ; round += 1) {
    const answer = await client.tryCall('roster.submit', submit, call);
    if (answer.ok) return answer.result;
    const { problem } = answer;
    // Damaged bytes the server has thrown away: all chunks are missing then.
    const mendable = problem instanceof ApiProblem && ['chunk-missing', 'digest-mismatch', 'content-unreadable'].includes(problem.code);
    if (!mendable || round > mostRounds) throw problem;
    const missing = (problem.params['missing'] as readonly number[] | undefined) ?? chunks.map((_, index) => index);
    let sent = chunks.length - missing.length;
    for (const index of missing) {
      options.onProgress?.(sent, chunks.length);
      await upload(index);
      sent += 1;
    }
    options.onProgress?.(sent, chunks.length);
  }

  /** Other bytes under this index (another compressor's): the server tells at submission whether they fit. */
  async function upload(index: number): Promise<void> {
    const data = chunks[index] ?? '';
    const answer = await client.tryCall('roster.upload', { campaign, unit, digest, index, count: chunks.length, data }, call);
    if (!answer.ok && !(answer.problem instanceof ApiProblem && answer.problem.code === 'chunk-conflict')) throw answer.problem;
  }
}
