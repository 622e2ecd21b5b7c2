/** Base list (底册) against rosters: nobody is left out (不漏户), and who is new. */
import type { Where } from '../model/finding';
import type { BaseListPerson, MergeResult } from '../model/merge';
import { missingFromRosters, notInBaseList } from '../rules/county';
import { nameKey } from '../rules/support/names';
import { countyFinding, type FindingSink } from './county-finding';
import { isCurrent, labelOf, nameOf, placeOf, type Ledger } from './ledger';
import { householdKeys } from './links';
import { unitRegister } from './units';

const mostPerhaps = 20;

export interface BaseListResult {
  readonly missingFromRosters: MergeResult['missingFromRosters'];
  readonly notInBaseList: readonly number[];
}

/** Entries of persons by name: for people whose number cannot be read on one side. */
type ByName = ReadonlyMap<string, readonly number[]>;

export function compareBaseList(ledger: Ledger, baseList: readonly BaseListPerson[], sink: FindingSink): BaseListResult {
  const listed = current(ledger);
  const byName = groupByName(ledger, listed);
  const units = unitRegister([], ledger.plan);
  /** Unit index where the plan knows the unit, otherwise its text. */
  const unitOf = (text: string | null): number | string | null => {
    if (text === null || text.trim() === '') return null;
    const slot = units.slotNamed(text);
    return slot < 0 ? text.trim() : slot;
  };
  const sameUnit = (person: BaseListPerson, entry: number): boolean => {
    const unit = unitOf(person.unit);
    return unit === null || (typeof unit === 'number' ? ledger.slotOf[entry] === unit : labelOf(ledger, entry) === unit);
  };
  const rostered = rosteredKeys(ledger, listed);
  const matched = new Set<number>();
  const missing: MergeResult['missingFromRosters'][number][] = [];
  const baseKeys = new Set<string>();
  for (const person of baseList) {
    if (person.idKey !== null) {
      if (baseKeys.has(person.idKey)) continue;
      baseKeys.add(person.idKey);
      if (rostered.has(person.idKey)) continue;
    }
    const namesakes = byName.get(nameKey(person.name)) ?? [];
    if (person.idKey === null) {
      const found = namesakes.filter((entry) => sameUnit(person, entry));
      for (const entry of found) matched.add(entry);
      if (found.length > 0) continue;
    }
    const perhaps = namesakes.filter((entry) => person.idKey === null || (isDoubtful(ledger, entry) && sameUnit(person, entry)));
    if (person.idKey !== null) for (const entry of perhaps) matched.add(entry);
    missing.push({ ...person, perhaps: perhaps.slice(0, mostPerhaps).map((entry) => placeOf(ledger, entry, 'name')) });
  }
  for (const person of missing) reportMissing(ledger, person, sink);
  const added = listed.filter((entry) => !matched.has(entry) && !baseKeys.has(ledger.keys[entry] ?? ''));
  for (const entry of added) reportAdded(ledger, entry, sink);
  return { missingFromRosters: missing, notInBaseList: added };
}

/** Entries of people in current files; institutions are no matter of base lists. */
const current = (ledger: Ledger): readonly number[] =>
  ledger.entries.flatMap(({ grain }, entry) => (grain !== 'institution' && isCurrent(ledger, entry) ? [entry] : []));

function groupByName(ledger: Ledger, listed: readonly number[]): ByName {
  const groups = new Map<string, number[]>();
  for (const entry of listed) {
    const name = nameKey(nameOf(ledger, entry));
    if (name === '') continue;
    const known = groups.get(name);
    if (known === undefined) groups.set(name, [entry]);
    else known.push(entry);
  }
  return groups;
}

/** A household is listed when its head or any member is. A member beside a person-grain entry is not listed by that. */
function rosteredKeys(ledger: Ledger, listed: readonly number[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const entry of listed) {
    const own = ledger.keys[entry] ?? null;
    if (own !== null) keys.add(own);
    if (ledger.entries[entry]?.grain === 'household') for (const key of householdKeys(ledger, entry)) keys.add(key);
  }
  return keys;
}

/** No number, or one that is wrong in itself. */
const isDoubtful = (ledger: Ledger, entry: number): boolean =>
  ledger.keys[entry] === null || ledger.entries[entry]?.entry.readings.idNumber?.checkOk === false;

function reportMissing(ledger: Ledger, person: BaseListPerson & { readonly perhaps: readonly Where[] }, sink: FindingSink): void {
  const params = { name: person.name, unit: person.unit, perhaps: person.perhaps.length };
  const finding = countyFinding(ledger.plan, missingFromRosters, { where: person.where, related: person.perhaps, params });
  if (finding !== null) sink.onBaseList(finding);
}

function reportAdded(ledger: Ledger, entry: number, sink: FindingSink): void {
  const params = { name: nameOf(ledger, entry), unit: labelOf(ledger, entry) || null };
  const finding = countyFinding(ledger.plan, notInBaseList, { where: placeOf(ledger, entry, 'name'), params });
  if (finding !== null) sink.onEntry(entry, finding);
}
