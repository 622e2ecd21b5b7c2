/** Runs in the pane's page: the adapter of Excel behind calls that a test in another process can make. No waiting between attempts. */
import { createOfficeHost } from '../../../addin/host/office';
import { HostProblem, type Progress, type SheetChange, type WorkbookHost } from '../../../core/ports/workbook-host';

export interface CallInPage {
  readonly method: keyof WorkbookHost;
  readonly args: readonly unknown[];
  /** The signal is raised at this report of progress; null: no progress is asked for. */
  readonly cancelAfter: number | null;
}
export type Outcome = {
  readonly value?: unknown;
  readonly problem?: { readonly code: string; readonly detail: string; readonly sheet: string | null };
  readonly fault?: string;
  readonly reports: readonly (readonly [number, number])[];
};
export interface HostInPage {
  readonly abilities: WorkbookHost['abilities'];
  readonly call: (call: CallInPage) => Promise<Outcome>;
  readonly watch: () => Promise<Outcome>;
  readonly unwatch: (id: number) => Promise<void>;
  /** Pauses asked for between attempts, in milliseconds. */
  readonly pauses: number[];
}

const page = window as unknown as { hostInPage: HostInPage; tellChange: (id: number, change: SheetChange) => Promise<void> };
const pauses: number[] = [];
const host = createOfficeHost({
  pause: (milliseconds) => {
    pauses.push(milliseconds);
    return Promise.resolve();
  },
});
const stops = new Map<number, () => Promise<void>>();

async function outcome(work: (reports: [number, number][]) => Promise<unknown>): Promise<Outcome> {
  const reports: [number, number][] = [];
  try {
    return { value: await work(reports), reports };
  } catch (error) {
    if (error instanceof HostProblem) return { problem: { code: error.code, detail: error.detail, sheet: error.sheet }, reports };
    return { fault: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error), reports };
  }
}

page.hostInPage = {
  abilities: host.abilities,
  pauses,
  call: ({ method, args, cancelAfter }) =>
    outcome((reports) => {
      const progress: Progress = {
        onProgress: (done, total) => reports.push([done, total]),
        signal: {
          get aborted() {
            return cancelAfter !== null && reports.length >= cancelAfter;
          },
        },
      };
      const wanted = args.map((argument) => (argument === 'progress' ? progress : (argument ?? undefined)));
      return (host[method] as (...all: unknown[]) => Promise<unknown>)(...wanted);
    }),
  watch: () =>
    outcome(async () => {
      const id = stops.size + 1;
      stops.set(id, await host.onChanged((change) => void page.tellChange(id, change)));
      return id;
    }),
  unwatch: async (id) => stops.get(id)?.(),
};
