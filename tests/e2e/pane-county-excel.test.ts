/** The county's merge written by the built pane, with the real office.js in the page that plays Excel: the saved file holds what `songnuan merge` writes. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestCounty, passwordsIn, type TestCounty } from '../support/county';
import { cellsOf, mergedByCommand } from '../support/desk/same-workbook';
import { openClerk, type Clerk } from '../support/e2e/clerk-story/clerk';
import { launchChromium } from '../support/excel-host/index';
import { buildProduct } from '../support/pane-page/build';

const roster = join(__dirname, '../../samples/civil/rosters/附件3.xlsx');

let folder: string;
let county: TestCounty;
let browser: Awaited<ReturnType<typeof launchChromium>>;
let officer: Clerk;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'songnuan-county-excel-'));
  const pane = join(folder, 'pane');
  mkdirSync(pane);
  await buildProduct(pane);
  county = await openTestCounty(join(folder, 'data'), { pane, demo: true });
  browser = await launchChromium();
  officer = await openClerk(browser, { workbook: roster, paneUrl: `${county.url}pane.html` });
}, 240_000);
afterAll(async () => {
  await (officer as Clerk | undefined)?.close();
  await (browser as typeof browser | undefined)?.close();
  await (county as TestCounty | undefined)?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Numbers, and formulas as such: the played Excel does not calculate. */
const numbersIn = (rows: readonly (readonly unknown[])[]): unknown[] =>
  rows.flat().flatMap((cell): readonly (string | number)[] => {
    if (typeof cell === 'number') return [cell];
    if (typeof cell !== 'string' || !cell.startsWith('{"')) return [];
    const { formula } = JSON.parse(cell) as { readonly formula?: string };
    // Links are formulas in Excel.
    return formula === undefined || formula.startsWith('HYPERLINK(') ? [] : [formula];
  });

it('sign-in → merge → sheets of the workbook; its own sheet is as before', async () => {
  const before = await cellsOf(roster);
  const password = passwordsIn(county.demoAccounts ?? '')['officer']!;
  await officer.tab('上报');
  await officer.signIn('officer', password);
  await officer.button('一键汇总').click();
  await officer.pane().locator('.group').first().waitFor();
  await officer.button('写入本工作簿').click();
  await officer.button('写入选中的表').click();
  await officer.pane().locator('.written.good').waitFor({ timeout: 120_000 });
  const path = join(folder, 'saved.xlsx');
  writeFileSync(path, await officer.excel.save());
  const saved = await cellsOf(path);
  const command = await cellsOf(await mergedByCommand(await county.signIn('officer', password), 'demo', folder));
  expect(Object.keys(saved)).toEqual([...Object.keys(before), ...Object.keys(command)]);
  for (const name of Object.keys(command)) {
    expect([name, numbersIn(saved[name]!)]).toEqual([name, numbersIn(command[name]!)]);
  }
  expect(numbersIn(saved['合并花名册']!).length).toBeGreaterThan(500);
  for (const name of Object.keys(before)) expect(numbersIn(saved[name]!)).toEqual(numbersIn(before[name]!));
  expect([officer.excel.failures, officer.complaints]).toEqual([[], []]);
});
