/**
 * A merge is itself a roster: what is granted, as a sheet that the office above reads like any other (design: a county's merge is one
 * submission of the city's campaign). One line per granted entry, under headers of the vocabulary; categories by name, because the plans of
 * two offices have codes of their own; identity and account numbers as text; 来源 columns say where each line came from.
 */
import { fieldName } from '../messages';
import { upwardZh as text } from '../messages/zh-CN/upward';
import type { CanonicalEntry } from '../merge/canonical';
import { fieldKeys, fieldKinds, type FieldKey } from '../model/field';
import type { Plan } from '../model/plan';
import type { CellValue, SheetSnapshot } from '../model/sheet';

export interface UpwardRoster {
  readonly sheet: SheetSnapshot;
  readonly entries: number;
  readonly amountFen: number;
  /** What stays behind, by what became of it: to be shown before anything is sent. */
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
  readonly standing: string;
  /** Waits for a decision or a correction: it may still come to be granted. */
  readonly open: boolean;
  readonly places: readonly {
    readonly unit: string;
    readonly file: string | null;
    readonly sheet: string;
    readonly row: number;
    /** Code of what decided it. */
    readonly reason: string | null;
  }[];
}

interface Column {
  readonly header: string;
  readonly cell: (entry: CanonicalEntry) => CellValue;
}

const open: ReadonlySet<string> = new Set(['undecided', 'blocked']);
/** Not about the beneficiary, said by another column, or put down anew. */
const leftOutFields: ReadonlySet<FieldKey> = new Set<FieldKey>([
  'serial',
  'unit',
  'category',
  'amount',
  'amountUpper',
  'signature',
  'goods',
  'materials',
]);
/** A blank cell of these may be read as "as above": a stroke says that there is nothing. */
const carried: ReadonlySet<FieldKey> = new Set<FieldKey>(['county', 'village', 'visitGroup', 'responsibleUnit']);
const first: readonly FieldKey[] = ['county', 'village', 'name', 'gender', 'idNumber'];

/** @param unitName what the office is called in the plan above; @param plan the plan of the merge */
export function upwardRoster(merged: readonly CanonicalEntry[], plan: Plan, unitName: string): UpwardRoster {
  const granted = merged.filter(({ standing }) => standing === 'granted');
  const columns = columnsFor(granted, plan);
  const rows: CellValue[][] = [
    [text.title(plan.title)],
    [text.unitLine(unitName)],
    [text.serial, ...columns.map(({ header }) => header)],
    ...granted.map((entry, index) => [index + 1, ...columns.map(({ cell }) => cell(entry))]),
  ];
  const right = columns.length;
  const merges = [0, 1].map((row) => ({ top: row, left: 0, bottom: row, right }));
  const plain = { visibility: 'visible', origin: { row: 0, column: 0 }, hiddenRows: [], hiddenColumns: [], struckRows: [] } as const;
  return {
    sheet: { name: text.sheet, ...plain, rows, merges },
    entries: granted.length,
    amountFen: granted.reduce((sum, entry) => sum + entry.grantedFen, 0),
    leftOut: leftOutOf(merged),
  };
}

function leftOutOf(merged: readonly CanonicalEntry[]): readonly LeftOut[] {
  const byStanding = new Map<string, LeftOut['places'][number][]>();
  for (const { standing, standingReason, unitName, file, sheet, row } of merged) {
    if (standing === 'granted') continue;
    const places = byStanding.get(standing) ?? [];
    byStanding.set(standing, places);
    places.push({ unit: unitName, file, sheet, row, reason: standingReason?.code ?? null });
  }
  // What can still be settled first; otherwise in the order of the merge.
  return [...byStanding]
    .map(([standing, places]) => ({ standing, open: open.has(standing), places }))
    .sort((a, b) => Number(b.open) - Number(a.open));
}

function columnsFor(granted: readonly CanonicalEntry[], plan: Plan): readonly Column[] {
  const seen = new Set(granted.flatMap(({ values }) => Object.keys(values)));
  const plain = fieldKeys.filter((field) => seen.has(field) && !leftOutFields.has(field));
  const field = (key: FieldKey): Column => fieldColumn(key, granted);
  const rest = plain.filter((key) => !first.includes(key) && key !== 'remark');
  return [
    { header: text.unit, cell: ({ unitName }) => unitName },
    ...first.filter((key) => plain.includes(key)).map(field),
    { header: fieldName('category', 'zh-CN'), cell: (entry) => categoryText(entry, plan) ?? text.nothing },
    ...(granted.some((entry) => moneyOf(entry) !== null) ? [{ header: text.yuan(fieldName('amount', 'zh-CN')), cell: moneyOf }] : []),
    ...goodsColumns(granted, plan),
    ...rest.map(field),
    ...materialColumns(granted, plan),
    ...memberColumns(granted),
    ...(plain.includes('remark') ? [field('remark')] : []),
    { header: text.sourceFile, cell: ({ file }) => file },
    { header: text.sourceSheet, cell: ({ sheet }) => sheet },
    { header: text.sourceRow, cell: ({ row }) => row },
  ];
}

