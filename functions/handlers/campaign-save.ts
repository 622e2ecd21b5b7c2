import { ApiProblem } from '../../core/api/problems';
import { planSchema, type Plan } from '../../core/model/plan';
import { checkPlan } from '../../core/model/plan-check';
import type { StoredCampaign } from '../../core/ports/campaign-store';
import type { Caller } from '../../core/ports/identity';
import { callerOf, write, type Handler } from '../call';
import { pathText } from '../guard';
import { campaignKey, summaryOf } from './support/campaign';
import { markStale } from './support/merge-record';

const mostIssues = 20;

/** A new campaign is a draft; a change of the plan makes an earlier merge stale. */
export const campaignSave: Handler<'campaign.save'> = (call) => {
  const caller = callerOf(call);
  const { plan: json, expectedRevision } = call.request;
  const check = checkPlan(json);
  if (!check.ok) {
    const issues = check.issues.slice(0, mostIssues).map(({ path, kind }) => `${pathText(path.split('.'))}: ${kind}`);
    throw new ApiProblem('bad-plan', { issues });
  }
  const { plan } = check;
  const key = campaignKey(caller.office, plan.id);
  return write(call, caller, async (tx) => {
    const before = await tx.campaign(key);
    if (before?.status === 'locked') throw new ApiProblem('campaign-locked');
    if (before?.status === 'purged') throw new ApiProblem('campaign-purged');
    refuseAlone(caller, before, plan);
    if ((before?.revision ?? 0) !== expectedRevision) throw new ApiProblem('stale-version', { current: before?.revision ?? 0 });
    const units = before === null ? [] : await tx.units(key);
    const merge = before === null ? null : await tx.merge(key);
    const fresh = { id: key, office: caller.office, status: 'draft', lockedBy: null, createdAt: call.now } as const;
    const stored = { ...(before ?? fresh), revision: expectedRevision + 1, plan };
    tx.saveCampaign(stored, expectedRevision);
    markStale(tx, key, merge);
    const campaign = summaryOf(stored, plan, units);
    return { result: { campaign }, audit: { campaign: plan.id, detail: { revision: stored.revision } } };
  });
};

/** Once a campaign was opened, no officer alone does away with the second person whom the plan asks for. @throws ApiProblem 'not-allowed' */
function refuseAlone(caller: Caller, before: StoredCampaign | null, plan: Plan): void {
  if (caller.role === 'admin' || before === null || before.status === 'draft') return;
  if (planSchema.parse(before.plan).approval.makerChecker && !plan.approval.makerChecker) throw new ApiProblem('not-allowed');
}
