/** Columns of the merged roster: what offices expect first, everything else that any roster has behind, and nothing left out. */
import { cellText } from '../intake/values/fold';
import { fieldName } from '../messages';
import { outputsZh } from '../messages/zh-CN/outputs';
import { fieldKinds, type FieldKey } from '../model/field';
import type { MergedEntry, MergeResult } from '../model/merge';
import type { KitItem, Material, Plan } from '../model/plan';
import type { MoneyReading, Reading } from '../model/reading';
import { isBlankCell } from '../model/sheet';
import type { ColumnKind, TableCell, TableColumn } from '../model/table';
import { categoryText, unitLabel } from './county-view';

export interface RosterColumn {
  readonly column: TableColumn;
  readonly cell: (merged: MergedEntry) => TableCell;
  /** The field whose findings colour this column. */
  readonly field?: FieldKey;
}

const text = outputsZh.roster;
type PlainField = Exclude<FieldKey, 'materials' | 'goods'>;

/** In front, on paper, when any roster has them; the first ones always. */
const always: readonly PlainField[] = ['village', 'name', 'gender', 'idNumber', 'category'];
const front: readonly PlainField[] = ['tier', 'householdSize', 'hardshipReason', 'standard', 'amount'];
const middle: readonly PlainField[] = ['bankName', 'bankAccount', 'accountHolder', 'phone'];
const late: readonly PlainField[] = ['publicity', 'visitGroup', 'visitDate'];
/** Not data of the beneficiary, or shown otherwise. */
const leftOut: ReadonlySet<FieldKey> = new Set<FieldKey>(['serial', 'unit', 'signature', 'materials', 'goods', 'remark']);

const wrapped: ReadonlySet<FieldKey> = new Set<FieldKey>(['category', 'hardshipReason', 'bankName', 'address', 'remark']);

const widths: Partial<Record<FieldKey, number>> = {
  village: 12,
  name: 9,
  gender: 5,
  idNumber: 20,
  category: 14,
  tier: 10,
  hardshipReason: 16,
  employer: 20,
  bankName: 14,
  bankAccount: 21,
  phone: 14,
  address: 24,
  remark: 18,
};

/** Before 享受情况. */
export function leadingColumns(result: MergeResult, plan: Plan): readonly RosterColumn[] {
  const present = presentFields(result);
  const has = (fields: readonly PlainField[]): RosterColumn[] =>
    fields.filter((field) => present.has(field)).map((field) => fieldColumn(field, plan));
  return [
    { column: { header: text.unit, kind: 'text', width: 14, wrap: true }, cell: (merged) => unitLabel(merged.unitName), field: 'unit' },
    ...always.map((field) => fieldColumn(field, plan)),
    ...has(front),
    ...(hasGoods(result, plan) ? kitColumns(plan) : []),
    ...has(middle),
    ...(present.has('materials') || plan.materials.length > 0 ? plan.materials.map(materialColumn) : []),
    ...has(late),
  ];
}

/** Behind the remarks: outside the print area. */
export function trailingColumns(result: MergeResult, plan: Plan): readonly RosterColumn[] {
  const present = presentFields(result);
  const shown = new Set<FieldKey>([...always, ...front, ...middle, ...late, ...leftOut]);
  const rest = [...present].filter((field): field is PlainField => !shown.has(field));
  const plain = (header: string, width: number, cell: RosterColumn['cell']): RosterColumn => ({
    column: { header, kind: 'text', width },
    cell,
  });
  const columns = [
    ...rest.map((field) => fieldColumn(field, plan)),
    ...(hasMembers(result) ? [membersColumn, plain(text.memberIds, 24, memberIds)] : []),
    plain(text.others, 24, (merged) => otherCells(merged, plan)),
    plain(text.file, 24, (merged) => merged.file ?? ''),
    plain(text.sheet, 12, (merged) => merged.sheet.sheet),
    { column: { header: text.row, kind: 'integer' as const, width: 8 }, cell: (merged: MergedEntry) => merged.entry.row },
  ];
  return columns.map((rosterColumn) => ({ ...rosterColumn, column: { ...rosterColumn.column, noPrint: true } }));
}

export const remarkColumn = (plan: Plan): RosterColumn => fieldColumn('remark', plan);

/** Fields that have a column in any roster, in the order of the vocabulary; asked of sheets, not of entries. */
function presentFields(result: MergeResult): ReadonlySet<FieldKey> {
  const seen = new Set<FieldKey>();
  const sheets = new Set(result.entries.map((merged) => merged.sheet));
  for (const sheet of sheets) for (const binding of sheet.layout?.columns ?? []) seen.add(binding.field);
  return new Set((Object.keys(fieldKinds) as FieldKey[]).filter((field) => seen.has(field)));
}

const hasMembers = (result: MergeResult): boolean => result.entries.some((merged) => merged.entry.members.length > 0);

