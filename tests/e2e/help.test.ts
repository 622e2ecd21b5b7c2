/** The help pages that the manifest's SupportUrl and GetStarted lead to, as the county server gives them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { startHttp, type Running } from '../support/http-server';

let server: Running;
let browser: Browser;
beforeAll(async () => {
  server = await startHttp({ pane: 'addin/public', dispatch: () => Promise.reject(new Error('no calls here')) });
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe('help', () => {
  it.each([
    ['help.html', 'zh-CN', 320, 'light'],
    ['help.html', 'zh-CN', 1024, 'dark'],
    ['help-en.html', 'en', 320, 'dark'],
    ['help-en.html', 'en', 1024, 'light'],
  ] as const)(
    '%s (%s) is readable and accessible at %d px, %s, and loads all it needs from its server',
    async (path, lang, width, colorScheme) => {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      const failed: string[] = [];
      const asked: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') failed.push(message.text());
      });
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      await page.goto(`${server.url}/${path}`, { waitUntil: 'load' });
      expect(await page.evaluate('document.documentElement.lang')).toBe(lang);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(new Set(asked)).toEqual(new Set([server.url]));
      await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
      expect(await page.evaluate('axe.run().then((r) => r.violations.map((v) => v.id + " " + v.nodes[0].html))')).toEqual([]);
      if (process.env['SCREENSHOTS'] !== undefined)
        await page.screenshot({ path: join(process.env['SCREENSHOTS'], `${path}-${String(width)}.png`), fullPage: true });
      await page.locator('.lang a').click();
      await page.waitForURL(`${server.url}/${path === 'help.html' ? 'help-en.html' : 'help.html'}`);
      expect(await page.evaluate('document.documentElement.lang')).not.toBe(lang);
      expect(failed).toEqual([]);
      await page.close();
    },
  );
});
