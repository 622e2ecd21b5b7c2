/** The JSON lists that go beside rosters: --submissions, --decisions, --layout. Read and checked by schema. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { LayoutOverride } from '../core/model/roster';
import { submissionLineSchema, type SubmissionLine } from '../core/model/submission-line';
import type { Language } from '../core/messages/sentence';
import { CommandProblem, proseOf } from './terminal';

const decisionSchema = z.strictObject({
  file: z.string().min(1),
  sheet: z.string().min(1),
  row: z.number().int().positive(),
  decide: z.enum(['keep', 'exclude', 'letThrough']),
  reason: z.string().trim().min(1),
});

const sheetRoles = ['roster', 'summary', 'instruction', 'empty', 'archive', 'lastYear', 'hidden', 'printout', 'other'] as const;
const layoutSchema = z.strictObject({
  /** File name, or left out: for every file that has such a sheet. */
  file: z.string().optional(),
  sheet: z.string().min(1),
  role: z.enum(sheetRoles).optional(),
  headerRows: z.array(z.number().int().positive()).optional(),
  columns: z.record(z.string(), z.string().regex(/^[A-Za-z]{0,3}$/)).optional(),
});
export type LayoutLine = LayoutOverride & { readonly file?: string };

export const readSubmissions = (path: string, lang: Language): Promise<readonly SubmissionLine[]> =>
  readList('--submissions', path, submissionLineSchema, lang);
export const readDecisions = (path: string, lang: Language): Promise<readonly z.output<typeof decisionSchema>[]> =>
  readList('--decisions', path, decisionSchema, lang);
export const readLayouts = async (path: string, lang: Language): Promise<readonly LayoutLine[]> =>
  (await readList('--layout', path, layoutSchema, lang)) as readonly LayoutLine[];

/** @throws CommandProblem naming the line and field that is wrong */
async function readList<T extends z.ZodType>(option: string, path: string, line: T, lang: Language): Promise<readonly z.output<T>[]> {
  const prose = proseOf(lang);
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CommandProblem(prose.noSuchFile(path));
  });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new CommandProblem(prose.badListFile(option, path, 'JSON'));
  }
  const parsed = z.array(line).safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new CommandProblem(prose.badListFile(option, path, `${issue?.path.map(String).join('.') ?? ''} ${issue?.code ?? ''}`.trim()));
}
