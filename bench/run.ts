/** One measured job in a process of its own: read → intake → rules → merge → write. Prints one JSON line. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readRoster } from '../core/intake';
import { mergeCounty } from '../core/merge';
import type { MergeInput } from '../core/model/merge';
import type { Plan } from '../core/model/plan';
import { countyTables } from '../core/outputs';
import { checkRoster } from '../core/rules/run';
import { readWorkbook } from '../files/read';
import { writeWorkbookFile } from '../files/write/to-disk';
import { benchPlan } from './make-files';

export interface Measure {
  readonly rows: number;
  readonly books: number;
  readonly findings: number;
  /** CPU seconds (user and system, all threads) by stage. */
  readonly stages: Readonly<Record<Stage, number>>;
  /** All rules over rosters already read, run until warm: rows per CPU second. 0 when not measured. */
  readonly rulesAlone: number;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly peakMb: number;
}
export const stages = ['read', 'intake', 'rules', 'merge', 'write'] as const;
export type Stage = (typeof stages)[number];

const asOf = '2027-01-15';
const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

export async function measure(folder: string, rowsPerBook: number, out: string): Promise<Measure> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.xlsx'))
    .sort()
    .map((name) => join(folder, name));
  const plan = benchPlan(files.length, rowsPerBook);
  const spent: Record<Stage, number> = { read: 0, intake: 0, rules: 0, merge: 0, write: 0 };
  let mark = cpuSeconds();
  const lap = (stage: Stage): void => {
    const now = cpuSeconds();
    spent[stage] += now - mark;
    mark = now;
  };
  const started = performance.now();
  const inputs: MergeInput[] = [];
  for (const file of files) {
    const workbook = await readWorkbook(new Uint8Array(readFileSync(file)), basename(file));
    lap('read');
    const roster = readRoster(workbook, plan);
    lap('intake');
    const report = checkRoster(roster, { plan, asOf });
    lap('rules');
    inputs.push({
      roster,
      findings: report.findings,
      unitCode: roster.unit?.code ?? null,
      unitText: roster.unit?.text ?? '',
      receivedAt: null,
      supersededBy: null,
    });
  }
  const result = mergeCounty(inputs, plan, { asOf });
  lap('merge');
  await writeWorkbookFile(out, countyTables(result, plan, { asOf, lang: 'zh-CN' }));
  lap('write');
  const total = cpuSeconds();
  const wallSeconds = (performance.now() - started) / 1000;
  const peakMb = process.resourceUsage().maxRSS / 1024;
  return {
    rows: result.entries.length,
    books: files.length,
    findings: result.findings.length,
    stages: spent,
    cpuSeconds: total,
    rulesAlone: files.length <= 30 ? rulesAlone(inputs, plan) : 0,
    wallSeconds,
    peakMb,
  };
}

/** The best of five rounds: the first ones are the compiler's. */
function rulesAlone(inputs: readonly MergeInput[], plan: Plan): number {
  const rows = inputs.reduce((sum, { roster }) => sum + roster.sheets.reduce((own, sheet) => own + sheet.entries.length, 0), 0);
  let best = 0;
  for (let round = 0; round < 5; round += 1) {
    const before = cpuSeconds();
    for (const { roster } of inputs) checkRoster(roster, { plan, asOf });
    best = Math.max(best, rows / (cpuSeconds() - before));
  }
  return best;
}
