/** From a sheet and its layout to entries, totals and skipped rows. */
import type { Plan } from '../../model/plan';
import type { CategoryReading } from '../../model/reading';
import type { Entry, Layout, RowRole, SkippedRow, TotalRow } from '../../model/roster';
import type { SheetSnapshot } from '../../model/sheet';
import { isHeaderRepeat, type SheetAnalysis } from '../layout';
import { EntryBuilder, type SheetDefaults } from './build-entries';
import { repeatKey, RowClassifier, type ClassifiedRows, type RowClass, type TotalDraft } from './classify';
import { filledCopy, type Parsers } from './column-reader';
import { EntrySums } from './entry-sums';
import { HouseholdReader } from './households';
import { MergeIndex } from './merge-index';
import { cellAt, columnFinder, spanOf, type RowContext, type RowVocabulary } from './row-context';
import { looksLikeVillage } from './section';
import { rowText, squeeze } from './text';
import { readTotalNumbers } from './total-numbers';
import { resolveTotals, type ReadTotal } from './totals';

export interface RowsReading {
  readonly entries: readonly Entry[];
  readonly totals: readonly TotalRow[];
  readonly skipped: readonly SkippedRow[];
  /** 0-based row where a block with another header begins; null when this one goes to the end. */
  readonly restartAt: number | null;
}

export interface RowTools {
  readonly plan: Plan;
  readonly parsers: Parsers;
  readonly vocabulary: RowVocabulary;
}

/** Blank rows are listed one by one up to this many in a row; formatted emptiness of a million rows is not. */
const mostBlankRows = 200;

/** `allowRestart`: whether another header further down ends the block. */
export const readRows = (
  sheet: SheetSnapshot,
  layout: Layout,
  analysis: SheetAnalysis,
  tools: RowTools,
  allowRestart: boolean,
): RowsReading => {
  const ctx = contextOf(sheet, layout, analysis, tools);
  const rows = new RowClassifier(ctx, allowRestart).run();
  const members = new HouseholdReader(ctx, rows).members();
  const entries = new EntryBuilder(ctx, rows, members, tools.parsers, defaultsOf(analysis, ctx)).build();
  const sums = new EntrySums(entries, sheet.origin.row);
  const totals = readTotals(ctx, rows, sums);
  const resolved = resolveTotals(totals.read, rows.sections, sums, sheet.origin.row);
  return {
    entries: withVillages(entries, totals.read, resolved),
    totals: resolved,
    skipped: [...analysis.above, ...skippedRows(ctx, rows, members, totals.sums)].sort((a, b) => a.row - b.row),
    restartAt: rows.restartAt,
  };
};

/** 红旗村小计 below rows that name no village: they belong to that village. */
const withVillages = (entries: readonly Entry[], drafts: readonly ReadTotal[], totals: readonly TotalRow[]): readonly Entry[] => {
  const named = totals.flatMap((total, index) => {
    const group = drafts[index]?.draft.group ?? '';
    return total.kind === 'subtotal' && looksLikeVillage(group)
      ? [{ ...total, village: { value: group, text: group, filledFrom: 'section' as const } }]
      : [];
  });
  if (named.length === 0) return entries;
  const filled = [...entries];
  for (const { from, to, village } of named) {
    for (let at = from; at < to; at += 1) {
      const entry = filled[at];
      if (entry && entry.readings.village === undefined) filled[at] = { ...entry, readings: { ...entry.readings, village } };
    }
  }
  return filled;
};

const contextOf = (sheet: SheetSnapshot, layout: Layout, analysis: SheetAnalysis, tools: RowTools): RowContext => {
  const column = columnFinder(layout);
  const span = spanOf(layout);
  return {
    sheet,
    layout,
    top: analysis.firstDataRow,
    bottom: sheet.rows.length,
    column,
    bindings: layout.columns,
    merges: new MergeIndex(sheet.merges, analysis.firstDataRow, span[1] + 1),
    grain: tools.plan.grain,
    vocabulary: tools.vocabulary,
    sheetCategory: analysis.sheetCategory ? tools.vocabulary.category(squeeze(analysis.sheetCategory.text)) : null,
    isHeaderRepeat: (row) => isHeaderRepeat(sheet.rows[row] ?? [], layout, sheet),
    headTexts: headTextsOf(sheet, analysis),
    span,
    headerTexts: headerTextsOf(sheet, layout),
    institutionNames: (['employer', 'unit', 'village', 'accountHolder'] as const).map(column).filter((at) => at >= 0),
  };
};

const headerTextsOf = (sheet: SheetSnapshot, layout: Layout): ReadonlySet<string> => {
  const texts = sheet.rows.slice(layout.headerTop, layout.headerBottom + 1).flatMap((row) => row.map(squeeze));
  return new Set(texts.filter((text) => text !== ''));
};

