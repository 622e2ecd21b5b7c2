/** The office side's figures as a section of docs/BENCH.md, in Chinese with English beside it. */
import { row, rule, seconds, whole } from '../markdown';
import type { StoreMeasure } from './main';
import type { OfficeMeasure } from './run';

export const officeHeading = '## 汇总端 office side';
const names = { sqlite: '县级服务器 county server（SQLite）', firestore: 'Firestore（进程内 in process）' } as const;

/** At most one document for every 10,000 rows, and one for each unit. */
const goal = ({ rows, units }: OfficeMeasure): number => Math.ceil(rows / 10_000) + units;

export function officeTable(measures: readonly StoreMeasure[]): string {
  const each = (name: string, of: (measure: OfficeMeasure, all: StoreMeasure) => string): string =>
    row([name, ...measures.map((one) => of(one.county, one))]);
  const documents = (kind: string) => (measure: OfficeMeasure) => {
    const { documents: count, bytes, largest } = measure.stored.kinds[kind] ?? { documents: 0, bytes: 0, largest: 0 };
    return `${whole(count)}（${whole(bytes / 1024)} kB；最大 largest ${whole(largest / 1024)} kB）`;
  };
  const [first] = measures;
  if (first === undefined) return '';
  return [
    officeHeading,
    '',
    `由 \`npm run bench -- office --write\` 生成。${first.county.units} 个单位、每个 ${whole(first.county.rows / first.county.units)} 行（版式各不相同，每份埋 20 处错误），${first.county.units * 2} 个客户端同时报送（每单位两个，互相抢），五分之一以上的答复丢失并重发；然后一次合并。服务器是独立进程，客户端经真实 HTTP；CPU、内存只算服务器。结果有误时测试以错误退出。`,
    `Written by \`npm run bench -- office --write\`. ${first.county.units} units of ${whole(first.county.rows / first.county.units)} rows (each laid out differently, 20 faults in each), ${first.county.units * 2} clients at once (two racing for each unit), more than a fifth of the answers lost and sent again; then one merge. The server is a process of its own behind real HTTP; CPU and memory are the server's. A wrong result ends the bench with an error.`,
    '',
    row(['', ...measures.map(({ kind }) => names[kind])]),
    rule(measures.length + 1),
    each('报送 submit all，墙钟秒 wall s', ({ submit }) => seconds(submit.wallSeconds)),
    each('报送 submit all，CPU 秒 s', ({ submit }) => seconds(submit.cpuSeconds)),
    each('单个报送 one submission，p50 / p95 秒 s', ({ latencyMs }) => `${quantile(latencyMs, 0.5)} / ${quantile(latencyMs, 0.95)}`),
    each('合并 merge，墙钟秒 wall s', ({ merge }) => seconds(merge.wallSeconds)),
    each('合并 merge，CPU 秒 s', ({ merge }) => seconds(merge.cpuSeconds)),
    each('内存峰值 peak RSS，MB', ({ peakMb }) => whole(peakMb)),
    each('最长停顿 longest block：报送 submit，ms', ({ submit }) => whole(submit.longestBlockMs)),
    each('最长停顿 longest block：合并 merge，ms', ({ merge }) => whole(merge.longestBlockMs)),
    ...first.large.map(({ rows: size }, index) =>
      each(`一份 ${whole(size)} 行 one roster：秒 s / 最长停顿 longest block ms`, (_county, { large }) => {
        const taken = large[index]?.submit;
        return taken === undefined ? '—' : `${seconds(taken.wallSeconds)} / ${whole(taken.longestBlockMs)}`;
      }),
    ),
    each(
      '调用 calls / 其中丢失答复并重发 lost and sent again',
      ({ calls, lostAnswers }) => `${calls} / ${lostAnswers}（${whole((lostAnswers / calls) * 100)} %）`,
    ),
    each('答复的问题 problems answered', ({ problems }) =>
      Object.entries(problems)
        .map(([name, count]) => `${name} ${count}`)
        .join('，'),
    ),
    each('审计行数 audit lines', ({ auditLines }) => whole(auditLines)),
    each('数据库 database，MB', ({ stored }) => (stored.fileBytes === null ? '—' : (stored.fileBytes / 1e6).toFixed(1))),
    each(
      '每行字节 bytes a row：花名册 rosters / 全部 everything',
      (county) => `${bytesPerRow(county, 'submission')} / ${bytesPerRow(county)}`,
    ),
    each('花名册文档 roster documents', documents('submission')),
    each('问题文档 findings documents', documents('findings')),
    each('单位文档 unit documents', documents('unit')),
    each('合并结果文档 merge result documents', documents('merge result')),
    each('花名册文档数的目标 goal for roster documents', (county) => judged(county.stored.kinds['submission']?.documents ?? 0, county)),
    each('合并读取的文档 documents read by the merge，目标 goal', (county) => judged(county.merge.reads, county)),
    each('合并写入的文档 documents written by the merge', ({ merge }) => whole(merge.writes)),
    each('报送读 / 写的文档 documents read / written by submitting', ({ submit }) => `${whole(submit.reads)} / ${whole(submit.writes)}`),
    '',
  ].join('\n');
}

const judged = (actual: number, county: OfficeMeasure): string =>
  `${whole(actual)}（≤ ${goal(county)}：${actual <= goal(county) ? '达到 met' : '超出 exceeded'}）`;

const quantile = (sorted: readonly number[], part: number): string =>
  seconds((sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0) / 1000);

function bytesPerRow({ stored, rows }: OfficeMeasure, kind?: string): string {
  const lots = Object.entries(stored.kinds).filter(([name]) => kind === undefined || name === kind);
  return whole(lots.reduce((sum, [, { bytes }]) => sum + bytes, 0) / rows);
}
