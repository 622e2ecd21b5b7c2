/** The pane's state and actions over a workbook in memory, without a page. */
import { createCheck, type CheckApp } from '../../addin/app/check';
import { createFix, type FixApp } from '../../addin/app/fix';
import { createRoster, type PlanKeeper, type RosterApp } from '../../addin/app/roster';
import { createShell, type Shell } from '../../addin/app/shell';
import { createJudge, type Judge, type JudgePort } from '../../addin/judge/client';
import { openLocalJudge } from './local-judge';
import { createMemoryWorkbook, type MemoryHostOptions, type MemoryWorkbook } from './memory-host';

export interface TestPane {
  readonly workbook: MemoryWorkbook;
  readonly judge: Judge;
  readonly shell: Shell;
  readonly roster: RosterApp;
  readonly check: CheckApp;
  readonly fix: FixApp;
}

export interface TestPaneOptions extends MemoryHostOptions {
  readonly openJudge?: () => JudgePort;
  readonly today?: string;
  readonly planKeeper?: PlanKeeper;
}

export function createTestPane({ openJudge = openLocalJudge, today = '2026-12-25', planKeeper, ...options }: TestPaneOptions): TestPane {
  const workbook = createMemoryWorkbook(options);
  const shell = createShell({ lang: 'zh-CN' }, { load: () => null, save: () => undefined });
  const judge = createJudge(openJudge);
  const roster = createRoster({
    host: workbook.host,
    judge,
    shell,
    today: () => today,
    restMs: 1,
    ...(planKeeper === undefined ? {} : { planKeeper }),
  });
  const tools = { host: workbook.host, judge, shell, roster };
  return { workbook, judge, shell, roster, check: createCheck(tools), fix: createFix(tools) };
}

/** Waits until the condition holds. */
export async function until(condition: () => boolean, what = 'condition'): Promise<void> {
  for (const end = Date.now() + 20_000; !condition();) {
    if (Date.now() > end) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
