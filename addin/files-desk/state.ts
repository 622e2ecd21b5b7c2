/** State and actions of the files-only desk: files in, a merged county out; the work is the worker's. */
import type { Decision } from '../../core/model/merge';
import { outputKindName } from '../../core/messages/output-kinds';
import type { OutputKind } from '../../core/model/output-kind';
import type { Plan } from '../../core/model/plan';
import type { PlanIssue } from '../../core/model/plan-check';
import type { SubmissionLine } from '../../core/model/submission-line';
import { FileProblem } from '../../files/problem';
import { createStore, type Store } from '../app/store';
import { WorkStopped, type Ask } from '../web/worker-port';
import type { CountyRequests, JudgedView } from './county-service';
import type { Place } from './county-view';
import { namesOf, sortDropped, type Dropped } from './gather';

export interface Activity {
  readonly kind: 'reading' | 'merging' | 'writing';
  readonly done: number;
  readonly total: number;
  readonly text: string;
}
export interface DeskState {
  readonly plans: readonly Plan[];
  readonly plan: Plan | null;
  readonly planIssues: readonly PlanIssue[] | null;
  readonly files: readonly Dropped[];
  readonly judged: readonly JudgedView[];
  readonly units: Readonly<Record<string, string>>;
  readonly base: { readonly name: string; readonly people: number } | null;
  readonly submissions: { readonly name: string; readonly lines: readonly SubmissionLine[] } | null;
  readonly submissionsBad: boolean;
  readonly baseProblem: FileProblem | null;
  readonly activity: Activity | null;
  readonly result: CountyRequests['merge']['out'] | null;
  /** A paper that was asked for and that this merge has nothing for. */
  readonly nothingFor: OutputKind | null;
  /** Answers or decisions that the result does not have yet. */
  readonly stale: boolean;
  /** By the first place of the group. */
  readonly decisions: Readonly<Record<string, Decision>>;
  readonly stopped: boolean;
  readonly fault: string | null;
}
export interface FilesDesk {
  readonly store: Store<DeskState>;
  readonly start: () => Promise<void>;
  readonly choosePlan: (id: string) => Promise<void>;
  readonly usePlanFile: (text: string) => Promise<void>;
  readonly add: (dropped: readonly Dropped[]) => Promise<void>;
  readonly setBase: (dropped: Dropped | null) => Promise<void>;
  readonly setSubmissions: (dropped: Dropped | null) => Promise<void>;
  readonly answerUnit: (file: string, unit: string) => void;
  readonly decide: (group: readonly Place[], keep: Place | null, reason: string) => void;
  readonly merge: () => Promise<void>;
  readonly download: () => Promise<void>;
  readonly downloadPaper: (kind: OutputKind) => Promise<void>;
  readonly clear: () => void;
  readonly stop: () => void;
}
export interface DeskParts {
  readonly ask: Ask<CountyRequests>;
  readonly deliver: (bytes: Uint8Array, name: string) => void;
  /** YYYY-MM-DD. */
  readonly today: () => string;
}

export const groupKey = (group: readonly Place[]): string => group.map(({ file, sheet, row }) => `${file}|${sheet}|${row}`).join('\n');

const fileName = (...parts: readonly string[]): string => `${parts.join('-').replace(/[\\/:*?"<>|]/g, '_')}.xlsx`;