/** What is granted; where that is no money (a standard pending, or goods), what the roster said. */
const moneyOf = ({ grantedFen, values }: CanonicalEntry): CellValue => {
  const said = values['amount'];
  const fen = grantedFen > 0 ? grantedFen : typeof said === 'number' ? said : 0;
  return fen === 0 ? null : fen / 100;
};

function categoryText({ category, values }: CanonicalEntry, plan: Plan): CellValue {
  const written = values['category'];
  const codes = Array.isArray(written) && written.length > 0 ? (written as readonly string[]) : category === null ? [] : [category];
  if (codes.length === 0) return unreadText(written);
  return codes.map((code) => plan.categories.find((one) => one.code === code)?.name ?? code).join('、');
}

const unreadText = (value: unknown): CellValue =>
  typeof value === 'object' && value !== null && 'unread' in value && typeof value.unread === 'string' ? value.unread : null;

function fieldColumn(key: FieldKey, granted: readonly CanonicalEntry[]): Column {
  const name = text.headers[key] ?? fieldName(key, 'zh-CN');
  const kind = fieldKinds[key];
  if (kind !== 'money' && kind !== 'moneyWords') {
    const blank = carried.has(key) ? text.nothing : null;
    return { header: name, cell: ({ values }) => plainCell(values[key]) ?? blank };
  }
  const period = periodOf(key, granted);
  const cell = (entry: CanonicalEntry): CellValue => {
    const fen = entry.values[key];
    if (typeof fen !== 'number') return plainCell(fen);
    const own = entry.periods?.[key] ?? period;
    return Math.round(own === period ? fen : period === 'month' ? fen / 12 : fen * 12) / 100;
  };
  return { header: text.yuan(text.income[key]?.[period ?? 'month'] ?? name), cell };
}

/** The period of most entries; where they differ, the others are reckoned over (a year has 12 months), to the fen. */
function periodOf(key: FieldKey, granted: readonly CanonicalEntry[]): 'month' | 'year' | null {
  let balance = 0;
  let any = false;
  for (const { periods } of granted) {
    const period = periods?.[key];
    if (period === undefined) continue;
    any = true;
    balance += period === 'month' ? 1 : -1;
  }
  return any ? (balance >= 0 ? 'month' : 'year') : null;
}

const plainCell = (value: unknown): CellValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : unreadText(value);

/** One column for each thing of the plan's kits that anybody gets. */
function goodsColumns(granted: readonly CanonicalEntry[], plan: Plan): readonly Column[] {
  const quantity = ({ values }: CanonicalEntry, code: string): CellValue => {
    const goods = values['goods'] as Readonly<Record<string, number>> | undefined;
    return goods?.[code] ?? null;
  };
  const kit = new Map(
    plan.categories.flatMap(({ standard }) => (standard.kind === 'goods' ? standard.kit : [])).map((item) => [item.code, item]),
  );
  return [...kit.values()]
    .filter(({ code }) => granted.some((entry) => quantity(entry, code) !== null))
    .map(({ code, name, unit }) => ({ header: text.kitItem(name, unit), cell: (entry) => quantity(entry, code) }));
}

function materialColumns(granted: readonly CanonicalEntry[], plan: Plan): readonly Column[] {
  const state = ({ values }: CanonicalEntry, code: string): boolean | null | undefined => {
    const materials = values['materials'] as Readonly<Record<string, boolean | null>> | undefined;
    return materials?.[code] ?? materials?.['all'];
  };
  return plan.materials
    .filter(({ code }) => granted.some((entry) => state(entry, code) !== undefined))
    .map(({ code, name }) => ({
      header: name,
      cell: (entry) => {
        const handedIn = state(entry, code);
        return handedIn === true ? '√' : handedIn === false ? '×' : null;
      },
    }));
}

/** Members side by side with the head, as many places as the largest household has. */
function memberColumns(granted: readonly CanonicalEntry[]): readonly Column[] {
  const most = granted.reduce((largest, { members }) => Math.max(largest, members?.length ?? 0), 0);
  const part = (at: number, key: 'name' | 'idNumber' | 'relation', header: string): Column => ({
    header,
    cell: ({ members }) => members?.[at]?.[key] || null,
  });
  return Array.from({ length: most }, (_, at) => [
    part(at, 'name', text.member.name),
    part(at, 'idNumber', text.member.idNumber),
    part(at, 'relation', text.member.relation),
  ]).flat();
}
