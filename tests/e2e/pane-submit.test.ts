/** 上报 in a real browser against a county server: from the sign-in to the receipt, back with reasons, and again. */
import { readFileSync } from 'node:fs';
import {
  account,
  anotherPage,
  at,
  axe,
  box,
  button,
  confirm,
  enter,
  openTab,
  page,
  password,
  plan,
  review,
  shot,
  stored,
  unit,
  versions,
  type PageWindow,
} from '../support/e2e/submit-steps';
import { idNo, nameNo } from '../support/pane-sheets';

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
  await page.getByRole('heading', { name: '请核对要报的内容' }).waitFor();
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

it('50,000 rows: goes up in parts, with every entry', async () => {
  await anotherPage('workbook=large', 'light');
  await enter();
  let parts = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/roster_upload')) parts += 1;
  });
  await review();
  await confirm();
  await page.getByText('第 1 版已报出').waitFor({ timeout: 120_000 });
  expect(parts).toBeGreaterThan(1);
  expect(await page.locator('.facts').textContent()).toContain('50000 条');
  expect(await stored(at.county, 1)).toHaveLength(50_000);
});

it('both languages, light and dark, keyboard, axe: sign-in, campaign, review, receipt', async () => {
  for (const [lang, theme, scheme] of [
    ['en', 'light', 'light'],
    ['zh-CN', 'dark', 'dark'],
  ] as const) {
    await anotherPage(`lang=${lang}&theme=${theme}`, scheme);
    await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    await page.locator('.sheet-line').first().waitFor();
    await page.locator('#tab-check').focus();
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tab-submit');
    await page.locator('form').waitFor();
    await shot(`sign-in-${lang}`);
    expect(await axe()).toEqual([]);
    await page.locator('form input').first().focus();
    await page.keyboard.type(account);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.locator('.history').waitFor();
    await page.locator('.account .disclosure-head button').press('Enter');
    await shot(`account-${lang}`);
    expect(await axe()).toEqual([]);
    await page.locator('.account-actions button').first().press('Enter');
    await page.locator('form').waitFor();
    expect(await axe()).toEqual([]);
    await page.locator('form .subhead button').press('Enter');
    await page.locator('.history').waitFor();
    await page.locator('.bar .primary:enabled').waitFor();
    expect(await axe()).toEqual([]);
    await page.locator('.bar .primary').press('Enter');
    await page.locator('.review-bar').waitFor();
    await shot(`review-${lang}`);
    expect(await axe()).toEqual([]);
    await page.locator('.review-bar input').press('Space');
    await page.locator('.bar .primary').press('Enter');
    await page.locator('.card.good').waitFor();
    await shot(`receipt-${lang}`);
    await page.emulateMedia({ forcedColors: 'active' });
    await shot(`receipt-forced-${lang}`);
    expect(await axe()).toEqual([]);
    await page.emulateMedia({ forcedColors: 'none' });
    expect(await axe()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});
