/** The steps of 上报 on the pane page over a county server, for tests in a browser. Importing it starts server and browser for the file's tests. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Client } from '../../../addin/api-client';
import { readRosterContent } from '../../../addin/api/read-roster-content';
import { webReadTools } from '../../../addin/api/web-tools';
import { readRoster } from '../../../core/intake';
import { planSchema, type Plan } from '../../../core/model/plan';
import type { WorkbookSnapshot } from '../../../core/model/sheet';
import { samplePlan } from '../../../core/plans';
import { openBrowser, type OpenBrowser, type WatchedPage } from './browser';
import { startPaneCounty, type PaneCounty } from './pane-county';
import type { MemoryWorkbook } from '../memory-host';
import { smallRoster, snapshotOf } from '../pane-sheets';

export interface PageWindow {
  readonly workbook: MemoryWorkbook;
  readonly axe: {
    readonly run: (
      root: Document,
    ) => Promise<{ readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[] }>;
  };
}

/** A deadline that has not passed, whenever this runs. */
const deadline = `${new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)}T18:00:00+08:00`;
export const plan: Plan = planSchema.parse({
  ...samplePlan('civil'),
  id: 'spring',
  title: '春节慰问困难群众',
  deadline: { at: deadline, late: 'flag' },
});
const { units } = plan;
const unitAt = (index: number): Plan['units'][number] => units[index] as Plan['units'][number];
export const rosterFor = (unit: string, count = 6): WorkbookSnapshot => ({
  file: `${unit}花名册.xlsx`,
  sheets: [
    snapshotOf('花名册', [['春节慰问花名册'], [`填报单位：${unit}`], ...smallRoster(count).slice(2)]),
    snapshotOf('通讯录', [
      ['部门', '电话'],
      ['办公室', '0571-88888888'],
    ]),
  ],
});
/** A folder for screenshots, where somebody wants to look at them. */
const shots = process.env['SHOTS'];

export let at: PaneCounty;
export let open: OpenBrowser;
beforeAll(async () => {
  const books: Record<string, WorkbookSnapshot> = {};
  units.forEach(({ name }, index) => {
    books[String(index)] = rosterFor(name);
  });
  books['large'] = rosterFor(unitAt(0).name, 50_000);
  at = await startPaneCounty([plan], books);
  open = await openBrowser();
  if (shots !== undefined) mkdirSync(shots, { recursive: true });
}, 120_000);
afterAll(async () => {
  await (open as OpenBrowser | undefined)?.close();
  await (at as PaneCounty | undefined)?.close();
});

let watched: WatchedPage;
export let page: Page;
let next = 0;
/** Each test has a unit of its own. */
export let unit: Plan['units'][number];
export let account: string;
export let password: string;

beforeEach(async () => {
  watched = await open.newPage();
  ({ page } = watched);
  await page.setViewportSize({ width: 320, height: 720 });
  unit = unitAt(next);
  account = `clerk-${next}`;
  password = await at.account(account, unit.code);
  await page.goto(`${at.url}/?workbook=${next}`);
  next += 1;
});
/** A page anew, in the place of the test's first. */
export const anotherPage = async (query: string, scheme: 'light' | 'dark'): Promise<void> => {
  await page.context().close();
  expect(watched.complaints).toEqual([]);
  watched = await open.newPage();
  ({ page } = watched);
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width: 320, height: 720 });
  await page.goto(`${at.url}/?${query.includes('workbook=') ? query : `workbook=${next - 1}&${query}`}`);
};
afterEach(async () => {
  await page.context().close();
  expect(open.outside).toEqual([]);
  expect(watched.complaints).toEqual([]);
});

export const button = (name: string): ReturnType<Page['getByRole']> => page.getByRole('button', { name, exact: true });
export const box = (label: string): ReturnType<Page['locator']> =>
  page.locator('label.field', { hasText: new RegExp(`^${label}`) }).locator('input');
export const shot = async (name: string): Promise<void> => {
  if (shots === undefined) return;
  for (const width of [320, 400]) {
    await page.setViewportSize({ width, height: 720 });
    await page.screenshot({ path: join(shots, `${name}-${width}.png`) });
  }
  await page.setViewportSize({ width: 320, height: 720 });
};
export const openTab = async (): Promise<void> => {
  await page.locator('.sheet-line').first().waitFor();
  await page.getByRole('tab', { name: '上报' }).click();
};
/** As the clerk of this test. */
export const signIn = async (other = password): Promise<void> => {
  await box('账号').fill(account);
  await box('密码').fill(other);
  await page.keyboard.press('Enter');
};
export const enter = async (): Promise<void> => {
  await openTab();
  await signIn();
  await page.getByText('还没有报过。').waitFor();
};
export const review = async (name = '上报'): Promise<void> => {
  await button(name).click();
  await page.getByRole('heading', { name: '请核对要报的内容' }).waitFor();
};
export const confirm = async (): Promise<void> => {
  await page.getByRole('checkbox', { name: /仍要上报/ }).check();
  await button('仍然上报').click();
};
export const versions = async (): Promise<number> =>
  (await at.county.submission.get({ campaign: plan.id, unit: unit.code }).catch(() => ({ versions: [] }))).versions.length;
export const axe = async (): Promise<readonly string[]> => {
  const { violations } = await page.evaluate(() => (globalThis as unknown as PageWindow).axe.run(document));
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`);
};
/** Entries as an officer reads them back. */
export const stored = async (county: Client, version: number): Promise<readonly (string | null | undefined)[]> => {
  const content = await readRosterContent(county, { campaign: plan.id, unit: unit.code, version }, webReadTools);
  expect(content.workbook.sheets.map(({ name }) => name)).toEqual(['花名册']);
  return readRoster(content.workbook, plan, { unit, overrides: content.overrides }).sheets.flatMap((sheet) =>
    sheet.entries.map(({ readings }) => `${readings.name?.value ?? ''} ${readings.idNumber?.value ?? ''}`),
  );
};
