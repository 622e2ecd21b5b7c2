/** One workbook → one roster: every sheet analysed, every row accounted for. */
import type { Plan } from '../model/plan';
import type { LayoutOverride, Roster, SheetReading, SkippedRow, UnitClaim } from '../model/roster';
import type { CellValue, SheetSnapshot, WorkbookSnapshot } from '../model/sheet';
import { analyseSheet, detectUnit, settleRoles, type SheetAnalysis } from './layout';
import { Parsers } from './rows/column-reader';
import { readRows, type RowTools } from './rows/read-rows';
import { spanOf } from './rows/row-context';
import { sliceBelow, sliceColumns } from './rows/slice';
import { readSummary } from './rows/summary';
import { createVocabulary } from './rows/vocabulary';
import { createUnitMatcher } from './values';

export interface ReadOptions {
  /** The submitting unit, when it is known from outside. */
  readonly unit?: { readonly code: string | null; readonly name: string };
  /** Layouts decided by a person or saved from an earlier reading, by sheet name. */
  readonly overrides?: readonly LayoutOverride[];
}

/** Blocks with headers of their own on one sheet. */
const mostBlocks = 50;

/**
 * Reads every sheet of a workbook. A sheet that holds several blocks (another header further down, or two panels side by side) gives one
 * SheetReading per block, all with the sheet's name; entries carry their true row numbers. Never throws on data.
 */
export const readRoster = (workbook: WorkbookSnapshot, plan: Plan, options: ReadOptions = {}): Roster => {
  const tools: RowTools = { plan, parsers: new Parsers(plan), vocabulary: createVocabulary(plan) };
  const names = workbook.sheets.map((sheet) => sheet.name);
  const analysed = workbook.sheets.map((sheet) => {
    const override = options.overrides?.find((one) => one.sheet === sheet.name);
    const otherSheets = names.filter((name) => name !== sheet.name);
    const analysis = analyseSheet(sheet, plan, { ...(override && { override }), otherSheets });
    return { sheet, analysis: isNamedByFile(sheet, workbook.file) ? withTitleFirst(sheet, analysis, plan) : analysis };
  });
  const analyses = settleRoles(analysed, plan);
  const sheets = analysed.flatMap(({ sheet, analysis }, index) => readSheet(sheet, analyses[index] ?? analysis, tools, mostBlocks));
  return { file: workbook.file, sheets, unit: unitOf(workbook.file, sheets, plan, options) };
};

/** A text file's only sheet is called like the file, which says less than the title does. */
const isNamedByFile = (sheet: SheetSnapshot, file: string | null): boolean => file !== null && file.replace(/\.[^.]*$/, '') === sheet.name;

const withTitleFirst = (sheet: SheetSnapshot, analysis: SheetAnalysis, plan: Plan): SheetAnalysis => {
  if (analysis.sheetCategory?.from !== 'sheet') return analysis;
  const unnamed = analyseSheet({ ...sheet, name: 'Sheet1' }, plan);
  const hasColumn = analysis.layout?.columns.some(({ field }) => field === 'category') === true;
  return { ...analysis, sheetCategory: unnamed.sheetCategory ?? (hasColumn ? null : analysis.sheetCategory) };
};

const unitOf = (file: string | null, sheets: readonly SheetReading[], plan: Plan, options: ReadOptions): UnitClaim | null => {
  const { unit } = options;
  if (unit && unit.code !== null) return { code: unit.code, text: unit.name, from: 'given' };
  const sources = sheets.map(({ sheet, role, meta }) => ({ name: sheet, role, meta }));
  const claim = detectUnit({ given: unit?.name ?? null, sheets: sources, file }, plan);
  if (claim !== null && (claim.code !== null || claim.from === 'given')) return claim;
  return unitInColumn(sheets, plan) ?? claim;
};

/** The unit column, when all entries name one and the same unit of the plan. */
const unitInColumn = (sheets: readonly SheetReading[], plan: Plan): UnitClaim | null => {
  const texts = new Set<string>();
  for (const { entries } of sheets) for (const { readings } of entries) if (readings.unit) texts.add(readings.unit.text);
  if (texts.size === 0 || texts.size > 20) return null;
  const match = createUnitMatcher(plan);
  let claim: UnitClaim | null = null;
  for (const text of texts) {
    const code = match(text)?.code ?? null;
    if (code === null || (claim !== null && claim.code !== code)) return null;
    claim ??= { code, text, from: 'column' };
  }
  return claim;
};

