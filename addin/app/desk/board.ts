/** Which campaign, its plan, and what the units have sent: fetched once, then asked again every few seconds while somebody looks. */
import { planSchema } from '../../../core/model/plan';
import { chinaInstant } from '../../../core/ports/clock';
import type { Store } from '../store';
import type { DeskEnvironment } from './environment';
import type { Line } from './line';
import { noCampaign, type CampaignSummary, type DeskState } from './state';

export interface BoardApp {
  readonly load: () => Promise<void>;
  readonly choose: (campaign: string) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly setStatus: (to: 'open' | 'close') => Promise<void>;
  readonly startPolling: () => void;
  readonly stopPolling: () => void;
}

const pollMs = 5_000;
const longestPollMs = 60_000;

export function createBoard(store: Store<DeskState>, line: Line, env: DeskEnvironment): BoardApp {
  let turn = 0;

  const enter = async (summary: CampaignSummary): Promise<void> => {
    const mine = (turn += 1);
    // A unit of another campaign cannot stay open.
    store.set(({ view }) => ({ ...noCampaign, campaign: summary, ...(view === 'unit' ? { view: 'board' } : {}) }));
    const { id } = summary;
    const answer = await line.attempt(
      'campaign',
      async (client) => {
        const [{ campaign, plan }, { submissions }, merge] = await Promise.all([
          client.campaign.get({ campaign: id }),
          client.submission.list({ campaign: id }),
          client.tryCall('merge.get', { campaign: id }),
        ]);
        return { campaign, plan, submissions, merge };
      },
      () => void enter(summary),
    );
    if (answer === undefined || mine !== turn) return;
    const { campaign, plan, submissions, merge } = answer;
    env.remember(id);
    store.set({
      campaign,
      plan: planSchema.parse(plan),
      heads: submissions,
      heardAt: chinaInstant(env.now()),
      ...(merge.ok ? { merge: merge.result.merge, decisions: merge.result.decisions } : {}),
    });
  };

  const load = async (): Promise<void> => {
    const answer = await line.attempt(
      'campaigns',
      (client) => client.campaign.list({}),
      () => void load(),
    );
    if (answer === undefined) return;
    const campaigns = [...answer.campaigns].sort((a, b) => rankOf(a) - rankOf(b) || b.year - a.year || (a.title < b.title ? -1 : 1));
    store.set({ campaigns });
    const kept = env.recall();
    const next = campaigns.find(({ id }) => id === kept) ?? campaigns[0];
    if (next !== undefined) await enter(next);
  };

  /** @returns false when the line does not hold */
  const look = async (): Promise<boolean> => {
    const { campaign, signedIn, busy, running } = store.get();
    if (campaign === null || signedIn === null || busy !== null || running.step !== 'idle') return true;
    const { id } = campaign;
    const mine = turn;
    const answer = await line.quietly('poll', async (client) => {
      const [list, { submissions }, merge] = await Promise.all([
        client.campaign.list({}),
        client.submission.list({ campaign: id }),
        client.tryCall('merge.get', { campaign: id }),
      ]);
      return { campaigns: list.campaigns, submissions, merge };
    });
    if (answer === undefined) return false;
    const now = store.get();
    if (mine !== turn || now.busy !== null || now.running.step !== 'idle') return true;
    const heads = JSON.stringify(answer.submissions) === JSON.stringify(now.heads) ? now.heads : answer.submissions;
    const merge = answer.merge.ok ? answer.merge.result : null;
    store.set({
      campaigns: answer.campaigns,
      campaign: answer.campaigns.find((one) => one.id === id) ?? now.campaign,
      heads,
      heardAt: chinaInstant(env.now()),
      ...(merge === null ? {} : { merge: merge.merge, decisions: merge.decisions }),
    });
    return true;
  };

  let callOff: () => void = () => undefined;
  let unwatch: () => void = () => undefined;
  let pause = pollMs;
  let on = false;
  const plan = (): void => {
    callOff();
    if (!on || !env.visible()) return;
    callOff = env.later(() => {
      void look().then((holds) => {
        pause = holds ? pollMs : Math.min(pause * 2, longestPollMs);
        plan();
      });
    }, pause);
  };

  return {
    load,
    choose: async (id) => {
      const summary = store.get().campaigns?.find((one) => one.id === id);
      if (summary !== undefined) await enter(summary);
    },
    refresh: async () => {
      await look();
    },
    setStatus: async (to) => {
      const { campaign } = store.get();
      if (campaign === null) return;
      const answer = await line.attempt('status', (client) =>
        to === 'open' ? client.campaign.open({ campaign: campaign.id }) : client.campaign.close({ campaign: campaign.id }),
      );
      if (answer !== undefined) store.set({ campaign: answer.campaign });
    },
    startPolling: () => {
      if (on) return;
      on = true;
      unwatch = env.onVisible(() => {
        pause = pollMs;
        void look().then(plan);
      });
      plan();
    },
    stopPolling: () => {
      on = false;
      callOff();
      unwatch();
    },
  };
}

/** Open ones first, then those that are being set up; finished ones last. */
const rankOf = ({ status }: CampaignSummary): number => ['open', 'draft', 'closed', 'locked', 'purged'].indexOf(status);
