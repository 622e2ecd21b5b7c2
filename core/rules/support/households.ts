/**
 * Entries of one household, by keys that are sure: the household's number, the head's ID number, or an entry's own ID among another's members.
 * A head's name is no key: two heads of one village may share it.
 */
import { grainOf, type Plan } from '../../model/plan';
import type { Entry, Roster, SheetReading } from '../../model/roster';
import { hasColumn, saysNothing } from './hits';
import { everybodyIn, personKey, type Occurrence } from './people';

export type LinkKind = 'householdNo' | 'headIdNumber' | 'member';
/** `later` stands in the same household as `earlier`. */
export interface HouseholdLink {
  readonly earlier: Occurrence;
  readonly later: Occurrence;
  readonly by: LinkKind;
  /** For 'member': what the member is to the head, as written. */
  readonly relation: string | null;
}

type Role = 'own' | 'head' | 'member' | 'number';
interface Mention {
  readonly occurrence: Occurrence;
  readonly role: Role;
  readonly relation: string | null;
}

/** A number shared by more entries than that is no household's. */
const mostEntries = 12;
/** Numbers from here on name one household in the whole county; shorter ones count within a village. */
const longNumber = 8;

/** Worked out once for a roster and a plan: two rules ask. Neither is changed once read. */
const known = new WeakMap<Roster, { readonly plan: Plan; readonly links: readonly HouseholdLink[] }>();

/** Links between household-grain entries of different people, by reading order of the later one; each pair once. */
export function householdLinks(roster: Roster, plan: Plan): readonly HouseholdLink[] {
  const before = known.get(roster);
  if (before?.plan === plan) return before.links;
  const links = linksIn(roster, plan);
  known.set(roster, { plan, links });
  return links;
}

function linksIn(roster: Roster, plan: Plan): readonly HouseholdLink[] {
  const by = keysIn(roster, plan);
  if (!by.number && !by.person) return [];
  const links = new Map<string, HouseholdLink>();
  for (const mentions of mentionsIn(roster, plan, by)) {
    if (new Set(mentions.map(({ occurrence }) => occurrence.order)).size > mostEntries) continue;
    for (const a of mentions) for (const b of mentions) addLink(links, a, b);
  }
  return [...links.values()].sort((a, b) => a.later.order - b.later.order || a.earlier.order - b.earlier.order);
}

interface KeysInUse {
  /** Household numbers. */
  readonly number: boolean;
  /** Heads' IDs or members. */
  readonly person: boolean;
}

const keysIn = (roster: Roster, plan: Plan): KeysInUse => {
  const byHousehold = plan.grain === 'household' || plan.categories.some(({ grain }) => grain === 'household');
  const sheets = byHousehold ? roster.sheets.filter(({ role }) => role === 'roster') : [];
  return {
    number: sheets.some((sheet) => hasColumn(sheet, 'householdNo')),
    person: sheets.some((sheet) => hasColumn(sheet, 'headIdNumber') || sheet.entries.some(({ members }) => members.length > 0)),
  };
};

function addLink(links: Map<string, HouseholdLink>, a: Mention, b: Mention): void {
  if (a.occurrence.order >= b.occurrence.order || (a.role === b.role && (a.role === 'own' || a.role === 'member'))) return;
  const [first, second] = [a.occurrence.entry, b.occurrence.entry];
  const key = personKey(first);
  if (key !== null && key === personKey(second)) return;
  const name = `${a.occurrence.order}-${b.occurrence.order}`;
  const member = a.role === 'member' ? a : b.role === 'member' ? b : null;
  if (links.has(name) && member === null) return;
  const by: LinkKind = member !== null ? 'member' : a.role === 'number' ? 'householdNo' : 'headIdNumber';
  links.set(name, { earlier: a.occurrence, later: b.occurrence, by, relation: member?.relation ?? null });
}

