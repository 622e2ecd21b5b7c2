/**
 * 报上级: what a county has merged becomes one unit's roster in the campaign of the office above. In two steps, because a person must see
 * what stays behind before anything is sent.
 */
import { ApiProblem } from '../../core/api/problems';
import type { ReadTools } from '../../core/api/read-content';
import type { ContentTools, RosterContent } from '../../core/api/roster-content';
import type { ResponseOf } from '../../core/api/table';
import { planSchema } from '../../core/model/plan';
import { upwardRoster, type LeftOut } from '../../core/outputs/upward-roster';
import type { Client } from '../api-client';
import { readMerge } from '../api/read-merge';
import { submitRoster } from '../api/submit-roster';

export interface UpwardTarget {
  /** The campaign above. */
  readonly campaign: string;
  /** The unit there; of itself, the one whose clerk the caller is. */
  readonly unit?: string;
}

export interface PreparedUpward {
  readonly target: { readonly campaign: string; readonly unit: string; readonly version: number };
  readonly content: RosterContent;
  readonly fileName: string;
  /** Granted entries, each of which goes up once, and their money. */
  readonly entries: number;
  readonly amountFen: number;
  /** What stays behind and why. While one of them is `open`, the roster may have to be sent up again. */
  readonly leftOut: readonly LeftOut[];
  readonly merge: { readonly number: number; readonly digest: string; readonly locked: boolean };
}

export interface UpwardOptions {
  readonly tools: ContentTools & ReadTools;
  readonly signal?: AbortSignal;
}

/**
 * @param below signed in at the own office, @param above at the office above
 * @throws ApiProblem 'no-merge', 'merge-stale' (units have sent, or decisions were made, since the merge), 'no-such-unit', 'no-such-campaign',
 *   'no-roster' when nothing is granted; TransportProblem
 */
export async function prepareUpward(
  below: Client,
  above: Client,
  campaign: string,
  target: UpwardTarget,
  { tools, signal }: UpwardOptions,
): Promise<PreparedUpward> {
  const call = signal === undefined ? {} : { signal };
  const { campaign: summary, plan: planJson } = await below.campaign.get({ campaign }, call);
  const { merge } = await below.merge.get({ campaign }, call);
  if (merge.stale) throw new ApiProblem('merge-stale');
  const read = await readMerge(below, campaign, tools, call);
  if (read.digest !== merge.digest) throw new ApiProblem('merge-stale');
  const unit = await unitAbove(above, target, call);
  const plan = planSchema.parse(planJson);
  const { sheet, entries, amountFen, leftOut } = upwardRoster(read.entries, plan, unit.name);
  if (entries === 0) throw new ApiProblem('no-roster');
  const fileName = `${unit.name}-${plan.title}.xlsx`.replace(/[\\/]/g, '-');
  return {
    target: { campaign: target.campaign, unit: unit.code, version: unit.version },
    content: { workbook: { file: fileName, sheets: [sheet] }, overrides: [] },
    ...{ fileName, entries, amountFen, leftOut },
    merge: { number: merge.number, digest: merge.digest, locked: summary.status === 'locked' },
  };
}

/** @throws ApiProblem as roster.submit lists them ('errors-remain' until confirmed, 'stale-version' …), TransportProblem */
export async function submitUpward(
  above: Client,
  { target, content, fileName }: PreparedUpward,
  { tools, signal, confirmErrors }: UpwardOptions & { readonly confirmErrors: boolean },
): Promise<ResponseOf<'roster.submit'>['submission']> {
  const { campaign, unit, version: expectedVersion } = target;
  const request = { campaign, unit, expectedVersion, fileName, confirmErrors, content };
  return (await submitRoster(above, request, { tools, ...(signal === undefined ? {} : { signal }) })).submission;
}

async function unitAbove(
  above: Client,
  target: UpwardTarget,
  call: { readonly signal?: AbortSignal },
): Promise<{ readonly code: string; readonly name: string; readonly version: number }> {
  const { plan } = await above.campaign.get({ campaign: target.campaign }, call);
  const code = target.unit ?? (await above.session.whoAmI({}, call)).caller?.unit;
  const unit = planSchema.parse(plan).units.find((candidate) => candidate.code === code);
  if (unit === undefined) throw new ApiProblem('no-such-unit');
  const { submissions } = await above.submission.list({ campaign: target.campaign }, call);
  const version = submissions.find((head) => head.unit === unit.code)?.version ?? 0;
  return { code: unit.code, name: unit.name, version };
}
