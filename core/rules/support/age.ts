/** What is known of an entry's age. */
import { ageOn } from '../../model/citizen-id';
import type { DateValue } from '../../model/reading';
import type { Entry } from '../../model/roster';
import { trustedId } from './identity';

export interface AgeRange {
  readonly least: number;
  readonly most: number;
  readonly from: 'idNumber' | 'birthDate' | 'age';
}

/** The entry's age on a day, from the ID if it can be believed, else the birth column, else the age column. A birth month or year leaves a range. */
export const ageRangeOf = (entry: Entry, asOf: string): AgeRange | null => {
  const id = trustedId(entry);
  if (id !== undefined && id.birth !== null) {
    const age = ageOn(id.birth, asOf);
    return { least: age, most: age, from: 'idNumber' };
  }
  const born = entry.readings.birthDate?.value;
  if (born) {
    const range = rangeOf(born, asOf);
    if (range !== null) return range;
  }
  const age = entry.readings.age?.value;
  return age === undefined || age === null ? null : { least: age, most: age, from: 'age' };
};

const rangeOf = ({ iso, kind, yearAssumed }: DateValue, asOf: string): AgeRange | null => {
  if (iso === null || yearAssumed || kind === 'decimal') return null;
  const latest = iso.length === 4 ? `${iso}-12-31` : iso.length === 7 ? `${iso}-31` : iso;
  const earliest = iso.length === 4 ? `${iso}-01-01` : iso.length === 7 ? `${iso}-01` : iso;
  return { least: ageOn(latest, asOf), most: ageOn(earliest, asOf), from: 'birthDate' };
};
