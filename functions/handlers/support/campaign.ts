/** Campaigns as handlers see them: only those of the caller's office, and to clerks only those that were opened. */
import { ApiProblem } from '../../../core/api/problems';
import type { ResponseOf } from '../../../core/api/table';
import { planSchema, type Plan } from '../../../core/model/plan';
import type { CampaignStatus, StoredCampaign, StoreTransaction, SubmissionHead, UnitRecord } from '../../../core/ports/campaign-store';
import type { Caller } from '../../../core/ports/identity';

export type CampaignSummary = ResponseOf<'campaign.open'>['campaign'];

/** Stores keep campaigns of all offices; the office is part of the key, so that no call can name a campaign of another office. */
export const campaignKey = (office: string, campaign: string): string => `${office}:${campaign}`;
const campaignIdOf = (stored: StoredCampaign): string => stored.id.slice(stored.office.length + 1);

export interface LoadedCampaign {
  readonly key: string;
  readonly stored: StoredCampaign;
  readonly plan: Plan;
}

/** @throws ApiProblem 'no-such-campaign', also for another office's and for a clerk's look at a draft */
export async function loadCampaign(tx: StoreTransaction, caller: Caller, campaign: string): Promise<LoadedCampaign> {
  const key = campaignKey(caller.office, campaign);
  const stored = await tx.campaign(key);
  if (stored === null || stored.office !== caller.office || !isShownTo(caller, stored)) throw new ApiProblem('no-such-campaign');
  return { key, stored, plan: planSchema.parse(stored.plan) };
}

export const isShownTo = (caller: Caller, stored: StoredCampaign): boolean => caller.role !== 'clerk' || stored.status !== 'draft';

/** @throws ApiProblem 'campaign-not-open' */
export function requireOpen({ stored }: LoadedCampaign): void {
  if (stored.status !== 'open') throw new ApiProblem('campaign-not-open', { status: stored.status });
}

/** The county may still judge and change things: neither locked nor purged. @throws ApiProblem 'campaign-locked' */
export function requireUnlocked({ stored }: LoadedCampaign): void {
  if (stored.status === 'locked' || stored.status === 'purged') throw new ApiProblem('campaign-locked');
}

/** A clerk reaches the own unit only. @throws ApiProblem 'not-your-unit' */
export function requireOwnUnit(caller: Caller, unit: string): void {
  if (caller.role === 'clerk' && caller.unit !== unit) throw new ApiProblem('not-your-unit');
}

/** @throws ApiProblem 'no-such-unit' */
export function unitOf(plan: Plan, code: string): Plan['units'][number] {
  const unit = plan.units.find((candidate) => candidate.code === code);
  if (unit === undefined) throw new ApiProblem('no-such-unit');
  return unit;
}

export const newestOf = (record: UnitRecord | null): SubmissionHead | undefined => record?.versions.at(-1);
/** States whose rosters go into the merge. */
export const counts = (head: SubmissionHead | undefined): head is SubmissionHead =>
  head?.state === 'submitted' || head?.state === 'accepted';

export function summaryOf(stored: StoredCampaign, plan: Plan, units: readonly UnitRecord[]): CampaignSummary {
  return {
    id: campaignIdOf(stored),
    title: plan.title,
    year: plan.year,
    status: stored.status,
    revision: stored.revision,
    deadline: plan.deadline?.at ?? null,
    units: plan.units.length,
    submitted: units.filter((record) => counts(newestOf(record)) && plan.units.some(({ code }) => code === record.unit)).length,
    // All in the same zone and form: the greatest text is the latest.
    lastSubmittedAt: units.map((record) => newestOf(record)?.submittedAt ?? '').reduce((a, b) => (a > b ? a : b), '') || null,
  };
}

/** Saves the campaign in another status and tells how it now stands. */
export function saveStatus(
  tx: StoreTransaction,
  { stored, plan }: LoadedCampaign,
  units: readonly UnitRecord[],
  status: CampaignStatus,
  more: Partial<Pick<StoredCampaign, 'lockedBy'>> = {},
): CampaignSummary {
  const next: StoredCampaign = { ...stored, ...more, status, revision: stored.revision + 1 };
  tx.saveCampaign(next, stored.revision);
  return summaryOf(next, plan, units);
}

/** @throws ApiProblem 'wrong-state' */
export function requireStatus({ stored }: LoadedCampaign, ...allowed: readonly CampaignStatus[]): void {
  if (!allowed.includes(stored.status)) throw new ApiProblem('wrong-state', { state: stored.status });
}
