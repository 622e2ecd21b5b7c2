/** The worker's side of the files-only desk: reads and judges files, merges them, writes the county's workbook. The same steps as `songnuan merge`. */
import { namedUnit, readRoster } from '../../core/intake';
import { mergeCounty } from '../../core/merge';
import { basePeople } from '../../core/merge/base-people';
import type { BaseListPerson, Decision, MergeInput, MergeResult } from '../../core/model/merge';
import type { Plan } from '../../core/model/plan';
import { checkPlan, type PlanCheck } from '../../core/model/plan-check';
import type { Roster } from '../../core/model/roster';
import { submissionLineSchema, type SubmissionLine } from '../../core/model/submission-line';
import type { Finding } from '../../core/model/finding';
import { outputKinds, type OutputKind } from '../../core/model/output-kind';
import type { Table } from '../../core/model/table';
import { countyTables, offersOutput, outputSheets, outputTables } from '../../core/outputs';
import { samplePlans } from '../../core/plans';
import { checkRoster } from '../../core/rules/run';
import { FileProblem } from '../../files/problem';
import { readWorkbook } from '../../files/read';
import { writeWorkbook } from '../../files/write/workbook';
import type { HandlerTools } from '../web/worker-port';
import { viewOf, type CountyView } from './county-view';

/** A file of the browser, or anything like it. */
export interface FileLike {
  readonly size: number;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}
export interface GivenFile {
  /** File name; with its folder only where two files would otherwise share a name. */
  readonly name: string;
  readonly file: FileLike;
}
export interface JudgedView {
  readonly name: string;
  readonly entries: number;
  readonly errors: number;
  readonly warnings: number;
  /** As the file (or the list of submissions) tells it; code null when the plan has no such unit. */
  readonly unit: { readonly code: string | null; readonly name: string } | null;
  readonly problem: { readonly code: string; readonly params: Readonly<Record<string, string | number>> } | null;
}
export interface CountyRequests {
  readonly plans: { readonly in: null; readonly out: readonly Plan[] };
  readonly checkPlan: { readonly in: unknown; readonly out: PlanCheck };
  /** Reads and judges; replaces all files known. */
  readonly judge: {
    readonly in: { readonly plan: Plan; readonly asOf: string; readonly files: readonly GivenFile[]; readonly submissions: readonly SubmissionLine[] };
    readonly out: readonly JudgedView[];
  };
  /** @returns people in it */
  readonly base: { readonly in: { readonly plan: Plan; readonly given: GivenFile | null }; readonly out: number };
  readonly submissions: { readonly in: string; readonly out: readonly SubmissionLine[] | null };
  readonly merge: {
    /** units: what the officer answered, by file. */
    readonly in: { readonly units: Readonly<Record<string, string>>; readonly decisions: readonly Decision[] };
    readonly out: CountyView & { readonly papers: readonly OutputKind[] };
  };
  readonly workbook: { readonly in: null; readonly out: Uint8Array };
  /** Null when the merge has nothing to put in it. */
  readonly paper: { readonly in: OutputKind; readonly out: Uint8Array | null };
} // prettier-ignore

interface Judged {
  readonly name: string;
  readonly roster: Roster;
  readonly findings: readonly Finding[];
  readonly rows: number;
}
type Handlers = { readonly [N in keyof CountyRequests]: (input: CountyRequests[N]['in'], tools: HandlerTools) => CountyRequests[N]['out'] | Promise<CountyRequests[N]['out']> }; // prettier-ignore

/** More rows than a browser's tab holds comfortably are refused, file by file. */
export const mostRows = 1_000_000;

