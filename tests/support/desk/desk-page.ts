/** The built desk, served by a county server with the demo county, in a browser. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openTestCounty, passwordsIn, type TestCounty, type TestCountyOptions } from '../county';
import { openBrowser, type OpenBrowser } from '../e2e/browser';
import { buildProduct } from '../pane-page/build';

export interface DeskStage {
  readonly folder: string;
  readonly pane: string;
  readonly county: TestCounty;
  readonly passwords: Readonly<Record<string, string>>;
  readonly open: OpenBrowser;
  /** Uncaught errors and what the console says about the page's policy, of all pages. */
  readonly complaints: string[];
  readonly newPage: (size: { readonly width: number; readonly height: number }) => Promise<Page>;
  readonly end: () => Promise<void>;
}

export async function openDeskStage(options: TestCountyOptions = { demo: true }): Promise<DeskStage> {
  const folder = mkdtempSync(join(tmpdir(), 'songnuan-desk-'));
  const pane = join(folder, 'pane');
  mkdirSync(pane);
  await buildProduct(pane);
  const county = await openTestCounty(join(folder, 'data'), { pane, ...options });
  const open = await openBrowser();
  const complaints: string[] = [];
  return {
    ...{ folder, pane, county, open, complaints },
    passwords: passwordsIn(county.demoAccounts ?? ''),
    newPage: async (size) => {
      const watched = await open.newPage();
      await watched.page.setViewportSize(size);
      watched.page.on('pageerror', (error) => complaints.push(String(error)));
      watched.page.on('console', (message) => {
        if (/policy|refused|eval/i.test(message.text())) complaints.push(message.text());
      });
      await watched.page.goto(county.url);
      return watched.page;
    },
    end: async () => {
      await open.close();
      await county.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function signIn(page: Page, account: string, password: string): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(account);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('table').first().waitFor();
}

interface AxeWindow {
  readonly axe: {
    readonly run: () => Promise<{
      readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
    }>;
  };
}
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Everything that axe finds, one line each. */
export async function axe(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => (globalThis as unknown as AxeWindow).axe.run());
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`);
}

/** Kept where the variable SHOTS names a folder. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