const pageRoles: ReadonlySet<RowRole> = new Set<RowRole>(['title', 'attachment', 'meta', 'measure', 'columnNumbers', 'units', 'note']);

/** What stands above the data, to be recognised when a page begins with it again. */
const headTextsOf = (sheet: SheetSnapshot, analysis: SheetAnalysis): ReadonlyMap<string, RowRole> => {
  const texts = new Map<string, RowRole>();
  for (const { row, role } of analysis.above) {
    if (!pageRoles.has(role)) continue;
    const key = repeatKey(sheet.rows[row - 1 - sheet.origin.row] ?? []);
    if (key.length >= (role === 'note' ? 4 : 2)) texts.set(key, role);
  }
  return texts;
};

const defaultsOf = (analysis: SheetAnalysis, ctx: RowContext): SheetDefaults => {
  const category: CategoryReading | null = ctx.sheetCategory;
  const { vocabulary, sheet } = ctx;
  const said = (text: string | null): SheetDefaults['village'] => (text === null ? null : { value: text, text, filledFrom: 'sheet' });
  const name = squeeze(sheet.name);
  return {
    category: category && analysis.sheetCategory ? filledCopy(category, analysis.sheetCategory.from) : null,
    village: said(analysis.sheetVillage),
    visitGroup: said(vocabulary.isVisitGroup(name) ? name : null),
    tier: said(vocabulary.isTier(name) ? name : null),
  };
};

const readTotals = (
  ctx: RowContext,
  rows: ClassifiedRows,
  sums: EntrySums,
): { readonly read: readonly ReadTotal[]; readonly sums: ReadonlyMap<number, RowRole> } => {
  const byHousehold = ctx.grain === 'household';
  const read = (draft: TotalDraft): ReadTotal => ({
    draft,
    at: sums.before(draft.row),
    ...readTotalNumbers(draft, ctx.sheet.rows[draft.row] ?? [], ctx.bindings, byHousehold),
  });
  const unlabelled = new Map<number, RowRole>();
  const drafts = [...rows.totals];
  let groupStart = 0;
  rows.classes.forEach((kind, index) => {
    const row = ctx.top + index;
    if (kind === 'section' || kind === 'subtotal' || kind === 'total') groupStart = sums.before(row);
    if (kind !== 'sum') return;
    const role = unlabelledRole(ctx, sums, row, groupStart);
    unlabelled.set(row, role);
    if (role === 'total' || role === 'subtotal')
      drafts.push({ kind: role, scope: 'plain', group: '', label: '', column: ctx.column('amount'), row });
  });
  for (const section of rows.sections) {
    const cells = ctx.sheet.rows[section.row] ?? [];
    if (section.stated || !squeeze(cellAt(ctx.sheet, section.row, ctx.column('amount')))) continue;
    if (cells.some((value) => typeof value === 'number'))
      drafts.push({ kind: 'subtotal', scope: 'section', group: '', label: rowText(cells), column: section.column, row: section.row });
  }
  return { read: drafts.sort((a, b) => a.row - b.row).map(read), sums: unlabelled };
};

/** Figures without a word: a total when they add up what stands above, or when no entry has such an amount; else a row filled in ahead. */
const unlabelledRole = (ctx: RowContext, sums: EntrySums, row: number, groupStart: number): RowRole => {
  const amount = ctx.column('amount');
  const draft: TotalDraft = { kind: 'total', scope: 'plain', group: '', label: '', column: amount, row };
  const fen = readTotalNumbers(draft, ctx.sheet.rows[row] ?? [], ctx.bindings, false).money[0]?.fen;
  const at = sums.before(row);
  if (fen === undefined || at === 0) return 'placeholder';
  if (fen === sums.sum('amount', 0, at)) return 'total';
  if (groupStart > 0 && fen === sums.sum('amount', groupStart, at)) return 'subtotal';
  return at === sums.length && fen > 2 * sums.largest('amount') ? 'total' : 'placeholder';
};

const skippedRows = (
  ctx: RowContext,
  rows: ClassifiedRows,
  members: readonly boolean[],
  sums: ReadonlyMap<number, RowRole>,
): readonly SkippedRow[] => {
  const skipped: SkippedRow[] = [];
  let blanks = 0;
  rows.classes.forEach((kind, at) => {
    blanks = kind === 'blank' ? blanks + 1 : 0;
    if ((kind === 'data' && members[at] !== true) || blanks > mostBlankRows) return;
    const row = ctx.top + at;
    skipped.push({
      row: ctx.sheet.origin.row + row + 1,
      role: roleOf(kind, row, sums),
      text: kind === 'blank' ? '' : rowText(ctx.sheet.rows[row] ?? []),
    });
  });
  return skipped;
};

const roleOf = (kind: RowClass, row: number, sums: ReadonlyMap<number, RowRole>): RowRole =>
  kind === 'data' ? 'member' : kind === 'sum' ? (sums.get(row) ?? 'placeholder') : kind;
