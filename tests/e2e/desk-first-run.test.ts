/** A real county's first hour: an administrator by the printed code, a campaign of the county's own, invitations, and a lock by two people. */
import type { Page } from 'playwright-core';
import { readSample } from '../../functions/county/demo/sample';
import { planSchema } from '../../core/model/plan';
import { axe, openDeskStage, overflows, shot, type DeskStage } from '../support/desk/desk-page';
import { submitRoster } from '../../addin/api-client';
import { webContentTools } from '../../addin/api/web-tools';

let stage: DeskStage;
let page: Page;

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

beforeAll(async () => {
  stage = await openDeskStage({});
  page = await stage.newPage({ width: 1366, height: 768 });
}, 240_000);
afterAll(() => (stage as DeskStage | undefined)?.end());

it('the code that the server prints opens the administrator’s account, and the wizard begins', async () => {
  await button('我有邀请码，要开户').click();
  await page.getByLabel('邀请码').fill(stage.county.invitation!.code);
  await page.getByLabel(/账号名/).fill('wang.keyuan');
  await page.getByLabel(/设一个密码/).fill('正确的马电池订书钉子');
  await button('开户并登录').click();
  await page.getByRole('heading', { name: '新建活动' }).waitFor();
  await look('setup-empty');
});

it('units are pasted from Excel, lines that cannot be used are named, and the campaign is opened', async () => {
  const lines = ['代码\t名称\t类型', '001\t东岗镇\t镇', '002\t西河镇\t镇', '003\t城东街道\t街道', '003\t城西街道\t街道'];
  await page.getByLabel(/从 Excel 里复制/).fill(lines.join('\n'));
  await page.getByText('认出 3 个单位：镇 2 个、街道 1 个').waitFor();
  await page.getByText('第 5 行和前面重复').waitFor();
  await page.getByRole('radio', { name: /民政/ }).check();
  await page.getByLabel('活动名称').fill('2028年春节慰问');
  await page.getByLabel('年度').fill('2028');
  await page.getByLabel('每个镇').fill('12');
  await look('setup-full');
  await button('4. 保存并开放报送').click();
  await page.getByText('keys.json').waitFor();
  await look('reminders');
  const admin = await stage.county.signIn('wang.keyuan', '正确的马电池订书钉子');
  const { campaigns } = await admin.campaign.list({});
  expect(campaigns).toMatchObject([{ id: 'civil-2028', title: '2028年春节慰问', year: 2028, status: 'open', units: 3 }]);
  const plan = planSchema.parse((await admin.campaign.get({ campaign: 'civil-2028' })).plan);
  expect(plan.units.map(({ code, name, type }) => [code, name, type])).toEqual([
    ['001', '东岗镇', '镇'],
    ['002', '西河镇', '镇'],
    ['003', '城东街道', '街道'],
  ]);
  expect(plan.quotas).toContainEqual(expect.objectContaining({ by: 'unitType', unitType: '镇', count: 12 }));
});

it('each unit gets a code on a sheet to print, and the code works', async () => {
  await button('去发邀请码').click();
  await button('给没有账号的 3 个单位发邀请码').click();
  await page.locator('.code-slips li').nth(2).waitFor();
  await look('codes');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.people').isVisible()).toBe(false);
  expect(await page.locator('.code-slips li').count()).toBe(3);
  await shot(page, 'codes-print');
  await page.emulateMedia({ media: 'screen' });
  const code = await page.locator('.code-slips code').first().textContent();
  const { caller } = await stage.county
    .clientOf(null)
    .session.redeem({ code: code!, account: 'donggang', password: 'warm lantern in the snow' });
  expect(caller).toMatchObject({ role: 'clerk', unit: '001' });
});

it('a unit that sends shows on the board with its quota, overrun; who merged cannot lock where two must', async () => {
  const admin = await stage.county.signIn('wang.keyuan', '正确的马电池订书钉子');
  const saved = await admin.campaign.get({ campaign: 'civil-2028' });
  const plan = planSchema.parse(saved.plan);
  await admin.campaign.save({ plan: { ...plan, approval: { makerChecker: true } }, expectedRevision: saved.campaign.revision });
  const { rosters } = await readSample('samples/civil', plan, new URL('file:///no-worker.mjs'));
  for (const { unit, file, content } of rosters)
    await submitRoster(
      admin,
      { campaign: 'civil-2028', unit: unit.code, content, fileName: file, expectedVersion: 0, confirmErrors: true },
      { tools: webContentTools },
    );
  await button('各单位').click();
  await page
    .getByText(/\d+\/12/)
    .first()
    .waitFor();
  await look('board-quota');
  await page.reload();
  await button('一键汇总').click();
  await page.locator('.matters').waitFor();
  await page.getByRole('tab', { name: '超名额' }).click();
  await page
    .getByText(/名额 12，报了 \d+，超 \d+/)
    .first()
    .waitFor();
  await look('over-quota');
  await page.getByRole('tab', { name: '图表' }).click();
  await look('quota-chart');
  await button('锁定结果').click();
  await page.getByText('请另一位同事登录后核对、锁定').waitFor();
  await look('lock');
  expect(stage.complaints).toEqual([]);
  expect(stage.open.outside).toEqual([]);
});
