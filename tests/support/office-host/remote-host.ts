/** The adapter that runs in the pane's page, as a WorkbookHost here. */
import { build } from 'esbuild';
import type { Frame, Page } from 'playwright-core';
import { HostProblem, type HostProblemCode, type Progress, type SheetChange, type WorkbookHost } from '../../../core/ports/workbook-host';
import type { Cancelling } from '../../contract/workbook-host/hands';
import type { CallInPage, HostInPage, Outcome } from './page';

type Window = { readonly hostInPage: HostInPage };

let bundle: Promise<string> | undefined;

/** Built once per process, as the pane is. */
function bundled(): Promise<string> {
  bundle ??= build({
    entryPoints: ['tests/support/office-host/page.ts'],
    bundle: true,
    write: false,
    platform: 'browser',
    target: 'es2020',
    format: 'iife',
    logLevel: 'warning',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return bundle;
}

export interface RemoteHost {
  readonly host: WorkbookHost;
  /** Pauses between attempts since the last question. */
  readonly pauses: () => Promise<readonly number[]>;
}

export async function remoteHost(page: Page, pane: Frame): Promise<RemoteHost> {
  const listeners = new Map<number, (change: SheetChange) => void>();
  const early: [number, SheetChange][] = [];
  await page.exposeFunction('tellChange', (id: number, change: SheetChange) => {
    const listener = listeners.get(id);
    if (listener === undefined) early.push([id, change]);
    else listener(change);
  });
  await pane.addScriptTag({ content: await bundled() });
  const ask = (call: CallInPage): Promise<Outcome> => pane.evaluate((given) => (window as unknown as Window).hostInPage.call(given), call);

  const call =
    (method: keyof WorkbookHost, progressAt: number | null = null) =>
    async (...args: unknown[]): Promise<unknown> => {
      const progress = progressAt === null ? undefined : (args[progressAt] as (Progress & Partial<Cancelling>) | undefined);
      const sent = args.map((argument, index) => (index === progressAt && argument !== undefined ? 'progress' : argument));
      const outcome = await ask({ method, args: sent, cancelAfter: progress?.after ?? null });
      for (const [done, total] of outcome.reports) progress?.onProgress?.(done, total);
      return valueOf(outcome);
    };

  const host = {
    abilities: await pane.evaluate(() => (window as unknown as Window).hostInPage.abilities),
    fileName: call('fileName'),
    listSheets: call('listSheets'),
    readSheets: call('readSheets', 1),
    readRows: call('readRows'),
    paint: call('paint', 1),
    clearMarks: call('clearMarks'),
    applyCells: call('applyCells', 1),
    formatAsText: call('formatAsText'),
    undo: call('undo'),
    writeSheet: (table: Parameters<WorkbookHost['writeSheet']>[0], progress?: Progress) =>
      call('writeSheet', 1)({ ...table, rows: [...table.rows] }, progress),
    select: call('select'),
    selection: call('selection'),
    onChanged: async (listener: (change: SheetChange) => void) => {
      const id = valueOf(await pane.evaluate(() => (window as unknown as Window).hostInPage.watch())) as number;
      listeners.set(id, listener);
      for (const [other, change] of early.splice(0)) if (other === id) listener(change);
      return async () => {
        listeners.delete(id);
        await pane.evaluate((given) => (window as unknown as Window).hostInPage.unwatch(given), id);
      };
    },
    remember: call('remember'),
    recall: call('recall'),
  } as WorkbookHost;
  return { host, pauses: () => pane.evaluate(() => (window as unknown as Window).hostInPage.pauses.splice(0)) };
}

function valueOf({ value, problem, fault }: Outcome): unknown {
  if (problem !== undefined) throw new HostProblem(problem.code as HostProblemCode, problem.detail, problem.sheet);
  if (fault !== undefined) throw new Error(`In the page: ${fault}`);
  return value;
}
