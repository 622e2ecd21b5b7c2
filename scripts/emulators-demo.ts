/** A campaign for whoever tries the emulators: the invented county of samples/, two of three units in, put there by real calls. */
import { pathToFileURL } from 'node:url';
import { createClient, createFetchTransport, submitRoster } from '../addin/api-client';
import { webContentTools } from '../addin/api/web-tools';
import { ApiProblem } from '../core/api/problems';
import { encode, readSample } from '../functions/county/demo/sample';
import { demoPlan } from '../functions/county/demo/plan';

export interface DemoCampaign {
  readonly campaign: string;
  /** Units that have sent theirs, and one that has not. */
  readonly sent: number;
  readonly waiting: { readonly code: string; readonly name: string };
}

/**
 * @param base where the operations answer
 * @param token of an officer
 * @returns null when the office has the campaign already (a kept database)
 * @throws ApiProblem, TransportProblem, FileProblem
 */
export async function fillDemo(base: string, token: string): Promise<DemoCampaign | null> {
  const client = createClient(createFetchTransport({ base, token: () => token }));
  const plan = demoPlan(Date.now());
  const campaign = plan.id;
  const saved = await client.tryCall('campaign.save', { plan: { ...plan }, expectedRevision: 0 });
  if (!saved.ok) {
    if (saved.problem instanceof ApiProblem && saved.problem.code === 'stale-version') return null;
    throw saved.problem;
  }
  await client.campaign.open({ campaign });
  const worker = pathToFileURL('dist/files-read-worker.mjs');
  const { rosters, base: baseList } = await readSample('samples/civil', plan, worker);
  if (baseList !== null) {
    const { digest, chunks } = await encode(baseList);
    const data = Buffer.concat(chunks.map((chunk) => Buffer.from(chunk, 'base64'))).toString('base64');
    await client.base.save({ campaign, digest, data });
  }
  const sent = rosters.filter((_, index) => index % 3 !== 2);
  for (const { unit, file, content } of sent) {
    const request = { campaign, unit: unit.code, expectedVersion: 0, fileName: file, confirmErrors: true, content };
    await submitRoster(client, request, { tools: webContentTools });
  }
  const waiting = plan.units.find(({ code }) => !sent.some(({ unit }) => unit.code === code));
  if (waiting === undefined) throw new Error('no unit is awaited');
  return { campaign, sent: sent.length, waiting };
}
