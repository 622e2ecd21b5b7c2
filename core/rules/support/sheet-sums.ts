/** The sums that a 小计 or 合计 may rightly state about a range of entries. Several can be right: struck-out rows may have been left out. */
import type { FieldKey } from '../../model/field';
import type { Entry, SheetReading } from '../../model/roster';
import { prefixSums, type RangeSum } from './prefix-sums';

type NumberField = Extract<FieldKey, 'amount' | 'householdSize' | 'coveredSize' | 'goodsQty'>;
type Counts = (entry: Entry) => boolean;

export class SheetSums {
  readonly length: number;
  private readonly ways: readonly Counts[];
  private readonly made = new Map<string, RangeSum>();

  constructor(private readonly sheet: SheetReading) {
    const { entries } = sheet;
    this.length = entries.length;
    const struck = entries.some((entry) => entry.struck);
    const hidden = entries.some((entry) => entry.hidden);
    this.ways = [
      () => true,
      ...(struck ? [(entry: Entry) => !entry.struck] : []),
      ...(hidden ? [(entry: Entry) => !entry.hidden] : []),
      ...(struck && hidden ? [(entry: Entry) => !entry.hidden && !entry.struck] : []),
    ];
  }

  /** Whether every amount in the range can be read (blank ones count as nothing). */
  readable(field: NumberField, from: number, to: number): boolean {
    return this.sum(`unreadable ${field}`, (entry) => (entry.readings[field]?.value === null ? 1 : 0))(from, to) === 0;
  }

  /** The plain sum first; then without struck-out or hidden rows, and with an amount in a merged cell counted once. */
  of(field: NumberField, from: number, to: number): readonly number[] {
    const merged = this.sheet.entries.some((entry) => entry.readings[field]?.filledFrom === 'merge');
    return this.ways.flatMap((counts, way) => {
      const every = this.sum(`${field} ${way}`, (entry) => (counts(entry) ? (entry.readings[field]?.value ?? 0) : 0));
      if (!merged) return [every(from, to)];
      const once = this.sum(`${field} once ${way}`, (entry) =>
        counts(entry) && entry.readings[field]?.filledFrom === undefined ? (entry.readings[field]?.value ?? 0) : 0,
      );
      return [every(from, to), once(from, to)];
    });
  }

  /** Rows of the list. */
  entries(from: number, to: number): readonly number[] {
    return this.ways.map((counts, way) => this.sum(`entries ${way}`, (entry) => (counts(entry) ? 1 : 0))(from, to));
  }

  /** Rows and the household members listed with them. */
  people(from: number, to: number): readonly number[] {
    return this.ways.map((counts, way) => this.sum(`people ${way}`, (entry) => (counts(entry) ? 1 + entry.members.length : 0))(from, to));
  }

  /** Household sizes where a blank one means a single person. */
  sizes(field: 'householdSize' | 'coveredSize', from: number, to: number): readonly number[] {
    return this.ways.map((counts, way) =>
      this.sum(`size ${field} ${way}`, (entry) => (counts(entry) ? (entry.readings[field]?.value ?? 1) : 0))(from, to),
    );
  }

  private sum(key: string, valueOf: (entry: Entry) => number): RangeSum {
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const sum = prefixSums(this.sheet.entries, valueOf);
    this.made.set(key, sum);
    return sum;
  }
}
