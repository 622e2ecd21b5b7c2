/** First run and accounts: a campaign from a sample plan with the county's own units, and invitation codes to hand out. */
import type { Plan, PlanInput } from '../../../core/model/plan';
import { planFrom, type PlanDraft } from '../../flows/desk/plan-draft';
import type { Judge } from '../../judge/client';
import type { Store } from '../store';
import type { BoardApp } from './board';
import type { Line } from './line';
import type { DeskState } from './state';

/** A code is shown once: the server keeps its digest only. */
export interface HandedOut {
  /** Null: for the county's own people. */
  readonly unit: string | null;
  readonly role: 'clerk' | 'officer' | 'admin';
  readonly code: string;
  readonly expiresAt: string;
}

export interface SetupApp {
  readonly samplePlans: () => Promise<readonly Plan[]>;
  /** Saves the campaign as a draft, or opens it too. @returns whether it was done */
  readonly makeCampaign: (draft: PlanDraft, sample: Plan, open: boolean) => Promise<boolean>;
  readonly loadAccounts: () => Promise<void>;
  readonly invite: (who: readonly Pick<HandedOut, 'unit' | 'role'>[], days: number) => Promise<readonly HandedOut[]>;
  readonly revoke: (account: string) => Promise<void>;
}

export function createSetup(store: Store<DeskState>, line: Line, judge: Judge, board: BoardApp): SetupApp {
  const loadAccounts = async (): Promise<void> => {
    const accounts = await line.attempt(
      'accounts',
      (client) => client.account.list({}),
      () => void loadAccounts(),
    );
    if (accounts !== undefined) store.set({ accounts });
  };
  return {
    loadAccounts,
    samplePlans: () => judge.ask('plans', null),
    makeCampaign: async (draft, sample, open) => {
      const plan: PlanInput = planFrom(draft, sample);
      const known = store.get().campaigns?.find(({ id }) => id === plan.id);
      const made = await line.attempt('setup', async (client) => {
        const { campaign } = await client.campaign.save({ plan: { ...plan }, expectedRevision: known?.revision ?? 0 });
        return open && campaign.status === 'draft' ? (await client.campaign.open({ campaign: campaign.id })).campaign : campaign;
      });
      if (made === undefined) return false;
      await board.load();
      await board.choose(made.id);
      return true;
    },
    invite: async (who, days) => {
      const made: HandedOut[] = [];
      await line.attempt('invite', async (client) => {
        for (const { unit, role } of who) made.push({ unit, role, ...(await client.unit.invite({ role, unit, days })) });
      });
      await loadAccounts();
      return made;
    },
    revoke: async (account) => {
      await line.attempt('accounts', (client) => client.unit.revoke({ account }));
      await loadAccounts();
    },
  };
}
