/**
 * `npm run bench [-- --write] [-- --quick]`: 6,000, 60,000 and 1,000,000 rows, each in a process of its own, and pandas + openpyxl beside it.
 * --quick leaves the million out; `npm run bench -- office` measures the county's server instead. --write puts the figures into docs/BENCH.md,
 * where the other parts stay as they were.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchOffice } from './office/main';
import { officeHeading } from './office/table';
import type { Measure } from './run';
import { table, type PandasMeasure } from './table';

const sizes = [
  { rows: 6000, books: 3, heapMb: 512 },
  { rows: 60000, books: 30, heapMb: 512 },
  { rows: 1000000, books: 500, heapMb: 1792 },
] as const;

const options = process.argv.slice(2);
const scripts = process.env['BENCH_SCRIPTS'] ?? 'dist/scripts';
const folder = mkdtempSync(join(tmpdir(), 'songnuan-bench-'));

const page = 'docs/BENCH.md';

/** The page's parts: the command line, the pane (scripts/bench-pane.mjs) from its heading on, and the office side. */
function parts(): Readonly<Record<'files' | 'pane' | 'office', string>> {
  const text = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const from = (heading: string, otherwise: number): number => (text.includes(heading) ? text.indexOf(heading) : otherwise);
  const office = from(officeHeading, text.length);
  const pane = from('## 面板 task pane', office);
  return { files: text.slice(0, pane), pane: text.slice(pane, office), office: text.slice(office) };
}
const written = (...texts: readonly string[]): string =>
  `${texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n\n')}\n`;

/** Runs a bundled script and returns its last line, or null when it failed. */
function run(command: string, args: readonly string[]): string | null {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (done.status === 0) return done.stdout.trim().split('\n').at(-1) ?? null;
  console.error(`${command} ${args.join(' ')}\n${done.error?.message ?? done.stderr.slice(-2000)}`);
  return null;
}

/** Debian's own interpreter first: that is where its packages are. */
const python = ['/usr/bin/python3', 'python3'].find((command) => spawnSync(command, ['-c', 'import pandas, openpyxl']).status === 0);

async function main(): Promise<void> {
  if (options.includes('office')) {
    const nodeOptions = options.filter((option) => option.startsWith('--cpu-prof'));
    const units = options.find((option) => /^--units=\d{1,3}$/.test(option))?.slice('--units='.length);
    const text = await benchOffice(scripts, nodeOptions, units === undefined ? undefined : Number(units));
    console.log(text);
    if (options.includes('--write')) writeFileSync(page, written(parts().files, parts().pane, text));
    return;
  }
  const measures: Measure[] = [];
  const yardsticks: PandasMeasure[] = [];
  for (const { rows, books, heapMb } of options.includes('--quick') ? sizes.slice(0, 2) : sizes) {
    const files = join(folder, String(rows));
    console.error(`${rows} rows in ${books} workbooks …`);
    if (run(process.execPath, [join(scripts, 'bench-make-main.mjs'), files, String(rows), String(books)]) === null) break;
    const perBook = rows / books;
    const line = run(process.execPath, [
      `--max-old-space-size=${heapMb}`,
      join(scripts, 'bench-run-main.mjs'),
      files,
      String(perBook),
      join(folder, 'merged.xlsx'),
    ]);
    if (line === null) process.exitCode = 1;
    else measures.push(JSON.parse(line) as Measure);
    if (python !== undefined && rows <= 60000) {
      const other = run(python, ['bench/compare_pandas.py', files, join(folder, 'merged-pandas.xlsx'), String(perBook - 5)]);
      if (other !== null) yardsticks.push(JSON.parse(other) as PandasMeasure);
    }
    rmSync(files, { recursive: true, force: true });
  }
  const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.versions.node}`;
  const text = table(measures, yardsticks, machine);
  console.log(text);
  if (options.includes('--write')) writeFileSync(page, written(text, parts().pane, parts().office));
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
