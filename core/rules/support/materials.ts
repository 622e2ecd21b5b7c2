/** What a row says about the materials (申报材料 ①–④) that the plan demands. */
import { foldTight } from '../../intake/values/fold';
import type { Material, Plan } from '../../model/plan';
import type { ColumnBinding, Entry, Layout, MaterialReading } from '../../model/roster';
import { saysNothing } from './hits';

/** One demanded material and the columns about it. */
export interface Demand {
  readonly material: Material;
  readonly columns: readonly ColumnBinding[];
  /** One of the columns is enough: alternatives of the plan, or a material whose name says 或. Otherwise each column must be ticked. */
  readonly oneIsEnough: boolean;
  /** 1-based place among the plan's materials: what ③ or 3 means. */
  readonly number: number;
}

export interface MaterialColumns {
  readonly demands: readonly Demand[];
  /** 材料是否齐全, 申报材料 …: a column about all of them. */
  readonly general: ColumnBinding | null;
}

const found = new WeakMap<Layout, { plan: Plan; columns: MaterialColumns }>();

/** The sheet's columns about materials, by demanded material; looked up once per layout. */
export function materialColumns(layout: Layout, plan: Plan): MaterialColumns {
  const known = found.get(layout);
  if (known?.plan === plan) return known.columns;
  const bound = layout.columns.filter((column) => column.field === 'materials');
  const columns: MaterialColumns = {
    demands: plan.materials.flatMap((material, index) => {
      const mine = bound.filter((column) => column.item === material.code);
      const oneIsEnough = material.anyOf !== undefined || material.name.includes('或');
      return material.required ? [{ material, columns: mine, oneIsEnough, number: index + 1 }] : [];
    }),
    general: bound.find((column) => (column.item ?? null) === null && isAboutAll(column.header)) ?? null,
  };
  found.set(layout, { plan, columns });
  return columns;
}

/** The last level of the header decides: 申报材料>照片 is about photos. */
const isAboutAll = (header: string): boolean => {
  const last = header.slice(header.lastIndexOf('>') + 1);
  return /齐|材料|附件|资料|证件|手续/.test(last) && !/其[他它]|备注/.test(last);
};

/** A column's own words: 申报材料>户口本复印件 → 户口本复印件. */
export const columnName = (column: ColumnBinding): string => column.header.slice(column.header.lastIndexOf('>') + 1).trim();

const lacking = /缺|未|待|后补|补办|补交|欠|没|不齐|不全|丢失/;
const notLacking = /不缺|无缺|未缺|没缺|不差|齐全/;

export type Handed = 'yes' | 'no' | 'blank';

/** Any text that does not speak of lacking counts as handed in: 原件, 2份, 低保证. */
export function handedIn(reading: MaterialReading | undefined): Handed {
  if (reading === undefined) return 'blank';
  if (reading.value !== null) return reading.value ? 'yes' : 'no';
  if (saysNothing(reading.text)) return 'blank';
  return lacking.test(reading.text) && !notLacking.test(reading.text) ? 'no' : 'yes';
}

/** What a general column says: everything is there, nothing is known, or which materials are missing (without names: it does not say which). */
export type General =
  { readonly kind: 'complete' | 'unknown' | 'blank' } | { readonly kind: 'missing'; readonly materials: readonly Demand[] };

export function generalState(reading: MaterialReading | undefined, demands: readonly Demand[]): General {
  const text = reading === undefined ? '' : foldTight(reading.text);
  if (reading === undefined || (text !== '否' && reading.value === null && saysNothing(text))) return { kind: 'blank' };
  if (lacking.test(text) && !notLacking.test(text)) {
    const said = text.slice(text.search(lacking));
    return { kind: 'missing', materials: demands.filter((demand) => isNamedIn(said, demand)) };
  }
  if (notLacking.test(text) || text.includes('齐')) return { kind: 'complete' };
  const named = demands.filter((demand) => isNamedIn(text, demand));
  // One name alone may well stand for all of them (申报材料); several are a list.
  if (reading.value === true && named.length < 2) return { kind: 'complete' };
  if (reading.value === false) return { kind: 'missing', materials: [] };
  // A list of what was handed in: 申报表、身份证复印件、低保证, or 1 2 4 for ①②④.
  if (named.length === 0) return { kind: 'unknown' };
  const unnamed = demands.filter((demand) => !named.includes(demand));
  return unnamed.length === 0 ? { kind: 'complete' } : { kind: 'missing', materials: unnamed };
}

/** By name, alias or alternative (two characters at least, 复印件 left out), or by number. */
function isNamedIn(text: string, { material, number }: Demand): boolean {
  const names = [material.name, ...material.aliases, ...(material.anyOf ?? []).flatMap((proof) => [proof.name, ...proof.aliases])];
  const named = names.map((name) => foldTight(name).replace(/复印件|[《》()]/g, '')).some((name) => name.length > 1 && text.includes(name));
  return named || (/^[^\u4e00-\u9fff]*$|[缺欠]\D{0,3}\d/.test(text) && text.includes(String(number)));
}

/** The usual case, without allocating: every column (or, of alternatives, one) is plainly ticked. */
function isComplete({ columns, oneIsEnough }: Demand, entry: Entry): boolean {
  let ticked = 0;
  for (const { column } of columns) {
    for (const reading of entry.materials) if (reading.column === column && reading.value === true) ticked += 1;
    if (oneIsEnough && ticked > 0) return true;
  }
  return ticked === columns.length;
}

/** What is missing of one demand, by the names to show and the column to point at; null when nothing is. */
export function missingOf(demand: Demand, entry: Entry, general: General): { names: readonly string[]; column: number } | null {
  const { material, columns, oneIsEnough } = demand;
  if (isComplete(demand, entry)) return null;
  const states = columns.map((column) => {
    const state = handedIn(entry.materials.find((reading) => reading.column === column.column));
    return { column, state: state === 'blank' && general.kind === 'complete' ? 'yes' : state };
  });
  const lacks = states.filter(({ state }) => state !== 'yes');
  const first = lacks[0];
  if (first === undefined || (oneIsEnough && lacks.length < states.length)) return null;
  const names = columns.length === 1 || oneIsEnough ? [material.name] : lacks.map(({ column }) => columnName(column));
  return { names, column: first.column.column };
}
