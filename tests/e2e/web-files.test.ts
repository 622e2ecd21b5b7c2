/** The files-only desk: a county's folder merged in the browser, without a network once the page is loaded, equal to `songnuan merge`. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { CellValue } from '../../core/model/sheet';
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

type Rows = readonly (readonly CellValue[])[];
const sheetsAt = async (path: string): Promise<readonly { readonly name: string; readonly rows: Rows }[]> =>
  (await readWorkbook(new Uint8Array(await readFile(path)), 'a.xlsx')).sheets;
/** Of every workbook in a folder or file, in the order of their sheets. */
const rowsIn = async (path: string): Promise<readonly Rows[]> => {
  const files = statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
  return (await Promise.all(files.map(sheetsAt))).flat().map(({ rows }) => rows);
};
const inOrder = (sheets: readonly Rows[]): readonly string[] => sheets.map((rows) => JSON.stringify(rows)).sort();
/** Sums in fen what stands under 金额（元）, of numbered lines only; an amount may be 待定. */
const amountOf = (rows: Rows): number => {
  const header = rows.findIndex((row) => row.includes('金额（元）'));
  const column = rows[header]?.indexOf('金额（元）') ?? -1;
  const lines = rows.slice(header + 1).filter(([first]) => /^\d+$/.test(String(first)));
  return lines.reduce((sum, row) => sum + (typeof row[column] === 'number' ? Math.round(row[column] * 100) : 0), 0);
};
const paper = async (name: string): Promise<{ readonly file: string; readonly sheets: Awaited<ReturnType<typeof sheetsAt>> }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()]);
  if (shots !== undefined) await download.saveAs(join(shots, `${name}.xlsx`));
  return { file: download.suggestedFilename(), sheets: await sheetsAt(await download.path()) };
};

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
    const told = await runCli('merge', join(county, 'rosters'), '--plan', 'civil', '--as-of', today, '--submissions', join(county, 'submissions.json'), '--base', join(county, '底册.xlsx'), '--out', out, '--tables-dir', join(folder, 'papers'), '--json'); // prettier-ignore
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
    if (shots !== undefined) await download.saveAs(join(shots, '汇总工作簿.xlsx'));

    const { amountFen } = json.totals;
    const shown = await paper('公示表');
    expect(shown.file).toMatch(/^公示表-.+\.xlsx$/);
    const [whole, ...units] = shown.sheets.map(({ rows }) => amountOf(rows));
    expect(whole).toBeGreaterThan(0);
    expect(units.reduce((sum, one) => sum + one, 0)).toBe(whole);
    expect(whole).toBeLessThanOrEqual(amountFen);
    const signed = await paper('签收表');
    expect(signed.sheets.reduce((sum, { rows }) => sum + amountOf(rows), 0)).toBe(amountFen);
    const paid = await paper('银行代发明细');
    const control = paid.sheets.map(({ rows }) => rows.find(([first]) => first === '合计')?.[3]);
    const batches = control.reduce<number>((sum, yuanCell) => sum + (typeof yuanCell === 'number' ? Math.round(yuanCell * 100) : 0), 0);
    const rest = paid.sheets.filter((_, at) => typeof control[at] !== 'number').reduce((sum, { rows }) => sum + amountOf(rows), 0);
    expect(batches + rest).toBe(amountFen);
    for (const [{ sheets }, path] of [
      [shown, '公示表.xlsx'],
      [signed, '签收表'],
      [paid, '银行代发明细.xlsx'],
    ] as const)
      expect(inOrder(sheets.map(({ rows }) => rows))).toEqual(inOrder(await rowsIn(join(folder, 'papers', path))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }

  const before = await page.locator('.files-figure b').allTextContents();
  const keep = page.getByRole('button', { name: /留这一处/ }).first();
  await keep.click();
  expect(await page.getByRole('button', { name: '签收表', exact: true }).isDisabled()).toBe(true);
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
