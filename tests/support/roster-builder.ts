/**
 * Rosters for tests from short descriptions: `foundBy(rule, [{ name: '张三', idNumber: idOf(), amount: 1000 }], { plan })`.
 * Cells are read by the real value parsers. A field named in any entry gets a column; `null` is a blank cell.
 * The sheet has a title in row 1, a meta line in row 2 and the header in row 3, so the first entry is row 4.
 */
import { planOf } from './plan-builder';
import { readCell } from './read-cell';
import { hitsOf, type Found } from './run-rule';
import type { Rule } from '../../core/rules/define-rule';
import type { FieldKey } from '../../core/model/field';
import type { Plan } from '../../core/model/plan';
import type { FilledFrom, GoodsReading, IdNumberReading, MarkReading, Reading, Readings } from '../../core/model/reading';
import type { ColumnBinding, Entry, Layout, Member, Roster, SheetReading } from '../../core/model/roster';
import type { CellValue } from '../../core/model/sheet';

export { planOf } from './plan-builder';
export { ctxOf, hitsOf, type Found } from './run-rule';
export { idOf, withWrongDigit } from './synthetic-id';

export type PlainField = Exclude<FieldKey, 'materials' | 'goods'>;
export interface MemberSpec {
  readonly name?: CellValue;
  readonly idNumber?: CellValue;
  readonly relation?: CellValue;
  /** Default: the entry's own row (side by side). */
  readonly row?: number;
}
export interface EntryExtras {
  readonly row?: number;
  readonly lastRow?: number;
  readonly hidden?: boolean;
  readonly struck?: boolean;
  readonly members?: readonly MemberSpec[];
  /** By material code of the plan; each gets a column after the plain ones. */
  readonly materials?: Readonly<Record<string, CellValue>>;
  /** By kit item code; '' for one column about the whole kit. */
  readonly goods?: Readonly<Record<string, CellValue>>;
  /** Fields whose text did not stand in the entry's own cell. */
  readonly filledFrom?: Partial<Record<PlainField, FilledFrom>>;
}
export type EntrySpec = EntryExtras & Partial<Record<PlainField, CellValue>>;

export interface SheetOptions {
  readonly plan?: Plan;
  readonly sheet?: string;
  /** Further columns, all blank. */
  readonly columns?: readonly PlainField[];
  /** Header texts where they matter. */
  readonly headers?: Partial<Record<FieldKey, string>>;
  readonly multiplier?: Partial<Record<FieldKey, 1 | 10000>>;
  readonly period?: Partial<Record<FieldKey, 'month' | 'year'>>;
  /** Anything else of the sheet: meta, totals, skipped, missingFields … */
  readonly more?: Partial<SheetReading>;
}

const extras: ReadonlySet<string> = new Set(['row', 'lastRow', 'hidden', 'struck', 'members', 'materials', 'goods', 'filledFrom']);
const withoutCell: ReadonlySet<FilledFrom> = new Set<FilledFrom>(['section', 'sheet', 'title', 'meta', 'file', 'plan']);
const firstRow = 4;

/** One roster sheet. */
export function sheetOf(specs: readonly EntrySpec[], options: SheetOptions = {}): SheetReading {
  const plan = options.plan ?? planOf();
  const columns = columnsOf(specs, options);
  const layout: Layout = { headerTop: 2, headerBottom: 2, columns, members: [], unknown: [] };
  return {
    sheet: options.sheet ?? 'Sheet1',
    role: 'roster',
    roleReason: 'test',
    origin: { row: 0, column: 0 },
    meta: {},
    layout,
    entries: specs.map((spec, index) => entryIn(spec, firstRow + index, columns, plan)),
    totals: [],
    skipped: [],
    summaryRows: [],
    missingFields: [],
    ...options.more,
  };
}

/** One entry by itself, with as many columns as it has fields. */
export const entryOf = (spec: EntrySpec, options: SheetOptions = {}): Entry => sheetOf([spec], options).entries[0] as Entry;

/** A file of one sheet (from entries) or of the given sheets. */
export const rosterOf = (
  content: readonly EntrySpec[] | readonly SheetReading[],
  options: SheetOptions = {},
  parts: Partial<Roster> = {},
): Roster => ({
  file: '花名册.xlsx',
  sheets: isSheets(content) ? content : [sheetOf(content, options)],
  unit: null,
  ...parts,
});

