/**
 * Two deployments, one truth: the sample counties as shipped, sent to an office on SQLite (by the county, from the files it got) and to one
 * on Firestore (by each unit itself, at the time it sent them, in another order), give the same bytes as `songnuan merge` on the files.
 */
import { FirestoreMock } from '@firebase-bridge/firestore-admin';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { submitRoster, type Client } from '../../addin/api-client';
import { readMerge, type ReadMerge } from '../../addin/api/read-merge';
import { webContentTools, webReadTools } from '../../addin/api/web-tools';
import { gatherFiles } from '../../cli/gather-files';
import { mergeFiles } from '../../cli/merge-files';
import { encodeContent } from '../../core/api/roster-content';
import { namedUnit } from '../../core/intake';
import { canonicalLines, parseCanonical } from '../../core/merge/canonical';
import type { MergeResult } from '../../core/model/merge';
import type { Plan } from '../../core/model/plan';
import type { SubmissionLine } from '../../core/model/submission-line';
import { samplePlans } from '../../core/plans';
import { chinaDay } from '../../core/ports/clock';
import { readWorkbookFile } from '../../files/read/from-disk';
import { openFirestoreStore } from '../../functions/store/firestore';
import { runCli } from '../support/cli';
import { clerk, officer, openOffice, type OfficeHarness } from '../support/office/harness';

/** All files are there by then. */
const mergedAt = Date.parse('2027-02-05T10:00:00+08:00');
const asOf = chinaDay(mergedAt);
const samples = join(__dirname, '../../samples');

interface County {
  readonly plan: Plan;
  readonly rosters: string;
  readonly base: string;
  readonly list: string;
  readonly lines: readonly (SubmissionLine & { readonly receivedAt: string })[];
}

const countyOf = (plan: Plan): County => {
  const folder = join(samples, plan.id);
  const list = join(folder, 'submissions.json');
  return { plan, rosters: join(folder, 'rosters'), base: join(folder, '底册.xlsx'), list, lines: JSON.parse(readFileSync(list, 'utf8')) };
};

async function fromFiles({ plan, rosters, base, lines }: County): Promise<MergeResult> {
  const options = { plan, asOf, submissions: lines, decisions: [], base, askUnit: async () => null, onFile: () => undefined };
  const { result, unread, crashed } = await mergeFiles(await gatherFiles([rosters], 'zh-CN'), options);
  expect({ unread, crashed }).toEqual({ unread: [], crashed: [] });
  return result;
}

/** Replaced files before those that replace them, otherwise as `order` has them. */
type Order = (lines: County['lines']) => County['lines'];
const replacedFirst: Order = (lines) =>
  lines.toSorted((a, b) => Number(b.supersededBy !== undefined) - Number(a.supersededBy !== undefined));

async function sendAll(county: County, lines: County['lines'], send: (line: County['lines'][number]) => [Client, object]): Promise<void> {
  const versions = new Map<string, number>();
  for (const line of lines) {
    const unit = namedUnit(line.unit, county.plan).code ?? '';
    const [client, more] = send(line);
    const content = { workbook: await readWorkbookFile(join(county.rosters, line.file)), overrides: [] };
    const expectedVersion = versions.get(unit) ?? 0;
    const request = { campaign: county.plan.id, unit, expectedVersion, fileName: line.file, confirmErrors: true, content, ...more };
    versions.set(unit, (await submitRoster(client, request, { tools: webContentTools })).submission.version);
  }
}

interface Merged {
  readonly content: ReadMerge;
  readonly summary: Awaited<ReturnType<Client['merge']['run']>>['merge'];
}

async function onServer(office: OfficeHarness, county: County, sendEach: (county: Client) => Promise<void>): Promise<Merged> {
  const desk = office.clientOf(officer());
  const campaign = county.plan.id;
  try {
    await desk.campaign.save({ plan: { ...county.plan }, expectedRevision: 0 });
    await desk.campaign.open({ campaign });
    await sendEach(desk);
    office.clock.time = mergedAt;
    const base = await encodeContent({ workbook: await readWorkbookFile(county.base), overrides: [] }, webContentTools);
    await desk.base.save({ campaign, digest: base.digest, data: base.chunks.join('') });
    const { merge } = await desk.merge.run({ campaign });
    const content = await readMerge(desk, campaign, webReadTools);
    expect({ digest: content.digest, number: content.number }).toEqual({ digest: merge.digest, number: 1 });
    expect(office.logged).toEqual([]);
    return { summary: merge, content };
  } finally {
    await office.close();
  }
}

describe.each(samplePlans.map((plan) => [plan.id, countyOf(plan)] as const))('the county of the plan %s', (_id, county) => {
  it('is the same merge from the files, on SQLite and on Firestore', async () => {
    const result = await fromFiles(county);
    const text = [...canonicalLines(result)].join('');
    const digest = createHash('sha256').update(text).digest('hex');

    const sqlite = openOffice();
    sqlite.clock.time = mergedAt;
    const byCounty = await onServer(sqlite, county, (desk) =>
      sendAll(county, replacedFirst(county.lines), ({ receivedAt }) => [desk, { receivedAt }]),
    );
    const firestore = openOffice({
      store: openFirestoreStore(new FirestoreMock().createDatabase(`one-truth-${county.plan.id}`).firestore()),
    });
    const byUnits = await onServer(firestore, county, () =>
      sendAll(county, replacedFirst(county.lines.toReversed()), ({ unit, receivedAt }) => {
        firestore.clock.time = Date.parse(receivedAt);
        return [firestore.clientOf(clerk(namedUnit(unit, county.plan).code ?? '')), {}];
      }),
    );

    expect(byCounty.summary.digest).toBe(digest);
    expect(byUnits.summary.digest).toBe(digest);
    expect({ rest: byCounty.content.rest, entries: byCounty.content.entries }).toEqual(parseCanonical(text));
    expect(byUnits.content).toEqual(byCounty.content);

    const folder = mkdtempSync(join(tmpdir(), 'songnuan-one-truth-'));
    try {
      const { plan, rosters, base, list } = county;
      const lists = ['--plan', plan.id, '--submissions', list, '--base', base, '--as-of', asOf];
      const run = await runCli('merge', rosters, ...lists, '--out', join(folder, 'merged.xlsx'), '--json');
      const cli = JSON.parse(run.out) as { readonly totals: { readonly reported: unknown; readonly granted: unknown } };
      expect(byUnits.summary.totals).toEqual({ reported: cli.totals.reported, granted: cli.totals.granted });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);
});

it('the samples put to the test what could set deployments apart: late files, replaced files, units without a file, duplicates', async () => {
  const results = await Promise.all(samplePlans.map((plan) => fromFiles(countyOf(plan))));
  const some = (pick: (result: MergeResult) => number): boolean => results.some((result) => pick(result) > 0);
  expect(some((result) => result.lateUnits.length)).toBe(true);
  expect(some((result) => result.entries.filter(({ standing }) => standing === 'superseded').length)).toBe(true);
  expect(some((result) => result.missingUnits.length)).toBe(true);
  expect(some((result) => result.duplicates.filter(({ acrossUnits }) => acrossUnits).length)).toBe(true);
});
