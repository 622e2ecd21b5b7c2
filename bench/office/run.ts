/** One store's measurement: sixty clients, two for each unit, more than a fifth of the answers lost; then one merge. Fails when the result is wrong. */
import { createClient, createFetchTransport, submitRoster, TransportProblem, type Client, type Transport } from '../../addin/api-client';
import type { Plan } from '../../core/model/plan';
import { nodeContentTools } from '../../functions/content/decode';
import { checkCounty, WrongResult } from './assertions';
import type { Figures, Stored } from './protocol';
import type { BenchRoster } from './rosters';
import type { MeasuredServer } from './server';

/** One stretch of work: what it took the server, and how long others had to wait at most. */
export interface Stretch {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly longestBlockMs: number;
  readonly reads: number;
  readonly writes: number;
}
export interface OfficeMeasure {
  readonly rows: number;
  readonly units: number;
  readonly submit: Stretch;
  readonly merge: Stretch;
  /** From the first call to the receipt, per client, in milliseconds. */
  readonly latencyMs: readonly number[];
  /** Over all clients; each lost answer made its client call once more. */
  readonly calls: number;
  readonly lostAnswers: number;
  readonly auditLines: number;
  readonly peakMb: number;
  readonly stored: Stored;
  /** Answers by problem that clients met, as the server's log tells them. */
  readonly problems: Readonly<Record<string, number>>;
}

const clientsPerUnit = 2;
/** Of each client's answers, from another one on with each client: more than a fifth of all. */
const everyLost = 3;

export async function measureOffice(
  server: MeasuredServer,
  plan: Plan,
  rosters: readonly BenchRoster[],
  rowsPerUnit: number,
): Promise<OfficeMeasure> {
  const { officer, clerks } = await server.admit(rosters.map(({ unit }) => unit));
  const county = clientOf(server.url, officer);
  await county.campaign.save({ plan: plan as unknown as Record<string, unknown>, expectedRevision: 0 });
  await county.campaign.open({ campaign: plan.id });
  const calls = { made: 0, lost: 0 };
  const latencyMs: number[] = [];
  const send = async (number: number): Promise<void> => {
    const index = number % rosters.length;
    const roster = rosters[index] as BenchRoster;
    const client = clientOf(server.url, clerks[index] ?? '', (transport) =>
      lossy(transport, number + Math.floor(number / rosters.length), calls),
    );
    const started = performance.now();
    await submit(client, plan, roster);
    latencyMs.push(performance.now() - started);
  };
  const submitted = await stretch(server, () =>
    Promise.all(Array.from({ length: rosters.length * clientsPerUnit }, (_, number) => send(number))),
  );
  if (calls.lost / calls.made < 0.2) throw new WrongResult(`${calls.lost} of ${calls.made} answers lost: fewer than a fifth`);
  const merged = await stretch(server, () => county.merge.run({ campaign: plan.id }));
  const { rows, auditLines } = await checkCounty(county, plan, rosters, merged.value.merge);
  if (rows !== rosters.length * rowsPerUnit) throw new WrongResult(`${rows} rows, ${rosters.length * rowsPerUnit} expected`);
  const stored = await server.ask('stored');
  const { peakMb, events } = await server.ask('figures');
  return {
    rows,
    units: rosters.length,
    submit: submitted.taken,
    merge: merged.taken,
    latencyMs: latencyMs.sort((a, b) => a - b),
    calls: calls.made,
    lostAnswers: calls.lost,
    auditLines,
    peakMb,
    stored,
    problems: Object.fromEntries(Object.entries(events).filter(([name]) => name !== 'request')),
  };
}

export const clientOf = (base: string, token: string, wrap = (transport: Transport): Transport => transport): Client =>
  createClient(wrap(createFetchTransport({ base, token: () => token })));

export const submit = (client: Client, plan: Plan, { unit, fileName, content }: BenchRoster): Promise<unknown> =>
  submitRoster(
    client,
    { campaign: plan.id, unit, expectedVersion: 0, confirmErrors: true, fileName, content },
    { tools: nodeContentTools },
  );

/** The server has done its work; the answer never arrives. Never two in a row, which would be a line that is down. */
function lossy(transport: Transport, start: number, calls: { made: number; lost: number }): Transport {
  let answers = start;
  return async (call) => {
    calls.made += 1;
    const answer = await transport(call);
    answers += 1;
    if (answers % everyLost !== 0) return answer;
    calls.lost += 1;
    throw new TransportProblem('unreachable');
  };
}

/** Runs `work` and takes what it cost the server. */
export async function stretch<T>(server: MeasuredServer, work: () => Promise<T>): Promise<{ readonly value: T; readonly taken: Stretch }> {
  const before: Figures = await server.ask('figures');
  const started = performance.now();
  const value = await work();
  const wallSeconds = (performance.now() - started) / 1000;
  const after = await server.ask('figures');
  const { longestBlockMs } = after;
  const [cpuSeconds, reads, writes] = (['cpuSeconds', 'reads', 'writes'] as const).map((name) => after[name] - before[name]) as [
    number,
    number,
    number,
  ];
  return { value, taken: { wallSeconds, cpuSeconds, longestBlockMs, reads, writes } };
}
