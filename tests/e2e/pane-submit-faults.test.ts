/** 上报 when something goes wrong: the line, the sign-in, the password, somebody faster, an edit in the last moment. */
import { submitRoster } from '../../addin/api-client';
import { webContentTools } from '../../addin/api/web-tools';
import {
  account,
  at,
  box,
  button,
  confirm,
  enter,
  openTab,
  page,
  password,
  plan,
  review,
  rosterFor,
  shot,
  signIn,
  stored,
  unit,
  versions,
  type PageWindow,
} from '../support/e2e/submit-steps';

/** Breaks the line under one operation. 'down': it never arrives. 'drop': it is done, and its answer is lost. @returns mends it */
const breakLine = async (operation: string, how: 'down' | 'drop'): Promise<() => Promise<void>> => {
  const pattern = `**/${operation}`;
  await page.route(pattern, async (route) => {
    if (how === 'drop') {
      const response = await route.fetch();
      // What the server has refused (a part is missing) reaches the pane; what it has done does not.
      if (!response.ok()) return route.fulfill({ response });
    }
    await route.abort();
  });
  return () => page.unroute(pattern);
};
const broken = async (): Promise<void> => {
  await page.getByText('上报没有完成').waitFor();
};

it.each(['down', 'drop'] as const)('the line breaks at the end (%s): going on leads to one version and a receipt', async (how) => {
  await enter();
  await review();
  const mend = await breakLine('roster_submit', how);
  await confirm();
  await broken();
  await shot(`broken-${how}`);
  expect(await page.getByText('不会重复计算').count()).toBe(1);
  expect(await versions()).toBe(how === 'drop' ? 1 : 0);
  await mend();
  await button('继续上报').click();
  await page.getByText('第 1 版已报出').waitFor();
  expect(await versions()).toBe(1);
  expect(await stored(at.county, 1)).toHaveLength(6);
});

it('the line breaks while parts go up: what has arrived is not sent again', async () => {
  await enter();
  await review();
  const mend = await breakLine('roster_upload', 'drop');
  await confirm();
  await page.getByText('正在续传', { exact: false }).waitFor();
  await broken();
  await mend();
  let uploads = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/roster_upload')) uploads += 1;
  });
  await button('继续上报').click();
  await page.getByText('第 1 版已报出').waitFor();
  expect(uploads).toBe(0);
});

it('no server at all: checking works, and the area says why it waits and goes on when the line is back', async () => {
  await openTab();
  const mend = await breakLine('*_*', 'down');
  await signIn();
  await page.getByText('连不上县里的服务器。').waitFor();
  await shot('offline');
  await page.getByRole('tab', { name: '校验' }).click();
  await page.getByLabel('慰问方案').selectOption('civil');
  await button('校验').click();
  await page.locator('.count').first().waitFor();
  await page.getByRole('tab', { name: '上报' }).click();
  await mend();
  await signIn();
  await page.getByText('还没有报过。').waitFor();
});

it('the account is revoked in the middle: a new sign-in is asked for, and another invitation goes on', async () => {
  await enter();
  await review();
  await at.county.unit.revoke({ account });
  await confirm();
  await page.getByRole('heading', { name: '请重新登录' }).waitFor();
  await shot('lost');
  expect(await page.getByText('这次登录已被停用').count()).toBe(1);
  await signIn();
  await page.getByText('账号或密码不对。').waitFor();
});

it('the password was changed elsewhere: after the new sign-in the submission goes on by itself', async () => {
  await enter();
  await review();
  const clerk = await at.clientOf(account);
  await clerk.session.changePassword({ password, newPassword: 'another horse of mine' });
  await confirm();
  await page.getByRole('heading', { name: '请重新登录' }).waitFor();
  expect(await box('账号').inputValue()).toBe(account);
  await signIn('another horse of mine');
  await page.getByText('第 1 版已报出').waitFor();
  expect(await versions()).toBe(1);
});

it('wrong passwords: said in the form, and locked out with the minutes', async () => {
  await openTab();
  for (let tried = 0; tried < 6; tried += 1) {
    await signIn('not the password');
    await page.getByRole('button', { name: '登录', exact: true }).and(page.locator(':enabled')).waitFor();
    await page.getByText(/账号或密码不对。|密码错的次数太多/).waitFor();
  }
  await page.getByText('密码错的次数太多').waitFor();
  expect(await page.getByRole('alert').textContent()).toMatch(/请过 \d+ 分钟再试/);
  await shot('locked-out');
});

it('somebody else was faster: who and when is shown, nothing is overwritten unasked', async () => {
  await enter();
  await review();
  const content = { workbook: rosterFor(unit.name, 2), overrides: [] };
  const request = { campaign: plan.id, unit: unit.code, expectedVersion: 0, fileName: '代报.xlsx', confirmErrors: true, content };
  await submitRoster(at.county, request, { tools: webContentTools });
  await confirm();
  await page.getByText('别人已经报了新的一版').waitFor();
  await shot('overtaken');
  expect(await page.getByText(/第 1 版由县里在 .* 报送，共 2 条/).count()).toBe(1);
  expect(await versions()).toBe(1);
  await button('核对后再报一版').click();
  await page.getByRole('heading', { name: '请核对要报的内容' }).waitFor();
  await confirm();
  await page.getByText('第 2 版已报出').waitFor();
});

it('edited after the look: it is shown again before it is sent', async () => {
  await enter();
  await review();
  await page.evaluate(() => {
    (globalThis as unknown as PageWindow).workbook.edit('花名册', 'E4', 200);
  });
  await confirm();
  await page.getByText('表格刚刚改动过').waitFor();
  expect(await versions()).toBe(0);
  expect(await page.locator('.facts').textContent()).toContain('700 元');
  await confirm();
  await page.getByText('第 1 版已报出').waitFor();
});
