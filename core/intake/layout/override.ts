/**
 * Layouts decided by a person or saved from an earlier reading.
 *
 * Keys of `columns`: a field ("idNumber"), or for fields that may have several columns the field with an item code of the plan
 * ("materials.M1", "goods.rice"; an item code alone does as well) or with a running number ("materials.1", "goods.2": column
 * about no particular item); "members.1.name", "members.1.idNumber", "members.1.relation" for members side by side.
 * Values: column letters as Excel shows them, or "" for "the sheet has no such column". Fields not named are detected as ever.
 */
import { fieldKeys, type FieldKey } from '../../model/field';
import type { Plan } from '../../model/plan';
import type { Layout, LayoutOverride, MemberColumns, SheetReading } from '../../model/roster';
import { columnIndex, columnLetters, type SheetSnapshot } from '../../model/sheet';

export interface OverrideColumns {
  /** By 0-based snapshot column. */
  readonly fixed: ReadonlyMap<number, { readonly field: FieldKey; readonly item?: string | null }>;
  /** Fields that are settled: given a column, or said to have none. */
  readonly closed: ReadonlySet<FieldKey>;
  readonly members: Layout['members'] | null;
}

const isField = (text: string): text is FieldKey => (fieldKeys as readonly string[]).includes(text);

/** Keys and letters that mean nothing are passed over. */
export const overrideColumns = (override: LayoutOverride | undefined, sheet: SheetSnapshot, plan: Plan): OverrideColumns => {
  const fixed = new Map<number, { field: FieldKey; item?: string | null }>();
  const closed = new Set<FieldKey>();
  const members = new Map<string, { name: number | null; idNumber: number | null; relation: number | null }>();
  for (const [key, letters] of Object.entries(override?.columns ?? {})) {
    const column = letters === '' ? -1 : columnIndex(letters) - sheet.origin.column;
    if (letters !== '' && column < 0) continue;
    const member = /^members\.(\d+)\.(name|idNumber|relation)$/.exec(key);
    if (member) {
      if (column >= 0) {
        const one = members.get(member[1] ?? '') ?? { name: null, idNumber: null, relation: null };
        one[member[2] as keyof MemberColumns] = column;
        members.set(member[1] ?? '', one);
      }
      continue;
    }
    const target = targetOf(key, plan);
    if (target === null) continue;
    if (target.field === 'materials' || target.field === 'goods') {
      if (column >= 0) fixed.set(column, target);
      else closed.add(target.field);
    } else {
      closed.add(target.field);
      if (column >= 0) fixed.set(column, { field: target.field });
    }
  }
  const listed = [...members.entries()].sort(([a], [b]) => Number(a) - Number(b)).map(([, columns]) => columns);
  return { fixed, closed, members: listed.length === 0 ? null : listed };
};

const targetOf = (key: string, plan: Plan): { field: FieldKey; item: string | null } | null => {
  if (isField(key)) return { field: key, item: null };
  const dot = key.indexOf('.');
  const field = dot < 0 ? '' : key.slice(0, dot);
  const written = dot < 0 ? key : key.slice(dot + 1);
  const item = isItem(written, plan) ? written : written.replace(/\.\d+$/, '');
  if (field !== '' && field !== 'materials' && field !== 'goods') return null;
  const isMaterial = plan.materials.some((material) => material.code === item);
  const isGoods = plan.categories.some(({ standard }) => standard.kind === 'goods' && standard.kit.some(({ code }) => code === item));
  if (field !== 'goods' && isMaterial) return { field: 'materials', item };
  if (field !== 'materials' && isGoods) return { field: 'goods', item };
  return field === '' ? null : { field, item: null };
};

const isItem = (code: string, plan: Plan): boolean =>
  plan.materials.some((material) => material.code === code) ||
  plan.categories.some(({ standard }) => standard.kind === 'goods' && standard.kit.some((item) => item.code === code));

/** Snapshot rows of the header as the override has them; null when it names none, or none of this sheet. */
export const overrideHeader = (
  override: LayoutOverride | undefined,
  sheet: SheetSnapshot,
): { readonly top: number; readonly bottom: number } | null => {
  const rows = (override?.headerRows ?? []).map((row) => row - 1 - sheet.origin.row).filter((row) => row >= 0 && row < sheet.rows.length);
  return rows.length === 0 ? null : { top: Math.min(...rows), bottom: Math.max(...rows) };
};

/** A detected layout in the form in which it can be saved and given back. */
export const layoutOverrideOf = (reading: SheetReading): LayoutOverride => {
  const { layout, origin, sheet, role } = reading;
  if (layout === null) return { sheet, role };
  const columns: Record<string, string> = {};
  const letters = (column: number): string => columnLetters(column + origin.column);
  const used = new Map<string, number>();
  for (const { field, column, item } of layout.columns) {
    if (field !== 'materials' && field !== 'goods') {
      columns[field] = letters(column);
      continue;
    }
    const named = item ?? null;
    const key = named === null || columns[`${field}.${named}`] !== undefined ? nextKey(field, named, used) : `${field}.${named}`;
    columns[key] = letters(column);
  }
  layout.members.forEach((member, index) => {
    for (const part of ['name', 'idNumber', 'relation'] as const) {
      const column = member[part];
      if (column !== null) columns[`members.${index + 1}.${part}`] = letters(column);
    }
  });
  const headerRows: number[] = [];
  for (let row = layout.headerTop; row <= layout.headerBottom; row += 1) headerRows.push(row + origin.row + 1);
  return { sheet, role, headerRows, columns };
};

/** Several columns for one item (低保证, 残疾证 for 困难证明): "materials.M3", "materials.M3.2" … */
const nextKey = (field: FieldKey, item: string | null, used: Map<string, number>): string => {
  const base = item === null ? field : `${field}.${item}`;
  const number = (used.get(base) ?? (item === null ? 0 : 1)) + 1;
  used.set(base, number);
  return `${base}.${number}`;
};
