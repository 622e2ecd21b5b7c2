/** The judging side: holds the workbook and answers requests. Runs in the worker; knows neither DOM nor Excel. */
import { readRoster } from '../../core/intake';
import type { Plan } from '../../core/model/plan';
import { checkPlan } from '../../core/model/plan-check';
import type { CellValue, SheetSnapshot, WorkbookSnapshot } from '../../core/model/sheet';
import { templateTables } from '../../core/outputs/template';
import { samplePlans } from '../../core/plans';
import { checkRoster } from '../../core/rules/run';
import type { Judged, JudgeInput, JudgeRequests, RequestName } from './protocol';
import { readUnder } from './survey';
import { talliesOf } from './tallies';

type Handlers = { readonly [N in RequestName]: (input: JudgeRequests[N]['in']) => JudgeRequests[N]['out'] };

/** Rows enough to see which plan a roster belongs to. */
const sampleRows = 300;

export function createJudgeService(): Handlers {
  let file: string | null = null;
  let sheets: SheetSnapshot[] = [];
  const workbook = (): WorkbookSnapshot => ({ file, sheets });
  return {
    plans: () => samplePlans,
    checkPlan: (json) => checkPlan(json),
    begin: (input) => {
      file = input.file;
      sheets = input.sheets.map((sheet) => ({ ...sheet, rows: [] }));
      return null;
    },
    sheet: (input) => {
      sheets = sheets.map((sheet) => (sheet.name === input.name ? { ...input, rows: [] } : sheet));
      return null;
    },
    rows: ({ sheet: name, at, rows }) => {
      sheets = sheets.map((sheet) => (sheet.name === name ? { ...sheet, rows: withRows(sheet.rows, at, rows) } : sheet));
      return null;
    },
    suggest: () => suggestPlan(workbook()),
    survey: (input) => readUnder(workbook(), input).survey,
    judge: (input) => judge(workbook(), input),
    template: (plan) => templateTables(plan).map((table) => ({ ...table, rows: [...table.rows] })),
  };
}

/** Puts rows in from a place on; a gap before them is filled with empty rows. */
function withRows(
  all: readonly (readonly CellValue[])[],
  at: number,
  rows: readonly (readonly CellValue[])[],
): readonly (readonly CellValue[])[] {
  const next = all as (readonly CellValue[])[];
  while (next.length < at) next.push([]);
  for (const [index, row] of rows.entries()) next[at + index] = row;
  return next;
}

function judge(workbook: WorkbookSnapshot, input: JudgeInput): Judged {
  const { roster, survey } = readUnder(workbook, input);
  const report = checkRoster(roster, { plan: input.plan, asOf: input.asOf, unit: input.unit });
  return { ...survey, report, tallies: talliesOf(roster, report, input.plan, input.asOf) };
}

/** A unit of the plan counts most, then the share of entries whose category the plan knows, then how few errors the plan sees. */
function suggestPlan({ file, sheets }: WorkbookSnapshot): string | null {
  const sample = { file, sheets: sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.slice(0, sampleRows) })) };
  const scores = samplePlans.map((plan) => ({ plan, score: scoreOf(sample, plan) })).sort((a, b) => b.score - a.score);
  const [best, next] = scores;
  return best === undefined || best.score === 0 || best.score === next?.score ? null : best.plan.id;
}

function scoreOf(workbook: WorkbookSnapshot, plan: Plan): number {
  const roster = readRoster(workbook, plan);
  const entries = roster.sheets.flatMap((sheet) => (sheet.role === 'roster' ? sheet.entries : []));
  if (entries.length === 0) return 0;
  const known = entries.filter(({ readings }) => (readings.category?.value?.length ?? 0) > 0).length / entries.length;
  const { counts } = checkRoster(roster, { plan, asOf: plan.ageAsOf });
  return (roster.unit !== null && roster.unit.code !== null ? 2 : 0) + known + 1 / (2 + counts.error / entries.length);
}
