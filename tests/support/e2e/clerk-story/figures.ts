/**
 * `node scripts/bench-pane.mjs [ROWS …]`: what check, fix-all and submit of one roster cost at the built pane in the page that plays Excel:
 * context.sync() calls, bytes between pane and Excel, calls and bytes to the county server, and time. Prints a table for docs/BENCH.md.
 */
import type { CellValue } from '../../../../core/model/sheet';
import { row, rule, seconds, whole } from '../../../../bench/markdown';
import { buildWorkbook, launchChromium, type Excel } from '../../excel-host/index';
import { largeRoster } from '../../office-host/large-roster';
import { openClerk, type Clerk } from './clerk';
import { startStoryCounty } from './county';

interface Phase {
  readonly wall: number;
  readonly syncs: number;
  readonly excelBytes: number;
  readonly calls: number;
  readonly serverBytes: number;
}

const long = 300_000;
const plain = (cell: CellValue): string | number | null =>
  typeof cell === 'object' && cell !== null && 'serial' in cell ? cell.serial : (cell as string | number | null);

/** Every third name with stray spaces and every tenth amount with its unit: fixes for two fifths of the rows. */
function workbookOf(count: number): ReturnType<typeof buildWorkbook> {
  const rows = largeRoster(count).rows.map((cells, index) => {
    const line = cells.map((cell) => plain(cell ?? null));
    if (index < 2) return line;
    if (index % 3 === 0) line[3] = ` ${String(line[3])} `;
    if (index % 10 === 0) line[14] = '500元';
    return line;
  });
  return buildWorkbook([{ name: '花名册', rows, formats: { G: '@', J: '@', Q: '@', H: 'yyyy-mm-dd', R: 'yyyy-mm-dd' } }]);
}

const watcher = (excel: Excel): ((work: () => Promise<void>) => Promise<Phase>) => {
  const server = { calls: 0, bytes: 0 };
  excel.page.on('request', (request) => {
    if (!/\/[a-z]+_[a-z_]+$/i.test(new URL(request.url()).pathname)) return;
    server.calls += 1;
    server.bytes += request.postDataBuffer()?.length ?? 0;
  });
  return async (work) => {
    excel.counters.reset();
    Object.assign(server, { calls: 0, bytes: 0 });
    const start = performance.now();
    await work();
    const wall = (performance.now() - start) / 1000;
    const { syncs, bytesToHost, bytesToPane } = excel.counters.now;
    return { wall, syncs, excelBytes: bytesToHost + bytesToPane, calls: server.calls, serverBytes: server.bytes };
  };
};

async function measure(clerk: Clerk, plan: string, enter: () => Promise<void>): Promise<Record<'check' | 'fix' | 'submit', Phase>> {
  const { excel } = clerk;
  const pane = clerk.pane();
  const phase = watcher(excel);
  await pane.locator('.sheet-line').first().waitFor({ timeout: long });
  await clerk.choosePlan(plan);
  const check = await phase(async () => {
    await pane.locator('.bar .button:enabled').first().click();
    await pane.locator('.summary').waitFor({ timeout: long });
  });
  await clerk.tab('修正');
  const fix = await phase(async () => {
    await clerk.button(/^全部修正/).click();
    await pane.getByRole('heading', { name: /^已修正/ }).waitFor({ timeout: long });
  });
  await pane.getByText('没有可以一键修正的').waitFor({ timeout: long });
  await enter();
  const submit = await phase(async () => {
    await pane.locator('.bar .primary:enabled').click({ timeout: long });
    await pane.getByRole('heading', { name: '请核对要报的内容' }).waitFor({ timeout: long });
    await clerk.confirm();
    await pane.getByText('第 1 版已报出').waitFor({ timeout: long });
  });
  return { check, fix, submit };
}

const names = { check: '校验 check', fix: '全部修正 fix all', submit: '上报 submit' } as const;
const sizes = process.argv.slice(2).map(Number);
const county = await startStoryCounty();
const browser = await launchChromium();
try {
  console.log(row(['行数 rows', '步骤 step', '往返 syncs', '与 Excel kB', '服务器请求 calls', '上传 kB', '墙钟秒 wall s']));
  console.log(rule(7));
  for (const [index, count] of (sizes.length > 0 ? sizes : [200, 5_000, 50_000]).entries()) {
    const unit = county.plans.civil.units[index]!;
    const account = `clerk-${index}`;
    const password = await county.account(account, unit);
    const clerk = await openClerk(browser, { workbook: workbookOf(count), fileName: '花名册.xlsx', paneUrl: county.paneUrl });
    const phases = await measure(clerk, 'civil', async () => {
      await clerk.tab('上报');
      await clerk.signIn(account, password);
      await clerk.pane().locator('section.card select').first().waitFor();
      await clerk.chooseCampaign(county.plans.civil.id);
      await clerk.pane().getByText('还没有报过。').waitFor();
    });
    for (const key of ['check', 'fix', 'submit'] as const) {
      const { wall, syncs, excelBytes, calls, serverBytes } = phases[key];
      console.log(
        row([whole(count), names[key], whole(syncs), whole(excelBytes / 1024), whole(calls), whole(serverBytes / 1024), seconds(wall)]),
      );
    }
    if (clerk.excel.failures.length > 0) throw new Error(clerk.excel.failures.join('\n'));
    await clerk.close();
  }
} finally {
  await browser.close();
  await county.close();
}
