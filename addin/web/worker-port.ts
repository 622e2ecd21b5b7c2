/** Questions to a worker and its answers. Files' own problems cross as such; anything else is a fault of ours. */
import { FileProblem } from '../../files/problem';

export type Handlers<R> = { readonly [N in keyof R]: (input: never, tools: HandlerTools) => unknown };
export interface HandlerTools {
  readonly onProgress: (done: number, total: number, text: string) => void;
  readonly signal: AbortSignal;
}

interface Question {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}
interface Stop {
  readonly stop: number;
}
type Answer =
  | { readonly id: number; readonly kind: 'done'; readonly output: unknown }
  | { readonly id: number; readonly kind: 'progress'; readonly done: number; readonly total: number; readonly text: string }
  | { readonly id: number; readonly kind: 'file'; readonly code: FileProblem['code']; readonly file: string; readonly params: FileProblem['params'] }
  | { readonly id: number; readonly kind: 'stopped' }
  | { readonly id: number; readonly kind: 'fault'; readonly message: string; readonly stack: string }; // prettier-ignore

/** The person stopped it. */
export class WorkStopped extends Error {
  override readonly name = 'WorkStopped';
}

/** What we need of a Worker. */
export interface WorkerLike {
  postMessage: (message: unknown) => void;
  onmessage: ((event: { readonly data: never }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
}

interface Requests {
  readonly [name: string]: { readonly in: unknown; readonly out: unknown };
}
export interface AskOptions {
  readonly onProgress?: (done: number, total: number, text: string) => void;
  readonly signal?: AbortSignal;
}
export type Ask<R> = <N extends keyof R & string>(
  name: N,
  input: R[N] extends { readonly in: infer I } ? I : never,
  options?: AskOptions,
) => Promise<R[N] extends { readonly out: infer O } ? O : never>;

export function askWorker<R extends { readonly [N in keyof R]: Requests[string] }>(worker: WorkerLike): Ask<R> {
  let next = 1;
  const waiting = new Map<
    number,
    { readonly resolve: (output: never) => void; readonly reject: (error: Error) => void; readonly options: AskOptions }
  >();
  worker.onmessage = ({ data }: { readonly data: Answer }) => {
    const asked = waiting.get(data.id);
    if (data.kind === 'progress') {
      asked?.options.onProgress?.(data.done, data.total, data.text);
      return;
    }
    waiting.delete(data.id);
    if (data.kind === 'done') asked?.resolve(data.output as never);
    else if (data.kind === 'file') asked?.reject(new FileProblem(data.code, data.file, data.params));
    else if (data.kind === 'stopped') asked?.reject(new WorkStopped('stopped'));
    else asked?.reject(Object.assign(new Error(data.message), { stack: data.stack }));
  };
  worker.onerror = ({ message }) => {
    for (const { reject } of waiting.values()) reject(new Error(message ?? 'worker'));
    waiting.clear();
  };
  return (name, input, options = {}) =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve: resolve as (output: never) => void, reject, options });
      options.signal?.addEventListener('abort', () => {
        worker.postMessage({ stop: id } satisfies Stop);
      });
      worker.postMessage({ id, name, input } satisfies Question);
    });
}

/** The worker's side: one question after the other; `stop` reaches the one it names. */
export function serve(
  scope: { onmessage: ((event: { readonly data: never }) => void) | null; postMessage: (message: unknown) => void },
  handlers: object,
): void {
  // prettier-ignore
  const running = new Map<number, AbortController>();
  let turn: Promise<unknown> = Promise.resolve();
  const answer = async ({ id, name, input }: Question, signal: AbortSignal): Promise<Answer> => {
    try {
      signal.throwIfAborted();
      const handler = (handlers as Readonly<Record<string, (input: unknown, tools: HandlerTools) => unknown>>)[name];
      const onProgress = (done: number, total: number, text: string): void => {
        scope.postMessage({ id, kind: 'progress', done, total, text } satisfies Answer);
      };
      return { id, kind: 'done', output: await handler?.(input, { signal, onProgress }) };
    } catch (error) {
      if (signal.aborted) return { id, kind: 'stopped' };
      if (error instanceof FileProblem) return { id, kind: 'file', code: error.code, file: error.file, params: error.params };
      const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
      return { id, kind: 'fault', message, stack };
    }
  };
  scope.onmessage = ({ data }: { readonly data: Question | Stop }) => {
    if ('stop' in data) {
      running.get(data.stop)?.abort();
      return;
    }
    const controller = new AbortController();
    running.set(data.id, controller);
    turn = turn.then(async () => {
      scope.postMessage(await answer(data, controller.signal));
      running.delete(data.id);
    });
  };
}
