/**
 * The whole life of a campaign through the client, on any deployment: sample county in, merge out. Run in process on both stores, over
 * HTTP on the county server, and on the emulators. Steps build on each other, so they are one suite in order.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { submitRoster, type Client } from '../../addin/api-client';
import { webContentTools } from '../../addin/api/web-tools';
import { encodeContent, type RosterContent } from '../../core/api/roster-content';
import type { ResponseOf } from '../../core/api/table';
import { readRoster } from '../../core/intake';
import { mergeCounty } from '../../core/merge';
import { basePeople } from '../../core/merge/base-people';
import { canonicalLines } from '../../core/merge/canonical';
import type { MergeInput } from '../../core/model/merge';
import { planSchema, type Plan } from '../../core/model/plan';
import { samplePlan } from '../../core/plans';
import type { Role } from '../../core/ports/identity';
import { checkRoster } from '../../core/rules/run';
import { readWorkbookFile } from '../../files/read/from-disk';

export interface ScenarioAccount {
  /** Different names are different people. */
  readonly name: string;
  readonly role: Role;
  readonly unit: string | null;
}

export interface Deployment {
  /** A client signed in as this person of one and the same office. Accounts are made when they are first asked for. */
  readonly clientFor: (account: ScenarioAccount) => Promise<Client>;
  readonly close: () => Promise<void>;
}

export interface ScenarioOptions {
  /** One of the sample plans. */
  readonly plan?: 'civil' | 'union' | 'district' | 'bureau';
  /** Units that take part; the rest stay missing. All when absent. */
  readonly units?: number;
}

interface SampleFile {
  readonly unit: Plan['units'][number];
  readonly file: string;
  readonly content: RosterContent;
}

const samples = join(__dirname, '../../samples');

/** The plan with a deadline that no clock has passed, in an id of its own. */
export const scenarioPlan = (name: string): Plan =>
  planSchema.parse({
    ...samplePlan(samplePlanId(name)),
    id: `scenario-${name}`,
    deadline: { at: '2099-12-31T23:59:59+08:00', late: 'refuse' },
    overflow: 'flag',
    approval: { makerChecker: true },
  });

const samplePlanId = (name: string): string => {
  const county = JSON.parse(readFileSync(join(samples, name, 'county.json'), 'utf8')) as { readonly plan?: string };
  return county.plan ?? name;
};

/** Files that were not replaced by another, one for each unit. */
export async function sampleFiles(name: string, plan: Plan, most = Infinity): Promise<readonly SampleFile[]> {
  const lines = JSON.parse(readFileSync(join(samples, name, 'submissions.json'), 'utf8')) as {
    readonly file: string;
    readonly unit: string;
    readonly supersededBy?: string;
  }[];
  const files = new Map<string, SampleFile>();
  for (const line of lines) {
    const unit = plan.units.find((candidate) => candidate.name === line.unit);
    if (unit === undefined || line.supersededBy !== undefined || files.has(unit.code) || files.size >= most) continue;
    const workbook = await readWorkbookFile(join(samples, name, 'rosters', line.file));
    files.set(unit.code, { unit, file: line.file, content: { workbook, overrides: [] } });
  }
  return [...files.values()];
}

/** What `songnuan merge` makes of the same files. */
export function mergeDigest(files: readonly SampleFile[], plan: Plan, asOf: string, base: RosterContent | null): string {
  const inputs = files.map(({ unit, file, content }): MergeInput => {
    const named = { code: unit.code, name: unit.name };
    const roster = readRoster({ ...content.workbook, file }, plan, { unit: named });
    const { findings } = checkRoster(roster, { plan, asOf, unit: named });
    return { roster, findings, unitCode: unit.code, unitText: unit.name, receivedAt: null, supersededBy: null };
  });
  const baseList = base === null ? {} : { baseList: basePeople(readRoster(base.workbook, plan)) };
  const hash = createHash('sha256');
  for (const line of canonicalLines(mergeCounty(inputs, plan, { asOf, ...baseList }))) hash.update(line);
  return hash.digest('hex');
}

const problemOf = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'no problem',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );

type Head = ResponseOf<'roster.submit'>['submission'];

