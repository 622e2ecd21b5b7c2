/** Many files → one merge: judge each, tell its unit, merge. Used by `merge`, the demo and the bench. */
import { namedUnit, readRoster } from '../core/intake';
import { mergeCounty } from '../core/merge';
import { basePeople } from '../core/merge/base-people';
import type { BaseListPerson, Decision, MergeInput, MergeResult } from '../core/model/merge';
import type { Plan } from '../core/model/plan';
import type { SubmissionLine } from '../core/model/submission-line';
import { readWorkbookFile } from '../files/read/from-disk';
import type { GatheredFile } from './gather-files';
import { judgeFile, type JudgedFile, type UnreadFile } from './judge-file';

export interface MergeFilesOptions {
  readonly plan: Plan;
  readonly asOf: string;
  readonly submissions: readonly SubmissionLine[];
  readonly decisions: readonly Decision[];
  readonly base: string | null;
  /** Asked when neither the list nor the file tells the unit; null answers leave it open. */
  readonly askUnit: (file: string) => Promise<string | null>;
  readonly onFile: (done: number, file: string) => void;
}

export interface MergedFiles {
  readonly result: MergeResult;
  readonly unread: readonly UnreadFile[];
  /** Codes of our own rules that crashed. */
  readonly crashed: readonly string[];
}

export async function mergeFiles(files: readonly GatheredFile[], options: MergeFilesOptions): Promise<MergedFiles> {
  const inputs: MergeInput[] = [];
  const unread: UnreadFile[] = [];
  const crashed = new Set<string>();
  for (const [index, gathered] of files.entries()) {
    const line = options.submissions.find((candidate) => candidate.file === gathered.file || candidate.file === gathered.path);
    const unit = line === undefined ? null : namedUnit(line.unit, options.plan);
    const judged = await judgeFile(gathered, { plan: options.plan, asOf: options.asOf, unit, overrides: [] });
    options.onFile(index + 1, gathered.file);
    if (!judged.ok) unread.push(judged);
    else {
      inputs.push(await inputOf(judged, line, options));
      for (const crash of judged.report.crashed) crashed.add(crash.code);
    }
  }
  const baseList = options.base === null ? undefined : await readBaseList(options.base, options.plan);
  const result = mergeCounty(inputs, options.plan, {
    asOf: options.asOf,
    decisions: options.decisions,
    ...(baseList === undefined ? {} : { baseList }),
  });
  return { result, unread, crashed: [...crashed] };
}

async function inputOf(judged: JudgedFile, line: SubmissionLine | undefined, options: MergeFilesOptions): Promise<MergeInput> {
  const claim = judged.roster.unit;
  let unit = claim === null ? null : { code: claim.code, name: claim.text };
  if (line !== undefined) unit = namedUnit(line.unit, options.plan);
  else if (unit === null || unit.code === null) {
    const answer = await options.askUnit(judged.file);
    if (answer !== null) unit = namedUnit(answer, options.plan);
  }
  return {
    roster: judged.roster,
    findings: judged.report.findings,
    unitCode: unit?.code ?? null,
    unitText: unit?.name ?? '',
    receivedAt: line?.receivedAt ?? null,
    supersededBy: line?.supersededBy ?? null,
  };
}

/** @throws FileProblem */
const readBaseList = async (path: string, plan: Plan): Promise<readonly BaseListPerson[]> =>
  basePeople(readRoster(await readWorkbookFile(path, { workerUrl: new URL('./files-read-worker.mjs', import.meta.url) }), plan));
