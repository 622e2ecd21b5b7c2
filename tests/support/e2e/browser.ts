/** A real Chromium that reaches nothing but this machine; what pages try to fetch from elsewhere is counted. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { ScenarioAccount } from '../../contract/api-scenario-steps';
import type { Admission } from './page-program';

export interface OpenBrowser {
  readonly browser: Browser;
  /** Addresses outside this machine that pages asked for; none was reached. */
  readonly outside: string[];
  readonly newPage: () => Promise<WatchedPage>;
  readonly close: () => Promise<void>;
}
export interface WatchedPage {
  readonly page: Page;
  /** Uncaught errors and what the console says about the page's policy. */
  readonly complaints: string[];
}

const here = '127.0.0.1';

/** Debian's chromium, or the program (name or path) that the variable CHROMIUM names. */
function programPath(): string {
  const program = process.env['CHROMIUM'] ?? 'chromium';
  if (program.includes('/')) return program;
  const path = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, program));
  const found = path.find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error(`${program} is not installed; the variable CHROMIUM may name another browser of its kind`);
  return found;
}

/** @throws Error when there is no browser */
export async function openBrowser(): Promise<OpenBrowser> {
  const browser = await chromium.launch({
    executablePath: programPath(),
    // No name is looked up, so that the browser itself reaches nobody either.
    args: [`--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ${here}`, '--disable-background-networking', '--disable-component-update'],
  });
  const outside: string[] = [];
  const newPage = async (): Promise<WatchedPage> => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    await context.route(
      (url) => /^(?:https?|wss?|ftp):$/.test(url.protocol) && url.hostname !== here,
      (route) => {
        outside.push(route.request().url());
        return route.abort();
      },
    );
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (/policy|refused|eval/i.test(message.text())) complaints.push(message.text());
    });
    return { page, complaints };
  };
  return { browser, outside, newPage, close: () => browser.close() };
}

export interface PageParts {
  /** Address of the page, in a folder of bundle.ts. */
  readonly url: string;
  /** Where the operations are. */
  readonly base: string;
  readonly admission: (account: ScenarioAccount) => Promise<Admission>;
  readonly sawProgress: () => void;
}

/** Opens the page of the scenario and gets it ready to run its steps. */
export async function openScenarioPage(open: OpenBrowser, { url, base, admission, sawProgress }: PageParts): Promise<WatchedPage> {
  const watched = await open.newPage();
  const { page } = watched;
  await page.exposeFunction('admission', admission);
  await page.exposeFunction('sawProgress', sawProgress);
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate((address) => window.songnuan.start(address), base);
  return watched;
}
