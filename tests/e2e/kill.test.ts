/**
 * kill -9 at random moments. What a client was told is there stays there, whole; nothing shows half; the server starts again by itself.
 * KILL_SEED repeats a run's choices (not its timing), KILL_ROUNDS makes it longer.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, submitRoster, type Client } from '../../addin/api-client';
import { webContentTools } from '../../addin/api/web-tools';
import type { OperationName, RequestOf, ResponseOf } from '../../core/api/table';
import { passwordsIn } from '../support/county';
import { campaign, expectFindings, expectWhole, inFolder, plan, randomFrom, rosterOf, units, type Head } from '../support/kill-county';
import { buildServer, clientAt, launchServer, type LaunchedServer } from '../support/server-process';

const rounds = Number(process.env['KILL_ROUNDS'] ?? 200);
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000_007);
const random = randomFrom(seed);
const longestRunMs = 450;
const password = 'correct horse 9';

let folder: string;
let server: LaunchedServer | null = null;
beforeAll(buildServer);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'songnuan-kill-'));
});
afterEach(async () => {
  await server?.end('SIGKILL');
  server = null;
  rmSync(folder, { recursive: true });
});
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const start = async (): Promise<string> => {
  server = launchServer({ data: folder, args: ['--no-demo'] });
  return server.ready;
};

interface Person {
  readonly unit: string | null;
  readonly token: string;
}

/** One officer and a clerk for each unit; the campaign is open. */
async function settle(base: string, code: string): Promise<{ readonly officer: Person; readonly clerks: readonly Person[] }> {
  const anybody = clientAt(base, null);
  const { token } = await anybody.session.redeem({ code, account: 'head', password });
  const people: Person[] = [];
  for (const unit of [null, ...units]) {
    const invited = await clientAt(base, token).unit.invite({ role: unit === null ? 'officer' : 'clerk', unit, days: 1 });
    const account = unit === null ? 'officer' : `clerk-${unit}`;
    people.push({ unit, token: (await anybody.session.redeem({ code: invited.code, account, password })).token });
  }
  const [officer, ...clerks] = people as [Person, ...Person[]];
  await clientAt(base, officer.token).campaign.save({ plan, expectedRevision: 0 });
  await clientAt(base, officer.token).campaign.open({ campaign });
  return { officer, clerks };
}

interface Attempt {
  readonly note: string;
  readonly rows: number;
  readonly expectedVersion: number;
}

/** A clerk who sends one roster after another. One that got no answer is sent again as it was, however often. */
class SendingClerk {
  readonly acknowledged: Head[] = [];
  unanswered: Attempt | null = null;
  resent = 0;
  constructor(
    readonly person: Person,
    readonly index: number,
  ) {}

  async sendUntil(base: string, stopped: AbortSignal): Promise<void> {
    const client = clientAt(base, this.person.token);
    while (!stopped.aborted) {
      const rows = random() < 0.2 ? 150 + Math.floor(random() * 350) : 1 + Math.floor(random() * 20);
      if (this.unanswered !== null) this.resent += 1;
      const attempt = this.unanswered ?? { note: `${seed}-${this.index}-${this.acknowledged.length}`, rows, expectedVersion: this.version };
      this.unanswered = attempt;
      const content = rosterOf(attempt.rows, this.index, attempt.note);
      const { expectedVersion } = attempt;
      const request = { campaign, unit: this.person.unit ?? '', expectedVersion, fileName: 'x.xlsx', confirmErrors: true, content };
      const answer = await submitRoster(client, request, { tools: webContentTools, chunkBytes: 2_500, signal: stopped }).catch(
        asUnanswered(stopped),
      );
      if (answer === null) return;
      expect(answer.submission.version).toBe(expectedVersion + 1);
      this.acknowledged.push(answer.submission);
      this.unanswered = null;
    }
  }

  get version(): number {
    return this.acknowledged.at(-1)?.version ?? 0;
  }
}

/** Null for a call that the kill cut off; any other failure is one of the test. */
const asUnanswered =
  (stopped: AbortSignal) =>
  (error: unknown): null => {
    if (stopped.aborted) return null;
    throw error;
  };

/** At every start: what was acknowledged shows, and what shows is whole. */
async function checkRunning(base: string, officer: Person, clerks: readonly SendingClerk[]): Promise<void> {
  const client = clientAt(base, officer.token);
  const { submissions } = await client.submission.list({ campaign });
  for (const { acknowledged, person, unanswered, version } of clerks) {
    const shown = submissions.find(({ unit }) => unit === person.unit);
    const last = acknowledged.at(-1);
    if (shown === undefined) expect(last).toBeUndefined();
    else if (shown.version === version) expect(shown).toEqual(last);
    // Stored, but its answer was lost.
    else expect([shown.version, unanswered?.expectedVersion]).toEqual([version + 1, version]);
    if (shown === undefined) continue;
    await expectWhole(client, shown);
    expectFindings(shown, (await client.submission.get({ campaign, unit: shown.unit })).findings);
  }
}

