/** The county officer's story in a browser, on the demo county of `npm start`: from signing in to the finished workbook. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { Client } from '../../addin/api-client';
import { axe, openDeskStage, overflows, shot, signIn, type DeskStage } from '../support/desk/desk-page';
import { cellsOf, mergedByCommand } from '../support/desk/same-workbook';

let stage: DeskStage;
let page: Page;
let officer: Client;

/** Nothing for axe to find and nothing beyond the edge, on a county PC and on a phone; pictures for the eye. */
async function look(name: string): Promise<void> {
  for (const [width, height] of [
    [360, 740],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect([name, width, await axe(page)]).toEqual([name, width, []]);
    expect([name, width, await overflows(page)]).toEqual([name, width, false]);
    await shot(page, `${name}-${String(width)}`);
  }
}
const button = (name: string | RegExp) => page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const granted = (): Promise<string | null> => page.locator('[data-figure=granted]').textContent();
const merged = (): Promise<void> => page.locator('.merge-view .progress').waitFor({ state: 'detached' });
/** Waits until the figure of the granted money is another. */
async function otherThan(before: string | null): Promise<string | null> {
  await page.waitForFunction((old) => document.querySelector('[data-figure=granted]')?.textContent !== old, before);
  return granted();
}

beforeAll(async () => {
  stage = await openDeskStage();
  page = await stage.newPage({ width: 1366, height: 768 });
  officer = await stage.county.signIn('officer', stage.passwords['officer']!);
}, 240_000);
afterAll(() => (stage as DeskStage | undefined)?.end());

it('the first page weighs less than 130 KiB', async () => {
  const wanted = new Set<string>();
  let weight = 0;
  const follow = async (path: string): Promise<void> => {
    if (wanted.has(path)) return;
    wanted.add(path);
    const text = await (await fetch(new URL(path, stage.county.url))).text();
    weight += gzipSync(text).length;
    for (const [, next] of text.matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g))
      await follow(new URL(next!, new URL(path, 'http://x/')).pathname.slice(1));
  };
  await follow('desk.js');
  expect(wanted.size).toBeGreaterThan(3);
  expect(weight).toBeLessThan(130 * 1024);
});

it('a stranger is told where accounts come from, and what is wrong with a password', async () => {
  await page.getByText('demo-accounts.txt').waitFor();
  for (const path of ['web.html', 'files.html']) expect(await page.locator(`footer a[href='${path}']`).isVisible()).toBe(true);
  await look('sign-in');
  await page.getByLabel('账号', { exact: true }).fill('officer');
  await page.getByLabel('密码', { exact: true }).fill('wrong password');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('账号或密码不对').waitFor();
  await button('我有邀请码，要开户').click();
  await page.getByLabel('邀请码').waitFor();
  await look('redeem');
  await button('我已有账号，去登录').click();
  await signIn(page, 'officer', stage.passwords['officer']!);
});

it('the board shows every unit, is filtered, sorted and searched, and has a reminder for the missing ones', async () => {
  await look('board');
  const rows = page.locator('.units tbody tr');
  expect(await rows.count()).toBe(30);
  const { submissions } = await officer.submission.list({ campaign: 'demo' });
  const sent = submissions.filter(({ state }) => state === 'submitted' || state === 'accepted');
  expect(await page.locator('.figure b').first().textContent()).toBe(`${String(sent.length)} / 30`);
  await button(/^未报/).click();
  expect(await rows.count()).toBe(30 - submissions.length);
  const names = await rows.locator('th').allTextContents();
  const reminder = await page.locator('#reminder').inputValue();
  expect(names.filter((name) => !reminder.includes(name))).toEqual([]);
  await button(/^全部/).click();
  await page.getByRole('searchbox').fill('街道');
  const streets = await rows.locator('th').allTextContents();
  expect(streets.length).toBeGreaterThan(2);
  expect(streets.every((name) => name.includes('街道'))).toBe(true);
  await page.getByRole('searchbox').fill('');
  await button('人数（户）').click();
  await button('人数（户）').click();
  expect(await rows.first().locator('td').nth(1).textContent()).toBe(String(Math.max(...submissions.map(({ entries }) => entries))));
});

