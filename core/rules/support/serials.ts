/** Serial numbers of a sheet, cut into runs: clerks begin anew at 1 for every village, category or section. */
import type { Entry, SheetReading } from '../../model/roster';

export interface Numbered {
  readonly entry: Entry;
  readonly serial: number;
  /** Position of the entry on the sheet. */
  readonly at: number;
}

/**
 * Runs of entries whose serials count together. A sheet on which every serial is different is one run, in whatever order its rows were sorted.
 * Otherwise a new run begins at a 1, or where a smaller number comes with another village or category. [] when serials are mostly no numbers, or count up one by one so that there is nothing to judge.
 */
export function serialRuns(sheet: SheetReading): readonly (readonly Numbered[])[] {
  if (isInOrder(sheet)) return [];
  const numbered: Numbered[] = [];
  let written = 0;
  sheet.entries.forEach((entry, at) => {
    const reading = entry.readings.serial;
    if (reading === undefined || reading.filledFrom !== undefined) return;
    written += 1;
    if (reading.value !== null && reading.value >= 0) numbered.push({ entry, serial: reading.value, at });
  });
  if (numbered.length === 0 || numbered.length * 2 < written) return [];
  return new Set(numbered.map(({ serial }) => serial)).size === numbered.length ? [numbered] : cut(numbered);
}

const isInOrder = ({ entries }: SheetReading): boolean => {
  let previous: number | null = null;
  for (const { readings } of entries) {
    const serial = readings.serial?.value ?? null;
    if (serial === null || (previous !== null && serial !== previous + 1)) return false;
    previous = serial;
  }
  return true;
};

function cut(numbered: readonly Numbered[]): readonly (readonly Numbered[])[] {
  const runs: Numbered[][] = [];
  let previous: Numbered | undefined;
  for (const next of numbered) {
    const current = runs[runs.length - 1];
    if (current === undefined || previous === undefined || beginsAnew(previous, next)) runs.push([next]);
    else current.push(next);
    previous = next;
  }
  return runs;
}

const beginsAnew = (previous: Numbered, next: Numbered): boolean => {
  if (next.serial > previous.serial) return false;
  if (next.serial === 1 && previous.serial !== 1) return true;
  // The same number again is a repeat even where the village changes, unless every village has its own number one.
  return groupOf(previous.entry) !== groupOf(next.entry) && (next.serial < previous.serial || next.serial === 1);
};

const groupOf = ({ readings }: Entry): string =>
  `${readings.unit?.value ?? ''}|${readings.village?.value ?? ''}|${readings.category?.value?.join() ?? ''}`;