/** Every version ever, its content, and the whole audit: one line for each version, none broken. */
async function checkFolder(officer: Person, clerks: readonly SendingClerk[], from: ReadonlyMap<string, number>): Promise<number> {
  return inFolder(folder, async ({ dispatch }) => {
    const client = createClient(async ({ operation, body }) => {
      const answer = await dispatch({ operation, body, token: officer.token });
      return answer.ok ? { result: answer.result } : { error: { status: '', message: '', details: answer.problem } };
    });
    let stored = 0;
    for (const { person, acknowledged } of clerks) {
      const versions = await versionsOf(client, person.unit ?? '');
      stored += versions.length;
      expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 1));
      expect(versions.slice(0, acknowledged.length)).toEqual(acknowledged);
      expect(versions.length - acknowledged.length).toBeLessThanOrEqual(1);
      expect(new Set(versions.map(({ digest }) => digest)).size).toBe(versions.length);
      for (const head of versions.slice(from.get(person.unit ?? '') ?? 0)) await expectWhole(client, head);
    }
    const submitted = await countAudit(client, 'roster.submit');
    expect(submitted).toBe(stored);
    return stored;
  });
}

const versionsOf = async (client: Client, unit: string): Promise<readonly Head[]> => {
  const answer = await client.tryCall('submission.get', { campaign, unit });
  if (answer.ok) return answer.result.versions;
  expect(answer.problem.code).toBe('no-such-submission');
  return [];
};

async function countAudit(client: Pick<Client, 'audit'>, action: OperationName): Promise<number> {
  let count = 0;
  for (let after = 0; ;) {
    const { lines, intact } = await client.audit.list({ after, limit: 500 } satisfies RequestOf<'audit.list'>);
    expect(intact).toBe(true);
    if (lines.length === 0) return count;
    count += lines.filter((line: ResponseOf<'audit.list'>['lines'][number]) => line.action === action).length;
    after += lines.length;
  }
}

it(`${rounds} times while rosters are sent and merged: nothing acknowledged is lost, nothing shows half`, async () => {
  let base = await start();
  const code = /^ {2}((?:[0-9A-Z]{5}-){3}[0-9A-Z]{5})$/m;
  while (!code.test(server?.output() ?? '')) await pause(10);
  const { officer, clerks: people } = await settle(base, code.exec(server?.output() ?? '')?.[1] ?? '');
  const clerks = people.map((person, index) => new SendingClerk(person, index));
  const figures = { merges: 0, mergesCut: 0, startsCut: 0 };
  const checked = new Map<string, number>();
  let lastMerge = 0;
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const stopped = new AbortController();
      const merging = async (): Promise<void> => {
        while (!stopped.signal.aborted) {
          const answer = await clientAt(base, officer.token)
            .merge.run({ campaign }, { signal: stopped.signal })
            .catch(asUnanswered(stopped.signal));
          if (answer === null) figures.mergesCut += 1;
          else {
            figures.merges += 1;
            lastMerge = answer.merge.number;
          }
          await pause(random() * 150);
        }
      };
      const everybody = Promise.all([...clerks.map((clerk) => clerk.sendUntil(base, stopped.signal)), merging()]);
      // A failure of the test must not wait for the end of the pause unseen.
      await Promise.race([pause(random() * longestRunMs), everybody]);
      stopped.abort();
      await server?.end('SIGKILL');
      await everybody;

      if (round % 50 === 0 || round === rounds) {
        await checkFolder(officer, clerks, checked);
        for (const { person, version } of clerks) checked.set(person.unit ?? '', version);
      }
      if (random() < 0.1) {
        // Cut off while it starts.
        server = launchServer({ data: folder, args: ['--no-demo'] });
        await pause(random() * 400);
        await server.end('SIGKILL');
        figures.startsCut += 1;
      }
      base = await start();
      await checkRunning(base, officer, clerks);
      const merge = await clientAt(base, officer.token).tryCall('merge.get', { campaign });
      if (lastMerge > 0) expect(merge.ok && merge.result.merge.number).toBeGreaterThanOrEqual(lastMerge);
    }
  } finally {
    const acknowledged = clerks.reduce((sum, clerk) => sum + clerk.acknowledged.length, 0);
    const resent = clerks.reduce((sum, clerk) => sum + clerk.resent, 0);
    process.stdout.write(`kill test: ${JSON.stringify({ seed, rounds, acknowledged, resent, ...figures })}\n`);
  }
  expect(Math.min(...clerks.map((clerk) => clerk.acknowledged.length))).toBeGreaterThan(0);
  expect(figures.mergesCut).toBeGreaterThan(0);
}, 900_000);

it('while the demo county is made: nothing of it shows, and the next start makes it whole', async () => {
  for (let time = 0; time < 8; time += 1) {
    const first = launchServer({ data: folder });
    await Promise.race([first.ended, pause(150 + random() * 1_500)]);
    await first.end('SIGKILL');
    if (existsSync(join(folder, 'campaigns.db'))) break;
    expect(existsSync(join(folder, 'demo-accounts.txt'))).toBe(false);
  }
  server = launchServer({ data: folder });
  const base = await server.ready;
  while (passwordsIn(server.output())['clerk2'] === undefined) await pause(20);
  const anybody = clientAt(base, null);
  const { token } = await anybody.session.signIn({ account: 'officer', password: passwordsIn(server.output())['officer'] ?? '' });
  const officer = clientAt(base, token);
  expect((await officer.campaign.list({})).campaigns).toMatchObject([{ id: 'demo', status: 'open', submitted: 18 }]);
  // One of them was returned.
  expect(await countAudit(officer, 'roster.submit')).toBe(19);
  expect((await officer.merge.run({ campaign: 'demo' })).merge.number).toBe(1);
}, 120_000);
