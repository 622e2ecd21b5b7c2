/** Sums over ranges of a list in constant time, after one pass. */
export type RangeSum = (from: number, to: number) => number;

/** `valueOf` is asked once per item. The sum covers items [from, to). */
export function prefixSums<T>(items: readonly T[], valueOf: (item: T) => number): RangeSum {
  const sums = new Float64Array(items.length + 1);
  items.forEach((item, index) => {
    sums[index + 1] = (sums[index] ?? 0) + valueOf(item);
  });
  return (from, to) => (sums[to] ?? 0) - (sums[from] ?? 0);
}
