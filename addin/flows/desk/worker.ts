/** Entry of the worker bundle desk-worker.js. */
import '../../api/without-eval';
import type { DeskAnswer, DeskRequest } from './protocol';
import { createDeskService, type DeskProgress } from './service';

interface WorkerScope {
  onmessage: ((event: { readonly data: DeskRequest }) => void) | null;
  readonly postMessage: (message: DeskAnswer) => void;
}

const scope = globalThis as unknown as WorkerScope;
const service = createDeskService();
scope.onmessage = ({ data: { id, name, input } }) => {
  const onProgress: DeskProgress = (done, total) => {
    scope.postMessage({ id, ok: true, done, total });
  };
  const handle = service[name] as (input: unknown, onProgress: DeskProgress) => Promise<unknown>;
  void Promise.resolve()
    .then(() => handle(input, onProgress))
    .then(
      (output) => {
        scope.postMessage({ id, ok: true, output });
      },
      (error: unknown) => {
        const fault = error instanceof Error ? error : new Error('unknown');
        scope.postMessage({ id, ok: false, message: `${fault.name}: ${fault.message}`, stack: fault.stack ?? '' });
      },
    );
};
