/** Gathers the findings of the merge, counts them by unit and puts them in order. */
import type { Finding, Severity } from '../model/finding';
import { compareFindings } from '../rules/locate';
import type { FindingSink } from './county-finding';
import type { Ledger } from './ledger';

type Counts = Record<Severity, number>;

export class FindingBook {
  readonly #county: Finding[] = [];
  readonly #baseList: Finding[] = [];
  readonly #byInput: Finding[][];
  /** By unit. */
  readonly counts: readonly Counts[];
  readonly sink: FindingSink;

  /** Starts with the files' own findings; those of a replaced file speak of nothing that counts and are left out. */
  constructor(private readonly ledger: Ledger) {
    this.counts = ledger.slots.map(() => ({ error: 0, warning: 0, info: 0 }));
    this.#byInput = ledger.inputs.map((input, index) => {
      if (input.supersededBy !== null) return [];
      for (const finding of input.findings) this.#count(this.#slotOf(index, finding), finding);
      return [...input.findings];
    });
    this.sink = {
      onEntry: (entry, finding) => {
        this.#byInput[ledger.inputOf[entry] as number]?.push(finding);
        this.#count(ledger.slotOf[entry] as number, finding);
      },
      onInput: (input, finding) => {
        this.#byInput[input]?.push(finding);
        this.#count(ledger.inputSlots[input] as number, finding);
      },
      onCounty: (slot, finding) => {
        this.#county.push(finding);
        this.#count(slot, finding);
      },
      onBaseList: (finding) => {
        this.#baseList.push(finding);
      },
    };
  }

  /** The county's and its missing units', then file by file (sheet order, row, column, code), then the base list's. */
  sorted(): readonly Finding[] {
    const files = this.#byInput.flatMap((findings, index) => {
      const sheets = new Map(this.ledger.inputs[index]?.roster.sheets.map((sheet, at) => [sheet.sheet, at]));
      return findings.sort((a, b) => compareFindings(a, b, sheets));
    });
    return [...this.#county, ...files, ...this.#baseList];
  }

  /** A row may belong to another unit than its file. */
  #slotOf(input: number, { where }: Finding): number {
    const entry = where.row === null ? -1 : this.ledger.entryAt(input, where.sheet, where.row);
    return (entry < 0 ? this.ledger.inputSlots[input] : this.ledger.slotOf[entry]) as number;
  }

  #count(slot: number, finding: Finding): void {
    const counts = this.counts[slot];
    if (counts !== undefined) counts[finding.severity] += 1;
  }
}
