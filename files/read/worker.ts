/**
 * Entry of the worker thread that reads files through the general library, so that a file which makes it hang can be given up by ending the
 * thread. Bundled on its own (dist/files-read-worker.mjs); from-disk.ts starts it.
 */
import { parentPort } from 'node:worker_threads';
import { FileProblem } from '../problem';
import { ReadJob } from './job';
import { readWithLibrary } from './library/spreadsheet-library';
import type { WorkerAnswer, WorkerQuestion } from './library/library-worker';

const answer = async ({ content, file, limits }: WorkerQuestion): Promise<WorkerAnswer> => {
  try {
    return { sheets: await readWithLibrary(content, new ReadJob(file, { limits })) };
  } catch (cause) {
    return cause instanceof FileProblem ? { code: cause.code, params: cause.params } : { code: 'unreadable', params: {} };
  }
};

parentPort?.on('message', (question: WorkerQuestion) => void answer(question).then((reply) => parentPort?.postMessage(reply)));
