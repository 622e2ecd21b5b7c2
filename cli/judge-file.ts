/** One file: read → roster → report. Both commands do exactly this; nothing else in the command line judges. */
import { readRoster } from '../core/intake';
import type { Report } from '../core/model/finding';
import type { Plan } from '../core/model/plan';
import type { LayoutOverride, Roster } from '../core/model/roster';
import { checkRoster } from '../core/rules/run';
import { readWorkbookFile } from '../files/read/from-disk';
import { FileProblem } from '../files/problem';
import type { GatheredFile } from './gather-files';

export interface JudgedFile extends GatheredFile {
  readonly ok: true;
  readonly roster: Roster;
  readonly report: Report;
}
export interface UnreadFile extends GatheredFile {
  readonly ok: false;
  readonly problem: FileProblem;
}

export interface JudgeOptions {
  readonly plan: Plan;
  readonly asOf: string;
  readonly unit: { readonly code: string | null; readonly name: string } | null;
  readonly overrides: readonly LayoutOverride[];
}

/** A file that cannot be read is a result, not an exception: the other files go on. */
export async function judgeFile(gathered: GatheredFile, options: JudgeOptions): Promise<JudgedFile | UnreadFile> {
  try {
    const workbook = await readWorkbookFile(gathered.path, { workerUrl: new URL('./files-read-worker.mjs', import.meta.url) });
    const roster = readRoster({ ...workbook, file: gathered.file }, options.plan, {
      overrides: options.overrides,
      ...(options.unit === null ? {} : { unit: options.unit }),
    });
    const report = checkRoster(roster, { plan: options.plan, asOf: options.asOf, unit: options.unit });
    return { ...gathered, ok: true, roster, report };
  } catch (error) {
    if (error instanceof FileProblem) return { ...gathered, ok: false, problem: error };
    throw error;
  }
}
