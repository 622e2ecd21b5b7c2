/** A clerk without Excel, from the file to the receipt: what the county stores is what the saved file says; what comes back is marked in the grid. */
import { readFile } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readRosterContent } from '../../addin/api/read-roster-content';
import { webReadTools } from '../../addin/api/web-tools';
import { namedUnit, readRoster } from '../../core/intake';
import { planSchema, type Plan } from '../../core/model/plan';
import type { Roster } from '../../core/model/roster';
import { samplePlan } from '../../core/plans';
import { readWorkbook } from '../../files/read';
import { openBrowser, type OpenBrowser } from '../support/e2e/browser';
import { startCountyFor, type PaneCounty } from '../support/e2e/pane-county';
import { buildWebPages } from '../support/web-page/driver';

/** A deadline that has not passed, whenever this runs. */
const deadline = `${new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)}T18:00:00+08:00`;
const plan: Plan = planSchema.parse({ ...samplePlan('civil'), id: 'spring', deadline: { at: deadline, late: 'flag' } });
const shots = process.env['SHOTS'];

let county: PaneCounty;
let open: OpenBrowser;
beforeAll(async () => {
  county = await startCountyFor([plan], buildWebPages);
  open = await openBrowser();
  if (shots !== undefined) mkdirSync(shots, { recursive: true });
}, 120_000);
afterAll(async () => {
  await (open as OpenBrowser | undefined)?.close();
  await (county as PaneCounty | undefined)?.close();
});

/** Every entry with where it stands and all that was read of it. */
const entriesOf = ({ sheets }: Roster): readonly unknown[] =>
  sheets.flatMap(({ sheet, entries }) => entries.map(({ row, readings }) => ({ sheet, row, readings })));

it.each([
  ['安宁镇', 'samples/civil/rosters/上报名单_安宁镇.xls'],
  ['永兴镇', 'samples/civil/rosters/上报名单_永兴镇.xlsx'],
])('%s: opened, checked, fixed, saved, submitted; the county has the saved file; reasons come back to their cells', async (name, path) => {
  const unit = namedUnit(name, plan);
  const code = unit.code!;
  const password = await county.account(`clerk-${code}`, code);
  const { page, complaints } = await open.newPage();
  const shot = async (step: string): Promise<void> => {
    if (shots !== undefined) await page.screenshot({ path: join(shots, `submit-${name}-${step}.png`) });
  };
  const button = (label: string | RegExp) =>
    page.getByRole('button', typeof label === 'string' ? { name: label, exact: true } : { name: label });
  const area = (label: RegExp) => page.getByRole('tab', { name: label }).click();
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.addInitScript(() => {
    localStorage.setItem('songnuan.settings', JSON.stringify({ lang: 'zh-CN' }));
  });
  await page.goto(`${county.url}/web.html`);
  await page.locator('.web-bar input[type=file]').setInputFiles(path);
  await page.locator('[role=grid]').waitFor();

  await area(/上报/);
  await page.locator('label.field', { hasText: /^账号/ }).locator('input').fill(`clerk-${code}`);
  await page.locator('label.field', { hasText: /^密码/ }).locator('input').fill(password);
  await page.keyboard.press('Enter');
  await page.getByText('还没有报过。').waitFor();

  await area(/校验/);
  expect(await page.getByLabel('慰问方案').inputValue()).toBe(plan.id);
  await page.locator('#pane .bar .button').first().click();
  await page.locator('#pane .summary').waitFor();
  await area(/修正/);
  await page.locator('#pane .bar button.primary').first().click();
  await page.locator('.web-state.unsaved').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), button('保存').click()]);
  const saved = await readWorkbook(new Uint8Array(await readFile(await download.path())), download.suggestedFilename());
  const unchanged = await readWorkbook(new Uint8Array(await readFile(path)), basename(path));

  await area(/上报/);
  await button('上报').click();
  await page.getByRole('heading', { name: '请核对要报的内容' }).waitFor();
  await shot('review');
  const anyway = page.getByRole('checkbox', { name: /仍要上报/ });
  if ((await anyway.count()) > 0) {
    await anyway.check();
    await button('仍然上报').click();
  } else await button('确认上报').click();
  await page.getByText('第 1 版已报出').waitFor();
  await shot('receipt');
  const content = await readRosterContent(county.county, { campaign: plan.id, unit: code, version: 1 }, webReadTools);
  const stored = entriesOf(readRoster(content.workbook, plan, { unit, overrides: content.overrides }));
  expect(stored.length).toBeGreaterThan(5);
  expect(stored).toEqual(entriesOf(readRoster(saved, plan, { unit })));
  expect(stored).not.toEqual(entriesOf(readRoster(unchanged, plan, { unit })));

  const { sheet, row } = stored[1] as { readonly sheet: string; readonly row: number };
  await county.county.submission.return({
    ...{ campaign: plan.id, unit: code, version: 1, reason: '请核对后重报' },
    rows: [{ sheet, row, reason: '与低保系统不一致，请核对证件。' }],
  });
  await button('完成').click();
  await button('刷新').click();
  await page.getByText('县里退回了名册').waitFor();
  const reason = page.locator('.reasons .item');
  await reason.first().waitFor();
  expect(await reason.allTextContents()).toEqual([expect.stringContaining('与低保系统不一致，请核对证件。')]);
  const marked = page.locator(`.grid-row[aria-rowindex='${row + 1}'] .grid-cell.mark-error`);
  await reason.first().locator('button').first().click();
  await marked.first().waitFor();
  await marked.first().click();
  await page.getByText('县里退回：与低保系统不一致，请核对证件。').first().waitFor();
  await shot('returned');
  expect(complaints).toEqual([]);
  expect(open.outside).toEqual([]);
  await page.context().close();
});
