/**
 * The open roster, shared by all areas: plan, unit, what was read and judged. Everything that touches the workbook goes through `inTurn`,
 * so that a check, a live update and a batch of fixes never get between each other.
 */
import type { PlanCheck } from '../../core/model/plan-check';
import type { Plan } from '../../core/model/plan';
import { paneWords } from '../../core/messages/pane';
import { HostProblem, type WorkbookHost } from '../../core/ports/workbook-host';
import { createLive, type Live } from '../flows/live';
import { recallChoices, rememberChoices } from '../flows/memory';
import { readWorkbook } from '../flows/read-workbook';
import { JudgeStopped, type Judge } from '../judge/client';
import type { JudgeInput, Judged, SheetCorrection, Survey } from '../judge/protocol';
import type { Shell } from './shell';
import { createStore, type Store } from './store';

export interface PlanChoice {
  readonly plan: Plan;
  readonly from: 'sample' | 'file' | 'server';
}
export interface ChosenUnit {
  readonly code: string | null;
  readonly name: string;
}
/** 'quiet': the small work of a live update, not worth a progress bar. */
export type Activity =
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  | { readonly kind: 'judging' }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'writing'; readonly done: number; readonly total: number };

export interface RosterState {
  /** False until the workbook was read for the first time. */
  readonly opened: boolean;
  readonly fileName: string | null;
  readonly plans: readonly PlanChoice[];
  readonly plan: Plan | null;
  readonly planFrom: 'remembered' | 'suggested' | 'chosen' | null;
  /** Null: as the table says. */
  readonly unit: ChosenUnit | null;
  readonly corrections: readonly SheetCorrection[];
  readonly survey: Survey | null;
  /** Null until 校验 was pressed. */
  readonly judged: Judged | null;
  /** Counts the reports: a new number, a new report. */
  readonly version: number;
  readonly activity: Activity | null;
  /** The workbook has changed since it was judged. 'editing': we wait until the person has finished. */
  readonly stale: 'no' | 'yes' | 'editing';
}

/** Plans that were brought to this computer (no personal data in them): known again the next time, also without a server. */
export interface PlanKeeper {
  readonly load: () => unknown;
  readonly save: (choices: readonly PlanChoice[]) => void;
}

export interface RosterTools {
  readonly host: WorkbookHost;
  readonly judge: Judge;
  readonly shell: Shell;
  readonly planKeeper?: PlanKeeper;
  /** Today, YYYY-MM-DD. */
  readonly today: () => string;
  /** Ms of rest after an edit. */
  readonly restMs?: number;
}

export interface RosterApp {
  readonly store: Store<RosterState>;
  /** Reads the workbook for the first time and listens to its changes. */
  readonly start: () => Promise<void>;
  /** 校验: reads everything and judges it. */
  readonly check: () => Promise<void>;
  readonly cancel: () => void;
  readonly choosePlan: (plan: Plan) => Promise<void>;
  /** A plan from outside; chosen when it is right. */
  readonly addPlan: (json: unknown, from: 'file' | 'server') => Promise<PlanCheck>;
  readonly chooseUnit: (unit: ChosenUnit | null) => Promise<void>;
  readonly correct: (correction: SheetCorrection) => Promise<void>;
  readonly forgetCorrections: (sheet: string) => Promise<void>;
  /**
   * Brings survey and report up to date with the workbook; only inside `inTurn`.
   * @param again reads everything, whether or not a change was told
   * @returns whether it was necessary @throws HostProblem
   */
  readonly settle: (again?: boolean) => Promise<boolean>;
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** What the judge is asked with now; null without a plan. */
  readonly input: () => JudgeInput | null;
  readonly stop: () => Promise<void>;
}

const retryMs = 2_000;
/** Plans kept on this computer. */
const mostKept = 5;