function fieldColumn(field: PlainField, plan: Plan): RosterColumn {
  const name = fieldName(field, 'zh-CN');
  const kind = columnKind(field);
  const column: TableColumn = {
    header: kind === 'yuan' ? text.money(name) : name,
    kind,
    width: widths[field] ?? (kind === 'yuan' ? 12 : kind === 'integer' ? 8 : 12),
    ...(field === 'gender' ? { align: 'center' as const } : {}),
    ...(wrapped.has(field) ? { wrap: true } : {}),
  };
  return {
    column,
    field,
    cell: field === 'category' ? (merged) => categoryText(merged, plan) : (merged) => fieldCell(merged, field),
  };
}

function columnKind(field: PlainField): ColumnKind {
  const kind = fieldKinds[field];
  return kind === 'money' ? 'yuan' : kind === 'integer' || kind === 'quantity' ? 'integer' : 'text';
}

/** The canonical value; what the cell says where it could not be understood. Money in yuan. */
function fieldCell({ entry }: MergedEntry, field: PlainField): TableCell {
  const reading: Reading<unknown> | undefined = entry.readings[field];
  if (reading === undefined) return null;
  const { value } = reading;
  if (value === null) return reading.text;
  if (typeof value === 'number') return fieldKinds[field] === 'money' || fieldKinds[field] === 'moneyWords' ? value / 100 : value;
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && 'iso' in value && typeof value.iso === 'string') return value.iso;
  return reading.text;
}

const membersColumn: RosterColumn = {
  column: { header: text.members, kind: 'text', width: 20, wrap: true },
  cell: ({ entry }) =>
    entry.members
      .map(({ name, relation }) => {
        const who = name?.value ?? name?.text ?? '';
        return relation === undefined || relation.text === '' ? who : `${who}（${relation.text}）`;
      })
      .filter((who) => who !== '')
      .join('、'),
};

const memberIds = ({ entry }: MergedEntry): string =>
  entry.members
    .filter(({ idNumber }) => idNumber !== undefined)
    .map(({ name, idNumber }) => `${name?.value ?? name?.text ?? ''} ${idNumber?.value ?? idNumber?.text ?? ''}`.trim())
    .join('；');

const hasGoods = (result: MergeResult, plan: Plan): boolean =>
  plan.categories.some((category) => category.standard.kind === 'goods') && result.entries.some((merged) => merged.entry.goods.length > 0);

/** One column for each thing of the plan's kits. */
function kitColumns(plan: Plan): readonly RosterColumn[] {
  const items = new Map<string, KitItem>();
  for (const { standard } of plan.categories) if (standard.kind === 'goods') for (const item of standard.kit) items.set(item.code, item);
  return [...items.values()].map((item) => ({
    column: { header: text.kitItem(item.name, item.unit), kind: 'integer', width: 9 },
    cell: ({ entry }) => {
      const given = entry.goods.map((goods) => goods.value?.[item.code]).filter((quantity) => quantity !== undefined);
      return given.length === 0 ? null : given.reduce((sum, quantity) => sum + quantity, 0);
    },
    field: 'goods',
  }));
}

/** Several columns may be about one material: one proof is enough. */
function materialColumn(material: Material): RosterColumn {
  return {
    column: { header: text.material(material.name), kind: 'text', width: 8, align: 'center' },
    cell: ({ entry }) => {
      const mine = entry.materials.filter((proof) => proof.code === material.code || proof.code === null);
      if (mine.length === 0) return null;
      if (mine.some((proof) => proof.value === true)) return text.handedIn(true);
      return mine.every((proof) => proof.value === false)
        ? text.handedIn(false)
        : (mine.find((proof) => proof.value === null)?.text ?? null);
    },
    field: 'materials',
  };
}

/** Columns that no field holds, goods that the kit does not name, goods beside the money: "列名:值; …". */
function otherCells({ entry, sheet }: MergedEntry, plan: Plan): string {
  const parts: string[] = [];
  for (const { column, header } of sheet.layout?.unknown ?? []) {
    const cell = entry.cells[column] ?? null;
    if (!isBlankCell(cell)) parts.push(`${header}:${cellText(cell)}`);
  }
  const money: MoneyReading | undefined = entry.readings.amount;
  if (money?.withGoods !== undefined) parts.push(`${text.noteLabel}:${money.withGoods}`);
  const inKit = plan.categories.some((category) => category.standard.kind === 'goods');
  for (const goods of entry.goods) if (goods.value === null || !inKit) parts.push(`${text.noteLabel}:${goods.text}`);
  const bank = entry.readings.bankAccount?.bank;
  if (bank !== undefined && entry.readings.bankName === undefined) parts.push(`${fieldName('bankName', 'zh-CN')}:${bank}`);
  return parts.join('; ');
}
