/**
 * The finished workbook: the rosters that went into the merge are fetched, and the worker makes the same tables as `songnuan merge`, as a file or
 * as sheets of the open workbook.
 */
import { readMerge } from '../../api/read-merge';
import { readRosterContent } from '../../api/read-roster-content';
import { chinaDay } from '../../../core/ports/clock';
import type { Plan } from '../../../core/model/plan';
import type { Table } from '../../../core/model/table';
import type { MergeSummary } from '../../flows/desk/changes';
import type { DeskWorker } from '../../flows/desk/client';
import type { Paper } from '../../flows/desk/protocol';
import type { Store } from '../store';
import type { DeskEnvironment } from './environment';
import type { Line } from './line';
import type { DeskState } from './state';

export interface OutputApp {
  /** @param name of the file, without ending */
  readonly download: (what: Paper, name: string) => Promise<void>;
  /** Writes these, one after the other, as new sheets into the open workbook; null where none is open. What was written is in `written`. */
  readonly write: ((what: readonly Paper[]) => Promise<void>) | null;
  readonly cancel: () => void;
}

export function createOutput(store: Store<DeskState>, line: Line, worker: DeskWorker, env: DeskEnvironment): OutputApp {
  let stop: AbortController | null = null;
  /** Digest of the merge that the worker holds. */
  let held: string | null = null;

  /** Has the worker hold the latest merge, and then work on it. */
  const withMerge = async (
    outputInto: DeskState['outputInto'],
    again: () => void,
    work: (asOf: string, signal: AbortSignal) => Promise<void>,
  ): Promise<void> => {
    const { campaign, plan, output } = store.get();
    if (campaign === null || plan === null || output.step !== 'idle') return;
    const abort = new AbortController();
    stop = abort;
    const { id } = campaign;
    store.set({ output: { step: 'fetching', done: 0, total: 0 }, outputInto, trouble: null, written: null });
    try {
      const { merge } = await line.client.merge.get({ campaign: id }, { signal: abort.signal });
      if (held !== merge.digest && !(await fetchAll(id, plan, merge, abort.signal))) {
        store.set({ trouble: { problem: 'output-differs', retry: again } });
        return;
      }
      store.set({ output: { step: 'writing', done: 0, total: 0 } });
      await work(chinaDay(Date.parse(merge.mergedAt)), abort.signal);
    } catch (error) {
      held = null;
      if (!abort.signal.aborted) line.fail(error, 'output', again);
    } finally {
      store.set({ output: { step: 'idle' } });
      if (stop === abort) stop = null;
    }
  };
  const download = (what: Paper, name: string): Promise<void> =>
    withMerge(
      'file',
      () => void download(what, name),
      async (asOf, signal) => {
        const bytes = await worker.ask('write', { what, asOf }, (done, total) => {
          store.set({ output: { step: 'writing', done, total } });
        });
        if (signal.aborted) return;
        if (bytes === null) store.set({ trouble: { problem: 'output-empty', retry: null } });
        else env.save(`${name}.xlsx`, bytes);
      },
    );
  const { writeTables } = env;
  const write =
    writeTables === undefined
      ? null
      : (what: readonly Paper[]): Promise<void> =>
          withMerge(
            'sheets',
            () => void write?.(what),
            async (asOf, signal) => {
              const tables: Table[] = [];
              for (const one of what) tables.push(...(await worker.ask('tables', { what: one, asOf })));
              if (signal.aborted) return;
              if (tables.length === 0) return store.set({ trouble: { problem: 'output-empty', retry: null } });
              const onProgress = (done: number, total: number): void => {
                store.set({ output: { step: 'sheets', done, total } });
              };
              onProgress(0, 0);
              store.set({ written: await writeTables(tables, { signal, onProgress }) });
            },
          );
  /** Brings the merge and its rosters to the worker. @returns whether they fit together */
  const fetchAll = async (id: string, plan: Plan, merge: MergeSummary, signal: AbortSignal): Promise<boolean> => {
    held = null;
    const content = await readMerge(line.client, id, env.tools, { signal });
    const units = Object.entries(merge.used);
    const receivedAt: Record<string, string> = {};
    await worker.ask('begin', { plan });
    for (const [done, [unit, version]] of units.entries()) {
      store.set({ output: { step: 'fetching', done, total: units.length } });
      const roster = await readRosterContent(line.client, { campaign: id, unit, version }, env.tools, { signal });
      await worker.ask('add', { unit, content: roster });
      const head = await headOf(id, unit, version, signal);
      if (head !== undefined) receivedAt[unit] = head.receivedAt;
    }
    store.set({ output: { step: 'writing', done: 0, total: 0 } });
    const { rest, entries, digest } = content;
    if (digest !== merge.digest || !(await worker.ask('assemble', { merge: { rest, entries }, digest, receivedAt }))) return false;
    held = digest;
    return true;
  };
  /** The version that was merged; the list holds the newest ones only. */
  const headOf = async (campaign: string, unit: string, version: number, signal: AbortSignal) => {
    const isIt = (head: { readonly unit: string; readonly version: number }): boolean => head.unit === unit && head.version === version;
    return store.get().heads?.find(isIt) ?? (await line.client.submission.get({ campaign, unit }, { signal })).versions.find(isIt);
  };

  return {
    download,
    write,
    cancel: () => {
      held = null;
      stop?.abort();
      worker.stop();
    },
  };
}
