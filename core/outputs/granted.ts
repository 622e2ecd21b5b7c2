/** What the papers share: the granted entries, unit by unit, their goods, and how they count. */
import { paperZh } from '../messages/zh-CN/outputs-paper';
import type { MergedEntry, Tally } from '../model/merge';
import { categoryOf, type KitItem, type Plan } from '../model/plan';
import type { TableCell } from '../model/table';
import { unitLabel, type CountyView } from './county-view';

export const grantedIn = (view: CountyView): readonly MergedEntry[] => view.result.entries.filter(({ standing }) => standing === 'granted');

export interface UnitEntries {
  readonly unit: string;
  readonly entries: readonly MergedEntry[];
}

/** By the unit's name as it is shown, in the order of the merge. */
export function byUnit(entries: readonly MergedEntry[]): readonly UnitEntries[] {
  const units = new Map<string, MergedEntry[]>();
  for (const merged of entries) {
    const unit = unitLabel(merged.unitName);
    const known = units.get(unit);
    if (known === undefined) units.set(unit, [merged]);
    else known.push(merged);
  }
  return [...units].map(([unit, own]) => ({ unit, entries: own }));
}

/** Households, people and institutions side by side; granted money. */
export function tallyOf(entries: readonly MergedEntry[]): Tally {
  const tally = { households: 0, persons: 0, institutions: 0, amountFen: 0 };
  for (const { grain, grantedFen } of entries) {
    tally[grain === 'household' ? 'households' : grain === 'person' ? 'persons' : 'institutions'] += 1;
    tally.amountFen += grantedFen;
  }
  return tally;
}

/** Every thing of the plan's kits, each once. */
export function kitItems(plan: Plan): readonly KitItem[] {
  const items = new Map<string, KitItem>();
  for (const { standard } of plan.categories) if (standard.kind === 'goods') for (const item of standard.kit) items.set(item.code, item);
  return [...items.values()];
}

/** Item code → quantity: what the roster says, otherwise the category's kit. */
export function goodsOf({ entry, categoryCode }: MergedEntry, plan: Plan): ReadonlyMap<string, number> {
  const goods = new Map<string, number>();
  for (const { value } of entry.goods)
    for (const [code, quantity] of Object.entries(value ?? {})) goods.set(code, (goods.get(code) ?? 0) + quantity);
  const standard = categoryOf(plan, categoryCode ?? undefined)?.standard;
  if (goods.size === 0 && standard?.kind === 'goods') for (const { code, quantity } of standard.kit) goods.set(code, quantity);
  return goods;
}

/** 大米1袋、食用油1桶, summed over entries; '' for none. */
export function goodsText(entries: readonly MergedEntry[], plan: Plan): string {
  const sums = new Map<string, number>();
  for (const merged of entries) for (const [code, quantity] of goodsOf(merged, plan)) sums.set(code, (sums.get(code) ?? 0) + quantity);
  return kitItems(plan)
    .filter(({ code }) => (sums.get(code) ?? 0) > 0)
    .map(({ code, name, unit }) => paperZh.goodsText(name, sums.get(code) ?? 0, unit))
    .join('、');
}

/** Granted money; a standard that is pending or in kind is not 0. */
export function amountCell({ grantedFen, categoryCode }: MergedEntry, plan: Plan): TableCell {
  if (grantedFen > 0) return grantedFen / 100;
  const standard = categoryOf(plan, categoryCode ?? undefined)?.standard.kind;
  return standard === 'pending' ? paperZh.pending : standard === 'goods' ? paperZh.inKind : 0;
}

export const villageText = ({ entry }: MergedEntry): string => entry.readings.village?.value ?? entry.readings.village?.text ?? '';

/** Pieces of at most `size`; one empty piece for nothing. */
export function pieces<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let from = 0; from < items.length; from += size) parts.push(items.slice(from, from + size));
  return parts.length === 0 ? [[]] : parts;
}

/** At most 31 characters, none that Excel forbids in the names of sheets, each once (ignoring case). */
export function sheetNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const clean = wanted.replace(/[\\/?*[\]:']/g, ' ').trim() || '表';
    for (let number = 1; ; number += 1) {
      const ending = number === 1 ? '' : `(${number})`;
      const name = `${clean.slice(0, 31 - ending.length)}${ending}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
}
