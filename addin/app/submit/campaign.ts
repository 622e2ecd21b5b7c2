/** Which campaign and unit, its plan, and what was sent so far. */
import { ApiProblem } from '../../../core/api/problems';
import { readHistory } from '../../flows/history';
import type { SubmissionHead } from '../../flows/submit';
import type { RosterApp } from '../roster';
import type { Store } from '../store';
import type { Office } from './office';
import { newestOf, noCampaign, type CampaignSummary, type SubmitState } from './state';

export interface CampaignApp {
  /** Fetches the list, and goes into the campaign that was open last, or the only one. */
  readonly load: () => Promise<void>;
  readonly choose: (campaign: string) => Promise<void>;
  /** For the county's people, who send for any unit. */
  readonly chooseUnit: (unit: string) => Promise<void>;
  /** What was sent, asked anew. */
  readonly refresh: () => Promise<void>;
  readonly withdraw: () => Promise<void>;
  /** Takes a history that was fetched. */
  readonly take: (versions: readonly SubmissionHead[]) => void;
  /** Puts a head that an operation answered in its place. */
  readonly put: (head: SubmissionHead) => void;
  /** Has the check go by the campaign's plan and for its unit, whatever was chosen there meanwhile. @returns false without a campaign */
  readonly usePlan: () => Promise<boolean>;
}

interface Parts {
  readonly store: Store<SubmitState>;
  readonly office: Office;
  readonly roster: RosterApp;
  /** The newest version, or its state, is another. */
  readonly onNewest: (newest: SubmissionHead | null) => void;
}

export function createCampaign({ store, office, roster, onNewest }: Parts): CampaignApp {
  /** A choice made while an earlier one is being fetched leaves that behind. */
  let turn = 0;

  const take = (versions: readonly SubmissionHead[]): void => {
    const before = newestOf(store.get());
    store.set({ versions });
    const newest = versions[0] ?? null;
    if (before?.version !== newest?.version || before?.state !== newest?.state || before?.digest !== newest?.digest) onNewest(newest);
  };
  const readVersions = async (again: () => void): Promise<void> => {
    const { campaign, unit } = store.get();
    if (campaign === null || unit === null) return;
    const mine = turn;
    const versions = await office.attempt('history', (client) => readHistory(client, campaign.id, unit.code), again);
    if (versions !== undefined && mine === turn) take(versions);
  };
  const enter = async (summary: CampaignSummary, again: () => void): Promise<void> => {
    const mine = (turn += 1);
    store.set({ ...noCampaign, campaign: summary });
    onNewest(null);
    const answer = await office.attempt('campaign', (client) => client.campaign.get({ campaign: summary.id }), again);
    if (answer === undefined || mine !== turn) return;
    const known = roster.store.get().plan;
    const check = JSON.stringify(known) === JSON.stringify(answer.plan) ? null : await roster.addPlan(answer.plan, 'server');
    if (mine !== turn) return;
    if (check !== null && !check.ok) return office.fail('campaign', new ApiProblem('bad-plan'), again);
    const plan = check?.plan ?? known;
    store.set({ campaign: answer.campaign, plan });
    office.remember({ campaign: summary.id });
    const { signedIn } = store.get();
    if (plan === null || signedIn === null) return;
    const clerks = signedIn.caller.role === 'clerk';
    const code = clerks ? signedIn.caller.unit : (office.recall('unit') ?? roster.store.get().survey?.unit?.code ?? null);
    const unit = plan.units.find((one) => one.code === code);
    if (unit !== undefined) await enterUnit(unit);
    else if (clerks) office.fail('campaign', new ApiProblem('no-such-unit'), again);
  };
  const enterUnit = async ({ code, name }: { readonly code: string; readonly name: string }): Promise<void> => {
    store.set({ unit: { code, name }, versions: null, reasons: [], work: { step: 'idle' } });
    if (roster.store.get().unit?.code !== code) await roster.chooseUnit({ code, name });
    const again = (): void => void readVersions(again);
    await readVersions(again);
  };

  const load = async (): Promise<void> => {
    const answer = await office.attempt(
      'campaigns',
      (client) => client.campaign.list({}),
      () => void load(),
    );
    if (answer === undefined) return;
    const campaigns = [...answer.campaigns].sort((a, b) => rankOf(a) - rankOf(b) || b.year - a.year || (a.title < b.title ? -1 : 1));
    store.set({ campaigns });
    const last = campaigns.find(({ id }) => id === office.recall('campaign'));
    const open = campaigns.filter(({ status }) => status === 'open');
    const only = open.length === 1 ? open[0] : campaigns.length === 1 ? campaigns[0] : undefined;
    const next = last ?? only;
    if (next !== undefined) await enter(next, () => void load());
  };
  const choose = async (id: string): Promise<void> => {
    const summary = store.get().campaigns?.find((one) => one.id === id);
    if (summary !== undefined) await enter(summary, () => void choose(id));
  };
  const withdraw = async (): Promise<void> => {
    const { campaign, unit } = store.get();
    const newest = newestOf(store.get());
    if (campaign === null || unit === null || newest === null) return;
    const { version } = newest;
    const answer = await office.attempt(
      'withdraw',
      (client) => client.roster.withdraw({ campaign: campaign.id, unit: unit.code, version }),
      () => void withdraw(),
    );
    if (answer !== undefined) put(answer.submission);
  };
  const put = (head: SubmissionHead): void => {
    const others = (store.get().versions ?? []).filter(({ version }) => version !== head.version);
    take([head, ...others].sort((a, b) => b.version - a.version));
  };

  return {
    load,
    choose,
    take,
    put,
    withdraw,
    refresh: async () => {
      const again = (): void => void readVersions(again);
      await readVersions(again);
    },
    chooseUnit: async (code) => {
      const unit = store.get().plan?.units.find((one) => one.code === code);
      if (unit === undefined) return;
      turn += 1;
      office.remember({ unit: code });
      onNewest(null);
      await enterUnit(unit);
    },
    usePlan: async () => {
      const { plan, unit } = store.get();
      if (plan === null || unit === null) return false;
      if (roster.store.get().plan !== plan) await roster.choosePlan(plan);
      if (roster.store.get().unit?.code !== unit.code) await roster.chooseUnit(unit);
      return true;
    },
  };
}

/** Open ones first, then those that are being set up; finished ones last. */
const rankOf = ({ status }: CampaignSummary): number => ['open', 'draft', 'closed', 'locked', 'purged'].indexOf(status);
