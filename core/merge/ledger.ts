/**
 * The merge while it is being made: every entry with its unit, in final order, and what is known of each so far.
 * Columns of numbers and shared strings rather than an object per fact, so that a million entries fit.
 */
import type { Where } from '../model/finding';
import type { MergedEntry, MergeInput } from '../model/merge';
import { categoryOf, grainOf, type Category, type Plan } from '../model/plan';
import type { Entry, Roster, SheetReading } from '../model/roster';
import type { FieldKey } from '../model/field';
import { locate } from '../rules/locate';
import { codesOf, distinctCodes, highestOf } from '../rules/support/categories';
import { isInstitution } from '../rules/support/institution';
import { personKey } from '../rules/support/people';
import { valueFen } from './money';
import { sortedInputs } from './order';
import { unitRegister, type UnitSlot } from './units';

/** A merged entry whose standing is still open. */
export type Draft = { -readonly [K in keyof MergedEntry]: MergedEntry[K] };

export interface Ledger {
  readonly plan: Plan;
  readonly slots: readonly UnitSlot[];
  readonly inputs: readonly MergeInput[];
  readonly entries: readonly Draft[];
  /** By entry: index into slots, index into inputs. */
  readonly slotOf: Int32Array;
  readonly inputOf: Int32Array;
  /** By entry: what people are matched by, or null. */
  readonly keys: readonly (string | null)[];
  /** By entry: the money it is worth in fen, whether it is granted or not. */
  readonly fen: Float64Array;
  /** Unit of each input (its entries may belong to others when a unit column says so). */
  readonly inputSlots: readonly number[];
  /** Index of the entry that covers this row of a file's sheet; -1 when none does. */
  readonly entryAt: (input: number, sheet: string, row: number) => number;
}

interface Source {
  readonly input: number;
  readonly sheet: SheetReading;
  readonly rows: Int32Array;
}

export function createLedger(unsorted: readonly MergeInput[], plan: Plan): Ledger {
  const register = unitRegister(unsorted, plan);
  const inputs = sortedInputs(unsorted, register);
  const categories = new Map(plan.categories.map((category) => [category.code, category]));
  const inputSlots = inputs.map((input) => register.slotOf(input));
  const sources = new Map<string, Source>();
  const drafts: Draft[] = [];
  const slots: number[] = [];
  const origins: number[] = [];
  inputs.forEach((input, index) => {
    const own = inputSlots[index] as number;
    const severalUnits = register.slots[own]?.unit === undefined;
    for (const sheet of rosterSheets(input.roster)) {
      const rows = new Int32Array(sheet.entries.length);
      sources.set(sourceKey(index, sheet.sheet), { input: index, sheet, rows });
      sheet.entries.forEach((entry, at) => {
        const said = severalUnits ? entry.readings.unit?.text : undefined;
        const named = said === undefined ? -1 : register.slotNamed(said);
        rows[at] = drafts.length;
        slots.push(named < 0 ? own : named);
        origins.push(index);
        drafts.push(draftOf(entry, sheet, input.roster, plan, categories));
      });
    }
  });
  const order = orderByUnit(slots);
  if (order !== null) renumber(sources, order);
  const at = (position: number): number => order?.[position] ?? position;
  const entries = order === null ? drafts : Array.from(drafts, (_, position) => drafts[at(position)] as Draft);
  const slotOf = Int32Array.from(slots, (_, position) => slots[at(position)] as number);
  entries.forEach((draft, position) => {
    const slot = register.slots[slotOf[position] as number];
    draft.unitCode = slot?.code ?? null;
    draft.unitName = slot?.name ?? '';
  });
  return {
    plan,
    slots: register.slots,
    inputs,
    entries,
    slotOf,
    inputOf: Int32Array.from(origins, (_, position) => origins[at(position)] as number),
    keys: entries.map(({ entry }) => personKey(entry)),
    fen: Float64Array.from(entries, (draft) => valueFen(draft, plan, categories.get(draft.categoryCode ?? ''))),
    inputSlots,
    entryAt: (input, sheet, row) => entryAt(sources.get(sourceKey(input, sheet)), row),
  };
}

const sourceKey = (input: number, sheet: string): string => `${input}/${sheet}`;
const rosterSheets = (roster: Roster): readonly SheetReading[] => roster.sheets.filter((sheet) => sheet.role === 'roster');
const noCodes: readonly string[] = [];

function draftOf(entry: Entry, sheet: SheetReading, roster: Roster, plan: Plan, categories: ReadonlyMap<string, Category>): Draft {
  const categoryCode = categoryCodeOf(entry, plan);
  const category = categoryCode === null ? undefined : categories.get(categoryCode);
  const grain = grainOf(plan, category);
  const unknown = category === undefined && isInstitution({ entry, sheet, roster, category, grain }, plan);
  return {
    unitCode: null,
    unitName: '',
    file: roster.file,
    sheet,
    entry,
    categoryCode,
    grain: unknown ? 'institution' : grain,
    standing: 'granted',
    standingReason: null,
    grantedFen: 0,
    findingCodes: noCodes,
  };
}

/** One entry under several categories: 就高不就低 where the plan says so and the standards are known, otherwise the first written. */
export function categoryCodeOf(entry: Entry, plan: Plan): string | null {
  const codes = codesOf(entry, plan);
  if (codes.length < 2) return codes[0] ?? null;
  const distinct = distinctCodes(codes, plan);
  const highest = plan.overlap === 'highestOnce' && distinct.length > 1 ? highestOf(distinct, plan) : null;
  return highest ?? distinct[0] ?? null;
}

/** Positions in order of unit, each unit's entries in the order they have; null when they are so already. */
function orderByUnit(slots: readonly number[]): readonly number[] | null {
  if (slots.every((slot, index) => index === 0 || (slots[index - 1] as number) <= slot)) return null;
  return slots.map((_, index) => index).sort((a, b) => (slots[a] as number) - (slots[b] as number) || a - b);
}

function renumber(sources: ReadonlyMap<string, Source>, order: readonly number[]): void {
  const position = new Int32Array(order.length);
  order.forEach((old, now) => (position[old] = now));
  for (const { rows } of sources.values()) for (let at = 0; at < rows.length; at += 1) rows[at] = position[rows[at] as number] as number;
}

/** Entries of a sheet stand in order of rows. */
function entryAt(source: Source | undefined, row: number): number {
  if (source === undefined) return -1;
  const { entries } = source.sheet;
  let low = 0;
  let high = entries.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle] as Entry;
    if (row < entry.row) high = middle - 1;
    else if (row > entry.lastRow) low = middle + 1;
    else return source.rows[middle] as number;
  }
  return -1;
}

/** The address of an entry's cell. */
export function placeOf(ledger: Ledger, index: number, field: FieldKey): Where {
  const draft = ledger.entries[index] as Draft;
  return locate(draft.file, { sheet: draft.sheet, row: draft.entry.row, field });
}

export const labelOf = (ledger: Ledger, index: number): string => ledger.slots[ledger.slotOf[index] as number]?.label ?? '';
export const nameOf = (ledger: Ledger, index: number): string => {
  const reading = ledger.entries[index]?.entry.readings.name;
  return reading?.value ?? reading?.text ?? '';
};
export const categoryAt = (ledger: Ledger, index: number): Category | undefined =>
  categoryOf(ledger.plan, ledger.entries[index]?.categoryCode ?? undefined);
/** Whether the entry is in a file that no newer one replaced. */
export const isCurrent = (ledger: Ledger, index: number): boolean => ledger.inputs[ledger.inputOf[index] as number]?.supersededBy === null;
