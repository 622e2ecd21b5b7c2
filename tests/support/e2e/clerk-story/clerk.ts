/** A clerk at the built pane in the played Excel: what they press, and what they see then. */
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser, Frame, Locator } from 'playwright-core';
import { openExcel, type Excel, type ExcelOptions } from '../../excel-host/index';

export interface Shown {
  readonly place: string;
  readonly what: string;
}

export interface Clerk {
  readonly excel: Excel;
  /** What the page's policy was broken by, of page and worker. */
  readonly complaints: readonly string[];
  readonly pane: () => Frame;
  readonly button: (name: string | RegExp) => Locator;
  readonly box: (label: string) => Locator;
  readonly tab: (name: '校验' | '修正' | '上报') => Promise<void>;
  readonly choosePlan: (plan: string) => Promise<void>;
  readonly check: () => Promise<void>;
  /** Numbers of errors, warnings and remarks; empty when there is nothing. */
  readonly counts: () => Promise<readonly number[]>;
  /** Every finding in the list, all groups open. */
  readonly list: () => Promise<readonly Shown[]>;
  readonly fixAll: () => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly redeem: (code: string, account: string) => Promise<void>;
  readonly signIn: (account: string, password: string) => Promise<void>;
  readonly chooseCampaign: (id: string) => Promise<void>;
  /** Presses 上报 and looks at what will be sent. */
  readonly review: () => Promise<void>;
  /** Confirms, also remaining errors. */
  readonly confirm: () => Promise<void>;
  readonly receipt: (version: number) => Promise<void>;
  /** Entries and money as the card in view states them. */
  readonly figures: () => Promise<readonly string[]>;
  /** Every width at which the pane is looked at, where somebody wants to see it. */
  readonly shot: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const shots = process.env['SHOTS'];

export async function openClerk(
  browser: Browser,
  options: Omit<ExcelOptions, 'browser'> & { readonly workbook: ExcelOptions['workbook'] },
): Promise<Clerk> {
  const name = typeof options.workbook === 'string' ? { fileName: basename(options.workbook) } : {};
  const excel = await openExcel({ ...name, ...options, browser, page: { viewport: { width: 400, height: 720 } } });
  const complaints: string[] = [];
  excel.page.on('console', (message) => {
    if (/policy|eval/i.test(message.text())) complaints.push(message.text());
  });
  const pane = (): Frame => excel.pane;
  const button = (label: string | RegExp): Locator =>
    pane().getByRole('button', typeof label === 'string' ? { name: label, exact: true } : { name: label });
  const box = (label: string): Locator =>
    pane()
      .locator('label.field', { hasText: new RegExp(`^${label}`) })
      .locator('input');
  if (!options.paneUrl.includes('?do=submit')) await pane().locator('.setup').waitFor();
  return {
    excel,
    complaints,
    pane,
    button,
    box,
    tab: async (label) => {
      await pane()
        .getByRole('tab', { name: new RegExp(`^${label}`) })
        .click();
    },
    choosePlan: async (plan) => {
      await pane().locator('.sheets').waitFor();
      await pane().locator('.setup select').first().selectOption(plan);
    },
    check: async () => {
      await pane().locator('.bar .button:enabled').first().click();
      await pane().locator('.summary').waitFor();
      await button('重新校验').and(pane().locator(':enabled')).waitFor();
    },
    counts: async () => (await pane().locator('.count-number').allTextContents()).map(Number),
    list: async () => {
      if ((await pane().locator('.findings').count()) === 0) return [];
      await pane().getByLabel('按行').check();
      const closed = pane().locator('.groups .disclosure-head button[aria-expanded="false"]');
      while ((await closed.count()) > 0) await closed.first().click();
      return pane()
        .locator('.item')
        .evaluateAll((items) =>
          items.map((item) => ({
            place: item.querySelector('.cell')?.textContent ?? '',
            what: item.querySelector('.what')?.textContent ?? '',
          })),
        );
    },
    fixAll: async () => {
      await button(/^全部修正/).click();
      await pane()
        .getByRole('heading', { name: /^已修正/ })
        .waitFor();
    },
    undo: async () => {
      await button('撤销这次修正').click();
      await pane()
        .getByRole('heading', { name: /^已撤销/ })
        .waitFor();
    },
    redeem: async (code, account) => {
      await button('我有邀请码，第一次使用').click();
      await box('邀请码').fill(code);
      await box('给自己起一个账号名').fill(account);
      await box('设一个密码').fill('一匹正确的马和一枚钉子');
      await box('再输一遍密码').fill('一匹正确的马和一枚钉子');
      await button('开户并登录').click();
      await pane().locator('section.card select').first().waitFor();
    },
    signIn: async (account, password) => {
      await box('账号').fill(account);
      await box('密码').fill(password);
      await button('登录').click();
    },
    chooseCampaign: async (id) => {
      const choice = pane().locator('section.card select').first();
      if ((await choice.inputValue()) !== id) await choice.selectOption(id);
      await pane().locator('.facts').first().waitFor();
    },
    review: async () => {
      await button(/^(?:上报|重新上报)$/)
        .and(pane().locator(':enabled'))
        .click();
      await pane().getByRole('heading', { name: '请核对要报的内容' }).waitFor();
    },
    confirm: async () => {
      const remaining = pane().getByRole('checkbox', { name: /仍要上报/ });
      if ((await remaining.count()) > 0) await remaining.check();
      await button(/^(?:确认上报|仍然上报)$/).click();
    },
    receipt: async (version) => {
      await pane().getByText(`第 ${version} 版已报出`).waitFor();
    },
    figures: async () => {
      const text = (await pane().locator('.facts').first().textContent()) ?? '';
      return [/(\d+) 条(?!）)/.exec(text)?.[1] ?? '', /金额([\d,.]+) 元/.exec(text)?.[1] ?? ''];
    },
    shot: async (stage) => {
      if (shots === undefined) return;
      mkdirSync(shots, { recursive: true });
      for (const width of [320, 400]) {
        await excel.page.setViewportSize({ width, height: 720 });
        await excel.page.screenshot({ path: join(shots, `${stage}-${width}.png`) });
      }
    },
    close: () => excel.close(),
  };
}

/** Waits until something is so. @throws what it last was, after a generous limit */
export async function until<T>(look: () => Promise<T> | T, right: (value: T) => boolean): Promise<T> {
  for (const end = Date.now() + 30_000; ;) {
    const value = await look();
    if (right(value) || Date.now() > end) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
