/** The area 上报, put together. */
import { submitWords } from '../../../core/messages/pane/submit';
import type { WorkbookHost } from '../../../core/ports/workbook-host';
import { readHistory } from '../../flows/history';
import type { SubmissionHead } from '../../flows/submit';
import type { Judge } from '../../judge/client';
import type { Marks } from '../marks';
import type { RosterApp } from '../roster';
import type { Shell } from '../shell';
import { createStore, type Store } from '../store';
import { createCampaign, type CampaignApp } from './campaign';
import type { OfficeEnvironment } from './environment';
import { createOffice, isCallProblem, type Office } from './office';
import { createPoll } from './poll';
import { createReasons, type ReasonsApp } from './reasons';
import { createSending, type SendingApp } from './sending';
import { firstState, newestOf, type SubmitState } from './state';

export interface SubmitApp
  extends
    Pick<Office, 'session' | 'signIn' | 'redeem' | 'changePassword' | 'signOut' | 'useServer'>,
    Pick<CampaignApp, 'load' | 'choose' | 'chooseUnit' | 'refresh' | 'withdraw'>,
    Pick<SendingApp, 'start' | 'confirm' | 'goOn' | 'followUp' | 'cancel' | 'leave'> {
  readonly store: Store<SubmitState>;
  /** Finds the server and who is signed in. */
  readonly open: () => Promise<void>;
  readonly showScreen: (screen: SubmitState['screen']) => void;
  readonly goReason: ReasonsApp['go'];
  readonly markReasons: ReasonsApp['setMarks'];
  readonly close: () => void;
}

export interface SubmitTools {
  readonly host: WorkbookHost;
  readonly judge: Judge;
  readonly shell: Shell;
  readonly roster: RosterApp;
  readonly marks: Marks;
}

export function createSubmit(tools: SubmitTools, env: OfficeEnvironment): SubmitApp {
  const { shell, roster, judge } = tools;
  const store = createStore<SubmitState>(firstState);
  const words = (): ReturnType<typeof submitWords> => submitWords(shell.store.get().lang);
  /** In the background: what the person is just being told stays, unless something of ours fails. */
  const guarded = async <T>(during: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      return shell.guard(during, () => Promise.reject(error as Error));
    }
  };

  const office = createOffice({
    store,
    env,
    shell,
    onEntered: (anew) => {
      if (anew || store.get().campaigns === null) void guarded('campaigns', campaign.load);
      else void guarded('history', campaign.refresh);
    },
    onLeft: () => {
      void guarded('marks', () => reasons.follow(null));
    },
  });
  const campaign = createCampaign({
    store,
    office,
    roster,
    onNewest: (newest) => {
      void guarded('reasons', () => reasons.follow(newest));
    },
  });
  const reasons = createReasons({ ...tools, store, env, office });
  const sending = createSending({
    ...{ store, env, office, campaign, roster, judge, shell },
    onReceipt: (head, same) => {
      shell.announce(same ? words().receipt.same(head.version) : words().receipt.announced(head.version));
    },
  });

  const tellNews = (newest: SubmissionHead | null, before: SubmissionHead | null): void => {
    if (newest === null || (newest.version === before?.version && newest.state === before.state)) return;
    const { news } = words();
    const text =
      newest.version !== before?.version
        ? news.newVersion(newest.version)
        : newest.state === 'submitted'
          ? news.restored(newest.version)
          : news[newest.state](newest.version);
    shell.tell(newest.state === 'accepted' ? 'good' : 'note', text);
  };
  const look = async (): Promise<boolean> => {
    const { campaign: chosen, unit } = store.get();
    if (chosen === null || unit === null) return true;
    try {
      const versions = await readHistory(office.client(), chosen.id, unit.code);
      const now = store.get();
      // Chosen anew, or sent, while the answer was under way: it is old.
      if (now.campaign?.id !== chosen.id || now.unit?.code !== unit.code || !mayLook()) return true;
      const before = newestOf(now);
      campaign.take(versions);
      tellNews(versions[0] ?? null, before);
      return true;
    } catch (error) {
      if (!isCallProblem(error)) throw error;
      return false;
    }
  };
  const mayLook = (): boolean => {
    const { signedIn, versions, busy, work } = store.get();
    return signedIn !== null && versions !== null && busy === null && work.step !== 'sending' && work.step !== 'checking';
  };
  const poll = createPoll(env, mayLook, async () => (await guarded('poll', look)) ?? false);

  return {
    store,
    ...office,
    ...campaign,
    ...sending,
    open: async () => {
      await guarded('submit', office.open);
      poll.start();
    },
    showScreen: (screen) => {
      store.set({ screen, trouble: null, addressProblem: null });
    },
    goReason: reasons.go,
    markReasons: reasons.setMarks,
    close: poll.stop,
  };
}