it('one click merges the county with progress, and opens at the duplicates', async () => {
  await page.evaluate(() => {
    const seen: string[] = [];
    (globalThis as unknown as { progress: string[] }).progress = seen;
    new MutationObserver(() => {
      const text = document.querySelector('.merge-view .progress-text')?.textContent;
      if (text !== null && text !== undefined && seen.at(-1) !== text) seen.push(text);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await button('一键汇总').click();
  await page.locator('.group').first().waitFor();
  const seen = await page.evaluate(() => (globalThis as unknown as { progress: string[] }).progress);
  expect(seen.filter((text) => /^正在核对 .+（\d+\/18）$/.test(text)).length).toBeGreaterThan(1);
  const { merge } = await officer.merge.get({ campaign: 'demo' });
  expect(await granted()).toBe(`${(merge.totals.granted.amountFen / 100).toLocaleString('en')} 元`);
  expect(await page.getByRole('tab', { selected: true }).textContent()).toMatch(/^重复/);
  await look('merge');
  for (const name of ['有误待改', '超名额', '未报单位', '底册对照', '图表']) {
    await page.getByRole('tab', { name }).click();
    await look(`merge-${name}`);
  }
  await page.getByRole('tab', { name: '重复' }).click();
});

it('a duplicate decided changes the totals at once; taken back, they are as before', async () => {
  const before = await granted();
  const group = page.locator('.group.open').first();
  await group
    .getByRole('button', { name: /^留这个/ })
    .first()
    .click();
  await look('deciding');
  await button('确定留这个').click();
  const after = await otherThan(before);
  await merged();
  await page.getByText('与上一次汇总相比').waitFor();
  expect((await officer.merge.get({ campaign: 'demo' })).decisions).toMatchObject([{ decide: 'keep', reason: '经核实，由该单位慰问' }]);
  await look('decided');
  await button('收回裁定').first().click();
  expect(await otherThan(after)).toBe(before);
  await merged();
  await page.locator('.group.open').first().getByRole('button', { name: /^剔除/ }).first().click();
  await page.getByLabel(/理由/).fill('已在外地享受');
  await button('确定剔除').click();
  await page.getByText('您：已在外地享受').waitFor();
  await merged();
});

it('a roster is looked at, sent back with reasons, and the merge says that it is out of date', async () => {
  const { submissions } = await officer.submission.list({ campaign: 'demo' });
  const { plan } = await officer.campaign.get({ campaign: 'demo' });
  const chosen = submissions.find(({ state, counts }) => state === 'submitted' && counts.error > 1)!;
  const { name } = (plan['units'] as { readonly code: string; readonly name: string }[]).find(({ code }) => code === chosen.unit)!;
  await button('各单位').click();
  await button(`打开${name}`).click();
  await page.locator('.sheet-grid tbody tr').first().waitFor();
  await look('unit');
  const { findings } = await officer.submission.get({ campaign: 'demo', unit: chosen.unit });
  const sheet = await page.locator('.sheet-grid caption').textContent();
  const wanted = new Set(findings.flatMap(({ where }) => (where.sheet === sheet && where.row !== null ? [String(where.row)] : [])));
  const shown = await page.locator('.sheet-grid tbody th').allTextContents();
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.filter((row) => !wanted.has(row))).toEqual([]);
  await page.getByLabel('只看有问题的行').uncheck();
  expect(await page.locator('.sheet-grid tbody tr').count()).toBeGreaterThan(shown.length);
  await button('退回……').click();
  await look('return');
  await page.getByLabel('总的说明').fill('请核对证件号后重报');
  await button('退回').click();
  await page.getByText(`已退回${name}`).first().waitFor();
  const { versions } = await officer.submission.get({ campaign: 'demo', unit: chosen.unit });
  expect(versions.at(-1)).toMatchObject({ state: 'returned', reason: '请核对证件号后重报' });
  expect(versions.at(-1)?.rowReasons.length).toBeGreaterThan(0);
  await button('查看操作记录').click();
  await page.getByText('记录连贯').waitFor();
  await page.getByText('汇总结果已不是最新').waitFor();
  await button('重新汇总').click();
  await page.getByText(`不再包含 ${name}`).waitFor();
  await merged();
});

it('the workbook that is downloaded holds, cell by cell, what songnuan merge writes from the same files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'songnuan-same-'));
  try {
    const download = page.waitForEvent('download');
    await button('下载汇总工作簿').click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/-汇总-\d+\.xlsx$/);
    const own = await cellsOf(await file.path());
    const expected = await cellsOf(await mergedByCommand(officer, 'demo', folder));
    expect(Object.keys(own)).toEqual(Object.keys(expected));
    for (const [sheet, rows] of Object.entries(expected)) expect([sheet, own[sheet]]).toEqual([sheet, rows]);
    expect(own['合并花名册']!.length).toBeGreaterThan(200);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('papers are made from the same merge; the public one tells nobody’s whole number', async () => {
  const download = page.waitForEvent('download');
  await button('公示表').click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^公示表-.+\.xlsx$/);
  const sheets = await cellsOf(await file.path());
  expect(Object.keys(sheets).length).toBeGreaterThan(0);
  const text = JSON.stringify(sheets);
  expect(text.length).toBeGreaterThan(2_000);
  expect(/\d{15,18}/.exec(text)).toBeNull();
});

it('a file that came by chat is entered for its unit; one that is no workbook is refused with what to do', async () => {
  const { submissions } = await officer.submission.list({ campaign: 'demo' });
  const { plan } = await officer.campaign.get({ campaign: 'demo' });
  const units = plan['units'] as { readonly code: string; readonly name: string }[];
  const list = JSON.parse(readFileSync('samples/civil/submissions.json', 'utf8')) as { readonly file: string; readonly unit: string }[];
  const { code, name } = units.find(
    (unit) => list.some((line) => line.unit === unit.name) && !submissions.some((head) => head.unit === unit.code),
  )!;
  await button('各单位').click();
  await button(`打开${name}`).click();
  const input = page.getByLabel('选文件');
  await input.setInputFiles({ name: '名册.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from([80, 75, 3, 4, 9, 9]) });
  await page.getByRole('alert').waitFor();
  await look('enter-unreadable');
  await input.setInputFiles(join('samples/civil/rosters', list.find((line) => line.unit === name)!.file));
  const confirm = button('仍然代报');
  const rows = page.locator('.sheet-grid tbody tr').first();
  await confirm.or(rows).waitFor();
  if (await confirm.isVisible()) await confirm.click();
  await rows.waitFor();
  await page.getByText('县里代报').first().waitFor();
  const { versions } = await officer.submission.get({ campaign: 'demo', unit: code });
  expect(versions).toMatchObject([{ version: 1, state: 'submitted', onBehalf: true }]);
  await look('entered');
});

it('what a colleague does shows by itself; a broken line is told, and mends by itself', async () => {
  await button('各单位').click();
  const { submissions } = await officer.submission.list({ campaign: 'demo' });
  const next = submissions.find(({ state }) => state === 'submitted')!;
  const accepted = submissions.filter(({ state }) => state === 'accepted').length;
  await officer.submission.accept({ campaign: 'demo', unit: next.unit, version: next.version });
  await button(new RegExp(`^通过 ${String(accepted + 1)}$`)).waitFor();
  await page.context().setOffline(true);
  await page.getByText('正在自动重连').waitFor({ timeout: 60_000 });
  expect(await page.locator('.units tbody tr').count()).toBe(30);
  await page.context().setOffline(false);
  await page.getByText('正在自动重连').waitFor({ state: 'detached', timeout: 60_000 });
});

it('a merge that breaks in the middle is told with what to do, and what was merged before stays', async () => {
  const before = (await officer.merge.get({ campaign: 'demo' })).merge.number;
  await page.route('**/merge_run', (route) => route.abort());
  await button('重新汇总').click();
  await page.getByRole('alert').getByText('连不上服务器').waitFor();
  expect((await officer.merge.get({ campaign: 'demo' })).merge.number).toBe(before);
  await page.unroute('**/merge_run');
  await button('再试一次').click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await merged();
  expect((await officer.merge.get({ campaign: 'demo' })).merge.number).toBe(before + 1);
});

it('accounts; English; dark; nothing from outside and nothing against the policy of the page', async () => {
  await button('账号').click();
  await page.locator('.people tbody tr').first().waitFor();
  await look('accounts');
  await page.locator('.settings > .button').click();
  await page.getByRole('radio', { name: 'English' }).check();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.keyboard.press('Escape');
  await button('Units').click();
  await look('board-en-dark');
  await button('Merge').click();
  await page.locator('.matters').waitFor();
  await look('merge-en-dark');
  expect(stage.complaints).toEqual([]);
  expect(stage.open.outside).toEqual([]);
});
