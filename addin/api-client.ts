/**
 * Calls the operations of the API table, over any transport: requests and answers are parsed on this side too, calls end in time, and a
 * failure is repeated only where that is right. One client serves the county server and Firebase.
 */
import './api/without-eval';
import { ApiProblem, problemTable } from '../core/api/problems';
import {
  apiTable,
  operationNames,
  type ApiTable,
  type Operation,
  type OperationName,
  type RequestOf,
  type ResponseOf,
} from '../core/api/table';
import { problemOfError } from './api/callable-error';
import { TransportProblem } from './api/transport-problem';

export { createFetchTransport, type FetchTransportOptions } from './api/fetch-transport';
export { submitRoster, type SubmitOptions, type SubmitRequest } from './api/submit-roster';
export { TransportProblem } from './api/transport-problem';

/** What a server said. `details` of a failure are not trusted before they were looked at here. */
export type TransportAnswer = { readonly result: unknown } | { readonly error: unknown };
export interface TransportCall {
  readonly operation: OperationName;
  readonly body: unknown;
  /** Only for operations that stream. */
  readonly onProgress?: (progress: unknown) => void;
  readonly signal: AbortSignal;
}
/** @throws TransportProblem 'unreachable', 'timed-out', 'bad-answer', 'cancelled' when the signal ends it; ApiProblem where something before the server refuses */
export type Transport = (call: TransportCall) => Promise<TransportAnswer>;

export type ProgressOf<N extends OperationName> = ApiTable[N] extends { readonly streams: infer S extends { _output: unknown } }
  ? S['_output']
  : never;

export interface CallOptions<N extends OperationName = OperationName> {
  readonly onProgress?: (progress: ProgressOf<N>) => void;
  /** Milliseconds without an answer or progress; by default 20 s for reading, 90 s for writing, 5 min for a merge. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export type CallProblem = ApiProblem | TransportProblem;
export type CallResult<N extends OperationName> =
  { readonly ok: true; readonly result: ResponseOf<N> } | { readonly ok: false; readonly problem: CallProblem };

type Group = OperationName extends infer N ? (N extends `${infer G}.${string}` ? G : never) : never;
/** client.campaign.list({}), client.roster.submit({…}) … @throws ApiProblem, TransportProblem */
export type Methods = {
  readonly [G in Group]: {
    readonly [N in OperationName as N extends `${G}.${infer M}` ? M : never]: (
      request: RequestOf<N>,
      options?: CallOptions<N>,
    ) => Promise<ResponseOf<N>>;
  };
};

export interface Client extends Methods {
  /** @throws ApiProblem, TransportProblem */
  readonly call: <N extends OperationName>(operation: N, request: RequestOf<N>, options?: CallOptions<N>) => Promise<ResponseOf<N>>;
  /** The same with problems as results. */
  readonly tryCall: <N extends OperationName>(operation: N, request: RequestOf<N>, options?: CallOptions<N>) => Promise<CallResult<N>>;
}

export interface ClientOptions {
  /** Pause before a repetition, in milliseconds; a test gives 0. */
  readonly pauseMs?: number;
}

const mostTries = 4;
/** Of calls that met others: sixty units that submit in the same minute wait for each other's line in the audit. */
const mostTriesBusy = 8;

export function createClient(transport: Transport, { pauseMs = 400 }: ClientOptions = {}): Client {
  const call: Client['call'] = async (operation, request, options = {}) => {
    const body = apiTable[operation].request.safeParse(request);
    if (!body.success) throw new ApiProblem('bad-request', { path: (body.error.issues[0]?.path ?? []).map(String).join('.') });
    let busy = 0;
    for (let tried = 1; ; tried += 1) {
      try {
        return await callOnce(transport, operation, body.data, options);
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 'busy') busy += 1;
        const used = busy >= mostTriesBusy || tried - busy >= mostTries;
        if (used || options.signal?.aborted === true || !mayRepeat(error, operation)) throw error;
        // Not all at once again.
        await pause(pauseMs * tried * (0.5 + Math.random()));
      }
    }
  };
  const tryCall: Client['tryCall'] = async (operation, request, options) => {
    try {
      return { ok: true, result: await call(operation, request, options) };
    } catch (error) {
      if (error instanceof ApiProblem || error instanceof TransportProblem) return { ok: false, problem: error };
      throw error;
    }
  };
  const groups: Record<string, Record<string, unknown>> = {};
  for (const name of operationNames) {
    const [group = '', method = ''] = name.split('.');
    (groups[group] ??= {})[method] = (request: never, options?: CallOptions<never>) => call(name, request, options);
  }
  return { ...(groups as unknown as Methods), call, tryCall };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Sent twice, they count once. */
const idempotent: ReadonlySet<OperationName> = new Set<OperationName>(['roster.upload', 'roster.submit', 'base.save']);

/**
 * 'busy' changed nothing and may be sent again at once. A broken line leaves open whether the call arrived, so only reading calls and those
 * that count once are sent again. Everything else that the table marks 'now' needs the caller to do something first.
 */
function mayRepeat(error: unknown, operation: OperationName): boolean {
  if (error instanceof ApiProblem) return error.code === 'busy' && problemTable.busy.retry === 'now';
  if (!(error instanceof TransportProblem) || error.code !== 'unreachable') return false;
  return apiTable[operation].access === 'read' || idempotent.has(operation);
}

const timeoutOf = (operation: OperationName): number =>
  'streams' in apiTable[operation] ? 300_000 : apiTable[operation].access === 'read' ? 20_000 : 90_000;

async function callOnce<N extends OperationName>(
  transport: Transport,
  operation: N,
  body: unknown,
  options: CallOptions<N>,
): Promise<ResponseOf<N>> {
  const abort = new AbortController();
  const stop = (): void => {
    abort.abort();
  };
  options.signal?.addEventListener('abort', stop, { once: true });
  if (options.signal?.aborted === true) stop();
  const patience = options.timeoutMs ?? timeoutOf(operation);
  let late = false;
  const expire = (): void => {
    late = true;
    stop();
  };
  let timer = setTimeout(expire, patience);
  const { streams }: Operation = apiTable[operation];
  const onProgress = (progress: unknown): void => {
    clearTimeout(timer);
    timer = setTimeout(expire, patience);
    const parsed = streams?.safeParse(progress);
    if (parsed?.success === true) options.onProgress?.(parsed.data as ProgressOf<N>);
  };
  try {
    const answer = await transport({ operation, body, signal: abort.signal, ...(streams === undefined ? {} : { onProgress }) });
    return resultOf(operation, answer);
  } catch (error) {
    if (late) throw new TransportProblem('timed-out');
    throw error;
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', stop);
  }
}

function resultOf<N extends OperationName>(operation: N, answer: TransportAnswer): ResponseOf<N> {
  if ('error' in answer) throw problemOfError(answer.error);
  const parsed = apiTable[operation].response.safeParse(answer.result);
  if (!parsed.success) throw new TransportProblem('bad-answer');
  return parsed.data as ResponseOf<N>;
}
