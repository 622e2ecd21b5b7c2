/** The notice in a real browser, under the county server's own policy: each reason why a pane may stay empty, and a pane that opens. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startHttp, type Running } from '../support/http-server';

const officeJs = 'node_modules/@microsoft/office-js/dist';
const partsOfOfficeJs = /[\\/]dist(?:[\\/](?:(?:office|o15apptofilemappingtable|es6-promise)\.js|zh-cn(?:[\\/].*)?|en-us(?:[\\/].*)?))?$/;
const pageWith = (body: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8" /><title>送暖</title><meta http-equiv="X-UA-Compatible" content="IE=edge" />
<link rel="stylesheet" href="notice.css" />
<script src="notice.js"></script>
${body}
</head><body><main id="pane">面板</main></body></html>`;
const office = '<script src="office-js/office.js"></script>';
const pages = {
  'pane.html': pageWith(`${office}<script type="module" src="pane.js"></script>`),
  'newer.html': pageWith(`${office}<script type="module" src="newer.js"></script>`),
  'missing.html': pageWith(`${office}<script type="module" src="missing.js"></script>`),
  'crash.html': pageWith(`${office}<script type="module" src="crash.js"></script>`),
  'silent.html': pageWith(office),
  'no-office.html': pageWith('<script src="office-js/none/office.js"></script><script type="module" src="pane.js"></script>'),
  'web.html': pageWith('<script type="module" src="pane.js"></script>'),
  'pane.js': "globalThis.late = () => document.dispatchEvent(new Event('songnuan:ready')); if (!location.hash) globalThis.late();",
  // Syntax that no browser knows stands for syntax that an old one does not know.
  'newer.js': "const a = b ?!? c; document.dispatchEvent(new Event('songnuan:ready'));",
  'crash.js': "throw new Error('the pane broke')",
};

let folder: string;
let server: Running;
let browser: Browser;
const opened: Page[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'notice-'));
  for (const file of ['notice.js', 'notice.css']) cpSync(join('addin/public', file), join(folder, file));
  cpSync(officeJs, join(folder, 'office-js'), { recursive: true, filter: (from) => partsOfOfficeJs.test(from) });
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, name), text);
  server = await startHttp({ pane: folder, dispatch: () => Promise.reject(new Error('no calls here')) });
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
});
afterEach(async () => {
  for (const page of opened.splice(0)) await page.close();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** @param without a script that takes something away from the browser before the page loads */
async function open(path: string, without?: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
  opened.push(page);
  if (without !== undefined) await page.addInitScript(without);
  await page.goto(`${server.url}/${path}`, { waitUntil: 'load' });
  return page;
}
const kindOf = async (page: Page): Promise<string | null> => {
  await page.locator('#notice').waitFor();
  return page.locator('#notice').getAttribute('data-kind');
};

describe('notice of the pane', () => {
  it.each([
    ['Promise', 'delete window.Promise'],
    ['fetch', 'delete window.fetch'],
    ['Worker', 'delete window.Worker'],
    ['matchAll', 'delete String.prototype.matchAll'],
    ['BigInt', 'delete window.BigInt'],
    ['module', 'delete HTMLScriptElement.prototype.noModule'],
    ['grid', 'CSS.supports = (name) => name !== "display"'],
    ['--x', 'CSS.supports = (name) => name !== "color"'],
  ])('tells a webview without %s to use the web edition, and which part is missing', async (name, without) => {
    const page = await open('silent.html', without);
    expect(await kindOf(page)).toBe('old');
    expect(await page.locator('.notice-detail').textContent()).toBe(name);
    expect(await page.locator('#notice a').getAttribute('href')).toBe(`${server.url}/web.html`);
    expect(await page.locator('#pane').isVisible()).toBe(false);
  });

  it.each([
    ['is written in newer syntax than the webview knows', 'newer.html', 'pane', /^newer\.js: .*SyntaxError/],
    ['is not on the server', 'missing.html', 'pane', /^missing\.js$/],
    ['breaks while starting', 'crash.html', 'pane', /^crash\.js: .*the pane broke/],
  ])('shows when the pane %s', async (_what, path, kind, detail) => {
    const page = await open(path);
    expect(await kindOf(page)).toBe(kind);
    expect(await page.locator('.notice-detail').textContent()).toMatch(detail);
  });

  it('shows when office.js cannot be loaded, and the pane that reports itself takes it away', async () => {
    const page = await open('no-office.html#wait');
    expect(await kindOf(page)).toBe('office');
    await page.evaluate('late()');
    expect(await page.locator('#notice').count()).toBe(0);
    expect(await page.locator('#pane').isVisible()).toBe(true);
  });

  it('says after twenty seconds that the pane is slow, and no longer once it is there', async () => {
    const page = await browser.newPage();
    opened.push(page);
    await page.clock.install();
    await page.goto(`${server.url}/pane.html#wait`);
    expect(await page.locator('#notice').count()).toBe(0);
    await page.clock.runFor(20_000);
    expect(await kindOf(page)).toBe('slow');
    expect(await page.locator('#pane').isVisible()).toBe(true);
    await page.evaluate('late()');
    expect(await page.locator('#notice').count()).toBe(0);
  });

  it.each(['pane.html', 'web.html'])('is nowhere when %s opens as it should, whatever happens later', async (path) => {
    const page = await open(path);
    await page.evaluate("window.dispatchEvent(new ErrorEvent('error', { filename: location.href, message: 'later' }))");
    expect(await page.locator('#notice').count()).toBe(0);
    expect(await page.locator('#pane').isVisible()).toBe(true);
  });

  it.each(['light', 'dark'] as const)('reads well and is accessible at 320 px, %s', async (colorScheme) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 900 }, colorScheme });
    opened.push(page);
    await page.addInitScript('delete window.Worker');
    await page.goto(`${server.url}/silent.html`);
    expect(await kindOf(page)).toBe('old');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const found = await page.evaluate('axe.run("#notice").then((r) => r.violations.map((v) => v.id + " " + v.nodes[0].html))');
    expect(found).toEqual([]);
    if (process.env['SCREENSHOTS'] !== undefined)
      await page.screenshot({ path: join(process.env['SCREENSHOTS'], `notice-${colorScheme}.png`), fullPage: true });
  });
});
