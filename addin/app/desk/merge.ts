/** 一键汇总: run with progress, read, decided about, run again at once, locked. */
import { FileProblem } from '../../../files/problem';
import { encodeContent } from '../../../core/api/roster-content';
import type { RequestOf } from '../../../core/api/table';
import { ApiProblem } from '../../../core/api/problems';
import { readMerge } from '../../api/read-merge';
import { changesBetween } from '../../flows/desk/changes';
import type { Decision, EntryView } from '../../flows/desk/matters';
import type { Store } from '../store';
import type { DeskEnvironment } from './environment';
import type { Line } from './line';
import type { DeskState } from './state';

export interface MergeApp {
  /** Merges, and shows the result. */
  readonly run: () => Promise<void>;
  /** Shows the latest merge. */
  readonly show: () => Promise<void>;
  readonly decide: (entries: readonly EntryView[], decide: Decision['decide'], reason: string) => Promise<boolean>;
  readonly undecide: (decision: Decision) => Promise<void>;
  /** Takes a base list (底册) in the place of the one before, and merges again. @returns how many people it names; null when it was not taken */
  readonly saveBase: (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<number | null>;
  readonly lock: () => Promise<void>;
  readonly unlock: (reason: string) => Promise<boolean>;
}

/** Compressed; the operation takes 6 million characters of base64. */
const mostBaseBytes = 4_400_000;

export function createMerge(store: Store<DeskState>, line: Line, env: DeskEnvironment): MergeApp {
  /** Asked for again while it ran: what was decided meanwhile must go in. */
  let again = false;

  const read = async (): Promise<void> => {
    const { campaign } = store.get();
    if (campaign === null) return;
    const { id } = campaign;
    store.set({ running: { step: 'reading' } });
    try {
      // The summary first: content of a newer merge would be told by its number.
      const { merge, decisions } = await line.client.merge.get({ campaign: id });
      const content = await readMerge(line.client, id, env.tools);
      if (store.get().campaign?.id !== id) return;
      if (content.number !== merge.number) return await read();
      store.set({ merge, decisions, content });
    } finally {
      store.set({ running: { step: 'idle' } });
    }
  };

  const run = async (): Promise<void> => {
    const { campaign, running } = store.get();
    if (campaign === null) return;
    if (running.step !== 'idle') {
      again = true;
      return;
    }
    store.set({ view: 'merge', trouble: null });
    try {
      do {
        again = false;
        const before = store.get().merge;
        store.set({ running: { step: 'merging', done: 0, total: 0, unit: null } });
        const { merge } = await line.client.merge.run(
          { campaign: campaign.id },
          {
            onProgress: ({ done, total, unit }) => {
              store.set({ running: { step: 'merging', done, total, unit } });
            },
          },
        );
        store.set({ merge, changes: before === null ? null : changesBetween(before, merge) });
      } while (again);
      await read();
    } catch (error) {
      store.set({ running: { step: 'idle' } });
      line.fail(error, 'merge', () => void run());
    }
  };

  const decide: MergeApp['decide'] = async (entries, how, reason) => {
    const { campaign, merge } = store.get();
    if (campaign === null || merge === null) return false;
    const requests = entries.flatMap(({ unit, sheet, row }): readonly RequestOf<'merge.decide'>[] => {
      const version = unit === null ? undefined : merge.used[unit];
      return unit === null || version === undefined
        ? []
        : [{ campaign: campaign.id, decision: { unit, sheet, row, decide: how, reason }, version }];
    });
    const answer = await line.attempt('decide', async (client) => {
      if (requests.length < entries.length) throw new ApiProblem('no-such-entry');
      for (const request of requests) store.set({ decisions: (await client.merge.decide(request)).decisions });
      return true;
    });
    if (answer === undefined) {
      await line.quietly('merge', read);
      return false;
    }
    await run();
    return true;
  };

  return {
    run,
    decide,
    show: async () => {
      const { merge, content } = store.get();
      store.set({ view: 'merge', trouble: null });
      if (merge === null || content?.number === merge.number) return;
      try {
        await read();
      } catch (error) {
        line.fail(error, 'merge', null);
      }
    },
    undecide: async ({ unit, sheet, row, version }) => {
      const { campaign } = store.get();
      if (campaign === null) return;
      const answer = await line.attempt('decide', (client) => client.merge.undecide({ campaign: campaign.id, unit, sheet, row, version }));
      if (answer === undefined) return void (await line.quietly('merge', read));
      store.set({ decisions: answer.decisions });
      await run();
    },
    saveBase: async ({ name, bytes }) => {
      const { campaign } = store.get();
      if (campaign === null) return null;
      const answer = await line.attempt('base', async (client) => {
        try {
          const content = { workbook: await env.readFile(bytes, name), overrides: [] };
          const { digest, chunks } = await encodeContent(content, env.tools, mostBaseBytes);
          const [data] = chunks;
          if (data === undefined || chunks.length > 1) throw new ApiProblem('too-large', { limit: mostBaseBytes });
          return await client.base.save({ campaign: campaign.id, digest, data });
        } catch (error) {
          if (!(error instanceof FileProblem)) throw error;
          store.set({ trouble: { problem: { file: { code: error.code, params: error.params } }, retry: null } });
          return null;
        }
      });
      if (answer === undefined || answer === null) return null;
      await run();
      return answer.people;
    },
    lock: async () => {
      const { campaign, merge } = store.get();
      if (campaign === null || merge === null) return;
      const answer = await line.attempt('lock', (client) => client.merge.lock({ campaign: campaign.id, digest: merge.digest }));
      if (answer !== undefined) store.set({ campaign: answer.campaign });
    },
    unlock: async (reason) => {
      const { campaign } = store.get();
      if (campaign === null) return false;
      const answer = await line.attempt('lock', (client) => client.merge.unlock({ campaign: campaign.id, reason }));
      if (answer !== undefined) store.set({ campaign: answer.campaign });
      return answer !== undefined;
    },
  };
}
