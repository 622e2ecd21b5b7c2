/** Puts the parts together: top rows → header → columns → role. */
import type { FieldKey } from '../../model/field';
import type { Plan } from '../../model/plan';
import type { Layout, SheetRole } from '../../model/roster';
import type { SheetSnapshot } from '../../model/sheet';
import { foldTight } from '../values/fold';
import { assignColumns } from './assign';
import { findHeader, guessesOf } from './find-header';
import { Grid } from './grid';
import type { ColumnGuess } from './interpret';
import { multiplierInRow } from './measure';
import { findPanels } from './members';
import { missingFieldsOf } from './missing';
import { overrideColumns, overrideHeader } from './override';
import { planTools, type PlanTools } from './plan-tools';
import { sampleColumn, sampleRows, shareOf } from './profile';
import { readTop, type Top } from './read-top';
import { roleOf } from './role';
import { TopRows } from './row-facts';
import { villageInTitle, villageOfSheet } from './title';
import type { AnalyseOptions, SheetAnalysis } from './types';

interface Found {
  readonly layout: Layout;
  readonly panels: readonly Layout[];
  readonly rows: readonly number[];
}

/** Role, header, columns and everything above the data of one sheet. Never throws on data. */
export const analyseSheet = (sheet: SheetSnapshot, plan: Plan, options: AnalyseOptions = {}): SheetAnalysis => {
  const tools = planTools(plan);
  const rows = new TopRows(new Grid(sheet), tools.columns);
  const { override } = options;
  const given = overrideHeader(override, sheet);
  const block =
    given === null ? findHeader(rows, tools.columns) : { ...given, guesses: guessesOf(rows.grid, tools.columns, given.top, given.bottom) };
  const top = readTop(rows, block);
  const found = block === null ? null : layoutOf({ sheet, plan, tools, options, rows, top, block });
  const { role, reason } =
    override?.role === undefined
      ? roleOf({
          sheet, rows, plan, tools, meta: top.meta, layout: found?.layout ?? null, sampleRows: found?.rows ?? [], otherSheets: options.otherSheets ?? [],
        }) // prettier-ignore
      : { role: override.role, reason: 'override' };
  const sheetCategory = found === null ? null : categoryOfSheet(sheet, top, tools, found);
  const sheetVillage = top.village ?? villageOf(sheet, top, tools);
  return {
    role,
    roleReason: reason,
    meta: top.meta,
    layout: found?.layout ?? null,
    above: top.above,
    firstDataRow: top.below.firstDataRow,
    sheetCategory,
    sheetVillage,
    missingFields:
      found === null || role !== 'roster'
        ? []
        : missingFieldsOf({
            sheet, plan, tools, layout: found.layout, sampleRows: found.rows, told: toldFields(plan, tools, top, sheetCategory, sheetVillage, role, reason),
          }), // prettier-ignore
    panels: found?.panels ?? [],
  };
};

interface LayoutInput {
  readonly sheet: SheetSnapshot;
  readonly plan: Plan;
  readonly tools: PlanTools;
  readonly options: AnalyseOptions;
  readonly rows: TopRows;
  readonly top: Top;
  readonly block: { readonly top: number; readonly bottom: number; readonly guesses: readonly ColumnGuess[] };
}

const layoutOf = ({ sheet, plan, tools, options, rows, top, block }: LayoutInput): Found => {
  const { fixed, closed, members } = overrideColumns(options.override, sheet, plan);
  const samples = sampleRows(sheet, top.below.firstDataRow);
  const { unitRow } = top.below;
  const assign = (guesses: readonly ColumnGuess[]): Layout =>
    assignColumns({
      sheet,
      plan,
      words: tools.words,
      headerTop: block.top,
      headerBottom: block.bottom,
      guesses: withFurther(guesses, [...fixed.keys()]),
      rows: samples,
      multiplierOf: (column) => (unitRow === null ? null : multiplierInRow(rows.grid, unitRow, column)) ?? top.multiplier,
      fixed,
      closed,
      ...(members === null ? {} : { members }),
    });
  const ranges = fixed.size > 0 || closed.size > 0 || members !== null ? [] : findPanels(block.guesses);
  const panels = ranges.map(([from, to]) => assign(block.guesses.filter(({ column }) => from <= column && column <= to)));
  return { layout: panels[0] ?? assign(block.guesses), panels, rows: samples };
};

/** Columns named by an override that lie beyond the cells with values. */
const withFurther = (guesses: readonly ColumnGuess[], columns: readonly number[]): readonly ColumnGuess[] => {
  const further = columns.filter((column) => column >= 0 && !guesses.some((guess) => guess.column === column));
  const blank = {
    label: '',
    leaf: '',
    whole: '',
    matches: [],
    member: null,
    material: null,
    goods: null,
    multiplier: null,
    period: null,
    required: false,
  } as const;
  return [...guesses, ...further.map((column): ColumnGuess => ({ ...blank, column }))];
};

/** The sheet's name before its title; one certain category before an open choice. A column that mostly says otherwise is believed instead. */
const categoryOfSheet = (
  sheet: SheetSnapshot,
  { meta }: Top,
  tools: PlanTools,
  { layout, rows }: Found,
): SheetAnalysis['sheetCategory'] => {
  const column = layout.columns.find(({ field }) => field === 'category')?.column;
  const values = column === undefined ? [] : sampleColumn(sheet, rows, column);
  const texts = [
    { text: sheet.name, from: 'sheet' as const },
    ...(meta.title === undefined ? [] : [{ text: meta.title, from: 'title' as const }]),
  ];
  const read = texts.map((one) => ({ one, reading: tools.categoryIn(one.text) }));
  const certain = read.find(({ reading }) => reading !== undefined && reading.value !== null);
  if (values.length > 0) {
    const codes = certain?.reading?.value ?? [];
    const same = shareOf(values, ({ text }) => tools.categoryIn(text)?.value?.some((code) => codes.includes(code)) === true) ?? 0;
    return same >= 0.5 && certain !== undefined ? certain.one : null;
  }
  return (certain ?? read.find(({ reading }) => reading?.ambiguous !== undefined))?.one ?? null;
};

const villageOf = (sheet: SheetSnapshot, { meta }: Top, tools: PlanTools): string | null => {
  const bySheet = villageOfSheet(sheet.name);
  if (bySheet !== null && !/^(?:name|alias)$/.test(tools.unitIn(foldTight(sheet.name))?.how ?? '')) return bySheet;
  return meta.title === undefined ? null : villageInTitle(meta.title);
};

/** Fields that need no column because something else tells them. */
const toldFields = (
  plan: Plan,
  tools: PlanTools,
  { meta }: Top,
  category: SheetAnalysis['sheetCategory'],
  village: string | null,
  role: SheetRole,
  reason: string,
): ReadonlySet<FieldKey> => {
  const told = new Set<FieldKey>();
  if (category !== null || plan.categories.length === 1) told.add('category');
  if (meta.unit !== undefined || tools.unitIn(meta.title ?? '') !== null) told.add('unit');
  if (village !== null) told.add('village');
  if (role === 'roster' && reason === 'institutions') for (const field of ['name', 'idNumber'] as const) told.add(field);
  return told;
};
