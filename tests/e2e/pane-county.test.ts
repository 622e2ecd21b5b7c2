/** The county's people in Excel's pane, over a workbook in memory and the demo county: from the sign-in to the merge as sheets of the workbook. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Client } from '../../addin/api-client';
import { openTestCounty, passwordsIn, type TestCounty } from '../support/county';
import { axe, shot } from '../support/desk/desk-page';
import { cellsOf, mergedByCommand } from '../support/desk/same-workbook';
import { openBrowser, type OpenBrowser, type WatchedPage } from '../support/e2e/browser';
import type { MemoryWorkbook } from '../support/memory-host';
import { buildPanePage } from '../support/pane-page/build';
import { smallRoster, snapshotOf } from '../support/pane-sheets';

interface PaneWindow {
  readonly workbook: MemoryWorkbook;
}

let folder: string;
let county: TestCounty;
let open: OpenBrowser;
let watched: WatchedPage;
let page: Page;
let officer: Client;
let passwords: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'songnuan-pane-county-'));
  const pane = join(folder, 'pane');
  await buildPanePage(pane, {
    own: { file: '县局.xlsx', sheets: [snapshotOf('花名册', smallRoster()), snapshotOf('问题清单', [['原来的']])] },
  });
  county = await openTestCounty(join(folder, 'data'), { pane, demo: true });
  passwords = passwordsIn(county.demoAccounts ?? '');
  officer = await county.signIn('officer', passwords['officer']!);
  open = await openBrowser();
  watched = await open.newPage();
  page = watched.page;
  await page.setViewportSize({ width: 320, height: 720 });
  await page.goto(`${county.url}?today=2026-12-25&workbook=own`);
}, 240_000);
afterAll(async () => {
  await (open as OpenBrowser | undefined)?.close();
  await (county as TestCounty | undefined)?.close();
  rmSync(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp) => page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const tabs = (): Promise<string[]> => page.getByRole('tablist', { name: '功能' }).getByRole('tab').allTextContents();
const signIn = async (account: string): Promise<void> => {
  await page.getByLabel('账号', { exact: true }).fill(account);
  await page.getByLabel('密码', { exact: true }).fill(passwords[account]!);
  await button('登录').click();
};
/** Nothing for axe to find and nothing beyond the edge, at the widths that a pane has. */
async function look(name: string): Promise<void> {
  for (const width of [400, 320]) {
    await page.setViewportSize({ width, height: 720 });
    expect([name, width, await axe(page)]).toEqual([name, width, []]);
    const beyond = await page.evaluate(() =>
      ['#desk-main', '.tabs', 'html'].filter((one) => {
        const box = document.querySelector(one);
        return box !== null && (box.scrollWidth > box.clientWidth || (one === 'html' && box.scrollHeight > box.clientHeight));
      }),
    );
    expect([name, width, beyond]).toEqual([name, width, []]);
    await shot(page, `pane-county-${name}-${String(width)}`);
  }
}
const sheetOf = (name: string): Promise<readonly (readonly unknown[])[]> =>
  page.evaluate(
    async (sheet) => (await (globalThis as unknown as PaneWindow).workbook.host.readSheets([sheet]))[0]?.rows ?? [],
    name,
  ) as Promise<readonly (readonly unknown[])[]>;
const sheetNames = (): Promise<readonly string[]> =>
  page.evaluate(async () => (await (globalThis as unknown as PaneWindow).workbook.host.listSheets()).map(({ name }) => name));

/** Of a cell as the independent reader gives it: it leaves out a formula's result that is 0. */
function valueOf(cell: unknown): unknown {
  if (typeof cell !== 'string' || !cell.startsWith('{"')) return cell;
  const { formula, result = 0 } = JSON.parse(cell) as { readonly formula?: string; readonly result?: unknown };
  return formula === undefined ? cell : result;
}

