/** Which requirement set each member of the Excel API needs: read from the doc comments of @types/office-js, where Microsoft states it. */
import { readFileSync } from 'node:fs';

export interface ApiSet {
  readonly set: string;
  readonly version: string;
}

type ApiSets = ReadonlyMap<string, ReadonlyMap<string, ApiSet>>;

let known: ApiSets | null = null;

/** Class → member (as add-ins write it) → set. Read once. */
function apiSets(): ApiSets {
  known ??= parse(readFileSync(require.resolve('@types/office-js/index.d.ts'), 'utf8'));
  return known;
}

/** The set of a member; null when the declarations do not know the member. */
export const apiSetOf = (className: string, member: string): ApiSet | null => apiSets().get(className)?.get(member) ?? null;

function parse(text: string): ApiSets {
  const sets = new Map<string, Map<string, ApiSet>>();
  const start = text.indexOf('declare namespace Excel {');
  let members: Map<string, ApiSet> | null = null;
  let ofClass: ApiSet | null = null;
  let pending: ApiSet | null = null;
  for (const line of text.slice(start, text.indexOf('declare namespace Word {', start)).split('\n')) {
    const stated = /\[Api set: (\S+) ([\w.]+?)\]/.exec(line) ?? /\[Api set: (\S+) ([\w.]+)/.exec(line);
    if (stated) {
      pending = { set: stated[1] ?? '', version: stated[2] ?? '' };
      continue;
    }
    const opened = /^ {4}class (\w+) extends/.exec(line);
    if (opened) {
      members = new Map();
      sets.set(opened[1] ?? '', members);
      ofClass = pending;
      pending = null;
    } else if (/^ {4}[}\w]/.test(line)) {
      members = null;
      pending = null;
    } else if (members) {
      const member = /^ {8}(?:readonly )?(\w+)\??[:(<]/.exec(line)?.[1];
      if (member === undefined) continue;
      const set = pending ?? ofClass;
      // Overloads: the lowest set counts, the first is it.
      if (set && !members.has(member)) members.set(member, set);
      pending = null;
    }
  }
  return sets;
}
