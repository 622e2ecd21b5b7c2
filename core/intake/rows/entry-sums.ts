/** Sums over ranges of entries, by prefix sums made when first asked for. */
import type { FieldKey } from '../../model/field';
import type { Entry } from '../../model/roster';

export class EntrySums {
  private readonly prefixes = new Map<string, Float64Array>();
  private readonly most = new Map<FieldKey, number>();
  /** 0-based snapshot rows of the entries. */
  private readonly rows: readonly number[];

  constructor(
    private readonly entries: readonly Entry[],
    originRow: number,
  ) {
    this.rows = entries.map((entry) => entry.row - 1 - originRow);
  }

  get length(): number {
    return this.entries.length;
  }

  /** Number of entries above a 0-based snapshot row. */
  before(row: number): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.rows[middle] ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Sum of a field's numbers (money in fen) over entries [from, to). */
  sum(field: FieldKey, from: number, to: number): number {
    return this.range(field, from, to, (entry) => {
      const reading = (entry.readings as Partial<Record<FieldKey, { readonly value: unknown }>>)[field];
      return typeof reading?.value === 'number' ? reading.value : 0;
    });
  }

  /** Largest number of a field among all entries; 0 when there is none. */
  largest(field: FieldKey): number {
    let most = this.most.get(field);
    if (most === undefined) {
      most = 0;
      for (let at = 0; at < this.entries.length; at += 1) most = Math.max(most, this.sum(field, at, at + 1));
      this.most.set(field, most);
    }
    return most;
  }

  /** People over entries [from, to): the entry and the members listed with it. */
  people(from: number, to: number): number {
    return this.range('people', from, to, (entry) => 1 + entry.members.length);
  }

  /** Where the run of entries with one text in the field begins that ends before entry `at`; not before `from`. */
  runStart(field: FieldKey, at: number, from: number): number {
    const text = this.textAt(field, at - 1);
    let start = at;
    while (start > from && this.textAt(field, start - 1) === text) start -= 1;
    return text === undefined ? from : start;
  }

  /** Every text of the field stands in one run of entries, and no entry is without. */
  isSortedBy(field: FieldKey): boolean {
    const seen = new Set<string>();
    let previous: string | undefined;
    for (let at = 0; at < this.entries.length; at += 1) {
      const text = this.textAt(field, at);
      if (text === undefined || (text !== previous && seen.has(text))) return false;
      seen.add(text);
      previous = text;
    }
    return seen.size > 1;
  }

  /** What the entry says in a field, filled in or its own. */
  textAt(field: FieldKey, index: number): string | undefined {
    const readings: Partial<Record<FieldKey, { readonly text: string }>> | undefined = this.entries[index]?.readings;
    return readings?.[field]?.text;
  }

  private range(key: string, from: number, to: number, valueOf: (entry: Entry) => number): number {
    let prefix = this.prefixes.get(key);
    if (!prefix) {
      prefix = new Float64Array(this.entries.length + 1);
      for (let at = 0; at < this.entries.length; at += 1) {
        const entry = this.entries[at];
        prefix[at + 1] = (prefix[at] ?? 0) + (entry ? valueOf(entry) : 0);
      }
      this.prefixes.set(key, prefix);
    }
    return (prefix[to] ?? 0) - (prefix[from] ?? 0);
  }
}
