/** For the tests of the host that plays Excel: one browser and one test pane per file, one workbook per test. */
import type { Browser } from 'playwright-core';
import { launchChromium, openExcel, type Excel, type ExcelOptions } from './index';
import { sampleWorkbook } from './sample-workbook';
import { officeReady, serveTestPane, type TestPane } from './test-pane';

export interface Suite {
  readonly excel: Excel;
  /** The file the present workbook was opened from. */
  readonly original: Buffer;
  readonly open: (options?: Partial<ExcelOptions>) => Promise<Excel>;
}

/** Registers the hooks. Every test ends with nothing left in `failures`, unless it takes them itself. */
export function excelSuite(): Suite {
  let browser: Browser | undefined;
  let pane: TestPane | undefined;
  let excel: Excel | undefined;
  let original: Buffer | undefined;

  beforeAll(async () => {
    browser = await launchChromium();
    pane = await serveTestPane();
  });
  afterEach(async () => {
    const failures = excel?.failures.splice(0);
    await excel?.close();
    excel = undefined;
    expect(failures).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await pane?.stop();
  });

  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('Nothing is open: call open() first');
    return value;
  };
  return {
    get excel() {
      return there(excel);
    },
    get original() {
      return there(original);
    },
    open: async (options = {}) => {
      original = await sampleWorkbook();
      excel = await openExcel({ workbook: original, paneUrl: there(pane).url, browser: there(browser), ...options });
      await officeReady(excel.pane);
      return excel;
    },
  };
}
