/** The built pane with the real office.js over real rosters, in the page that plays Excel: check, go, mark, fix, undo, and nothing left behind. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { runCli } from '../support/cli';
import { differences, launchChromium, openExcel, type Excel } from '../support/excel-host/index';
import { buildProduct, servePanePage, type PanePage } from '../support/pane-page/build';

const samples = [
  ['civil', '上报名单_永兴镇.xlsx'],
  ['civil', '上报名单_清溪镇.xlsx'],
  ['civil', '枫树乡-花名册(定稿).xlsx'],
  ['civil', '西河镇.xlsx'],
  ['bureau', '2027年花名册(定稿).xlsx'],
  ['bureau', '副本困难群众花名册.xlsx'],
] as const;

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly sheet: string;
  readonly cell: string | null;
  readonly message: string;
}

let folder: string;
let site: PanePage;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'songnuan-product-'));
  await buildProduct(folder);
  site = await servePanePage(folder);
  browser = await launchChromium();
}, 120_000);
afterAll(async () => {
  await (browser as Browser | undefined)?.close();
  await (site as PanePage | undefined)?.close();
  rmSync(folder, { recursive: true, force: true });
});

let excel: Excel;
const open = async (path: string, plan: string, profile: 'web' | '2019' = 'web'): Promise<void> => {
  excel = await openExcel({ workbook: path, fileName: basename(path), paneUrl: `${site.url}pane.html`, profile, browser });
  await excel.pane.locator('.sheets').waitFor();
  await excel.pane.locator('.bar .button:enabled, .field-hint.urgent').first().waitFor();
  await excel.pane.locator('.setup select').first().selectOption(plan);
};
const check = async (): Promise<void> => {
  await excel.pane.locator('.bar .button').first().click();
  await excel.pane.locator('.summary').waitFor();
};
/** Marks are taken off in their turn, without a word: given time, nothing may differ. */
const differencesAtLast = async (before: Buffer): Promise<readonly string[]> => {
  for (const end = Date.now() + 20_000; ;) {
    const found = await differences(before, await excel.save());
    if (found.length === 0 || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
afterEach(async () => {
  expect(excel.failures).toEqual([]);
  await excel.close();
});

describe.each(samples)('%s %s', (plan, file) => {
  const path = `samples/${plan}/rosters/${file}`;

  it('the same findings as the command line; marks and fixes go as they came', async () => {
    await open(path, plan);
    const before = await excel.save();
    await check();
    // The pane counts "today" by the clock, the command line is told the same day.
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const { out } = await runCli('check', path, '--plan', plan, '--as-of', today, '--json');
    const [expected] = (JSON.parse(out) as { files: { findings: Found[]; fixes: unknown[] }[] }).files;
    const { findings, fixes } = expected!;
    const numbers = (await excel.pane.locator('.count-number').allTextContents()).map(Number);
    const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
    expect(numbers).toEqual(findings.length === 0 ? [] : [count('error'), count('warning'), count('info')]);
    if (findings.length > 0) {
      await excel.pane.getByLabel('按行').check();
      const closed = excel.pane.locator('.groups .disclosure-head button[aria-expanded="false"]');
      while ((await closed.count()) > 0) await closed.first().click();
      const shown = await excel.pane.locator('.item .what').allTextContents();
      for (const { message } of findings) expect(shown.some((what) => message.startsWith(what))).toBe(true);
      expect(shown).toHaveLength(findings.length);
      await excel.pane.getByLabel('在表格上标出').check();
      await excel.pane.locator('.bar .button:enabled').first().waitFor();
      await excel.pane.getByLabel('在表格上标出').uncheck();
    }
    if (fixes.length > 0) {
      await excel.pane.locator('#tab-fix').click();
      await excel.pane.getByRole('button', { name: /^全部修正/ }).click();
      await excel.pane.getByRole('button', { name: '撤销这次修正' }).click();
      await excel.pane.getByRole('heading', { name: /^已撤销/ }).waitFor();
    }
    expect(await differencesAtLast(before)).toEqual([]);
  });
});

it.each(['web', '2019'] as const)(
  'Excel %s: a row inserted above after the check, and the click finds the same person',
  async (profile) => {
    const path = 'samples/civil/rosters/上报名单_永兴镇.xlsx';
    await open(path, 'civil', profile);
    await check();
    const item = excel.pane.locator('.item', { hasText: '见附表' }).first();
    const place = (await item.locator('.cell').textContent()) ?? '';
    excel.user.insertRows('慰问名单', 4, 1);
    await item.locator('.item-main').click();
    await excel.pane.getByText('已重新校验并找到原来那一行').first().waitFor();
    const row = Number(/\d+/.exec(place)?.[0]);
    expect(excel.user.selection).toMatchObject({ sheet: '慰问名单', rect: { top: row } });
  },
);
