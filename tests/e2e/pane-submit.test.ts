/** 上报 in a real browser against a county server: from the sign-in to the receipt, back with reasons, and again; with a line that breaks. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createClient, type Client } from '../../addin/api-client';
import { readRosterContent } from '../../addin/api/read-roster-content';
import { webReadTools } from '../../addin/api/web-tools';
import { readRoster } from '../../core/intake';
import { planSchema, type Plan } from '../../core/model/plan';
import type { WorkbookSnapshot } from '../../core/model/sheet';
import { samplePlan } from '../../core/plans';
import { openBrowser, type OpenBrowser, type WatchedPage } from '../support/e2e/browser';
import { startPaneCounty, type PaneCounty } from '../support/e2e/pane-county';
import type { MemoryWorkbook } from '../support/memory-host';
import { idNo, nameNo, smallRoster, snapshotOf } from '../support/pane-sheets';

interface PageWindow {
  readonly workbook: MemoryWorkbook;
  readonly axe: {
    readonly run: (
      root: Document,
    ) => Promise<{ readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[] }>;
  };
}
const pageWindow = (): PageWindow => globalThis as unknown as PageWindow;
void pageWindow;

/** A deadline that has not passed, whenever this runs. */
const deadline = `${new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)}T18:00:00+08:00`;
const plan: Plan = planSchema.parse({
  ...samplePlan('civil'),
  id: 'spring',
  title: '春节慰问困难群众',
  deadline: { at: deadline, late: 'flag' },
});
const { units } = plan;
const unitAt = (index: number): Plan['units'][number] => units[index] as Plan['units'][number];
const rosterFor = (unit: string, count = 6): WorkbookSnapshot => ({
  file: `${unit}花名册.xlsx`,
  sheets: [
    snapshotOf('花名册', [['春节慰问花名册'], [`填报单位：${unit}`], ...smallRoster(count).slice(2)]),
    snapshotOf('通讯录', [
      ['部门', '电话'],
      ['办公室', '0571-88888888'],
    ]),
  ],
});
const shots = process.env['SHOTS'];

let at: PaneCounty;
let open: OpenBrowser;
beforeAll(async () => {
  const books: Record<string, WorkbookSnapshot> = {};
  units.forEach(({ name }, index) => {
    books[String(index)] = rosterFor(name);
  });
  books['large'] = rosterFor(unitAt(0).name, 3_000);
  at = await startPaneCounty([plan], books);
  open = await openBrowser();
  if (shots !== undefined) mkdirSync(shots, { recursive: true });
}, 120_000);
afterAll(async () => {
  await (open as OpenBrowser | undefined)?.close();
  await (at as PaneCounty | undefined)?.close();
});

let watched: WatchedPage;
let page: Page;
let next = 0;
/** Each test has a unit of its own. */
let unit: Plan['units'][number];
let account: string;
let password: string;

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
afterEach(async () => {
  await page.context().close();
  expect(open.outside).toEqual([]);
  expect(watched.complaints).toEqual([]);
});

const button = (name: string): ReturnType<Page['getByRole']> => page.getByRole('button', { name, exact: true });
const box = (label: string): ReturnType<Page['locator']> =>
  page.locator('label.field', { hasText: new RegExp(`^${label}`) }).locator('input');
const shot = async (name: string): Promise<void> => {
  if (shots === undefined) return;
  for (const width of [320, 400]) {
    await page.setViewportSize({ width, height: 720 });
    await page.screenshot({ path: join(shots, `${name}-${width}.png`) });
  }
  await page.setViewportSize({ width: 320, height: 720 });
};
const openTab = async (): Promise<void> => {
  await page.locator('.sheet-line').first().waitFor();
  await page.getByRole('tab', { name: '上报' }).click();
};
const signIn = async (): Promise<void> => {
  await box('账号').fill(account);
  await box('密码').fill(password);
  await page.keyboard.press('Enter');
};
const enter = async (): Promise<void> => {
  await openTab();
  await signIn();
  await page.getByText('还没有报过。').waitFor();
};
const review = async (name = '上报'): Promise<void> => {
  await button(name).click();
  await page.getByText('请核对要报的内容').waitFor();
};
const confirm = async (): Promise<void> => {
  await page.getByRole('checkbox', { name: /仍要上报/ }).check();
  await button('仍然上报').click();
};
const submit = async (): Promise<void> => {
  await review();
  await confirm();
  await page.getByText('第 1 版已报出').waitFor();
};
const versions = async (): Promise<number> =>
  (await at.county.submission.get({ campaign: plan.id, unit: unit.code }).catch(() => ({ versions: [] }))).versions.length;
