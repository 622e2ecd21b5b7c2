/** Workbook files on disk → snapshots, for programs that run on Node. */
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { WorkbookSnapshot } from '../../core/model/sheet';
import { FileProblem } from '../problem';
import { readWith, type LibraryReader } from './index';
import type { ReadOptions } from './job';
import { LibraryWorker } from './library/library-worker';
import { readWithLibrary } from './library/spreadsheet-library';
import { defaultLimits } from './limits';

export interface DiskReadOptions extends ReadOptions {
  /**
   * Where the bundled worker (dist/files-read-worker.mjs) is; `new URL('./files-read-worker.mjs', import.meta.url)` beside a running bundle.
   * Without it, or when there is no such file (a program run from its sources), files that need the general library are read in this thread
   * and cannot be stopped while the library works.
   */
  readonly workerUrl?: URL;
}

const defaultTimeMs = 60_000;
const workers = new Map<string, LibraryWorker>();

const libraryFor = (workerUrl: URL | undefined): LibraryReader => {
  if (workerUrl === undefined || !existsSync(workerUrl)) return readWithLibrary;
  const known = workers.get(workerUrl.href) ?? new LibraryWorker(workerUrl);
  workers.set(workerUrl.href, known);
  return known.read;
};

/** Reads a file; its size is looked at before its bytes. Stops after `timeLimitMs` (60 s when absent). Rejects with a FileProblem only. */
export const readWorkbookFile = async (path: string, options: DiskReadOptions = {}): Promise<WorkbookSnapshot> => {
  const { workerUrl, ...rest } = options;
  const bytes = await readBytes(path, options.limits?.fileBytes ?? defaultLimits.fileBytes);
  return readWith(libraryFor(workerUrl), bytes, basename(path), { timeLimitMs: defaultTimeMs, ...rest });
};

const readBytes = async (path: string, mostBytes: number): Promise<Uint8Array> => {
  const file = basename(path);
  try {
    const facts = await stat(path);
    if (!facts.isFile()) throw new FileProblem('unreadable', file, { reason: 'not-a-file' });
    if (facts.size > mostBytes) throw new FileProblem('too-large', file, { what: 'file', limit: mostBytes });
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof FileProblem) throw cause;
    const reason = (cause as NodeJS.ErrnoException | null)?.code ?? 'unknown';
    throw new FileProblem('unreadable', file, { reason }, { cause });
  }
};
