/** Invented people with consistent names, birth dates and numbers. */
import { idNumber, regionOf } from './numbers';
import type { Random } from './random';
import { compoundSurnames, givenFemale, givenMale, minorityNames, rareGiven, rareSurnames, surnames } from './words';

export interface Person {
  readonly name: string;
  readonly gender: '男' | '女';
  /** YYYY-MM-DD. */
  readonly birth: string;
  readonly id: string;
}

const pad = (value: number): string => String(value).padStart(2, '0');

export function personName(random: Random, gender: '男' | '女', surname?: string): string {
  if (surname === undefined && random.chance(0.03)) return random.pick(minorityNames);
  const family =
    surname ??
    (random.chance(0.03) ? random.pick(compoundSurnames) : random.chance(0.02) ? random.pick(rareSurnames) : random.pick(surnames));
  const given = gender === '男' ? givenMale : givenFemale;
  const first = random.chance(0.04) ? random.pick(rareGiven) : random.pick(given);
  return family + first + (random.chance(0.7) ? random.pick(given) : '');
}

/** Full years at `asOf` (YYYY-MM-DD): one more on the birthday itself. */
export const ageAt = (birth: string, asOf: string): number =>
  Number(asOf.slice(0, 4)) - Number(birth.slice(0, 4)) - (asOf.slice(5) < birth.slice(5) ? 1 : 0);

/** Somebody whose age at `asOf` lies in [min, max]. */
export function person(random: Random, asOf: string, min: number, max: number, surname?: string): Person {
  const gender = random.chance(0.5) ? '男' : '女';
  const age = random.int(min, max);
  const year = Number(asOf.slice(0, 4)) - age;
  // The first of January to the day before asOf in that year, so that the age is exact and nobody is born in the future.
  const month = random.int(1, Math.max(Number(asOf.slice(5, 7)) - 1, 1));
  const day = Number(asOf.slice(5, 7)) === 1 ? random.int(1, Math.max(Number(asOf.slice(8)) - 1, 1)) : random.int(1, 28);
  const late = random.chance(0.8) && age > min;
  const usual = late ? `${year}-${pad(random.int(2, 12))}-${pad(random.int(1, 28))}` : `${year}-${pad(month)}-${pad(day)}`;
  const birth = year % 4 === 0 && late && random.chance(0.05) ? `${year}-02-29` : usual;
  return { name: personName(random, gender, surname), gender, birth, id: idNumber(random, regionOf(random), birth, gender) };
}
