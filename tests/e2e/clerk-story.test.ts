/**
 * A clerk's whole way, with the built pane and the real office.js in the page that plays Excel, against a county server: open, check, fix,
 * check again, submit; what the county stores is the sheet; returned with reasons; everything taken off again; submitted anew.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { readWorkbook } from '../../files/read';
import { runCli } from '../support/cli';
import { openClerk, until, type Clerk, type Shown } from '../support/e2e/clerk-story/clerk';
import {
  entriesOf,
  entryDifferences,
  startStoryCounty,
  type PlanName,
  type StoryCounty,
  type Unit,
} from '../support/e2e/clerk-story/county';
import { differences, launchChromium } from '../support/excel-host/index';

/** Layouts: several sheets by village or category, heads of one to three lines, titles and notes above, sections, totals, sheets that are none. */
const whole = [
  ['civil', '太平镇-春节慰问名单.xlsx'],
  ['civil', '城西街道-困难群众花名册.xlsx'],
  ['civil', '上报名单_永兴镇.xlsx'],
  ['union', '水利系统工会2027年慰问花名册.xlsx'],
] as const;
const shorter = [
  ['civil', '枫树乡-花名册(定稿).xlsx'],
  ['civil', '松坪乡-花名册(定稿).xlsx'],
  ['civil', '北塘镇2027年困难群众花名册.xlsx'],
  ['civil', '上报名单_清溪镇.xlsx'],
  ['civil', '附件2-柳林镇慰问花名册.xlsx'],
  ['civil', '花名册最终版_城南街道.xlsx'],
  ['civil', '附件3.xlsx'],
  ['civil', '附件3(2).xlsx'],
  ['union', '住建系统工会.xlsx'],
  ['union', '上报名单_城东工业区总工会.xlsx'],
  ['union', '花名册最终版_北塘镇总工会.xlsx'],
  ['union', '附件2-供销系统工会春节慰问名单.xlsx'],
] as const;

interface Found {
  readonly severity: string;
  readonly sheet: string;
  readonly cell: string | null;
  readonly row: number | null;
  readonly message: string;
}
interface Checked {
  readonly unit: string;
  readonly findings: readonly Found[];
  readonly fixes: readonly unknown[];
}

let folder: string;
let county: StoryCounty;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'songnuan-story-'));
  county = await startStoryCounty();
  browser = await launchChromium();
}, 120_000);
afterAll(async () => {
  await (browser as Browser | undefined)?.close();
  await (county as StoryCounty | undefined)?.close();
  rmSync(folder, { recursive: true, force: true });
});

let clerk: Clerk;
afterEach(async () => {
  expect(clerk.excel.failures).toEqual([]);
  expect(clerk.complaints).toEqual([]);
  await clerk.close();
});

