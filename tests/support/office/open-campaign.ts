/** An office with an open campaign, for tests that start in the middle. */
import { submitRoster, type Client } from '../../../addin/api-client';
import { webContentTools } from '../../../addin/api/web-tools';
import type { RosterContent } from '../../../core/api/roster-content';
import type { ResponseOf } from '../../../core/api/table';
import type { PlanInput } from '../../../core/model/plan';
import { officePlan, personId, rosterContentOf } from './content';
import { openOffice, officer, type OfficeHarness } from './harness';

export const campaign = 'spring-2027';

export async function openCampaign(
  parts: Partial<PlanInput> = {},
  options: Parameters<typeof openOffice>[0] = {},
): Promise<{ readonly office: OfficeHarness; readonly county: Client }> {
  const office = openOffice(options);
  const county = office.clientOf(officer());
  await county.campaign.save({ plan: officePlan(parts), expectedRevision: 0 });
  await county.campaign.open({ campaign });
  return { office, county };
}

export const wang: readonly [string, string] = ['王建国', personId(21)];
export const li: readonly [string, string] = ['李秀英', personId(22)];
export const zhang: readonly [string, string] = ['张卫东', personId(23)];

export interface Sent {
  readonly unit?: string;
  readonly content?: RosterContent;
  readonly expectedVersion?: number;
  readonly confirmErrors?: boolean;
  readonly fileName?: string;
  readonly chunkBytes?: number;
  readonly receivedAt?: string;
}

export async function send(client: Client, sent: Sent = {}): Promise<ResponseOf<'roster.submit'>['submission']> {
  const { unit = 'T1', content = rosterContentOf([wang, li]), expectedVersion = 0, confirmErrors = true, fileName = '名册.xlsx' } = sent;
  const tools = { tools: webContentTools, ...(sent.chunkBytes === undefined ? {} : { chunkBytes: sent.chunkBytes }) };
  const received = sent.receivedAt === undefined ? {} : { receivedAt: sent.receivedAt };
  const request = { campaign, unit, expectedVersion, confirmErrors, fileName, content, ...received };
  return (await submitRoster(client, request, tools)).submission;
}
