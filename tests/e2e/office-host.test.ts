/** The adapter of Excel on the real office.js in a browser, over a page that plays Excel on the web. Other editions: tests/contract/workbook-host. */
import type { Browser } from 'playwright-core';
import { workbookHostContract } from '../contract/workbook-host/contract';
import { launchChromium } from '../support/excel-host/index';
import { serveTestPane, type TestPane } from '../support/excel-host/test-pane';
import { openInBrowser } from '../support/office-host/excel-hands';

let browser: Browser;
let pane: TestPane;
beforeAll(async () => {
  browser = await launchChromium();
  pane = await serveTestPane();
});
afterAll(async () => {
  await browser.close();
  await pane.stop();
});

workbookHostContract('Excel on the web', () => openInBrowser(browser, pane.url), {
  changes: true,
  mergedAreas: true,
  struckRows: true,
  bareTables: true,
});
