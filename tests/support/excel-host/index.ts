/** A page that plays Excel on the web around the real office.js, over a workbook model in this process. See README.md. */
import { chromium, type Browser, type BrowserContextOptions, type Frame, type Page } from 'playwright-core';
import { CONVERSATION, HOST_ORIGIN, HOST_URL, hostPage } from './browser/host-page';
import { saveXlsx } from './model/save-xlsx';
import type { WorkbookModel } from './model/workbook-model';
import { modelOf, type Workbook } from './open-workbook';
import { User } from './user';
import { Bridge, type PaneMessage } from './wire/bridge';
import { profiles, type Profile, type ProfileName } from './wire/profiles';
import type { Counters } from './wire/session';

export interface ExcelOptions {
  /** A file, its bytes, or a model made by hand. */
  readonly workbook: Workbook;
  /** Served on loopback by the test. */
  readonly paneUrl: string;
  readonly profile?: ProfileName | Profile;
  /** Of Excel's interface: zh-CN (default), en-US. */
  readonly locale?: string;
  /** The year of dates typed without one. */
  readonly year?: number;
  readonly fileName?: string;
  readonly readOnly?: boolean;
  /** Reused when given (and then not closed); launched otherwise. */
  readonly browser?: Browser;
  /** Size, colour scheme, forced colours … of the page. */
  readonly page?: BrowserContextOptions;
}

export interface Excel {
  readonly page: Page;
  /** The pane's frame; another one after reopen(). */
  readonly pane: Frame;
  readonly model: WorkbookModel;
  readonly user: User;
  readonly counters: Counters;
  /** Members unknown to this host, faults of the host, requests that left the machine, errors on the page. A test must find this empty. */
  readonly failures: string[];
  readonly bridge: Bridge;
  /** The workbook as .xlsx. */
  readonly save: () => Promise<Buffer>;
  /** Closes the pane and opens it again, as on another day: the workbook and its settings stay. @returns the new frame */
  readonly reopen: () => Promise<Frame>;
  readonly close: () => Promise<void>;
}

/** Debian's Chromium; everything that would phone home is off. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,PrivateNetworkAccessForNavigations',
    ],
  });

export async function openExcel(options: ExcelOptions): Promise<Excel> {
  const model = await modelOf(options.workbook);
  if (options.fileName !== undefined) model.fileName = options.fileName;
  if (options.readOnly !== undefined) model.readOnly = options.readOnly;
  const locale = options.locale ?? 'zh-CN';
  const profile = typeof options.profile === 'object' ? options.profile : profiles[options.profile ?? 'web'];
  const browser = options.browser ?? (await launchChromium());
  const context = await browser.newContext({ locale, ...options.page });
  const page = await context.newPage();
  const bridge = new Bridge(model, {
    profile,
    locale,
    year: options.year ?? 2026,
    origin: HOST_ORIGIN,
    conversationId: CONVERSATION,
    send: (message) => void toPane(page, message),
  });
  const { failures } = bridge.session;
  page.on('pageerror', (error) => failures.push(`Error on the page: ${error.message}`));
  await guardNetwork(page, options, locale, failures);
  await page.exposeFunction('fromPane', (text: unknown) => {
    // Messages that are not office.js' own (other scripts of the pane) mean nothing here.
    if (typeof text !== 'string' || !text.startsWith('{')) return null;
    const answer = bridge.receive(JSON.parse(text) as PaneMessage);
    // Events of what the request changed come after its answer.
    setImmediate(() => bridge.flush());
    return answer && JSON.stringify(answer);
  });
  await page.goto(HOST_URL);
  let pane = await paneFrame(page, options.paneUrl);
  return {
    page,
    get pane() {
      return pane;
    },
    model,
    user: new User(model, bridge),
    counters: bridge.session.counters,
    failures,
    bridge,
    save: () => saveXlsx(model),
    reopen: async () => {
      bridge.paneClosed();
      await page.reload();
      pane = await paneFrame(page, options.paneUrl);
      return pane;
    },
    close: async () => {
      bridge.close();
      await context.close();
      if (!options.browser) await browser.close();
    },
  };
}

async function toPane(page: Page, message: unknown): Promise<void> {
  if (page.isClosed()) return;
  try {
    await page.evaluate((text) => (window as unknown as { toPane: (text: string) => void }).toPane(text), JSON.stringify(message));
  } catch (error) {
    // The page may close while an event is under way.
    if (!page.isClosed()) throw error;
  }
}

/** The host page is answered here; anything else that is not on this machine is refused and told. */
async function guardNetwork(page: Page, options: ExcelOptions, locale: string, failures: string[]): Promise<void> {
  const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;
  await page.context().route('**/*', async (route) => {
    const url = route.request().url();
    if (url === HOST_URL) {
      await route.fulfill({ contentType: 'text/html', body: hostPage({ paneUrl: options.paneUrl, locale, title: 'Excel' }) });
    } else if (!/^https?:/.test(url) || loopback.test(new URL(url).hostname)) {
      await route.fallback();
    } else {
      if (!url.startsWith(`${HOST_ORIGIN}/favicon`)) failures.push(`A request would have left the machine: ${url}`);
      await route.abort();
    }
  });
}

async function paneFrame(page: Page, paneUrl: string): Promise<Frame> {
  const { origin } = new URL(paneUrl);
  await page.waitForFunction(() => document.querySelector('iframe') !== null);
  const handle = await page.waitForSelector('iframe', { state: 'attached' });
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('The pane has no frame');
  await frame.waitForURL((url) => url.origin === origin, { waitUntil: 'domcontentloaded' });
  return frame;
}

export { profiles, excelApi, type Profile, type ProfileName } from './wire/profiles';
export { WorkbookModel } from './model/workbook-model';
export { openXlsx } from './model/open-xlsx';
export { saveXlsx } from './model/save-xlsx';
export type { Counts, Refusal } from './wire/session';
export { differences } from './model/compare';
export { openExcelInProcess, type InProcessExcel, type InProcessOptions } from './in-process';
export { buildWorkbook, type SheetPlan } from './model/build';
