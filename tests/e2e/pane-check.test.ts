/** The pane's areas 校验 and 修正 in a real browser, over a workbook in memory: what a clerk sees and presses. */
import { readdirSync } from 'node:fs';
import type { Finding } from '../../core/model/finding';
import type { WorkbookSnapshot } from '../../core/model/sheet';
import { runCli } from '../support/cli';
import { workbookFrom } from '../support/pane-page/build';
import { openPaneDriver, today, type OpenPane, type PaneDriver } from '../support/pane-page/driver';
import { header, idNo, nameNo, smallRoster, snapshotOf } from '../support/pane-sheets';

/** Some of each sample county, in every format. */
const samples = ['civil', 'union', 'bureau', 'district'].flatMap((plan) =>
  readdirSync(`samples/${plan}/rosters`)
    .filter((_file, index) => index % 5 === 1)
    .slice(0, 4)
    .map((file) => ({ plan, file, path: `samples/${plan}/rosters/${file}` })),
);
const asBook = (sheets: WorkbookSnapshot['sheets']): WorkbookSnapshot => ({ file: '花名册.xlsx', sheets });
const large = (count: number): WorkbookSnapshot => asBook([snapshotOf('花名册', smallRoster(count))]);

let driver: PaneDriver;
beforeAll(async () => {
  const books: Record<string, WorkbookSnapshot> = {
    small: large(6),
    large: large(5000),
    two: asBook([snapshotOf('甲村', smallRoster()), snapshotOf('乙村', smallRoster())]),
    wrong: asBook([
      snapshotOf('花名册', [
        ['花名册'],
        ['填报单位：城北街道'],
        [...header.slice(0, 2), '号码', ...header.slice(3)],
        ...smallRoster()
          .slice(3)
          .map((row) => [...row.slice(0, 2), '', ...row.slice(3)]),
      ]),
    ]),
  };
  for (const [index, { path }] of samples.entries()) books[String(index)] = await workbookFrom(path);
  driver = await openPaneDriver(books);
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
const findings = (): Promise<readonly Finding[]> => page.evaluate(() => window.pane.roster.store.get().judged?.report.findings ?? []);

describe('the same findings as `songnuan check`', () => {
  it.each(samples.map(({ plan, file, path }, index) => [plan, file, path, index] as const))('%s %s', async (plan, _file, path, index) => {
    await show(`workbook=${index}`);
    await pane.choosePlan(plan);
    await pane.check();
    const { out } = await runCli('check', path, '--plan', plan, '--as-of', today, '--json');
    const [expected] = (JSON.parse(out) as { files: { findings: Record<string, unknown>[]; counts: Record<string, number> }[] }).files;
    const place = ({ code, severity, sheet, cell }: Record<string, unknown>): string => [code, severity, sheet, cell].join(' ');
    expect((await findings()).map(({ code, severity, where }) => place({ code, severity, ...where }))).toEqual(
      expected?.findings.map(place),
    );
    const counts = await page.locator('.count-number').allTextContents();
    if (counts.length > 0)
      expect(counts.map(Number)).toEqual([expected?.counts['error'], expected?.counts['warning'], expected?.counts['info']]);
    else expect(expected?.findings).toEqual([]);
  });
});

describe('opened by the ribbon button 校验', () => {
  it('checks by itself when the plan is plain', async () => {
    await show('workbook=small&do=check');
    await page.locator('.counts').waitFor();
    expect((await findings()).length).toBeGreaterThan(0);
  });
});

it('a rule of ours that crashed is told as ours, with a note to copy', async () => {
  await show('workbook=small');
  await pane.choosePlan('civil');
  await pane.check();
  await page.evaluate(() => {
    const { judged } = window.pane.roster.store.get();
    if (judged === null) return;
    const crashed = [{ code: 'id-checksum', sheet: '花名册', row: 5, message: 'TypeError: 张三 110101199003070011 x is undefined' }];
    window.pane.roster.store.set({ judged: { ...judged, report: { ...judged.report, crashed } } });
  });
  const alert = page.getByRole('alert');
  expect(await alert.textContent()).toContain('不是您的表格有错');
  const note = await alert.getByRole('textbox').inputValue();
  expect(note).toContain('id-checksum: TypeError');
  expect(note).not.toMatch(/张三|1101/);
});

describe('list', () => {
  beforeEach(async () => {
    await show('workbook=two');
    await pane.choosePlan('civil');
    await pane.check();
  });

  it('search, sheet and severity narrow it, and everything can be shown again', async () => {
    const all = (await findings()).length;
    await page.getByRole('searchbox').fill(nameNo(2));
    await page.locator('.filtered').waitFor();
    expect(new Set(await page.locator('.item .person').allTextContents())).toEqual(new Set([nameNo(2)]));
    await page.getByRole('button', { name: '显示全部' }).click();
    await page.getByLabel('工作表', { exact: true }).selectOption('乙村');
    await page.getByRole('button', { name: /提醒/ }).click();
    const shown = await page.evaluate(() =>
      window.pane.check.store.get().shown.map(({ finding }) => [finding.where.sheet, finding.severity]),
    );
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(all);
    expect(shown.every(([sheet, severity]) => sheet === '乙村' && severity !== 'warning')).toBe(true);
    await page.getByRole('searchbox').fill('没有这样的字');
    expect(await page.locator('.nothing').textContent()).toContain('没有符合条件的问题');
  });

  it('keyboard alone: tabs by arrows, list by next, a finding by Enter; focus is seen', async () => {
    await page.locator('#tab-check').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tab-fix');
    await page.keyboard.press('Home');
    await page.getByRole('button', { name: '下一条' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.item.current').waitFor();
    const [first] = await page.evaluate(() => window.pane.check.store.get().shown.map(({ finding }) => finding.where.cell));
    await page.waitForFunction((cell) => window.workbook.selected().cell === cell, first);
    await page.getByLabel('按行').focus();
    await page.keyboard.press('Space');
    const button = page.locator('.group .disclosure-head button').first();
    await button.focus();
    const outline = await button.evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).not.toBe('none');
    if ((await button.getAttribute('aria-expanded')) === 'false') await page.keyboard.press('Enter');
    await page.locator('.group .item-main').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.item-main[aria-current="true"]').waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.matches('.item-main, .disclosure-head button'))).toBe(true);
  });

  it('rows inserted after the check: the click finds the same person, the list follows', async () => {
    const item = page
      .locator('.item', { hasText: nameNo(2) })
      .filter({ hasText: '校验不对' })
      .first();
    await page.evaluate(() => {
      window.workbook.insertRows('甲村', 4, 2);
    });
    await page.getByRole('searchbox').fill('校验不对');
    await item.locator('.item-main').click();
    await page.waitForFunction(() => window.workbook.selected().cell === 'C7');
    await pane.settled();
    expect((await findings()).some(({ code, where }) => code === 'id-checksum' && where.cell === 'C7')).toBe(true);
  });
});

describe('columns', () => {
  it('a missing column pointed at in the sheet is taken, and remembered with the workbook', async () => {
    await show('workbook=wrong');
    await pane.choosePlan('civil');
    await page.getByRole('button', { name: '核对列：花名册' }).click();
    await page.getByRole('button', { name: '改“联系电话”的列' }).click();
    await page.evaluate(() => {
      window.workbook.click('花名册', 'C6');
    });
    await page.getByRole('button', { name: '就是这一列' }).click();
    await page.getByText('您指定的').waitFor();
    await page.reload();
    await page.locator('.sheets').waitFor();
    expect(
      await page.evaluate(() => window.pane.roster.store.get().survey?.sheets[0]?.columns.find(({ key }) => key === 'phone')?.letter),
    ).toBe('C');
    await page.getByRole('button', { name: '核对列：花名册' }).click();
    await page.getByRole('button', { name: '改“联系电话”的列' }).click();
    await page.getByLabel('或从列表里选').selectOption('');
    await page.waitForFunction(() => !window.pane.roster.store.get().survey?.sheets[0]?.columns.some(({ key }) => key === 'phone'));
    await page.getByRole('button', { name: '恢复自动识别' }).click();
    await page.waitForFunction(
      () => window.pane.roster.store.get().survey?.sheets[0]?.columns.find(({ key }) => key === 'phone')?.letter === 'F',
    );
  });
});

describe('fix', () => {
  it.each(samples.slice(0, 8).map(({ plan, file }, index) => [plan, file, index] as const))(
    '%s %s: all certain fixes applied, undone in one press, and the workbook is what it was',
    async (plan, _file, index) => {
      await show(`workbook=${index}`);
      await pane.choosePlan(plan);
      await pane.check();
      const before = await pane.print();
      const fixes = await page.evaluate(() => window.pane.roster.store.get().judged?.report.fixes ?? []);
      await page.getByRole('tab', { name: '修正' }).click();
      if (fixes.length === 0) {
        await page.getByText('没有可以一键修正的').waitFor();
        return;
      }
      await page.getByRole('button', { name: /^全部修正/ }).click();
      await page.getByRole('button', { name: '撤销这次修正' }).waitFor();
      const after = await page.evaluate(
        (list) => list.map(({ where }) => window.workbook.cell(where.sheet, where.cell ?? '').value),
        fixes,
      );
      expect(after).toEqual(fixes.map((fix) => fix.after));
      await pane.settled();
      await page.getByRole('button', { name: '撤销这次修正' }).click();
      await page.getByRole('heading', { name: /^已撤销/ }).waitFor();
      expect(await pane.print()).toBe(before);
    },
  );

  it('one kind is opened, one change left out, and only the others are written', async () => {
    await show('workbook=small');
    await pane.choosePlan('civil');
    await pane.check();
    await page.getByRole('tab', { name: '修正' }).click();
    await page.getByRole('button', { name: /改成数字/ }).click();
    await page.getByLabel('选中 E6').uncheck();
    await page.getByRole('button', { name: '修正选中的 1 处' }).click();
    await page.getByRole('heading', { name: '已修正 1 处' }).waitFor();
    expect(await page.evaluate(() => window.workbook.cell('花名册', 'E6').value)).toBe('100元');
  });
});

describe('live', () => {
  it('an edit that mends a finding takes it off the list; the list keeps its place', async () => {
    await show('workbook=small', { width: 320, height: 400 });
    await pane.choosePlan('civil');
    await pane.check();
    await page.locator('.scroll').evaluate((element) => {
      element.scrollTop = 60;
    });
    await page.evaluate((id) => {
      window.workbook.edit('花名册', 'C5', id);
    }, idNo(2));
    await page.waitForFunction(() => window.pane.check.store.get().all.every(({ finding }) => finding.code !== 'id-checksum'));
    expect(await page.locator('.scroll').evaluate((element) => element.scrollTop)).toBe(60);
  });

  it('5,000 rows: the pane answers while they are judged, and can be stopped', async () => {
    await show('workbook=large&options={"rowsPerRead":500}');
    await pane.choosePlan('civil');
    await pane.settled();
    await page.getByRole('button', { name: '校验', exact: true }).click();
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByRole('button', { name: '校验', exact: true }).click();
    await page.evaluate(() => {
      let last = performance.now();
      let longest = 0;
      const tick = (): void => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
        Object.assign(window, { longest });
        setTimeout(tick, 10);
      };
      tick();
    });
    await page.locator('.summary').waitFor();
    // Far above what it takes: a pane that judges by itself would stand still for seconds.
    expect(await page.evaluate(() => (window as unknown as { longest: number }).longest)).toBeLessThan(3000);
  });
});