/** Keys that are mentioned twice and more. Most are not, so the first mention is kept by itself. */
function mentionsIn(roster: Roster, plan: Plan, by: KeysInUse): readonly (readonly Mention[])[] {
  const seen = new Map<string, Mention | Mention[]>();
  const repeated: Mention[][] = [];
  const mention = (key: string | null | undefined, occurrence: Occurrence, role: Role, relation: string | null = null): void => {
    if (key === null || key === undefined) return;
    const before = seen.get(key);
    const next = { occurrence, role, relation };
    if (before === undefined) seen.set(key, next);
    else if (Array.isArray(before)) before.push(next);
    else {
      const pair = [before, next];
      seen.set(key, pair);
      repeated.push(pair);
    }
  };
  const numbering = new Map(roster.sheets.map((sheet) => [sheet, by.number ? numberingOf(sheet) : 'byVillage']));
  const isHousehold = householdGrain(plan);
  for (const occurrence of everybodyIn(roster)) {
    const { entry, sheet } = occurrence;
    if (!isHousehold(entry)) continue;
    if (by.number) mention(numberKey(entry, sheet, numbering.get(sheet) ?? 'byVillage'), occurrence, 'number');
    if (!by.person) continue;
    const own = personKey(entry);
    mention(own, occurrence, 'own');
    mention(entry.readings.headIdNumber?.key, occurrence, 'head');
    for (const { idNumber, relation } of entry.members)
      if (idNumber?.key !== own) mention(idNumber?.key, occurrence, 'member', relation?.text ?? null);
  }
  return repeated;
}

/** Whether an entry's (first) category is granted by household. */
export const householdGrain = (plan: Plan): ((entry: Entry) => boolean) => {
  const others = new Set(plan.categories.filter((category) => grainOf(plan, category) !== 'household').map(({ code }) => code));
  return ({ readings }) => {
    const code = readings.category?.value?.[0];
    return code === undefined ? plan.grain === 'household' : !others.has(code);
  };
};

/** Short numbers are counted within a village (or, where no village is known or the sheet counts on through all of them, within the sheet). */
const numberKey = (entry: Entry, sheet: SheetReading, numbering: Numbering): string | null => {
  const { householdNo, unit, village } = entry.readings;
  const text = householdNo?.value;
  if (!text || saysNothing(text)) return null;
  if (text.length >= longNumber) return `no ${text}`;
  if (numbering === 'throughout') return `no ${sheet.sheet}|${text}`;
  const place = village?.value;
  if (!place && numbering === 'restarts') return null;
  return `no ${unit?.value ?? ''}|${place ?? sheet.sheet}|${text}`;
};

type Numbering = 'byVillage' | 'restarts' | 'throughout';

const numberingOf = (sheet: SheetReading): Numbering =>
  restartsNumbers(sheet) ? 'restarts' : countsThroughout(sheet) ? 'throughout' : 'byVillage';

/** 1 to n over all villages of the sheet without gaps to speak of, hardly a number twice, and only one village begins at the beginning. */
const countsThroughout = (sheet: SheetReading): boolean => {
  const numbers = new Set<number>();
  const villages = new Map<number, Set<string>>();
  let counted = 0;
  for (const { readings } of sheet.entries) {
    const digits = /(\d{1,7})$/.exec(readings.householdNo?.value ?? '')?.[1];
    if (digits === undefined) continue;
    const number = Number(digits);
    counted += 1;
    numbers.add(number);
    villages.set(number, (villages.get(number) ?? new Set()).add(readings.village?.value ?? ''));
  }
  if (numbers.size < 4 || counted - numbers.size > Math.max(1, counted * 0.1)) return false;
  const sorted = [...numbers].sort((a, b) => a - b);
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
  return last - first < numbers.size * 1.5 && villages.get(first)?.size === 1;
};

/** Short numbers that begin anew for every village, though no village is written: no household can be told by them. */
const restartsNumbers = (sheet: SheetReading): boolean => {
  const seen = new Set<string>();
  let counted = 0;
  let repeats = 0;
  for (const { readings } of sheet.entries) {
    const text = readings.householdNo?.value;
    if (!text || readings.village?.value) continue;
    counted += 1;
    if (seen.has(text)) repeats += 1;
    seen.add(text);
  }
  return repeats >= 5 && repeats > counted * 0.3;
};
