/** Runs the general library in a worker thread that is ended when a file takes too long or the reading is stopped. */
import { Worker } from 'node:worker_threads';
import type { SheetSnapshot } from '../../../core/model/sheet';
import type { FileProblemCode } from '../../problem';
import type { LibraryReader } from '../index';
import type { ReadJob, ProblemParams } from '../job';
import type { ReadLimits } from '../limits';

export interface WorkerQuestion {
  readonly content: Uint8Array | string;
  readonly file: string;
  readonly limits: ReadLimits;
}
export type WorkerAnswer =
  { readonly sheets: SheetSnapshot[] } | { readonly code: FileProblemCode; readonly params: ProblemParams; readonly sheets?: undefined };

/** How often the stop signal and the clock are looked at while the worker is busy. */
const checkEveryMs = 50;

/** Enough for the largest sheets of the old formats; a file that needs more ends its worker, not the program. */
const workerMemoryMb = 2048;

export class LibraryWorker {
  private worker: Worker | null = null;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly url: URL) {}

  /** One file after the other: the thread is kept for the next file, because starting it costs more than a small file. */
  readonly read: LibraryReader = (content, job) => {
    const turn = this.queue.then(() => this.ask(content, job));
    this.queue = turn.catch(() => undefined);
    return turn;
  };

  private async ask(content: Uint8Array | string, job: ReadJob): Promise<SheetSnapshot[]> {
    job.check();
    const answer = await this.exchange({ content, file: job.file, limits: job.limits }, job);
    if (answer.sheets === undefined) throw job.problem(answer.code, answer.params);
    // Counted in the worker by a job of its own; counted here again for the file as a whole.
    for (const sheet of answer.sheets) for (const row of sheet.rows) job.chargeCells(row.length);
    return answer.sheets;
  }

  private exchange(question: WorkerQuestion, job: ReadJob): Promise<WorkerAnswer> {
    const worker = (this.worker ??= this.start());
    return new Promise((resolve, reject) => {
      const giveUp = (cause: unknown): void => {
        settle();
        this.worker = null;
        void worker.terminate();
        reject(cause instanceof Error ? cause : new Error('worker ended'));
      };
      const onMessage = (answer: WorkerAnswer): void => {
        settle();
        resolve(answer);
      };
      const onEnd = (cause: unknown): void => giveUp(job.problem('unreadable', { reason: 'library' }, cause));
      const timer = setInterval(() => {
        try {
          job.check();
        } catch (cause) {
          giveUp(cause);
        }
      }, checkEveryMs);
      const settle = (): void => {
        clearInterval(timer);
        worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
      };
      worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
      worker.postMessage(question);
    });
  }

  private start(): Worker {
    const worker = new Worker(this.url, { resourceLimits: { maxOldGenerationSizeMb: workerMemoryMb } });
    // An idle worker does not keep the program alive; the timer above does while it is asked something.
    worker.unref();
    return worker;
  }
}