const readSheet = (sheet: SheetSnapshot, analysis: SheetAnalysis, tools: RowTools, blocksLeft: number): readonly SheetReading[] => {
  if (analysis.role === 'summary') return [summaryReading(sheet, analysis, tools)];
  if (analysis.role !== 'roster' || analysis.layout === null) return [bare(sheet, analysis)];
  if (analysis.panels.length > 1) return readPanels(sheet, analysis, tools);
  const allowRestart = blocksLeft > 1;
  const first = readRows(sheet, analysis.layout, analysis, tools, allowRestart);
  if (first.restartAt === null) return [{ ...bare(sheet, analysis), ...withoutRestart(first) }];
  const rest = sliceBelow(sheet, first.restartAt);
  const next = analyseSheet(rest, tools.plan);
  if (next.role !== 'summary' && (next.role !== 'roster' || next.layout === null)) {
    return [{ ...bare(sheet, analysis), ...withoutRestart(readRows(sheet, analysis.layout, analysis, tools, false)) }];
  }
  const inherited = {
    ...next,
    sheetCategory: next.sheetCategory ?? analysis.sheetCategory,
    sheetVillage: next.sheetVillage ?? analysis.sheetVillage,
  };
  return [{ ...bare(sheet, analysis), ...withoutRestart(first) }, ...readSheet(rest, inherited, tools, blocksLeft - 1)];
};

const withoutRestart = ({
  entries,
  totals,
  skipped,
}: ReturnType<typeof readRows>): Pick<SheetReading, 'entries' | 'totals' | 'skipped'> => ({ entries, totals, skipped });

const bare = (sheet: SheetSnapshot, analysis: SheetAnalysis): SheetReading => ({
  sheet: sheet.name,
  role: analysis.role,
  roleReason: analysis.roleReason,
  origin: sheet.origin,
  meta: analysis.meta,
  layout: analysis.layout,
  entries: [],
  totals: [],
  skipped: analysis.above,
  summaryRows: [],
  missingFields: analysis.missingFields,
});

const summaryReading = (sheet: SheetSnapshot, analysis: SheetAnalysis, tools: RowTools): SheetReading => {
  const reading = bare(sheet, analysis);
  const tenThousands = sheet.rows.slice(0, 8).some((row) => row.some(saysTenThousandYuan));
  const summary = readSummary(sheet, tools.vocabulary, tenThousands ? 10000 : 1);
  if (!summary) return reading;
  const known = new Set(analysis.above.map(({ row }) => row));
  const skipped: SkippedRow[] = [...analysis.above, ...summary.skipped.filter(({ row }) => !known.has(row))];
  return { ...reading, summaryRows: summary.rows, summaryTotals: summary.totals, skipped: skipped.sort((a, b) => a.row - b.row) };
};

const saysTenThousandYuan = (value: CellValue): boolean => typeof value === 'string' && /单位\s*[:：]\s*万元/.test(value);

/** Two rosters side by side: each panel is read as if the other were not there. */
const readPanels = (sheet: SheetSnapshot, analysis: SheetAnalysis, tools: RowTools): readonly SheetReading[] => {
  const slices = analysis.panels.map((layout) => ({ layout, slice: sliceColumns(sheet, spanOf(layout)) }));
  const own = slices.map(({ slice }) => analyseSheet(slice, tools.plan));
  // A title above a further panel (another village, another category) makes tables of their own of them all.
  const titled = own.every((one) => one.layout !== null) && own.slice(1).some(({ meta }) => meta.title !== undefined);
  const panels = slices.map(({ layout: shared, slice }, index) => {
    const one = titled ? (own[index] ?? analysis) : analysis;
    const layout = one === analysis ? shared : (one.layout ?? shared);
    return { layout, rows: readRows(slice, layout, one, tools, false) };
  });
  const all = panels.reduce((sum, { rows }) => sum + amountOf(rows.entries), 0);
  return panels.map(({ layout, rows }, index) => ({
    ...bare(sheet, analysis),
    layout,
    entries: rows.entries,
    // One 合计 below both panels adds up both, which no single panel can answer for.
    totals: rows.totals.filter((total) => total.kind !== 'total' || total.money[0]?.fen !== all || amountOf(rows.entries) === all),
    skipped: index === 0 ? rows.skipped : rows.skipped.filter(({ role }) => role === 'subtotal' || role === 'total'),
  }));
};

const amountOf = (entries: SheetReading['entries']): number =>
  entries.reduce((sum, { readings }) => sum + (readings.amount?.value ?? 0), 0);
