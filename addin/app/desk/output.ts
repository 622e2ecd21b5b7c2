/** The finished workbook: the rosters that went into the merge are fetched, and the worker writes the same tables as `songnuan merge`. */
import { readMerge } from '../../api/read-merge';
import { readRosterContent } from '../../api/read-roster-content';
import { chinaDay } from '../../../core/ports/clock';
import type { DeskWorker } from '../../flows/desk/client';
import type { Store } from '../store';
import type { DeskEnvironment } from './environment';
import type { Line } from './line';
import type { DeskState } from './state';

export interface OutputApp {
  /** @param name of the file, without ending */
  readonly download: (name: string) => Promise<void>;
  readonly cancel: () => void;
}

export function createOutput(store: Store<DeskState>, line: Line, worker: DeskWorker, env: DeskEnvironment): OutputApp {
  let stop: AbortController | null = null;

  const download = async (name: string): Promise<void> => {
    const { campaign, plan, output } = store.get();
    if (campaign === null || plan === null || output.step !== 'idle') return;
    const abort = new AbortController();
    stop = abort;
    const { signal } = abort;
    const { id } = campaign;
    store.set({ output: { step: 'fetching', done: 0, total: 0 }, trouble: null });
    try {
      const { merge } = await line.client.merge.get({ campaign: id });
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
      const asOf = chinaDay(Date.parse(merge.mergedAt));
      const bytes = await worker.ask('write', { merge: content, digest: content.digest, receivedAt, asOf }, (done, total) => {
        store.set({ output: { step: 'writing', done, total } });
      });
      if (bytes === null) store.set({ trouble: { problem: 'output-differs', retry: () => void download(name) } });
      else if (!signal.aborted) env.save(`${name}.xlsx`, bytes);
    } catch (error) {
      if (!signal.aborted) line.fail(error, 'output', () => void download(name));
    } finally {
      store.set({ output: { step: 'idle' } });
      if (stop === abort) stop = null;
    }
  };
  /** The version that was merged; the list holds the newest ones only. */
  const headOf = async (campaign: string, unit: string, version: number, signal: AbortSignal) => {
    const isIt = (head: { readonly unit: string; readonly version: number }): boolean => head.unit === unit && head.version === version;
    return store.get().heads?.find(isIt) ?? (await line.client.submission.get({ campaign, unit }, { signal })).versions.find(isIt);
  };

  return {
    download,
    cancel: () => {
      stop?.abort();
      worker.stop();
    },
  };
}
