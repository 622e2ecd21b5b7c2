/** Looks at a request body before any schema does: depth, size and keys that no request of ours has. */
import { ApiProblem } from '../core/api/problems';

export const bodyLimits = { depth: 16, members: 100_000, characters: 8_000_000 } as const;
const refusedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Names of members as a path such as rows.3.reason; what a caller made up is shown as "?". Never a value. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .slice(0, 12)
    .map((part) => (typeof part === 'number' || /^(?:[A-Za-z][A-Za-z]{0,39}|\d{1,6})$/.test(String(part)) ? String(part) : '?'))
    .join('.');

/** @throws ApiProblem 'bad-request' (path), 'too-large' */
export function guardBody(body: unknown): void {
  let members = 0;
  let characters = 0;
  const stack: { readonly value: unknown; readonly path: readonly string[] }[] = [{ value: body, path: [] }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, path } = next;
    members += 1;
    if (typeof value === 'string') characters += value.length;
    if (members > bodyLimits.members) throw new ApiProblem('too-large', { limit: bodyLimits.members });
    if (characters > bodyLimits.characters) throw new ApiProblem('too-large', { limit: bodyLimits.characters });
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= bodyLimits.depth || !isPlain(value)) throw new ApiProblem('bad-request', { path: pathText(path) });
    if (Array.isArray(value) && members + value.length > bodyLimits.members)
      throw new ApiProblem('too-large', { limit: bodyLimits.members });
    for (const key of Object.keys(value)) {
      if (refusedKeys.has(key)) throw new ApiProblem('bad-request', { path: pathText([...path, key]) });
      stack.push({ value: (value as Record<string, unknown>)[key], path: [...path, key] });
    }
  }
}

const isPlain = (value: object): boolean => {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Bodies may come from another realm (a test runner, a worker), whose Object.prototype is not ours.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};