/** Builds one sheet and runs one rule over it. */
export const foundBy = (
  rule: Rule,
  specs: readonly EntrySpec[],
  options: SheetOptions & { readonly asOf?: string } = {},
): readonly Found[] =>
  hitsOf(rule, rosterOf(specs, options), { plan: options.plan ?? planOf(), ...(options.asOf === undefined ? {} : { asOf: options.asOf }) });

const isSheets = (content: readonly EntrySpec[] | readonly SheetReading[]): content is readonly SheetReading[] =>
  content[0] !== undefined && 'entries' in content[0];

function columnsOf(specs: readonly EntrySpec[], options: SheetOptions): readonly ColumnBinding[] {
  const plain = new Set<FieldKey>();
  const materials = new Set<string>();
  const goods = new Set<string>();
  for (const spec of specs) {
    for (const key of Object.keys(spec)) if (!extras.has(key) && hasCell(spec, key as PlainField)) plain.add(key as PlainField);
    for (const code of Object.keys(spec.materials ?? {})) materials.add(code);
    for (const code of Object.keys(spec.goods ?? {})) goods.add(code);
  }
  for (const field of options.columns ?? []) plain.add(field);
  const bindings: Omit<ColumnBinding, 'column'>[] = [
    ...[...plain].map((field) => ({
      field,
      header: options.headers?.[field] ?? field,
      ...(options.multiplier?.[field] === undefined ? {} : { multiplier: options.multiplier[field] }),
      ...(options.period?.[field] === undefined ? {} : { period: options.period[field] }),
    })),
    ...[...materials].map((item) => ({ field: 'materials' as const, header: item, item: item === '' ? null : item })),
    ...[...goods].map((item) => ({ field: 'goods' as const, header: item, item: item === '' ? null : item })),
  ];
  return bindings.map((binding, column) => ({ ...binding, column }));
}

const hasCell = (spec: EntrySpec, field: PlainField): boolean => {
  const from = spec.filledFrom?.[field];
  return from === undefined || !withoutCell.has(from);
};

function entryIn(spec: EntrySpec, row: number, columns: readonly ColumnBinding[], plan: Plan): Entry {
  const readings: Record<string, Reading<unknown>> = {};
  const cells: CellValue[] = columns.map(() => null);
  const materials: Entry['materials'][number][] = [];
  const goods: Entry['goods'][number][] = [];
  const write = (column: number, cell: CellValue): CellValue => (cells[column] = cell);
  for (const binding of columns) {
    const { field, column, item } = binding;
    if (field === 'materials') {
      const reading = readCell(field, write(column, spec.materials?.[item ?? ''] ?? null), plan, binding) as MarkReading | undefined;
      if (reading) materials.push({ ...reading, code: item ?? null, column });
    } else if (field === 'goods') {
      const reading = readCell(field, write(column, spec.goods?.[item ?? ''] ?? null), plan, binding) as GoodsReading | undefined;
      if (reading) goods.push({ ...reading, code: item ?? null, column });
    } else if (spec.filledFrom?.[field] === undefined) {
      const reading = readCell(field, write(column, spec[field] ?? null), plan, binding);
      if (reading) readings[field] = reading;
    }
  }
  for (const [field, filledFrom] of Object.entries(spec.filledFrom ?? {})) {
    const reading = readCell(field as PlainField, spec[field as PlainField] ?? null, plan);
    if (reading) readings[field] = { ...reading, filledFrom };
  }
  const at = spec.row ?? row;
  return {
    row: at,
    lastRow: spec.lastRow ?? at,
    cells,
    readings: readings as Readings,
    materials,
    goods,
    members: (spec.members ?? []).map((member) => memberOf(member, at, plan)),
    hidden: spec.hidden ?? false,
    struck: spec.struck ?? false,
  };
}

function memberOf(spec: MemberSpec, row: number, plan: Plan): Member {
  const name = readCell('name', spec.name ?? null, plan) as Reading<string> | undefined;
  const idNumber = readCell('idNumber', spec.idNumber ?? null, plan) as IdNumberReading | undefined;
  const relation = readCell('relation', spec.relation ?? null, plan) as Reading<string> | undefined;
  return {
    row: spec.row ?? row,
    ...(name ? { name } : {}),
    ...(idNumber ? { idNumber } : {}),
    ...(relation ? { relation } : {}),
    nameColumn: name ? 20 : null,
    idColumn: idNumber ? 21 : null,
  };
}