/** `songnuan check` of a file, on the pane's day: it counts by the clock of China. */
async function checkedByCommand(path: string, plan: PlanName): Promise<Checked> {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const { out } = await runCli('check', path, '--plan', plan, '--as-of', today, '--json');
  const [checked] = (JSON.parse(out) as { files: Checked[] }).files;
  return checked!;
}
const checkedSaved = async (file: string, plan: PlanName): Promise<Checked> => {
  const path = join(folder, file);
  writeFileSync(path, await clerk.excel.save());
  return checkedByCommand(path, plan);
};
/** Each finding of the command is in the pane's list, with its place and words, and nothing else is. */
const notShownAlike = (shown: readonly Shown[], { findings }: Checked): readonly string[] => {
  const left = [...shown];
  const missing = findings.filter(({ cell, row, sheet, message }) => {
    const place = cell ?? (row === null ? sheet : String(row));
    const at = left.findIndex((item) => item.place === place && item.what !== '' && message.startsWith(item.what));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...missing.map(({ message }) => `missing ${message}`), ...left.map(({ place, what }) => `unexpected ${place} ${what}`)];
};
const countsOf = ({ findings }: Checked): readonly number[] =>
  findings.length === 0
    ? []
    : ['error', 'warning', 'info'].map((severity) => findings.filter((finding) => finding.severity === severity).length);

/** Opens, checks and compares with the command line. */
async function openAndCheck(
  plan: PlanName,
  file: string,
): Promise<{ readonly before: Buffer; readonly checked: Checked; readonly unit: Unit }> {
  const path = `samples/${plan}/rosters/${file}`;
  clerk = await openClerk(browser, { workbook: path, paneUrl: county.paneUrl });
  const before = await clerk.excel.save();
  await clerk.choosePlan(plan);
  await clerk.check();
  const checked = await checkedByCommand(path, plan);
  expect(await clerk.counts()).toEqual(countsOf(checked));
  expect(notShownAlike(await clerk.list(), checked)).toEqual([]);
  const unit = county.plans[plan].units.find(({ name }) => name === checked.unit);
  return { before, checked, unit: unit! };
}
/** What is taken off goes in its turn, without a word: given time, nothing may differ. */
const nothingLeft = async (before: Buffer): Promise<void> => {
  expect(
    await until(
      async () => differences(before, await clerk.excel.save()),
      (found) => found.length === 0,
    ),
  ).toEqual([]);
};
const sheetEntries = async (plan: PlanName, file: string, unit: Unit): Promise<readonly string[]> =>
  entriesOf(await readWorkbook(await clerk.excel.save(), basename(file)), county.plans[plan], unit);
const enter = async (plan: PlanName, unit: Unit): Promise<void> => {
  await clerk.tab('上报');
  await clerk.redeem(await county.invite(unit), `经办-${plan}-${unit.code}`);
  await clerk.chooseCampaign(county.plans[plan].id);
  await clerk.pane().getByText('还没有报过。').waitFor();
};

it.each(whole)('%s %s: from opening to the second version, and the workbook as it was in between', async (plan, file) => {
  const { before, checked, unit } = await openAndCheck(plan, file);
  const campaign = county.plans[plan];
  await clerk.shot(`${unit.code}-1-checked`);

  await clerk.tab('修正');
  await clerk.button(/^全部修正/).waitFor();
  await clerk.shot(`${unit.code}-2-fixes`);
  expect(checked.fixes.length).toBeGreaterThan(0);
  await clerk.fixAll();
  await clerk.shot(`${unit.code}-3-fixed`);
  expect(await differences(before, await clerk.excel.save())).not.toEqual([]);
  await clerk.tab('校验');
  await clerk.check();
  const again = await checkedSaved(file, plan);
  expect(again.fixes).toEqual([]);
  expect(await clerk.counts()).toEqual(countsOf(again));
  expect(notShownAlike(await clerk.list(), again)).toEqual([]);
  await clerk.shot(`${unit.code}-4-checked-again`);

  await enter(plan, unit);
  await clerk.shot(`${unit.code}-5-campaign`);
  await clerk.review();
  await clerk.shot(`${unit.code}-6-review`);
  const reviewed = await clerk.figures();
  await clerk.confirm();
  await clerk.receipt(1);
  expect(await clerk.figures()).toEqual(reviewed);
  await clerk.shot(`${unit.code}-7-receipt`);
  const first = await sheetEntries(plan, file, unit);
  expect(first.length).toBeGreaterThan(0);
  expect(entryDifferences(await county.stored(campaign, unit, 1), first)).toEqual([]);

  const places = first.slice(0, 2).map((entry) => {
    const [sheet, { row }] = JSON.parse(entry) as [string, { row: number }];
    return { sheet, row, reason: `第 ${row} 行与低保系统不一致，请核对。` };
  });
  await county.officer.submission.return({ campaign: campaign.id, unit: unit.code, version: 1, reason: '请核对后重报', rows: places });
  await clerk.button('完成').click();
  await clerk.button('刷新').click();
  await clerk.pane().getByText('县里退回了名册').waitFor();
  await clerk
    .pane()
    .locator('.reasons .item')
    .nth(places.length - 1)
    .waitFor();
  const told = await clerk.pane().locator('.reasons .item').allTextContents();
  places.forEach(({ row, reason }, index) => {
    expect(told[index]).toContain(`第 ${row} 行`);
    expect(told[index]).toContain(reason);
  });
  const marked = (): readonly string[] =>
    places.flatMap(({ sheet, row, reason }) =>
      clerk.excel.model
        .sheet(sheet)
        .comments.filter((comment) => comment.row === row - 1 && comment.content.includes(reason))
        .map(({ content }) => content),
    );
  expect(await until(marked, (found) => found.length === places.length)).toHaveLength(places.length);
  await clerk.shot(`${unit.code}-8-returned`);

  await clerk.pane().getByLabel('在表格上标出').uncheck();
  await clerk.tab('修正');
  await clerk.undo();
  await clerk.shot(`${unit.code}-9-undone`);
  await nothingLeft(before);

  await clerk.tab('上报');
  await clerk.review();
  await clerk.confirm();
  await clerk.receipt(2);
  expect(entryDifferences(await county.stored(campaign, unit, 2), await sheetEntries(plan, file, unit))).toEqual([]);
  await clerk.button('完成').click();
  await clerk.shot(`${unit.code}-10-submitted`);
  expect(await county.versions(campaign, unit)).toBe(2);
  await nothingLeft(before);
});

it.each(shorter)('%s %s: checked as by the command, fixed and taken back, submitted as it stands', async (plan, file) => {
  const { before, checked, unit } = await openAndCheck(plan, file);
  if (checked.fixes.length > 0) {
    await clerk.tab('修正');
    await clerk.fixAll();
    await clerk.undo();
  }
  await nothingLeft(before);
  await enter(plan, unit);
  await clerk.review();
  const reviewed = await clerk.figures();
  expect(reviewed).toEqual([expect.stringMatching(/\d/), expect.stringMatching(/\d/)]);
  await clerk.confirm();
  await clerk.receipt(1);
  expect(await clerk.figures()).toEqual(reviewed);
  const entries = await sheetEntries(plan, file, unit);
  expect(entries.length).toBeGreaterThan(0);
  expect(entryDifferences(await county.stored(county.plans[plan], unit, 1), entries)).toEqual([]);
  await nothingLeft(before);
});