it('a clerk has no area of the county; an officer who signs in is led to its board', async () => {
  await page.getByRole('tab', { name: '上报' }).click();
  const clerk = Object.keys(passwords).find((name) => name !== 'officer' && name !== 'admin')!;
  await signIn(clerk);
  await page.locator('.account').waitFor();
  expect(await tabs()).toEqual(['校验', '修正', '上报']);
  await page.locator('.account .disclosure-head button').click();
  await button('退出登录').click();
  await signIn('officer');
  await page.locator('.units tbody tr').nth(29).waitFor();
  expect((await tabs()).map((text) => text.replace(/\d+$/, ''))).toEqual(['校验', '修正', '上报', '县里']);
  // Above what it leads through.
  expect((await page.getByRole('navigation').boundingBox())?.y).toBeLessThan(120);
  await look('board');
});

it('for the county’s people 上报 sends for a unit that they choose', async () => {
  await page.getByRole('tab', { name: '上报' }).click();
  await page.getByLabel(/单位/).first().waitFor();
  await look('on-behalf');
  await page.getByRole('tab', { name: '县里' }).click();
});

it('a unit is looked at; the county is merged and decided about', async () => {
  await page.locator('.units tbody tr', { hasText: '已报' }).first().getByRole('button').first().click();
  await page.locator('.unit-facts').waitFor();
  await look('unit');
  await button('一键汇总').click();
  await page.locator('.group').first().waitFor();
  await look('merge');
  const group = page.locator('.group.open').first();
  await group.getByRole('button', { name: /^留这个/ }).first().click(); // prettier-ignore
  await look('deciding');
  await button('确定留这个').click();
  await page.getByText('与上一次汇总相比').waitFor();
  await page.locator('.merge-view .progress').waitFor({ state: 'detached' });
  expect((await officer.merge.get({ campaign: 'demo' })).decisions).toMatchObject([{ decide: 'keep' }]);
});

it('the merge and a paper become sheets of the open workbook, as `songnuan merge` writes them; what was there stays', async () => {
  const before = await Promise.all(['花名册', '问题清单'].map(sheetOf));
  await button('写入本工作簿').click();
  await page.getByRole('checkbox', { name: /公示/ }).check();
  await look('write');
  await button('写入选中的表').click();
  await page.locator('.written.good').waitFor();
  await page.locator('.written').scrollIntoViewIfNeeded();
  await look('written');
  expect(await page.locator('.written').textContent()).toContain('“问题清单”已有同名的表');
  expect(await Promise.all(['花名册', '问题清单'].map(sheetOf))).toEqual(before);

  const command = await cellsOf(await mergedByCommand(officer, 'demo', folder));
  const names = await sheetNames();
  const named = (await page.locator('.written li').allTextContents()).map((text) => text.split('（')[0]);
  expect(names.slice(2)).toEqual(named);
  const numbers = (rows: readonly (readonly unknown[])[]): unknown[] =>
    rows
      .flat()
      .map(valueOf)
      .filter((cell) => typeof cell === 'number');
  for (const name of ['合并花名册', '统计汇总表', '分类统计表', '名额执行表', '重复对照表']) {
    const found = names.find((one) => one === name);
    expect([name, found]).toEqual([name, name]);
    const written = numbers(await sheetOf(name));
    expect(written.length).toBeGreaterThan(5);
    expect([name, written]).toEqual([name, numbers(command[name]!)]);
  }
  const { merge } = await officer.merge.get({ campaign: 'demo' });
  expect(numbers(await sheetOf('统计汇总表'))).toContain(merge.totals.granted.amountFen / 100);
});

it('a session that ended leads to the sign-in and back to where the officer was', async () => {
  const token = await page.evaluate(() => (JSON.parse(sessionStorage.getItem('songnuan.session') ?? '{}') as { token: string }).token);
  await county.clientOf(token).session.signOut({});
  await page.getByText('请重新登录').first().waitFor();
  expect(await tabs()).not.toContain('县里');
  await signIn('officer');
  await page.locator('.merge-view').waitFor();
  expect(watched.complaints).toEqual([]);
  expect(open.outside).toEqual([]);
});
