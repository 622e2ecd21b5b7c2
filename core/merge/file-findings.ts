/** Puts the findings of each file beside the entries they speak of. */
import type { Finding } from '../model/finding';
import type { Ledger } from './ledger';

/** Errors that have a standing of their own, or that the merge settles: they do not block an entry. */
const settled: ReadonlySet<string> = new Set([
  'duplicate-in-sheet',
  'duplicate-across-sheets',
  'household-twice',
  'spouse-twice',
  'two-categories',
  'near-duplicate',
  'over-quota',
  'account-shared',
]);

const doubtfulUnit = 'unit-scale-suspicious';

/** Findings of one code on entries of one file that belong together (a person twice, a household twice, a shared account). */
export interface FilePair {
  readonly code: string;
  readonly entries: readonly number[];
}

export interface FileFindings {
  /** By entry: codes, as they come, perhaps repeated. Entries without findings are not in it. */
  readonly codes: Map<number, string[]>;
  /** By entry: the first error that must be mended before anything is granted. */
  readonly blockers: ReadonlyMap<number, string>;
  readonly pairs: readonly FilePair[];
}

const paired: ReadonlySet<string> = new Set(['household-twice', 'spouse-twice', 'account-shared']);

export function readFileFindings(ledger: Ledger): FileFindings {
  const codes = new Map<number, string[]>();
  const blockers = new Map<number, string>();
  const pairs: FilePair[] = [];
  ledger.inputs.forEach((input, index) => {
    for (const finding of input.findings) {
      const { row, sheet } = finding.where;
      if (finding.code === doubtfulUnit && finding.severity !== 'info') blockAmounts(ledger, index, sheet, blockers);
      const entry = row === null ? -1 : ledger.entryAt(index, sheet, row);
      if (entry < 0) continue;
      addCode(codes, entry, finding.code);
      if (finding.severity === 'error' && !settled.has(finding.code) && !blockers.has(entry)) blockers.set(entry, finding.code);
      if (paired.has(finding.code) && input.supersededBy === null) pairs.push(pairOf(ledger, index, entry, finding));
    }
  });
  return { codes, blockers, pairs };
}

/** No amount of a sheet read in a doubtful unit is granted before a person has looked: it may be ten thousand times too large. */
function blockAmounts(ledger: Ledger, index: number, sheet: string, blockers: Map<number, string>): void {
  for (const reading of ledger.inputs[index]?.roster.sheets ?? []) {
    if (reading.sheet !== sheet) continue;
    for (const { row, readings } of reading.entries) {
      const entry = readings.amount === undefined ? -1 : ledger.entryAt(index, sheet, row);
      if (entry >= 0 && !blockers.has(entry)) blockers.set(entry, doubtfulUnit);
    }
  }
}

export function addCode(codes: Map<number, string[]>, entry: number, code: string): void {
  const known = codes.get(entry);
  if (known === undefined) codes.set(entry, [code]);
  else known.push(code);
}

function pairOf(ledger: Ledger, input: number, entry: number, finding: Finding): FilePair {
  const others = finding.related.map((where) => (where.row === null ? -1 : ledger.entryAt(input, where.sheet, where.row)));
  return { code: finding.code, entries: [entry, ...others.filter((other) => other >= 0)] };
}
