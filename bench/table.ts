/** The bench's figures as one Markdown page, in Chinese with English beside it. */
import { row, rule, seconds, whole } from './markdown';
import { stages, type Measure, type Stage } from './run';

/** What compare_pandas.py prints. */
export interface PandasMeasure {
  readonly rows: number;
  readonly findings: number;
  readonly readSeconds: number;
  readonly ruleSeconds: number;
  readonly writeSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
  readonly pandas: string;
}

const names: Readonly<Record<Stage, string>> = {
  read: '读取文件 read',
  intake: '识别 intake',
  rules: '规则 rules',
  merge: '合并 merge',
  write: '写出 write',
};

export function table(measures: readonly Measure[], yardsticks: readonly PandasMeasure[], machine: string): string {
  const head = ['行数 rows', ...measures.map((one) => `${whole(one.rows)}（${one.books} 个文件 files）`)];
  const lines = [
    '# 性能 Benchmark',
    '',
    '由 `npm run bench -- --write` 生成，请勿手改。Written by `npm run bench -- --write`; do not edit.',
    '',
    `机器 machine: ${machine}`,
    '',
    '每一列是一个独立进程：读取全部工作簿 → 识别 → 全部规则 → 合并（查重、名额、合计）→ 写出合并工作簿。CPU 秒含用户态与系统态、全部线程。',
    'Each column is a process of its own: read all workbooks → intake → all rules → merge (duplicates, quota, totals) → write the merged workbook. CPU seconds are user and system time of all threads.',
    '',
    row(head),
    rule(head.length),
    ...stages.map((stage) => row([`${names[stage]}，CPU 秒 s`, ...measures.map((one) => seconds(one.stages[stage]))])),
    row(['全程 end to end，CPU 秒 s（含启动 incl. start-up）', ...measures.map((one) => seconds(one.cpuSeconds))]),
    row(['全程 end to end，墙钟秒 wall s', ...measures.map((one) => seconds(one.wallSeconds))]),
    ...stages.map((stage) => row([`${names[stage]}，行/CPU 秒 rows/CPU s`, ...measures.map((one) => whole(one.rows / one.stages[stage]))])),
    row([
      '规则单独跑（预热后）rules alone, warm，行/CPU 秒 rows/CPU s',
      ...measures.map((one) => (one.rulesAlone > 0 ? whole(one.rulesAlone) : '—')),
    ]),
    row(['内存峰值 peak RSS，MB', ...measures.map((one) => whole(one.peakMb))]),
    row(['每行 CPU 微秒 CPU µs a row', ...measures.map((one) => ((one.cpuSeconds / one.rows) * 1e6).toFixed(0))]),
    row(['发现的问题 findings', ...measures.map((one) => whole(one.findings))]),
    '',
    ...comparison(measures, yardsticks),
    '',
  ];
  return lines.join('\n');
}

function comparison(measures: readonly Measure[], yardsticks: readonly PandasMeasure[]): string[] {
  const pairs = yardsticks.flatMap((other) => {
    const ours = measures.find((one) => one.rows === other.rows);
    return ours === undefined ? [] : [{ ours, other }];
  });
  if (pairs.length === 0)
    return [
      '## 与 pandas + openpyxl 对比 side by side',
      '',
      '本机没有装 pandas 和 openpyxl（Debian：`apt-get install python3-pandas python3-openpyxl`），未作对比。',
      'pandas and openpyxl are not installed here (Debian: `apt-get install python3-pandas python3-openpyxl`): no comparison was made.',
    ];
  return [
    '## 与 pandas + openpyxl 对比 side by side',
    '',
    `pandas ${pairs[0]?.other.pandas ?? ''}，bench/compare_pandas.py：同样的文件，主要规则（不是全部）、查重、名额，写出带标记的合并工作簿。The same files, the main rules (not all of them), duplicates, quota, a merged workbook with flags.`,
    '',
    row(['行数 rows', 'SongNuan CPU s', 'pandas CPU s', '倍数 ratio', 'SongNuan MB', 'pandas MB']),
    rule(6),
    ...pairs.map(({ ours, other }) =>
      row([
        whole(ours.rows),
        seconds(ours.cpuSeconds),
        seconds(other.cpuSeconds),
        `1 : ${(other.cpuSeconds / ours.cpuSeconds).toFixed(1)}`,
        whole(ours.peakMb),
        whole(other.peakMb),
      ]),
    ),
  ];
}
