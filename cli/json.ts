/** The JSON contract of `check --json` (README "命令行"): scripts rely on every key. */
import { sentenceOf } from '../core/messages';
import type { Language } from '../core/messages/sentence';
import type { Finding, Where } from '../core/model/finding';
import type { Plan } from '../core/model/plan';
import type { Roster, SheetReading } from '../core/model/roster';
import { columnLetters } from '../core/model/sheet';
import type { JudgedFile, UnreadFile } from './judge-file';

const placeJson = (place: Where): Record<string, unknown> => ({
  ...(place.file === null ? {} : { file: place.file }),
  sheet: place.sheet,
  row: place.row,
  cell: place.cell,
});

/** One finding; `message` is the whole sentence with what to do. */
export function findingJson(finding: Finding, lang: Language): Record<string, unknown> {
  const sentence = sentenceOf(finding, lang);
  return {
    sheet: finding.where.sheet,
    row: finding.where.row,
    cell: finding.where.cell,
    field: finding.where.field,
    header: finding.where.header,
    code: finding.code,
    severity: finding.severity,
    message: `${sentence.what}${sentence.todo === '' ? '' : (lang === 'en' ? ' ' : '') + sentence.todo}`,
    related: finding.related.map(placeJson),
    params: finding.params,
    ...(finding.fix === undefined ? {} : { fix: { before: finding.fix.before, after: finding.fix.after, kind: finding.fix.kind } }),
  };
}

export function checkJson(results: readonly (JudgedFile | UnreadFile)[], plan: Plan, lang: Language): Record<string, unknown> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const result of results) {
    if (!result.ok) continue;
    counts.error += result.report.counts.error;
    counts.warning += result.report.counts.warning;
    counts.info += result.report.counts.info;
  }
  return { plan: plan.id, files: results.map((result) => (result.ok ? fileJson(result, plan, lang) : problemJson(result, lang))), counts };
}

export function problemJson(result: UnreadFile, lang: Language): Record<string, unknown> {
  const sentence = sentenceOf({ code: result.problem.code, params: result.problem.params }, lang);
  return {
    file: result.file,
    unit: null,
    sheets: [],
    findings: [],
    problem: { code: result.problem.code, message: `${sentence.what}${sentence.todo}` },
  };
}

function fileJson(result: JudgedFile, plan: Plan, lang: Language): Record<string, unknown> {
  return {
    file: result.file,
    unit: unitName(result.roster, plan),
    sheets: [...bySheet(result.roster.sheets)].map(([, blocks]) => sheetJson(blocks)),
    findings: result.report.findings.map((finding) => findingJson(finding, lang)),
    fixes: result.report.fixes.map((fix) => ({
      ...placeJson(fix.where),
      field: fix.where.field,
      before: fix.before,
      after: fix.after,
      kind: fix.kind,
    })),
    counts: result.report.counts,
    ...(result.report.crashed.length > 0 ? { crashed: result.report.crashed } : {}),
  };
}

/** The plan's name for the unit; otherwise the text found. */
export const unitName = (roster: Roster, plan: Plan): string | null =>
  roster.unit === null ? null : (plan.units.find((unit) => unit.code === roster.unit?.code)?.name ?? roster.unit.text);

/** A sheet with several blocks (another header further down, two panels side by side) has a reading for each; to the outside it is one sheet. */
function bySheet(readings: readonly SheetReading[]): ReadonlyMap<string, readonly SheetReading[]> {
  const sheets = new Map<string, SheetReading[]>();
  for (const reading of readings) sheets.set(reading.sheet, [...(sheets.get(reading.sheet) ?? []), reading]);
  return sheets;
}

/** Header rows and columns are the first block's. */
function sheetJson(blocks: readonly SheetReading[]): Record<string, unknown> {
  const [first] = blocks;
  if (first === undefined) return {};
  const skipped = blocks.flatMap((block) => block.skipped).map(({ row, role }) => ({ row, role }));
  const entryRows = blocks.flatMap((block) => block.entries.map((entry) => entry.row)).sort((a, b) => a - b);
  const missing = first.missingFields.map(({ field, candidates }) => ({
    field,
    candidates: candidates.map(({ column }) => columnLetters(column + first.origin.column)),
  }));
  return {
    sheet: first.sheet,
    role: first.role,
    headerRows: headerRows(first),
    columns: columnsJson(first),
    entries: entryRows.length,
    entryRows,
    skippedRows: skipped.sort((a, b) => a.row - b.row),
    ...(missing.length > 0 ? { missingFields: missing } : {}),
  };
}

const headerRows = ({ layout, origin }: SheetReading): number[] =>
  layout === null
    ? []
    : Array.from({ length: layout.headerBottom - layout.headerTop + 1 }, (_, index) => layout.headerTop + index + 1 + origin.row);

/** {field: "C"}; further columns of materials and goods as materials.2, materials.3 … */
export function columnsJson(sheet: SheetReading): Record<string, string> {
  const columns: Record<string, string> = {};
  const seen = new Map<string, number>();
  for (const binding of sheet.layout?.columns ?? []) {
    const count = (seen.get(binding.field) ?? 0) + 1;
    seen.set(binding.field, count);
    columns[count === 1 ? binding.field : `${binding.field}.${count}`] = columnLetters(binding.column + sheet.origin.column);
  }
  return columns;
}
