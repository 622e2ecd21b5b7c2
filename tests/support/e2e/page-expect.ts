/** The part of Jest's `expect` that the scenario uses, for pages, where Jest does not run. tests/e2e/browser.test.ts compares it with Jest's. */
import type { Expectation } from '../../contract/api-scenario-steps';

type Keyed = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Keyed => typeof value === 'object' && value !== null;

/** As Jest's toEqual: members that are undefined count as missing. */
function equal(a: unknown, b: unknown): boolean {
  if (!isObject(a) || !isObject(b)) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && a.length !== (b as unknown as readonly unknown[]).length) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => equal(a[key], b[key]));
}

/** As Jest's toMatchObject: objects may have more members than expected, arrays no more elements. */
function matches(actual: unknown, expected: unknown): boolean {
  if (!isObject(expected) || !isObject(actual)) return Object.is(actual, expected);
  if (Array.isArray(expected) !== Array.isArray(actual)) return false;
  if (Array.isArray(expected)) {
    const elements = actual as unknown as readonly unknown[];
    return elements.length === expected.length && expected.every((one, index) => matches(elements[index], one));
  }
  return Object.keys(expected).every((key) => key in actual && matches(actual[key], expected[key]));
}

const short = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 2_000);

export function pageExpect(actual: unknown): Expectation {
  const demand = (holds: boolean, what: string, expected: unknown): void => {
    if (!holds) throw new Error(`expected ${short(actual)} ${what} ${short(expected)}`);
  };
  return {
    toBe: (expected) => demand(Object.is(actual, expected), 'to be', expected),
    toEqual: (expected) => demand(equal(actual, expected), 'to equal', expected),
    toMatchObject: (expected) => demand(matches(actual, expected), 'to match', expected),
    toHaveLength: (length) => demand((actual as { readonly length?: unknown } | null)?.length === length, 'to have the length', length),
    toContain: (item) =>
      demand(
        [...(actual as Iterable<unknown>)].some((one) => one === item),
        'to contain',
        item,
      ),
    toBeGreaterThan: (bound) => demand(typeof actual === 'number' && actual > bound, 'to be greater than', bound),
    not: { toBe: (expected) => demand(!Object.is(actual, expected), 'not to be', expected) },
  };
}
