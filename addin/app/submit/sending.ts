/** One submission: check, look, send, receipt; with what to do when the line breaks or somebody else was faster. */
import { ApiProblem } from '../../../core/api/problems';
import { submitWords } from '../../../core/messages/pane/submit';
import { TransportProblem } from '../../api-client';
import { readHistory } from '../../flows/history';
import { reviewOf, sameContent, sendReview, type Review, type SubmissionHead } from '../../flows/submit';
import type { Judge } from '../../judge/client';
import type { RosterApp } from '../roster';
import type { Shell } from '../shell';
import type { Store } from '../store';
import type { CampaignApp } from './campaign';
import type { OfficeEnvironment } from './environment';
import { isCallProblem, needsSignIn, type Office } from './office';
import { newestOf, type SubmitState } from './state';

export interface SendingApp {
  /** 上报: reads and checks the workbook anew, then shows what would be sent. */
  readonly start: () => Promise<void>;
  /** Sends what was shown; shows it again when the workbook was edited meanwhile. */
  readonly confirm: (confirmErrors: boolean) => Promise<void>;
  /** Goes on after a broken line. */
  readonly goOn: () => Promise<void>;
  /** Sends on top of the newer version of somebody else. */
  readonly followUp: () => Promise<void>;
  readonly cancel: () => void;
  /** Back to the overview. */
  readonly leave: () => void;
}

interface Parts {
  readonly store: Store<SubmitState>;
  readonly env: OfficeEnvironment;
  readonly office: Office;
  readonly campaign: CampaignApp;
  readonly roster: RosterApp;
  readonly judge: Judge;
  readonly shell: Shell;
  readonly onReceipt: (head: SubmissionHead, same: boolean) => void;
}

/** Answered by the server after it had the roster or a part of it; the same call may succeed soon. */
const passing: ReadonlySet<string> = new Set(['busy', 'internal', 'storage-full', 'too-many-requests', 'chunk-missing', 'digest-mismatch']);

export function createSending({ store, env, office, campaign, roster, judge, shell, onReceipt }: Parts): SendingApp {
  let abort: AbortController | null = null;

  /** What would be sent as the workbook is now; null without entries. */
  const lookAt = (): Review | null => {
    const { judged } = roster.store.get();
    const { campaign: chosen, plan, unit } = store.get();
    if (judged === null || chosen === null || plan === null || unit === null) return null;
    const target = { campaign: chosen.id, unit, version: newestOf(store.get())?.version ?? 0 };
    return reviewOf(target, judge.workbook(), judged, plan);
  };
  const show = (review: Review | null, changed: boolean): void => {
    const { review: words, nothing } = submitWords(shell.store.get().lang).work;
    shell.announce(review === null ? nothing.title : words.title);
    store.set({ work: review === null ? { step: 'nothing' } : { step: 'review', review, changed, serverErrors: null } });
  };
  /** Excel's troubles are told by the frame; the person is back where they were. */
  const checking = async (work: () => Promise<void>, again: () => void): Promise<void> => {
    store.set({ work: { step: 'checking' }, trouble: null });
    await shell.guard('check', work, again);
    if (store.get().work.step === 'checking') store.set({ work: { step: 'idle' } });
  };
  const start = (): Promise<void> =>
    checking(
      async () => {
        if (!(await campaign.usePlan())) return;
        await roster.check();
        show(lookAt(), false);
      },
      () => void start(),
    );

  const finish = (head: SubmissionHead, review: Review): void => {
    const same = head.version <= review.target.version;
    store.set({ work: { step: 'receipt', head, same }, trouble: null });
    campaign.put(head);
    onReceipt(head, same);
  };
  const history = (review: Review): Promise<readonly SubmissionHead[]> =>
    readHistory(office.client(), review.target.campaign, review.target.unit.code);

  const send = async (review: Review, confirmErrors: boolean, resuming: boolean): Promise<void> => {
    const stop = new AbortController();
    abort = stop;
    store.set({ work: { step: 'sending', review, sent: 0, total: 0, resuming, cancelling: false }, trouble: null });
    try {
      const head = await sendReview(office.client(), review, {
        tools: env.tools,
        confirmErrors,
        signal: stop.signal,
        onProgress: (sent, total) => {
          store.set(({ work }) => (work.step === 'sending' ? { work: { ...work, sent, total } } : {}));
        },
      });
      finish(head, review);
    } catch (error) {
      await failed(error, review, confirmErrors);
    } finally {
      if (abort === stop) abort = null;
    }
  };
  const failed = async (error: unknown, review: Review, confirmed: boolean): Promise<void> => {
    if (!isCallProblem(error)) {
      store.set({ work: { step: 'idle' } });
      return office.fail('send', error, null);
    }
    if (error instanceof TransportProblem && error.code === 'cancelled') return afterCancel(review, confirmed);
    const code = error instanceof ApiProblem ? error.code : null;
    if (needsSignIn(error)) {
      store.set({ work: { step: 'broken', review, confirmed, problem: error } });
      return office.fail('send', error, () => void send(review, confirmed, true));
    }
    if (code === null || passing.has(code)) return store.set({ work: { step: 'broken', review, confirmed, problem: error } });
    if (code === 'errors-remain') {
      const errors = Number((error as ApiProblem).params['errors'] ?? 0);
      return store.set({ work: { step: 'review', review, changed: false, serverErrors: errors } });
    }
    if (code === 'stale-version') return overtaken(review, confirmed);
    store.set({ work: { step: 'idle' } });
    office.fail('send', error, null);
    if (code === 'wrong-state') void campaign.refresh();
  };
  const overtaken = async (review: Review, confirmed: boolean): Promise<void> => {
    try {
      const versions = await history(review);
      campaign.take(versions);
      store.set({ work: { step: 'overtaken', review, newest: versions[0] ?? null } });
    } catch (error) {
      if (!isCallProblem(error)) throw error;
      store.set({ work: { step: 'broken', review, confirmed, problem: error } });
      if (needsSignIn(error)) office.fail('send', error, () => void send(review, confirmed, true));
    }
  };
  /** The server may have stored it in the very moment of cancelling: it is asked. */
  const afterCancel = async (review: Review, confirmed: boolean): Promise<void> => {
    try {
      const versions = await history(review);
      campaign.take(versions);
      const [newest] = versions;
      if (newest !== undefined && newest.version > review.target.version) return finish(newest, review);
      store.set({ work: { step: 'cancelled' } });
    } catch (error) {
      if (!isCallProblem(error)) throw error;
      store.set({ work: { step: 'broken', review, confirmed, problem: error } });
    }
  };

  const confirm = async (confirmErrors: boolean): Promise<void> => {
    const { work } = store.get();
    if (work.step !== 'review') return;
    const { review } = work;
    let ready = false;
    await checking(
      async () => {
        await roster.inTurn(() => roster.settle());
        const now = lookAt();
        ready = now !== null && sameContent(review, now);
        if (!ready) show(now, true);
      },
      () => {
        store.set({ work });
        void confirm(confirmErrors);
      },
    );
    if (ready) await send(review, confirmErrors, false);
  };

  return {
    start,
    confirm,
    goOn: async () => {
      const { work } = store.get();
      if (work.step === 'broken') await send(work.review, work.confirmed, true);
    },
    followUp: start,
    cancel: () => {
      const { work } = store.get();
      if (work.step === 'checking') return roster.cancel();
      if (work.step !== 'sending' || abort === null) return;
      store.set({ work: { ...work, cancelling: true } });
      abort.abort();
    },
    leave: () => {
      store.set({ work: { step: 'idle' }, trouble: null });
    },
  };
}