export function createRoster({ host, judge, shell, planKeeper, today, restMs = 600 }: RosterTools): RosterApp {
  const store = createStore<RosterState>({
    opened: false,
    fileName: null,
    plans: [],
    plan: null,
    planFrom: null,
    unit: null,
    corrections: [],
    survey: null,
    judged: null,
    version: 0,
    activity: null,
    stale: 'no',
  });
  let signal = { aborted: false };
  let queue: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unlisten: (() => Promise<void>) | null = null;
  let stopped = false;

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const busy = async <T>(activity: Activity, work: () => Promise<T>): Promise<T> => {
    const before = store.get().activity;
    store.set({ activity });
    try {
      return await work();
    } finally {
      store.set({ activity: before });
    }
  };
  const input = (): JudgeInput | null => {
    const { plan, unit, corrections } = store.get();
    return plan === null ? null : { plan, unit, corrections, asOf: today() };
  };

  const progress = (): { onProgress: (done: number, total: number) => void; signal: { aborted: boolean } } => {
    signal = { aborted: false };
    return {
      signal,
      onProgress: (done, total) => {
        store.set({ activity: { kind: 'reading', done, total } });
      },
    };
  };
  const readAll = async (): Promise<void> => {
    // Until the report follows, the judge's rows and the report's are not of the same moment.
    if (store.get().judged !== null) store.set({ stale: 'yes' });
    live.forget();
    const { file } = await readWorkbook(host, judge, progress());
    if (signal.aborted) throw new HostProblem('cancelled', 'read');
    store.set({ fileName: file });
  };
  /** Judges, or before 校验 only surveys, what the judge holds. */
  const refresh = async (full: boolean): Promise<void> => {
    const asked = input();
    if (asked === null) return surveyWithAnyPlan();
    if (full) {
      const judged = await judge.ask('judge', asked);
      store.set(({ version }) => ({ judged, survey: judged, stale: 'no', version: version + 1 }));
    } else store.set({ survey: await judge.ask('survey', asked), stale: 'no' });
  };
  const settle = async (again = false): Promise<boolean> => {
    const told = host.abilities.changes;
    if (told && !again && !live.pending() && store.get().stale === 'no') return false;
    await busy({ kind: 'quiet' }, async () => {
      if (told && !again && live.pending()) await live.catchUp();
      else await readAll();
      await refresh(store.get().judged !== null);
    });
    return true;
  };

  const live: Live = createLive(host, judge, () => {
    if (store.get().opened) store.set({ stale: 'yes' });
    later(restMs);
  });
  const later = (ms: number): void => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void inTurn(catchUp), ms);
  };
  /** In the background: what Excel refuses now is tried again, and never troubles the person. */
  const catchUp = async (): Promise<void> => {
    if (stopped || !live.pending() || !store.get().opened) return;
    try {
      await settle();
    } catch (error) {
      if (error instanceof JudgeStopped) return;
      if (!(error instanceof HostProblem)) return void (await shell.guard('live', () => Promise.reject(error as Error)));
      store.set({ stale: error.code === 'cell-being-edited' ? 'editing' : 'yes' });
      later(retryMs);
    }
  };

  const keep = async (): Promise<void> => {
    const { plan, planFrom, unit, corrections } = store.get();
    const chosen = plan === null || planFrom === 'suggested' ? null : plan;
    await rememberChoices(host, { planId: chosen?.id ?? null, planTitle: chosen?.title ?? null, unit, corrections });
  };
  /** A choice of the person's: kept with the workbook, and the list follows. A read-only workbook forgets it, which is no reason to stop. */
  const choose = (part: Partial<RosterState>): Promise<void> => {
    // Until the new report is there, the old one is of other choices.
    store.set(({ judged }) => ({ ...part, ...(judged === null ? {} : { stale: 'yes' as const }) }));
    return inTurn(async () => {
      await shell.guard('choose', () =>
        busy(store.get().judged === null ? { kind: 'quiet' } : { kind: 'judging' }, () => refresh(store.get().judged !== null)),
      );
      await keep().catch((error: unknown) => {
        if (!(error instanceof HostProblem)) throw error;
      });
    });
  };

  const open = async (): Promise<void> => {
    const samples = (await judge.ask('plans', null)).map((plan): PlanChoice => ({ plan, from: 'sample' }));
    const brought = [...store.get().plans, ...(await keptPlans())].filter(({ from }) => from !== 'sample');
    const plans = [...samples, ...brought].filter(
      ({ plan }, index, all) => all.findLastIndex((other) => other.plan.id === plan.id) === index,
    );
    store.set({ plans });
    const kept = await recallChoices(host);
    store.set({ unit: kept.unit, corrections: kept.corrections });
    await busy({ kind: 'reading', done: 0, total: 0 }, async () => {
      await readAll();
      const known = plans.find(({ plan }) => plan.id === kept.planId);
      const suggested = known === undefined ? await judge.ask('suggest', null) : null;
      const plan = known?.plan ?? plans.find((one) => one.plan.id === suggested)?.plan ?? null;
      if (store.get().plan === null) store.set({ plan, planFrom: known !== undefined ? 'remembered' : plan === null ? null : 'suggested' });
      await refresh(false);
      if (kept.planId !== null && known === undefined)
        shell.tell('note', paneWords(shell.store.get().lang).check.planGone(kept.planTitle ?? kept.planId));
    });
    unlisten ??= await host.onChanged(live.note);
    store.set({ opened: true });
  };
  const keptPlans = async (): Promise<readonly PlanChoice[]> => {
    const choices: PlanChoice[] = [];
    const kept = planKeeper?.load();
    for (const one of Array.isArray(kept) ? (kept as readonly unknown[]) : []) {
      const { plan, from } = typeof one === 'object' && one !== null ? (one as Record<string, unknown>) : {};
      const check = await judge.ask('checkPlan', plan);
      if (check.ok) choices.push({ plan: check.plan, from: from === 'server' ? 'server' : 'file' });
    }
    return choices;
  };
  /** Which sheets are rosters hardly depends on the plan: shown also before one is chosen. */
  const surveyWithAnyPlan = async (): Promise<void> => {
    const { corrections, plans } = store.get();
    const [first] = plans;
    if (first === undefined) return;
    const survey = await judge.ask('survey', { plan: first.plan, unit: null, corrections, asOf: today() });
    store.set({ survey: { ...survey, unit: null, sheets: survey.sheets.map((sheet) => ({ ...sheet, missing: [] })) } });
  };

  return {
    store,
    input,
    settle,
    inTurn,
    start: () => inTurn(open),
    check: () =>
      inTurn(async () => {
        if (!store.get().opened) await open();
        if (store.get().plan === null) return;
        await busy({ kind: 'reading', done: 0, total: 0 }, async () => {
          await readAll();
          store.set({ activity: { kind: 'judging' } });
          await refresh(true);
        });
        if (store.get().planFrom === 'suggested') {
          store.set({ planFrom: 'chosen' });
          await keep().catch(() => undefined);
        }
      }),
    cancel: () => {
      signal.aborted = true;
      judge.stop();
    },
    choosePlan: (plan) => choose({ plan, planFrom: 'chosen', unit: null }),
    addPlan: async (json, from) => {
      const check = await judge.ask('checkPlan', json);
      if (!check.ok) return check;
      const { plan } = check;
      store.set(({ plans }) => ({ plans: [...plans.filter((choice) => choice.plan.id !== plan.id), { plan, from }] }));
      planKeeper?.save(
        store
          .get()
          .plans.filter((choice) => choice.from !== 'sample')
          .slice(-mostKept),
      );
      await choose({ plan, planFrom: 'chosen', unit: null });
      return check;
    },
    chooseUnit: (unit) => choose({ unit }),
    correct: (correction) =>
      choose({ corrections: [...store.get().corrections.filter(({ sheet }) => sheet !== correction.sheet), correction] }),
    forgetCorrections: (name) => choose({ corrections: store.get().corrections.filter(({ sheet }) => sheet !== name) }),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      judge.stop();
      await unlisten?.();
    },
  };
}
