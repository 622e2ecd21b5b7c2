/** The page's side of the desk's worker, started when first needed. */
import { JudgeFault } from '../../judge/client';
import type { DeskAnswer, DeskRequest, DeskRequestName, DeskRequests } from './protocol';
import type { DeskProgress } from './service';

/** What we need of a Worker. */
export interface DeskPort {
  postMessage: (message: DeskRequest) => void;
  onmessage: ((event: { readonly data: DeskAnswer }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  terminate: () => void;
}

export interface DeskWorker {
  /** @throws JudgeFault for a fault of ours */
  readonly ask: <N extends DeskRequestName>(
    name: N,
    input: DeskRequests[N]['in'],
    onProgress?: DeskProgress,
  ) => Promise<DeskRequests[N]['out']>;
  /** Ends it with all it holds; the next question starts another. */
  readonly stop: () => void;
}

interface Waiting {
  readonly resolve: (output: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: DeskProgress | undefined;
}

export function createDeskWorker(open: () => DeskPort): DeskWorker {
  let port: DeskPort | null = null;
  let next = 1;
  const waiting = new Map<number, Waiting>();
  const stop = (error: Error): void => {
    port?.terminate();
    port = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): DeskPort => {
    const opened = open();
    opened.onmessage = ({ data }) => {
      const asked = waiting.get(data.id);
      if (data.ok && 'done' in data) return asked?.onProgress?.(data.done, data.total);
      waiting.delete(data.id);
      if (data.ok) asked?.resolve(data.output as never);
      else asked?.reject(Object.assign(new JudgeFault(data.message), { stack: data.stack }));
    };
    opened.onerror = ({ message }) => {
      stop(new JudgeFault(message ?? 'worker'));
    };
    return opened;
  };
  return {
    ask: (name, input, onProgress) =>
      new Promise((resolve, reject) => {
        port ??= start();
        const id = next++;
        waiting.set(id, { resolve: resolve as (output: never) => void, reject, onProgress });
        port.postMessage({ id, name, input });
      }),
    stop: () => {
      stop(new JudgeFault('stopped'));
    },
  };
}