const axe = async (): Promise<readonly string[]> => {
  const { violations } = await page.evaluate(() => (globalThis as unknown as PageWindow).axe.run(document));
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`);
};
/** Entries as an officer reads them back. */
const stored = async (county: Client, version: number): Promise<readonly (string | null | undefined)[]> => {
  const content = await readRosterContent(county, { campaign: plan.id, unit: unit.code, version }, webReadTools);
  expect(content.workbook.sheets.map(({ name }) => name)).toEqual(['花名册']);
  return readRoster(content.workbook, plan, { unit, overrides: content.overrides }).sheets.flatMap((sheet) =>
    sheet.entries.map(({ readings }) => `${readings.name?.value ?? ''} ${readings.idNumber?.value ?? ''}`),
  );
};

it('redeem → check → submit → receipt; returned with reasons, at their rows after rows were moved; submitted again; withdrawn', async () => {
  await openTab();
  await shot('sign-in');
  await button('我有邀请码，第一次使用').click();
  await box('邀请码').fill(await at.invite(unit.code));
  await box('给自己起一个账号名').fill('新来的经办');
  await box('设一个密码').fill('short');
  await box('再输一遍密码').fill('short');
  await button('开户并登录').click();
  await page.getByText('密码还不够 10 个字符。').waitFor();
  await shot('redeem');
  await box('设一个密码').fill('一匹正确的马和一枚钉子');
  await box('再输一遍密码').fill('一匹正确的马和一枚钉子');
  await button('开户并登录').click();
  await page.getByText('还没有报过。').waitFor();
  await page.getByText(/还有 (?:19|20|21) 天/).waitFor();
  expect(await page.locator('.facts').first().textContent()).toContain(unit.name);
  await shot('campaign');
  // The check goes by the campaign's plan.
  await page.getByRole('tab', { name: '校验' }).click();
  expect(await page.getByLabel('慰问方案').inputValue()).toBe(plan.id);
  await page.getByRole('tab', { name: '上报' }).click();
  await review();
  await shot('review');
  expect(await page.locator('.facts').textContent()).toContain('花名册（6 条）');
  expect(await page.locator('.facts').textContent()).toContain('通讯录');
  expect(await button('仍然上报').isDisabled()).toBe(true);
  await confirm();
  await page.getByText('第 1 版已报出').waitFor();
  await shot('receipt');
  expect(await page.getByText('已保存在县里。').count()).toBeGreaterThan(0);
  const list = await stored(at.county, 1);
  expect(list).toHaveLength(6);
  expect(list[0]).toBe(`${nameNo(1)} ${idNo(1)}`);

  // The same again counts once.
  await button('完成').click();
  await page.getByText('已报县里，等待审核').waitFor();
  await shot('submitted');
  await review('重新上报');
  await confirm();
  await page.locator('.card', { hasText: '没有重复上报' }).waitFor();
  await button('完成').click();
  expect(await versions()).toBe(1);

  await at.county.submission.return({
    ...{ campaign: plan.id, unit: unit.code, version: 1, reason: '请核对后重报' },
    rows: [
      { sheet: '花名册', row: 5, reason: '身份证号与低保系统不一致，请核对证件。' },
      { sheet: '花名册', row: 8, reason: '此人已在 2026 年 10 月去世，请核实。' },
    ],
  });
  await button('刷新').click();
  await page.getByText('县里退回了名册').waitFor();
  const rows = page.locator('.reasons .item');
  await rows.nth(1).waitFor();
  expect(await rows.nth(0).textContent()).toContain(nameNo(2));
  await page.waitForFunction(() => (globalThis as unknown as PageWindow).workbook.marks().length === 2);
  const marks = await page.evaluate(() => (globalThis as unknown as PageWindow).workbook.marks());
  expect(marks.map(({ cell, severity, comment }) => [cell, severity, comment])).toEqual([
    ['B5', 'error', '县里退回：身份证号与低保系统不一致，请核对证件。'],
    ['B8', 'error', '县里退回：此人已在 2026 年 10 月去世，请核实。'],
  ]);
  await shot('returned');
  // Rows go in above: the reasons follow their people.
  await page.evaluate(() => {
    (globalThis as unknown as PageWindow).workbook.insertRows('花名册', 4, 3);
  });
  await page.waitForFunction(() => (globalThis as unknown as PageWindow).workbook.marks().some(({ cell }) => cell === 'B8'));
  await rows.nth(0).locator('button').click();
  await page.waitForFunction(() => (globalThis as unknown as PageWindow).workbook.selected().cell === 'B8');
  // A person who was deleted is named as gone.
  await page.evaluate(() => {
    (globalThis as unknown as PageWindow).workbook.deleteRows('花名册', 11, 1);
  });
  await page.getByText('表里找不到', { exact: true }).waitFor();
  await page.evaluate((id) => {
    (globalThis as unknown as PageWindow).workbook.edit('花名册', 'C8', id);
  }, idNo(2));
  await shot('returned-moved');
  await button('重新上报').click();
  await page.getByText('请核对要报的内容').waitFor();
  if ((await page.getByRole('checkbox', { name: /仍要上报/ }).count()) > 0) await confirm();
  else await button('确认上报').click();
  await page.getByText('第 2 版已报出').waitFor();
  await page.waitForFunction(() => (globalThis as unknown as PageWindow).workbook.marks().length === 0);
  expect(await stored(at.county, 2)).toHaveLength(5);
  await button('完成').click();
  await page.locator('.version').first().getByRole('button').first().click();
  await shot('history');
  await button('撤回这一版').click();
  await shot('withdraw');
  await button('确认撤回').click();
  await page.getByText('县里汇总时不算。').waitFor();
  const { versions: all } = await at.county.submission.get({ campaign: plan.id, unit: unit.code });
  expect(all.map(({ state }) => state)).toEqual(['returned', 'withdrawn']);
});
