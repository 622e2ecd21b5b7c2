/** The web edition: a clerk without Excel opens a file, checks, fixes and saves it. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { columnIndex } from '../../core/model/sheet';
import type { Report } from '../../core/model/finding';
import { readWorkbook } from '../../files/read';
import { runCli } from '../support/cli';
import { openWebDriver, type WebDriver } from '../support/web-page/driver';
import { axeOf } from '../support/web-page/axe';

declare global {
  interface Window {
    /** The first report that the judging worker gave (tests/support/web-page/driver.ts). */
    readonly judgedReport: Report;
  }
}

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
};

const samples = [
  ['civil', 'samples/civil/rosters/上报名单_安宁镇.xls'],
  ['civil', 'samples/civil/rosters/上报名单_永兴镇.xlsx'],
  ['civil', 'samples/civil/rosters/附件3.csv'],
] as const;

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

const openFile = async (path: string): Promise<void> => {
  await page.locator('.web-bar input[type=file]').setInputFiles(path);
  await page.locator('[role=grid]').waitFor();
};
/** @returns what the judging worker answered: code, severity, sheet and cell of each finding */
const check = async (plan: string): Promise<readonly string[]> => {
  await page.locator('.setup select').first().waitFor();
  await page.locator('.setup select').first().selectOption(plan);
  await page.locator('#pane .bar .button').first().click();
  await page.locator('#pane .summary').waitFor();
  const { findings } = await page.evaluate(() => window.judgedReport);
  return findings.map(({ code, severity, where }) => [code, severity, where.sheet, where.cell].join(' '));
};
const saved = async (): Promise<{ readonly name: string; readonly bytes: Uint8Array }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '保存', exact: true }).click()]);
  const path = await download.path();
  return { name: download.suggestedFilename(), bytes: new Uint8Array(await readFile(path)) };
};

describe.each(samples)('%s %s', (plan, path) => {
  it('opened, checked as on the command line, fixed, saved, and read again', async () => {
    page = await driver.show('web.html');
    await openFile(path);
    const findings = await check(plan);
    const { out } = await runCli('check', path, '--plan', plan, '--as-of', today, '--json');
    const [expected] = (JSON.parse(out) as { files: { findings: Record<string, unknown>[] }[] }).files;
    expect(findings).toEqual(expected?.findings.map(({ code, severity, sheet, cell }) => [code, severity, sheet, cell].join(' ')));
    await page.locator('#pane .item').first().click();
    await page.locator('#pane input[type=checkbox]').first().check();
    await page.locator('.grid-cell[class*=mark-]').first().waitFor();
    await shoot(page, `checked-${basename(path)}`);
    await page.getByRole('tab', { name: /修正/ }).click();
    const apply = page.locator('#pane .bar button.primary').first();
    await apply.waitFor();
    await shoot(page, `fix-${basename(path)}`);
    await apply.click();
    await page.locator('.web-state.unsaved').waitFor();
    await shoot(page, `fixed-${basename(path)}`);
    const { name, bytes } = await saved();
    const [before, after] = await Promise.all([
      readWorkbook(new Uint8Array(await readFile(path)), basename(path)),
      readWorkbook(bytes, name),
    ]);
    const { fixes } = await page.evaluate(() => window.judgedReport);
    const wanted = before.sheets.map(({ rows }) => rows.map((row) => [...row]));
    for (const { where, after: value } of fixes) {
      const sheet = before.sheets.findIndex((one) => one.name === where.sheet);
      const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(where.cell ?? '') ?? [];
      wanted[sheet]![Number(row) - 1]![columnIndex(letters)] = value;
    }
    expect(after.sheets.map(({ rows }) => rows)).toEqual(wanted);
  });
});

it('what is typed stays exact, marks it as unsaved, is saved as .xlsx, and equals what was on the screen', async () => {
  page = await driver.show('web.html');
  await shoot(page, 'start');
  const path = samples[2][1];
  await openFile(path);
  await page.locator('.grid-row').nth(4).locator('.grid-cell').nth(2).click();
  await page.keyboard.type('110101199003070028');
  await page.keyboard.press('Enter');
  await page.keyboard.type('000123');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('王小明');
  await page.keyboard.press('Enter');
  expect(await page.locator('.web-state').textContent()).toBe('有修改还没保存');
  const { name, bytes } = await saved();
  expect(name).toBe('附件3.xlsx');
  const [before] = (await readWorkbook(new Uint8Array(await readFile(path)), basename(path))).sheets;
  const [after] = (await readWorkbook(bytes, name)).sheets;
  const wanted = before!.rows.map((row) => [...row]);
  wanted[4]![2] = '110101199003070028';
  wanted[5]![2] = '000123';
  wanted[5]![3] = '王小明';
  expect(after!.rows).toEqual(wanted);
  expect(await page.locator('.web-state').textContent()).toContain('已保存为');
  await page.keyboard.press('Escape');
});

it('Ctrl+Z takes back, formulas and long numbers stay, a changed file is not left without a question', async () => {
  page = await driver.show('web.html');
  await openFile(samples[1][1]);
  const cell = page.locator('.grid-row').nth(2).locator('.grid-cell').nth(1);
  const before = await cell.textContent();
  await cell.click();
  await page.keyboard.press('Delete');
  expect(await cell.textContent()).toBe('');
  await page.locator('.web-bar input[type=file]').setInputFiles(samples[2][1]);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await shoot(page, 'leave');
  await dialog.getByRole('button', { name: '取消' }).click();
  await cell.click();
  await page.keyboard.press('Control+z');
  expect(await cell.textContent()).toBe(before);
  expect(await page.locator('.web-state').textContent()).toBe('没有未保存的修改');
});

it('a file that is none is told as a sentence, and works without a network once it is loaded', async () => {
  page = await driver.show('web.html');
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await page
    .locator('.web-bar input[type=file]')
    .setInputFiles({ name: '图片.xlsx', mimeType: '', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]) });
  await page.locator('.web-note.error').waitFor();
  expect(await page.locator('.web-note.error').textContent()).toMatch(/没有打开：图片\.xlsx/);
  await openFile(samples[0][1]);
  expect(await page.locator('.grid-cell').count()).toBeGreaterThan(50);
});

it.each([
  ['1366', { width: 1366, height: 768 }],
  ['360', { width: 360, height: 640 }],
])('is accessible at %s pixels', async (name, size) => {
  page = await driver.show('web.html', size);
  expect(await axeOf(page)).toEqual([]);
  await openFile(samples[1][1]);
  await shoot(page, `open-${name}`);
  expect(await axeOf(page)).toEqual([]);
  if (size.width < 400) await page.getByRole('button', { name: '校验', exact: true }).first().click();
  await shoot(page, `open-${name}-pane`);
});