export function createCountyService(rowLimit = mostRows): Handlers {
  let plan: Plan | null = null;
  let asOf = '';
  let submissions: readonly SubmissionLine[] = [];
  let judged: Judged[] = [];
  let baseList: readonly BaseListPerson[] | null = null;
  let result: MergeResult | null = null;

  const lineOf = (name: string): SubmissionLine | undefined => submissions.find(({ file }) => file === name);
  const unitOf = (name: string, roster: Roster, of: Plan): JudgedView['unit'] => {
    const line = lineOf(name);
    if (line !== undefined) return namedUnit(line.unit, of);
    return roster.unit === null ? null : { code: roster.unit.code, name: roster.unit.text };
  };
  const judgeOne = async ({ name, file }: GivenFile, of: Plan, rowsBefore: number, signal: AbortSignal): Promise<Judged> => {
    const workbook = await readWorkbook(new Uint8Array(await file.arrayBuffer()), name, { signal });
    const rows = workbook.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
    if (rowsBefore + rows > rowLimit) throw new FileProblem('too-large', name, { what: 'rows', limit: rowLimit });
    const line = lineOf(name);
    const unit = line === undefined ? null : namedUnit(line.unit, of);
    const roster = readRoster({ ...workbook, file: name }, of, unit === null ? {} : { unit });
    return { name, roster, findings: checkRoster(roster, { plan: of, asOf, unit }).findings, rows };
  };
  return {
    plans: () => samplePlans,
    checkPlan: (json) => checkPlan(json),
    submissions: (text) => {
      try {
        const lines = submissionLineSchema.array().safeParse(JSON.parse(text.replace(/^\ufeff/, '')));
        return lines.success ? lines.data : null;
      } catch {
        return null;
      }
    },
    judge: async (input, { onProgress, signal }) => {
      ({ plan, asOf, submissions } = input);
      judged = [];
      result = null;
      const views: JudgedView[] = [];
      let rows = 0;
      for (const [index, given] of input.files.entries()) {
        onProgress(index, input.files.length, given.name);
        // Lets a "stop" arrive between two files.
        await new Promise((resolve) => setTimeout(resolve, 0));
        signal.throwIfAborted();
        try {
          const one = await judgeOne(given, input.plan, rows, signal);
          const entries = one.roster.sheets.reduce((sum, sheet) => sum + sheet.entries.length, 0);
          rows += one.rows;
          judged.push(one);
          const count = (severity: Finding['severity']): number => one.findings.filter((finding) => finding.severity === severity).length;
          views.push({ name: given.name, entries, errors: count('error'), warnings: count('warning'), unit: unitOf(given.name, one.roster, input.plan), problem: null }); // prettier-ignore
        } catch (error) {
          if (!(error instanceof FileProblem) || signal.aborted) throw error;
          const { code, params } = error;
          views.push({ name: given.name, entries: 0, errors: 0, warnings: 0, unit: null, problem: { code, params } });
        }
      }
      onProgress(input.files.length, input.files.length, '');
      return views;
    },
    base: async ({ plan: of, given }, { signal }) => {
      baseList = null;
      if (given === null) return 0;
      const workbook = await readWorkbook(new Uint8Array(await given.file.arrayBuffer()), given.name, { signal });
      baseList = basePeople(readRoster(workbook, of));
      return baseList.length;
    },
    merge: ({ units, decisions }) => {
      if (plan === null) throw new Error('nothing is judged');
      const of = plan;
      const inputs = judged.map(({ name, roster, findings }): MergeInput => {
        const line = lineOf(name);
        const told = unitOf(name, roster, of);
        const answer = units[name];
        const unit = line === undefined && told?.code == null && answer !== undefined ? namedUnit(answer, of) : told;
        return {
          ...{ roster, findings, unitCode: unit?.code ?? null, unitText: unit?.name ?? '' },
          ...{ receivedAt: line?.receivedAt ?? null, supersededBy: line?.supersededBy ?? null },
        };
      });
      result = mergeCounty(inputs, of, { asOf, decisions, ...(baseList === null ? {} : { baseList }) });
      return { ...viewOf(result), papers: outputKinds.filter((kind) => offersOutput(of, kind)) };
    },
    workbook: async (_, tools) => {
      if (plan === null || result === null) throw new Error('nothing is merged');
      return written(countyTables(result, plan, { asOf, lang: 'zh-CN' }), tools);
    },
    paper: async (kind, tools) => {
      if (plan === null || result === null) throw new Error('nothing is merged');
      const tables = outputSheets(outputTables(result, plan, { asOf, kinds: [kind] }));
      return tables.length === 0 ? null : written(tables, tools);
    },
  };
}

async function written(tables: readonly Table[], { onProgress, signal }: HandlerTools): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  await writeWorkbook(
    tables,
    (piece) => {
      pieces.push(piece);
      length += piece.length;
    },
    {
      signal,
      onSheet: (done, name) => {
        onProgress(done, tables.length, name);
      },
    },
  );
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