export function apiScenario(open: () => Promise<Deployment>, options: ScenarioOptions = {}): void {
  const sample = options.plan ?? 'civil';
  const plan = scenarioPlan(sample);
  const campaign = plan.id;
  let deployment: Deployment;
  let officer: Client;
  let files: SampleFile[];
  let base: RosterContent;
  const heads = new Map<string, Head>();

  const clerkOf = (unit: string): Promise<Client> => deployment.clientFor({ name: `clerk-${unit}`, role: 'clerk', unit });
  const submit = async (client: Client, sent: SampleFile, expectedVersion: number, confirmErrors = true): Promise<Head> => {
    const request = { campaign, unit: sent.unit.code, expectedVersion, fileName: sent.file, confirmErrors, content: sent.content };
    const { submission } = await submitRoster(client, request, { tools: webContentTools, chunkBytes: 2_000 });
    heads.set(sent.unit.code, submission);
    return submission;
  };
  const fileAt = (index: number): SampleFile => files[index] as SampleFile;

  beforeAll(async () => {
    deployment = await open();
    officer = await deployment.clientFor({ name: 'officer-1', role: 'officer', unit: null });
    files = [...(await sampleFiles(sample, plan, options.units))];
    base = { workbook: await readWorkbookFile(join(samples, sample, '底册.xlsx')), overrides: [] };
  }, 120_000);
  afterAll(() => deployment.close());

  it('a campaign is saved as a draft that clerks do not see, then opened', async () => {
    const { campaign: saved } = await officer.campaign.save({ plan: { ...plan }, expectedRevision: 0 });
    expect(saved).toMatchObject({ id: campaign, status: 'draft', units: plan.units.length, submitted: 0 });
    const clerk = await clerkOf(fileAt(0).unit.code);
    expect(await problemOf(clerk.campaign.get({ campaign }))).toBe('no-such-campaign');
    expect(await problemOf(submit(clerk, fileAt(0), 0))).toBe('no-such-campaign');
    expect((await officer.campaign.open({ campaign })).campaign.status).toBe('open');
    const seen = await clerk.campaign.get({ campaign });
    expect(planSchema.parse(seen.plan)).toEqual(plan);
  });

  it('a roster with errors is refused until the clerk confirms them, and its findings are those of the core', async () => {
    const withErrors = files.find(({ unit, file, content }) => {
      const roster = readRoster({ ...content.workbook, file }, plan, { unit });
      return checkRoster(roster, { plan, asOf: '2027-01-10', unit }).counts.error > 0;
    }) as SampleFile;
    const clerk = await clerkOf(withErrors.unit.code);
    expect(await problemOf(submit(clerk, withErrors, 0, false))).toBe('errors-remain');
    const head = await submit(clerk, withErrors, 0);
    expect(head).toMatchObject({ version: 1, state: 'submitted', onBehalf: false, late: false, fileName: withErrors.file });
    const { findings } = await clerk.submission.get({ campaign, unit: withErrors.unit.code });
    const roster = readRoster({ ...withErrors.content.workbook, file: withErrors.file }, plan, { unit: withErrors.unit });
    const report = checkRoster(roster, { plan, asOf: head.submittedAt.slice(0, 10), unit: withErrors.unit });
    expect(findings).toEqual(JSON.parse(JSON.stringify(report.findings.map(({ fix: _fix, ...finding }) => finding))));
    expect(head.counts).toEqual(report.counts);
  });

  it('every unit submits, the first two through the county; the same content sent again counts once', async () => {
    for (const [index, file] of files.entries()) {
      const client = index < 2 ? officer : await clerkOf(file.unit.code);
      const version = heads.get(file.unit.code)?.version ?? 0;
      const head = await submit(client, file, version);
      expect(head.version).toBe(1);
      if (version === 0) expect(head.onBehalf).toBe(index < 2);
      expect(await submit(client, file, 0)).toEqual(head);
    }
    const { submissions } = await officer.submission.list({ campaign });
    expect(submissions).toHaveLength(files.length);
    const own = await (await clerkOf(fileAt(2).unit.code)).submission.list({ campaign });
    expect(own.submissions.map((head) => head.unit)).toEqual([fileAt(2).unit.code]);
  }, 300_000);

  it('what was submitted comes back as it was', async () => {
    const { unit, content, file } = fileAt(2);
    const clerk = await clerkOf(unit.code);
    const { digest, count } = await clerk.roster.content({ campaign, unit: unit.code, version: 1, index: 0 });
    const named = { ...content, workbook: { ...content.workbook, file } };
    expect({ digest, count }).toEqual({ digest: (await encodeContent(named, webContentTools)).digest, count: 1 });
  });

  it('a clerk reaches no other unit, and a version that others have replaced is stale', async () => {
    const clerk = await clerkOf(fileAt(2).unit.code);
    const unit = fileAt(3).unit.code;
    expect(await problemOf(submit(clerk, fileAt(3), 1))).toBe('not-your-unit');
    expect(await problemOf(clerk.roster.withdraw({ campaign, unit, version: 1 }))).toBe('not-your-unit');
    expect(await problemOf(clerk.submission.get({ campaign, unit }))).toBe('not-your-unit');
    const other = { ...fileAt(2), content: fileAt(3).content };
    expect(await problemOf(submit(clerk, other, 0))).toBe('stale-version');
    expect(await problemOf(officer.submission.accept({ campaign, unit, version: 2 }))).toBe('no-such-submission');
  });

  it('returned with reasons, corrected, accepted; an accepted one is not withdrawn', async () => {
    const { unit, file, content } = fileAt(2);
    const clerk = await clerkOf(unit.code);
    const rows = [{ sheet: content.workbook.sheets[0]?.name ?? 'Sheet1', row: 5, reason: '请核对' }];
    const returned = await officer.submission.return({ campaign, unit: unit.code, version: 1, reason: '见各行', rows });
    expect(returned.submission).toMatchObject({ state: 'returned', reason: '见各行', rowReasons: rows });
    const blank = {
      ...(content.workbook.sheets[0] as RosterContent['workbook']['sheets'][number]),
      name: '说明',
      rows: [['已核对']],
      merges: [],
    };
    const corrected = { ...content, workbook: { ...content.workbook, sheets: [...content.workbook.sheets, blank] } };
    files[2] = { unit, file, content: corrected };
    expect((await submit(clerk, fileAt(2), 1)).version).toBe(2);
    const { versions } = await clerk.submission.get({ campaign, unit: unit.code });
    expect(versions.map((head) => head.state)).toEqual(['returned', 'submitted']);
    expect((await officer.submission.accept({ campaign, unit: unit.code, version: 2 })).submission.state).toBe('accepted');
    expect(await problemOf(clerk.roster.withdraw({ campaign, unit: unit.code, version: 2 }))).toBe('wrong-state');
    expect(await problemOf(officer.submission.accept({ campaign, unit: unit.code, version: 1 }))).toBe('stale-version');
  });

  it('withdrawn and sent again is a new version; excluded and restored is the same one', async () => {
    const { unit } = fileAt(3);
    const clerk = await clerkOf(unit.code);
    expect((await clerk.roster.withdraw({ campaign, unit: unit.code, version: 1 })).submission.state).toBe('withdrawn');
    expect((await submit(clerk, fileAt(3), 1)).version).toBe(2);
    const excluded = await officer.submission.exclude({ campaign, unit: unit.code, version: 2, reason: '重复报送' });
    expect(excluded.submission.state).toBe('excluded');
    expect(await problemOf(submit(clerk, { ...fileAt(3), content: fileAt(4).content }, 2))).toBe('wrong-state');
    expect((await officer.submission.restore({ campaign, unit: unit.code, version: 2 })).submission.state).toBe('submitted');
  });

  it('the merge equals the merge of the files, tells its progress and is repeatable', async () => {
    const { digest, chunks } = await encodeContent(base, webContentTools);
    const { people } = await officer.base.save({ campaign, digest, data: chunks.join('') });
    expect(people).toBeGreaterThan(0);
    const progress: number[] = [];
    const { merge } = await officer.merge.run({ campaign }, { onProgress: ({ done }) => progress.push(done) });
    expect(merge.digest).toBe(mergeDigest(files, plan, merge.mergedAt.slice(0, 10), base));
    expect(progress).toEqual(Array.from({ length: files.length + 1 }, (_, done) => done));
    expect(merge).toMatchObject({ number: 1, stale: false, used: { [fileAt(2).unit.code]: 2, [fileAt(0).unit.code]: 1 } });
    const again = await officer.merge.run({ campaign });
    expect(again.merge).toMatchObject({ number: 2, digest: merge.digest, totals: merge.totals });
  }, 300_000);

  it('a unit that re-submits makes the merge stale; a decision too; neither can be locked', async () => {
    const { unit, content } = fileAt(4);
    const clerk = await clerkOf(unit.code);
    const renamed = { ...fileAt(4), file: `更正-${fileAt(4).file}` };
    files[4] = { ...renamed, content: { ...content, workbook: { ...content.workbook, file: renamed.file } } };
    await submit(clerk, fileAt(4), 1);
    const { merge } = await officer.merge.get({ campaign });
    expect(merge.stale).toBe(true);
    expect(await problemOf(officer.merge.lock({ campaign, digest: merge.digest }))).toBe('merge-stale');
    const fresh = await officer.merge.run({ campaign });
    expect(fresh.merge).toMatchObject({ stale: false, digest: mergeDigest(files, plan, fresh.merge.mergedAt.slice(0, 10), base) });
    const roster = readRoster({ ...fileAt(2).content.workbook, file: fileAt(2).file }, plan, { unit: fileAt(2).unit });
    const sheet = roster.sheets.find((one) => one.role === 'roster');
    const place = { unit: fileAt(2).unit.code, sheet: sheet?.sheet ?? '', row: sheet?.entries[0]?.row ?? 0 };
    const decision = { ...place, decide: 'exclude', reason: '已另行发放' } as const;
    expect((await officer.merge.decide({ campaign, decision })).decisions).toEqual([decision]);
    expect(await problemOf(officer.merge.decide({ campaign, decision: { ...decision, row: 9_999 } }))).toBe('no-such-entry');
    expect((await officer.merge.get({ campaign })).merge.stale).toBe(true);
    const decided = await officer.merge.run({ campaign });
    expect(decided.merge.digest).not.toBe(fresh.merge.digest);
    expect((await officer.merge.get({ campaign })).decisions).toEqual([decision]);
  }, 300_000);

  it('maker and checker are two people; locked, nothing is sent; unlocked with a reason', async () => {
    const { merge } = await officer.merge.get({ campaign });
    const second = await deployment.clientFor({ name: 'officer-2', role: 'officer', unit: null });
    expect(await problemOf(officer.merge.lock({ campaign, digest: merge.digest }))).toBe('same-person');
    expect((await second.merge.lock({ campaign, digest: merge.digest })).campaign.status).toBe('locked');
    const clerk = await clerkOf(fileAt(5).unit.code);
    expect(await problemOf(submit(clerk, { ...fileAt(5), content: fileAt(4).content }, 1))).toBe('campaign-not-open');
    const target = { campaign, unit: fileAt(5).unit.code, version: 1 };
    expect(await problemOf(officer.submission.return({ ...target, reason: '核对', rows: [] }))).toBe('campaign-locked');
    expect(await problemOf(officer.merge.run({ campaign }))).toBe('campaign-locked');
    expect((await second.merge.unlock({ campaign, reason: '名单有误' })).campaign.status).toBe('closed');
  });

  it('a visit is recorded for an entry that there is', async () => {
    const { unit, file, content } = fileAt(2);
    const clerk = await clerkOf(unit.code);
    const roster = readRoster({ ...content.workbook, file }, plan, { unit });
    const sheet = roster.sheets.find((one) => one.role === 'roster');
    const visit = { campaign, unit: unit.code, sheet: sheet?.sheet ?? '', visitedOn: '2027-01-20', met: true, note: '' };
    await clerk.visit.record({ ...visit, row: sheet?.entries[0]?.row ?? 0 });
    expect(await problemOf(clerk.visit.record({ ...visit, row: 9_999 }))).toBe('no-such-entry');
  });

  it('purged, the rosters are gone; totals and an unbroken audit of every step stay', async () => {
    const { merge } = await officer.merge.get({ campaign });
    const adminClient = await deployment.clientFor({ name: 'admin', role: 'admin', unit: null });
    expect((await adminClient.campaign.purge({ campaign, reason: '保存期满' })).campaign.status).toBe('purged');
    const target = { campaign, unit: fileAt(2).unit.code };
    expect(await problemOf(officer.roster.content({ ...target, version: 2, index: 0 }))).toBe('campaign-purged');
    expect((await officer.submission.get(target)).findings).toEqual([]);
    expect((await officer.merge.get({ campaign })).merge.totals).toEqual(merge.totals);
    const actions = new Set<string>();
    for (let after = 0; ;) {
      const { lines, intact } = await officer.audit.list({ after, limit: 20 });
      expect(intact).toBe(true);
      for (const line of lines) actions.add(line.action);
      if (lines.length === 0) break;
      after += lines.length;
    }
    const steps = ['campaign.save', 'campaign.open', 'roster.submit', 'roster.withdraw', 'submission.return', 'submission.accept'];
    const more = ['submission.exclude', 'submission.restore', 'base.save', 'merge.run', 'merge.decide', 'merge.lock', 'merge.unlock'];
    for (const action of [...steps, ...more, 'visit.record', 'campaign.purge']) expect(actions).toContain(action);
  });
}
