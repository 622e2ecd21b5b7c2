/** The callable protocol over fetch: POST <base>/campaign_list {"data": …} → {"result": …} | {"error": …}, or a stream of events. */
import type { Transport, TransportAnswer, TransportCall } from '../api-client';
import { ApiProblem } from '../../core/api/problems';
import { problemOfPage } from './callable-error';
import { TransportProblem } from './transport-problem';

export interface FetchTransportOptions {
  /** Where the functions are, without a slash at the end. */
  readonly base: string;
  /** Asked before each call: tokens are renewed and people sign out. */
  readonly token: () => string | null | Promise<string | null>;
  readonly fetch?: typeof globalThis.fetch;
}

export function createFetchTransport({ base, token, fetch = globalThis.fetch.bind(globalThis) }: FetchTransportOptions): Transport {
  return async (call) => {
    const bearer = await token();
    const headers: Record<string, string> = { 'Content-Type': 'application/json' };
    if (bearer !== null) headers['Authorization'] = `Bearer ${bearer}`;
    if (call.onProgress !== undefined) headers['Accept'] = 'text/event-stream';
    try {
      const response = await fetch(`${base}/${call.operation.replace('.', '_')}`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ data: call.body }),
        signal: call.signal,
        credentials: 'omit',
        cache: 'no-store',
      });
      const streamed = response.headers.get('Content-Type')?.startsWith('text/event-stream') === true;
      if (streamed) return await readEvents(response, call);
      const answer = answerOf(parse(await response.text()));
      if (answer !== null) return answer;
      throw problemOfPage(response.status, response.headers.get('Retry-After')) ?? new TransportProblem('bad-answer');
    } catch (error) {
      if (error instanceof TransportProblem || error instanceof ApiProblem) throw error;
      throw new TransportProblem(call.signal.aborted ? 'cancelled' : 'unreachable');
    }
  };
}

const answerOf = (json: unknown): TransportAnswer | null =>
  typeof json === 'object' && json !== null && ('result' in json || 'error' in json) ? (json as TransportAnswer) : null;

/** Undefined for what is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Lines "data: {"message": …}" and a last one with result or error. A stream that ends without it broke. */
async function readEvents(response: Response, call: TransportCall): Promise<TransportAnswer> {
  const reader = response.body?.getReader();
  if (reader === undefined) throw new TransportProblem('bad-answer');
  const decoder = new TextDecoder();
  let pending = '';
  for (;;) {
    const { done, value } = await reader.read();
    pending += done ? '\n' : decoder.decode(value, { stream: true });
    const lines = pending.split(/\r?\n/);
    pending = lines.pop() ?? '';
    for (const line of lines) {
      const answer = readLine(line, call);
      if (answer !== null) {
        if (!done) await reader.cancel();
        return answer;
      }
    }
    if (done) throw new TransportProblem('unreachable');
  }
}

function readLine(line: string, call: TransportCall): TransportAnswer | null {
  if (!line.startsWith('data:')) return null;
  const event = parse(line.slice(5));
  if (typeof event === 'object' && event !== null && 'message' in event) {
    call.onProgress?.(event.message);
    return null;
  }
  const answer = answerOf(event);
  if (answer === null) throw new TransportProblem('bad-answer');
  return answer;
}
