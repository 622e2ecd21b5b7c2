/** One call of an operation: reads the request, has it done, answers as JSON or, when asked for, as a stream of events. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiProblem } from '../../core/api/problems';
import { readCallBody } from './body';
import { outcomeOf, type Dispatch, type Outcome } from '../outcome';
import { httpStatusOf, retryAfterOf, wireOf } from './wire';

/** Sent while nothing else is, so that proxies and clients keep the line. */
const heartbeatMs = 15_000;

/** @returns what was answered, for the log */
export async function answerCall(
  operation: string,
  dispatch: Dispatch,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Outcome> {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  let body: unknown;
  try {
    body = await readCallBody(request);
  } catch (problem) {
    return answer(response, outcomeOf(problem instanceof ApiProblem ? problem : new ApiProblem('bad-request', { path: '' })));
  }
  const call = { operation, body, token: bearerOf(request), signal: gone.signal };
  if (!/(^|,)\s*text\/event-stream\b/i.test(request.headers.accept ?? '')) return answer(response, await attempt(dispatch, call));

  const send = (event: object): void => {
    if (!response.writableEnded && !response.destroyed) response.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
  response.flushHeaders();
  const heart = setInterval(() => response.write(': ping\n\n'), heartbeatMs);
  const outcome = await attempt(dispatch, {
    ...call,
    emit: (message) => {
      send({ message });
    },
  });
  clearInterval(heart);
  send(wireOf(outcome));
  response.end();
  return outcome;
}

/** Dispatch turns every error into an outcome; should it fail itself, the client learns no more than that. */
const attempt = (dispatch: Dispatch, call: Parameters<Dispatch>[0]): Promise<Outcome> =>
  dispatch(call).catch(() => outcomeOf(new ApiProblem('internal')));

/** A malformed header is a token that nobody has, not the absence of one. */
function bearerOf(request: IncomingMessage): string | null {
  const header = request.headers.authorization;
  if (header === undefined) return null;
  return /^Bearer ([^\s]+)$/i.exec(header)?.[1] ?? '';
}

export function answer(response: ServerResponse, outcome: Outcome): Outcome {
  const text = Buffer.from(JSON.stringify(wireOf(outcome)), 'utf8');
  const wait = retryAfterOf(outcome);
  if (wait !== null) response.setHeader('Retry-After', wait);
  const tooLarge = !outcome.ok && outcome.problem.code === 'too-large';
  if (tooLarge) response.setHeader('Connection', 'close');
  response.writeHead(tooLarge ? 413 : httpStatusOf(outcome), {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': text.length,
  });
  response.end(text);
  return outcome;
}
