/** Everybody of a file, gathered once and shared by the rules that compare entries with each other. */
import { maskIdNumber } from '../../model/mask';
import type { Entry, Roster, SheetReading } from '../../model/roster';
import type { Place } from '../define-rule';
import { placeOf } from './hits';

export interface Occurrence {
  readonly sheet: SheetReading;
  readonly entry: Entry;
  /** Position in reading order, over all sheets. */
  readonly order: number;
}

/** Calculates once per roster: a roster is never changed once read. */
const oncePerRoster = <T>(make: (roster: Roster) => T): ((roster: Roster) => T) => {
  const made = new WeakMap<Roster, { readonly value: T }>();
  return (roster) => {
    const known = made.get(roster);
    if (known !== undefined) return known.value;
    const value = make(roster);
    made.set(roster, { value });
    return value;
  };
};

/** The entries of all roster sheets in reading order. */
export const everybodyIn = oncePerRoster((roster): readonly Occurrence[] => {
  const all: Occurrence[] = [];
  for (const sheet of roster.sheets)
    if (sheet.role === 'roster') for (const entry of sheet.entries) all.push({ sheet, entry, order: all.length });
  return all;
});

/** What a person is recognised by: 18 characters, 15-digit numbers upgraded; null when it cannot be trusted, for ditto marks and for several in a cell. */
export const personKey = (entry: Entry): string | null => {
  const reading = entry.readings.idNumber;
  return reading === undefined || reading.several !== undefined || reading.dittoInPersonField ? null : reading.key;
};

/** Groups of two and more entries with the same person key, in reading order. */
export const repeatedPeople = oncePerRoster((roster): readonly (readonly Occurrence[])[] => {
  const groups = new Map<string, Occurrence | Occurrence[]>();
  const repeated: Occurrence[][] = [];
  for (const occurrence of everybodyIn(roster)) {
    const key = personKey(occurrence.entry);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, occurrence);
    else if (Array.isArray(group)) group.push(occurrence);
    else {
      const pair = [group, occurrence];
      groups.set(key, pair);
      repeated.push(pair);
    }
  }
  return repeated;
});

export const nameOf = (entry: Entry): string => entry.readings.name?.value ?? entry.readings.name?.text ?? '';
/** Both are named, and not alike: one of the two numbers (or names) is wrong, whatever else they share. */
export const namesDiffer = (a: Entry, b: Entry): boolean => {
  const [one, other] = [nameOf(a), nameOf(b)];
  return one !== '' && other !== '' && one !== other;
};
export const maskedIdOf = (entry: Entry): string | null => {
  const key = personKey(entry);
  return key === null ? null : maskIdNumber(key);
};
export const idPlace = ({ sheet, entry }: Occurrence): Place => placeOf(sheet, entry, 'idNumber');