export function createFilesDesk({ ask, deliver, today }: DeskParts): FilesDesk {
  const store = createStore<DeskState>({
    ...{ plans: [], plan: null, planIssues: null, files: [], judged: [], units: {}, base: null, submissions: null, submissionsBad: false },
    ...{ baseProblem: null, activity: null, result: null, stale: false, decisions: {}, stopped: false, fault: null, nothingFor: null },
  });
  let baseFile: Dropped | null = null;
  let controller = new AbortController();

  /** Runs one piece of work with progress; what stops it is said. */
  const during = async (kind: Activity['kind'], work: (tools: Parameters<typeof ask>[2]) => Promise<void>): Promise<void> => {
    controller = new AbortController();
    store.set({ activity: { kind, done: 0, total: 0, text: '' }, stopped: false, fault: null, nothingFor: null });
    const onProgress = (done: number, total: number, text: string): void => {
      store.set({ activity: { kind, done, total, text } });
    };
    try {
      await work({ onProgress, signal: controller.signal });
    } catch (error) {
      if (error instanceof WorkStopped) store.set({ stopped: true });
      else store.set({ fault: error instanceof Error ? error.message : String(error) });
    } finally {
      store.set({ activity: null });
    }
  };
  const readBase = async (): Promise<void> => {
    const { plan } = store.get();
    if (plan === null) return;
    try {
      const given = baseFile === null ? null : { name: baseFile.path.split('/').at(-1) ?? '', file: baseFile.file };
      const people = await ask('base', { plan, given });
      store.set({ base: given === null ? null : { name: given.name, people }, baseProblem: null, stale: true });
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      baseFile = null;
      store.set({ base: null, baseProblem: error });
    }
  };
  const judge = async (): Promise<void> => {
    const { plan, files, submissions } = store.get();
    if (plan === null || files.length === 0) return;
    const names = namesOf(files);
    await during('reading', async (tools) => {
      store.set({ judged: [], result: null, decisions: {} });
      const given = files.map(({ file }, index) => ({ name: names[index] ?? file.name, file }));
      const judged = await ask('judge', { plan, asOf: today(), files: given, submissions: submissions?.lines ?? [] }, tools);
      await readBase();
      store.set({ judged });
    });
  };
  const usePlan = async (plan: Plan): Promise<void> => {
    store.set({ plan, planIssues: null, units: {}, result: null });
    await judge();
  };
  const readSubmissions = async (dropped: Dropped | null): Promise<void> => {
    const lines = dropped === null ? null : await ask('submissions', await dropped.file.text());
    store.set({
      submissions: dropped === null || lines === null ? null : { name: dropped.path.split('/').at(-1) ?? '', lines },
      submissionsBad: dropped !== null && lines === null,
    });
  };
  return {
    store,
    start: async () => {
      store.set({ plans: await ask('plans', null) });
    },
    choosePlan: async (id) => {
      const plan = store.get().plans.find((one) => one.id === id);
      if (plan !== undefined) await usePlan(plan);
    },
    usePlanFile: async (text) => {
      let json: unknown = null;
      try {
        json = JSON.parse(text.replace(/^\ufeff/, ''));
      } catch {
        // Told as a plan without anything in it.
      }
      const check = await ask('checkPlan', json);
      if (!check.ok) {
        store.set({ planIssues: check.issues });
        return;
      }
      const { plan } = check;
      store.set(({ plans }) => ({ plans: [...plans.filter(({ id }) => id !== plan.id), plan] }));
      await usePlan(plan);
    },
    add: async (dropped) => {
      const { rosters, base, submissions } = sortDropped(dropped);
      const known = new Map(store.get().files.map((one) => [`${one.path}|${one.file.size}`, one]));
      for (const one of rosters) known.set(`${one.path}|${one.file.size}`, one);
      store.set({ files: [...known.values()] });
      if (base !== null) baseFile = base;
      if (submissions !== null) await readSubmissions(submissions);
      await judge();
    },
    setBase: async (dropped) => {
      baseFile = dropped;
      await readBase();
    },
    setSubmissions: async (dropped) => {
      await readSubmissions(dropped);
      await judge();
    },
    answerUnit: (file, unit) => {
      store.set(({ units }) => ({ units: { ...units, [file]: unit }, stale: true }));
    },
    decide: (group, keep, reason) => {
      const { [groupKey(group)]: _, ...others } = store.get().decisions;
      const next = keep === null ? others : { ...others, [groupKey(group)]: { file: keep.file, sheet: keep.sheet, row: keep.row, decide: 'keep' as const, reason } }; // prettier-ignore
      store.set({ decisions: next, stale: true });
    },
    merge: () =>
      during('merging', async (tools) => {
        const { units, decisions } = store.get();
        const result = await ask('merge', { units, decisions: Object.values(decisions) }, tools);
        store.set({ result, stale: false });
      }),
    download: () =>
      during('writing', async (tools) => {
        const { plan } = store.get();
        deliver(await ask('workbook', null, tools), fileName(plan?.title ?? '汇总', '汇总', today()));
      }),
    downloadPaper: (kind) =>
      during('writing', async (tools) => {
        const { plan } = store.get();
        const bytes = await ask('paper', kind, tools);
        if (bytes === null) store.set({ nothingFor: kind });
        else deliver(bytes, fileName(outputKindName(kind, 'zh-CN'), plan?.title ?? '汇总', today()));
      }),
    clear: () => {
      baseFile = null;
      store.set({
        files: [],
        judged: [],
        units: {},
        base: null,
        submissions: null,
        result: null,
        decisions: {},
        stale: false,
        fault: null,
      });
    },
    stop: () => {
      controller.abort();
    },
  };
}
