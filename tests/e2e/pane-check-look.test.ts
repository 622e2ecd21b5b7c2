/** Every view of 校验 and 修正: readable by assistive technology, in both languages and themes, and nowhere cut off. */
import { readFileSync } from 'node:fs';
import type { WorkbookSnapshot } from '../../core/model/sheet';
import { openPaneDriver, type OpenPane, type PaneDriver } from '../support/pane-page/driver';
import { smallRoster, snapshotOf } from '../support/pane-sheets';

interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}
declare global {
  interface Window {
    readonly axe: { readonly run: (root: Document) => Promise<{ readonly violations: readonly AxeViolation[] }> };
  }
}

const asBook = (sheets: WorkbookSnapshot['sheets']): WorkbookSnapshot => ({ file: '花名册.xlsx', sheets });
let driver: PaneDriver;
beforeAll(async () => {
  driver = await openPaneDriver({
    two: asBook([snapshotOf('甲村', smallRoster()), snapshotOf('乙村', smallRoster())]),
    empty: asBook([snapshotOf('Sheet1', [])]),
    none: asBook([
      snapshotOf('通讯录', [
        ['部门', '电话'],
        ['办公室', '0571-88888888'],
        ['财务科', '0571-88888889'],
      ]),
    ]),
  });
}, 120_000);
afterAll(async () => {
  await (driver as PaneDriver | undefined)?.close();
});

let pane: OpenPane;
let page: OpenPane['page'];
const show = async (query: string, size?: { readonly width: number; readonly height: number }): Promise<void> => {
  pane = await driver.show(query, size);
  ({ page } = pane);
};
afterEach(async () => {
  expect(await pane.close()).toEqual([]);
});

describe('accessibility', () => {
  const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
  const serious = async (): Promise<readonly string[]> => {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document));
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical' || impact === 'moderate')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`);
  };
  const noOverflow = async (): Promise<void> => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  };
  const variants = (['zh-CN', 'en'] as const).flatMap((lang) => (['light', 'dark'] as const).map((theme) => [lang, theme] as const));
  it.each(variants)('axe finds nothing in any view (%s, %s)', async (lang, theme) => {
    const base = `lang=${lang}&theme=${theme}`;
    for (const workbook of ['empty', 'none']) {
      await show(`workbook=${workbook}&${base}`);
      expect(await serious()).toEqual([]);
      await noOverflow();
      expect(await pane.close()).toEqual([]);
    }
    await show(`workbook=two&${base}`);
    await pane.choosePlan('civil');
    expect(await serious()).toEqual([]);
    await page.locator('.sheet-line .button').first().click();
    await page.locator('.column-line .button').nth(2).click();
    expect(await serious()).toEqual([]);
    await noOverflow();
    await page.locator('.subhead .button').click();
    await page.locator('.bar .button').first().click();
    await page.locator('.counts').waitFor();
    await page.locator('.stepper .button').last().click();
    await page.locator('.item.current').waitFor();
    expect(await serious()).toEqual([]);
    await noOverflow();
    await page.locator('.settings button').first().click();
    expect(await serious()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('#tab-fix').click();
    await page.locator('.group .disclosure-head button').first().click();
    expect(await serious()).toEqual([]);
    await noOverflow();
    await page.locator('.bar .button').first().click();
    await page.locator('.card.good').first().waitFor();
    expect(await serious()).toEqual([]);
    await page.evaluate(() => {
      window.workbook.refuse('busy');
    });
    await page.locator('#tab-check').click();
    await page.locator('.bar .button').first().click();
    await page.getByRole('alert').waitFor();
    expect(await serious()).toEqual([]);
    await page.evaluate(() => {
      window.workbook.refuse(null);
    });
  });

  it('320 px at 200 %: nothing is cut off sideways', async () => {
    await show('workbook=two', { width: 160, height: 480 });
    await pane.choosePlan('civil');
    await pane.check();
    await noOverflow();
    await page.getByRole('tab', { name: '修正' }).click();
    await noOverflow();
  });
});
