/** A submitted roster fetched back whole: the own unit's for a clerk, any for the county; any version. */
import { streamFromWire, type ReadTools } from '../../core/api/read-content';
import type { RosterContent } from '../../core/api/roster-content';
import type { RequestOf } from '../../core/api/table';
import type { CallOptions, Client } from '../api-client';
import { TransportProblem } from './transport-problem';

/** @throws ApiProblem 'no-such-submission' …, TransportProblem; 'bad-answer' when the chunks do not fit their digest */
export async function readRosterContent(
  client: Client,
  target: Omit<RequestOf<'roster.content'>, 'index'>,
  tools: ReadTools,
  options: CallOptions<'roster.content'> = {},
): Promise<RosterContent> {
  const first = await client.roster.content({ ...target, index: 0 }, options);
  const chunks = [first.data];
  while (chunks.length < first.count) {
    chunks.push((await client.roster.content({ ...target, index: chunks.length }, options)).data);
  }
  const text = await streamFromWire(chunks, first.digest, tools);
  if (text === null) throw new TransportProblem('bad-answer');
  return JSON.parse(text) as RosterContent;
}
