/** The rosters of a sample county, each with its unit as `songnuan merge` finds it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { z } from 'zod';
import { encodeContent, type ContentTools, type EncodedContent, type RosterContent } from '../../../core/api/roster-content';
import { namedUnit } from '../../../core/intake';
import type { Plan } from '../../../core/model/plan';
import { submissionLineSchema } from '../../../core/model/submission-line';
import { readWorkbookFile } from '../../../files/read/from-disk';

export interface SampleRoster {
  readonly unit: Plan['units'][number];
  readonly file: string;
  readonly content: RosterContent;
}
export interface Sample {
  /** One for each unit that has one, in the order of the list; files that were replaced are left out. */
  readonly rosters: readonly SampleRoster[];
  readonly base: RosterContent | null;
}

/** @throws FileProblem, or an Error when the list is none */
export async function readSample(folder: string, plan: Plan, workerUrl: URL): Promise<Sample> {
  const list = z.array(submissionLineSchema).parse(JSON.parse(readFileSync(join(folder, 'submissions.json'), 'utf8')));
  const read = async (path: string): Promise<RosterContent> => ({ workbook: await readWorkbookFile(path, { workerUrl }), overrides: [] });
  const rosters = new Map<string, SampleRoster>();
  for (const { file, unit: text, supersededBy } of list) {
    const { code } = namedUnit(text, plan);
    const unit = plan.units.find((candidate) => candidate.code === code);
    if (unit === undefined || (supersededBy ?? null) !== null || rosters.has(unit.code)) continue;
    rosters.set(unit.code, { unit, file, content: await read(join(folder, 'rosters', file)) });
  }
  const base = join(folder, '底册.xlsx');
  return { rosters: [...rosters.values()], base: existsSync(base) ? await read(base) : null };
}

const gzipAsync = promisify(gzip);
const tools: ContentTools = { utf8: (text) => Buffer.from(text, 'utf8'), gzip: (bytes) => gzipAsync(bytes) };
export const encode = (content: RosterContent): Promise<EncodedContent> => encodeContent(content, tools);
