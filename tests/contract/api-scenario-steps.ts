/**
 * The whole life of a campaign through the client, as steps in order that run anywhere: in Node against stores, servers and emulators, and
 * bundled in a page of a browser. What is expected is said through a small part of Jest's `expect`, which comes in from outside.
 */
import { submitRoster, type Client } from '../../addin/api-client';
import { readMerge } from '../../addin/api/read-merge';
import { webContentTools, webReadTools } from '../../addin/api/web-tools';
import { encodeContent, type RosterContent } from '../../core/api/roster-content';
import { sha256Hex } from '../../core/api/sha256';
import type { ResponseOf } from '../../core/api/table';
import { readRoster } from '../../core/intake';
import { mergeCounty } from '../../core/merge';
import { basePeople } from '../../core/merge/base-people';
import { canonicalLines } from '../../core/merge/canonical';
import type { MergeInput } from '../../core/model/merge';
import { planSchema, type Plan } from '../../core/model/plan';
import type { Role } from '../../core/ports/identity';
import { checkRoster } from '../../core/rules/run';

export interface ScenarioAccount {
  /** Different names are different people. */
  readonly name: string;
  readonly role: Role;
  readonly unit: string | null;
}

/** A client signed in as this person of one and the same office. Accounts are made when they are first asked for. */
export type ClientFor = (account: ScenarioAccount) => Promise<Client>;

export interface SampleFile {
  readonly unit: Plan['units'][number];
  readonly file: string;
  readonly content: RosterContent;
}

/** What the scenario sends; plain data, so that it can be handed to a page. */
export interface ScenarioData {
  readonly plan: Plan;
  readonly files: readonly SampleFile[];
  readonly base: RosterContent;
}

/** With the meaning that Jest gives them. */
export interface Expectation {
  toBe(expected: unknown): void;
  toEqual(expected: unknown): void;
  toMatchObject(expected: object): void;
  toHaveLength(length: number): void;
  toContain(item: unknown): void;
  toBeGreaterThan(bound: number): void;
  readonly not: { toBe(expected: unknown): void };
}
export type Expect = (actual: unknown) => Expectation;

export interface Step {
  readonly name: string;
  readonly run: () => Promise<void>;
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
  const lines = [...canonicalLines(mergeCounty(inputs, plan, { asOf, ...baseList }))];
  return sha256Hex(new TextEncoder().encode(lines.join('')));
}

const problemOf = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'no problem',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );

type Head = ResponseOf<'roster.submit'>['submission'];

