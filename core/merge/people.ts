/** Who is the same person: groups of entries with one ID number, over all current files. */
import { maskIdNumber } from '../model/mask';
import { KeyIndex } from './components';
import { isCurrent, nameOf, type Ledger } from './ledger';

/**
 * What an entry's person is matched by: the 18-character number. A number that is wrong in itself only matches together with the name:
 * two people may share a misprint. Null when the number cannot be read.
 */
export function matchKey(ledger: Ledger, index: number): string | null {
  const reading = ledger.entries[index]?.entry.readings.idNumber;
  const key = ledger.keys[index] ?? null;
  return key === null || reading?.checkOk !== false ? key : `${key}|${nameOf(ledger, index)}`;
}

/** Current entries by person. */
export function peopleIndex(ledger: Ledger): KeyIndex {
  const index = new KeyIndex();
  for (let entry = 0; entry < ledger.entries.length; entry += 1) {
    const key = isCurrent(ledger, entry) ? matchKey(ledger, entry) : null;
    if (key !== null) index.add(key, entry);
  }
  return index;
}

export const maskedIdAt = (ledger: Ledger, index: number): string | null => {
  const key = ledger.keys[index] ?? null;
  return key === null ? null : maskIdNumber(key);
};
