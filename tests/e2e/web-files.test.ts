/** The files-only desk: a county's folder merged in the browser, without a network once the page is loaded, equal to `songnuan merge`. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readWorkbook } from '../../files/read';
import { runCli } from '../support/cli';
import { axeOf } from '../support/web-page/axe';
import { openWebDriver, type WebDriver } from '../support/web-page/driver';

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const county = 'samples/civil';
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
};

let driver: WebDriver;
let page: Page;
beforeAll(async () => {
  driver = await openWebDriver();
}, 120_000);
afterAll(async () => {
  await (driver as WebDriver | undefined)?.close();
});
afterEach(async () => {
  expect(await driver.done()).toEqual([]);
});

it('the folder of a county, without a network: the workbook equals that of the command line, a decision changes the totals', async () => {
  page = await driver.show('files.html');
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await page.getByLabel('慰问方案').selectOption('civil');
  const rosters = readdirSync(join(county, 'rosters')).map((name) => join(county, 'rosters', name));
  await page
    .locator('.web-drop input[type=file]')
    .last()
    .setInputFiles([...rosters, join(county, 'submissions.json'), join(county, '底册.xlsx')]);
  await page.locator('.plain-table').first().waitFor({ timeout: 120_000 });
  expect(await page.locator('.extra').allTextContents()).toEqual([
    expect.stringContaining('底册.xlsx'),
    expect.stringContaining('submissions.json'),
  ]);
  await page.getByRole('button', { name: '一键汇总' }).click();
  await page.locator('.files-figures').waitFor({ timeout: 120_000 });
  await shoot(page, 'files-result-1366');
  expect(await axeOf(page)).toEqual([]);

  const folder = mkdtempSync(join(tmpdir(), 'songnuan-merge-'));
  try {
    const out = join(folder, 'out.xlsx');
    const told = await runCli('merge', join(county, 'rosters'), '--plan', 'civil', '--as-of', today, '--submissions', join(county, 'submissions.json'), '--base', join(county, '底册.xlsx'), '--out', out, '--json'); // prettier-ignore
    const json = JSON.parse(told.out) as { entries: unknown[]; totals: { amountFen: number } };
    const yuan = (json.totals.amountFen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
    const figures = await page.locator('.files-figure b').allTextContents();
    expect(figures[1]).toBe(String(json.entries.length));
    expect(figures[3]?.replaceAll(',', '')).toBe(yuan.replaceAll(',', ''));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载汇总工作簿' }).first().click(),
    ]);
    const mine = await readWorkbook(new Uint8Array(await readFile(await download.path())), 'a.xlsx');
    const theirs = await readWorkbook(new Uint8Array(await readFile(out)), 'a.xlsx');
    expect(mine).toEqual(theirs);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }

  const before = await page.locator('.files-figure b').allTextContents();
  const keep = page.getByRole('button', { name: /留这一处/ }).first();
  await keep.click();
  await page.locator('.files-stale button').click();
  await page.locator('.files-stale').waitFor({ state: 'detached' });
  expect(await page.locator('.files-figure b').allTextContents()).not.toEqual(before);
  expect(await page.locator('.pair-place.kept').count()).toBe(1);
});

it('files that do not tell their unit are asked about, a file that is none is named, and all of it fits a phone', async () => {
  page = await driver.show('files.html', { width: 360, height: 640 });
  expect(await axeOf(page)).toEqual([]);
  await page.getByLabel('慰问方案').selectOption('civil');
  await shoot(page, 'files-start-360');
  await page
    .locator('.web-drop input[type=file]')
    .last()
    .setInputFiles([
      { name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from('序号,姓名,身份证号\n1,张三,11010119900307001X\n') },
      { name: '图片.xlsx', mimeType: '', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]) },
    ]);
  const unit = page.getByLabel('名单.csv 是哪个单位报的？');
  await unit.waitFor();
  expect(await page.locator('.plain-table').textContent()).toContain('没有读取');
  await unit.selectOption({ index: 1 });
  const chosen = await unit.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.textContent);
  await page.getByRole('button', { name: '一键汇总' }).click();
  await page.locator('.files-figures').waitFor();
  expect(await page.locator('.plain-table').last().textContent()).toContain(`${chosen}已报`);
  await shoot(page, 'files-result-360');
  expect(await axeOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