/** The steps, in the order in which they must run; all of them share one state. */
export function scenarioSteps({ plan, base, ...data }: ScenarioData, clientFor: ClientFor, expect: Expect): readonly Step[] {
  const steps: Step[] = [];
  const step = (name: string, run: () => Promise<void>): void => void steps.push({ name, run });
  const campaign = plan.id;
  const files = [...data.files];
  const heads = new Map<string, Head>();

  const officerNamed = (name: string): Promise<Client> => clientFor({ name, role: 'officer', unit: null });
  const clerkOf = (unit: string): Promise<Client> => clientFor({ name: `clerk-${unit}`, role: 'clerk', unit });
  const submit = async (client: Client, sent: SampleFile, expectedVersion: number, confirmErrors = true): Promise<Head> => {
    const request = { campaign, unit: sent.unit.code, expectedVersion, fileName: sent.file, confirmErrors, content: sent.content };
    const { submission } = await submitRoster(client, request, { tools: webContentTools, chunkBytes: 2_000 });
    heads.set(sent.unit.code, submission);
    return submission;
  };
  const fileAt = (index: number): SampleFile => files[index] as SampleFile;

  step('a campaign is saved as a draft that clerks do not see, then opened', async () => {
    const officer = await officerNamed('officer-1');
    const { campaign: saved } = await officer.campaign.save({ plan: { ...plan }, expectedRevision: 0 });
    expect(saved).toMatchObject({ id: campaign, status: 'draft', units: plan.units.length, submitted: 0 });
    const clerk = await clerkOf(fileAt(0).unit.code);
    expect(await problemOf(clerk.campaign.get({ campaign }))).toBe('no-such-campaign');
    expect(await problemOf(submit(clerk, fileAt(0), 0))).toBe('no-such-campaign');
    expect((await officer.campaign.open({ campaign })).campaign.status).toBe('open');
    const seen = await clerk.campaign.get({ campaign });
    expect(planSchema.parse(seen.plan)).toEqual(plan);
  });

  step('a roster with errors is refused until the clerk confirms them, and its findings are those of the core', async () => {
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

  step('every unit submits, the first two through the county; the same content sent again counts once', async () => {
    const officer = await officerNamed('officer-1');
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
  });

  step('what was submitted comes back as it was', async () => {
    const { unit, content, file } = fileAt(2);
    const clerk = await clerkOf(unit.code);
    const { digest, count } = await clerk.roster.content({ campaign, unit: unit.code, version: 1, index: 0 });
    const named = { ...content, workbook: { ...content.workbook, file } };
    expect({ digest, count }).toEqual({ digest: (await encodeContent(named, webContentTools)).digest, count: 1 });
  });

  step('a clerk reaches no other unit, and a version that others have replaced is stale', async () => {
    const officer = await officerNamed('officer-1');
    const clerk = await clerkOf(fileAt(2).unit.code);
    const unit = fileAt(3).unit.code;
    expect(await problemOf(submit(clerk, fileAt(3), 1))).toBe('not-your-unit');
    expect(await problemOf(clerk.roster.withdraw({ campaign, unit, version: 1 }))).toBe('not-your-unit');
    expect(await problemOf(clerk.submission.get({ campaign, unit }))).toBe('not-your-unit');
    const other = { ...fileAt(2), content: fileAt(3).content };
    expect(await problemOf(submit(clerk, other, 0))).toBe('stale-version');
    expect(await problemOf(officer.submission.accept({ campaign, unit, version: 2 }))).toBe('no-such-submission');
  });

  step('returned with reasons, corrected, accepted; an accepted one is not withdrawn', async () => {
    const officer = await officerNamed('officer-1');
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

  step('withdrawn and sent again is a new version; excluded and restored is the same one', async () => {
    const officer = await officerNamed('officer-1');
    const { unit } = fileAt(3);
    const clerk = await clerkOf(unit.code);
    expect((await clerk.roster.withdraw({ campaign, unit: unit.code, version: 1 })).submission.state).toBe('withdrawn');
    expect((await submit(clerk, fileAt(3), 1)).version).toBe(2);
    const excluded = await officer.submission.exclude({ campaign, unit: unit.code, version: 2, reason: '重复报送' });
    expect(excluded.submission.state).toBe('excluded');
    expect(await problemOf(submit(clerk, { ...fileAt(3), content: fileAt(4).content }, 2))).toBe('wrong-state');
    expect((await officer.submission.restore({ campaign, unit: unit.code, version: 2 })).submission.state).toBe('submitted');
  });

  step('the merge equals the merge of the files, tells its progress and is repeatable', async () => {
    const officer = await officerNamed('officer-1');
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
    const { rest, entries, digest: read } = await readMerge(officer, campaign, webReadTools);
    expect(read).toBe(merge.digest);
    expect(rest.totals).toEqual(merge.totals);
    expect(entries.reduce((sum, entry) => sum + entry.grantedFen, 0)).toBe(merge.totals.granted.amountFen);
    expect(await problemOf((await clerkOf(fileAt(2).unit.code)).merge.content({ campaign, index: 0 }))).toBe('not-allowed');
  });

  step('a unit that re-submits makes the merge stale; a decision too; neither can be locked', async () => {
    const officer = await officerNamed('officer-1');
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
    expect((await officer.merge.decide({ campaign, decision })).decisions).toMatchObject([decision]);
    expect(await problemOf(officer.merge.decide({ campaign, decision: { ...decision, row: 9_999 } }))).toBe('no-such-entry');
    expect((await officer.merge.get({ campaign })).merge.stale).toBe(true);
    const decided = await officer.merge.run({ campaign });
    expect(decided.merge.digest).not.toBe(fresh.merge.digest);
    const { decisions } = await officer.merge.get({ campaign });
    expect(decisions).toMatchObject([decision]);
    const [taken] = decisions;
    expect(await officer.merge.undecide({ campaign, ...place, version: taken?.version ?? null })).toEqual({ decisions: [] });
    expect((await officer.merge.run({ campaign })).merge.digest).toBe(fresh.merge.digest);
    await officer.merge.decide({ campaign, decision });
    await officer.merge.run({ campaign });
  });

  step('maker and checker are two people; locked, nothing is sent; unlocked with a reason', async () => {
    const officer = await officerNamed('officer-1');
    const { merge } = await officer.merge.get({ campaign });
    const second = await officerNamed('officer-2');
    expect(await problemOf(officer.merge.lock({ campaign, digest: merge.digest }))).toBe('same-person');
    expect((await second.merge.lock({ campaign, digest: merge.digest })).campaign.status).toBe('locked');
    const clerk = await clerkOf(fileAt(5).unit.code);
    expect(await problemOf(submit(clerk, { ...fileAt(5), content: fileAt(4).content }, 1))).toBe('campaign-not-open');
    const target = { campaign, unit: fileAt(5).unit.code, version: 1 };
    expect(await problemOf(officer.submission.return({ ...target, reason: '核对', rows: [] }))).toBe('campaign-locked');
    expect(await problemOf(officer.merge.run({ campaign }))).toBe('campaign-locked');
    expect((await second.merge.unlock({ campaign, reason: '名单有误' })).campaign.status).toBe('closed');
  });

  step('a visit is recorded for an entry that there is', async () => {
    const { unit, file, content } = fileAt(2);
    const clerk = await clerkOf(unit.code);
    const roster = readRoster({ ...content.workbook, file }, plan, { unit });
    const sheet = roster.sheets.find((one) => one.role === 'roster');
    const visit = { campaign, unit: unit.code, sheet: sheet?.sheet ?? '', visitedOn: '2027-01-20', met: true, note: '' };
    await clerk.visit.record({ ...visit, row: sheet?.entries[0]?.row ?? 0 });
    expect(await problemOf(clerk.visit.record({ ...visit, row: 9_999 }))).toBe('no-such-entry');
    const { visits } = await clerk.visit.list({ campaign, unit: unit.code });
    expect(visits).toMatchObject([{ visitedOn: '2027-01-20', met: true, now: { sheet: visit.sheet, row: sheet?.entries[0]?.row ?? 0 } }]);
  });

  step('purged, the rosters are gone; totals and an unbroken audit of every step stay', async () => {
    const officer = await officerNamed('officer-1');
    const { merge } = await officer.merge.get({ campaign });
    const adminClient = await clientFor({ name: 'admin', role: 'admin', unit: null });
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
    const more = [
      'submission.exclude',
      'submission.restore',
      'base.save',
      'merge.run',
      'merge.decide',
      'merge.undecide',
      'merge.lock',
      'merge.unlock',
    ];
    for (const action of [...steps, ...more, 'visit.record', 'campaign.purge']) expect(actions).toContain(action);
  });

  return steps;
}
