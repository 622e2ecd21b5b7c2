/** What of a merge waits for an officer, from its canonical content. */
import type { ResponseOf } from '../../../core/api/table';
import type { CanonicalEntry } from '../../../core/merge/canonical';
import type { DuplicateKind } from '../../../core/model/merge';
import { maskIdNumber } from '../../../core/model/mask';
import { toFen, type Plan } from '../../../core/model/plan';
import type { ReadMerge } from '../../api/read-merge';

export type Decision = ResponseOf<'merge.get'>['decisions'][number];

export interface EntryView {
  readonly index: number;
  readonly unit: string | null;
  readonly unitName: string;
  readonly sheet: string;
  readonly row: number;
  readonly name: string;
  /** Masked. */
  readonly idNumber: string;
  readonly category: string;
  /** What the roster asks for, in fen; null where it could not be read. */
  readonly amountFen: number | null;
  readonly grantedFen: number;
  readonly standing: string;
  readonly reason: string | null;
  readonly decision: Decision | null;
}

export interface DuplicateView {
  readonly kind: DuplicateKind;
  readonly acrossUnits: boolean;
  /** One of its entries waits for the officer. */
  readonly open: boolean;
  readonly entries: readonly EntryView[];
}

export interface QuotaView {
  readonly name: string;
  readonly limit: number | null;
  readonly limitFen: number | null;
  readonly reported: number;
  readonly reportedFen: number;
  readonly used: number;
  readonly over: number;
}

export interface Matters {
  readonly duplicates: readonly DuplicateView[];
  readonly blocked: readonly EntryView[];
  readonly overEntries: readonly EntryView[];
  readonly overQuota: readonly QuotaView[];
  readonly missingUnits: readonly { readonly code: string; readonly name: string }[];
  readonly lateUnits: readonly string[];
  readonly missingPeople: readonly { readonly name: string; readonly unit: string | null; readonly idNumber: string }[];
  readonly notInBase: readonly EntryView[];
  readonly budget: { readonly ceilingFen: number; readonly grantedFen: number } | null;
  readonly quotas: readonly QuotaView[];
  readonly categories: readonly { readonly name: string; readonly grantedFen: number; readonly count: number }[];
}

export function mattersOf(merge: ReadMerge, plan: Plan, decisions: readonly Decision[], used: Readonly<Record<string, number>>): Matters {
  const { rest, entries } = merge;
  const held = new Map(
    decisions.filter(({ unit, version }) => version === used[unit]).map((one) => [addressOf(one.unit, one.sheet, one.row), one]),
  );
  const view = (index: number): EntryView | null => {
    const entry = entries[index];
    return entry === undefined
      ? null
      : entryView(entry, index, plan, held.get(addressOf(entry.unit ?? '', entry.sheet, entry.row)) ?? null);
  };
  const views = (indexes: readonly number[]): readonly EntryView[] => indexes.map(view).filter((one) => one !== null);
  const where = (standing: string): readonly EntryView[] =>
    views(entries.flatMap((entry, index) => (entry.standing === standing ? [index] : [])));
  const quotas = quotasOf(rest);
  const { ceilingYuan } = plan.budget;
  return {
    duplicates: rest.duplicates.map((group) => duplicateView(group, views(group.entries))).sort((a, b) => rankOf(a) - rankOf(b)),
    blocked: where('blocked'),
    overEntries: where('overQuota'),
    overQuota: quotas.filter(({ over }) => over > 0),
    missingUnits: rest.missingUnits,
    lateUnits: rest.lateUnits.map(({ name }) => name),
    missingPeople: rest.missingFromRosters.map(({ name, unit, idKey }) => ({
      name,
      unit,
      idNumber: idKey === null ? '' : maskIdNumber(idKey),
    })),
    notInBase: views(rest.notInBaseList),
    budget: ceilingYuan === undefined ? null : { ceilingFen: toFen(ceilingYuan), grantedFen: rest.totals.granted.amountFen },
    quotas,
    categories: rest.categories
      .map(({ name, granted }) => ({
        name,
        grantedFen: granted.amountFen,
        count: granted.households + granted.persons + granted.institutions,
      }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.grantedFen - a.grantedFen),
  };
}

const addressOf = (unit: string, sheet: string, row: number): string => `${unit}\n${sheet}\n${row}`;

/** Open ones first, then those across units. */
const rankOf = ({ open, acrossUnits }: DuplicateView): number => (open ? 0 : 2) + (acrossUnits ? 0 : 1);

const duplicateView = ({ kind, acrossUnits }: ReadMerge['rest']['duplicates'][number], entries: readonly EntryView[]): DuplicateView => ({
  kind,
  acrossUnits,
  entries,
  open: entries.some(({ standing }) => standing === 'undecided'),
});

function entryView(entry: CanonicalEntry, index: number, plan: Plan, decision: Decision | null): EntryView {
  const { values } = entry;
  const amount = values['amount'];
  return {
    ...{ index, decision, unit: entry.unit, unitName: entry.unitName, sheet: entry.sheet, row: entry.row },
    name: textOf(values['name'] ?? values['institution']),
    idNumber: maskIdNumber(textOf(values['idNumber'])),
    category: plan.categories.find(({ code }) => code === entry.category)?.name ?? '',
    amountFen: typeof amount === 'number' ? amount : null,
    grantedFen: entry.grantedFen,
    standing: entry.standing,
    reason: entry.standingReason?.code ?? null,
  };
}

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'object' && value !== null && 'unread' in value && typeof value.unread === 'string'
      ? value.unread
      : '';

function quotasOf(rest: ReadMerge['rest']): readonly QuotaView[] {
  const all = [...rest.units, ...rest.categories];
  return all.flatMap(({ name, quota }) =>
    quota === null
      ? []
      : [
          {
            ...{ name, limit: quota.count, limitFen: quota.amountFen, reported: quota.reported },
            ...{ reportedFen: quota.reportedFen, used: quota.used, over: quota.over },
          },
        ],
  );
}
