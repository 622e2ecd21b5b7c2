/** Same name, same village, and ID numbers that differ in one or two digits: probably one person, copied wrongly once. */
import type { Roster } from '../model/roster';
import { defineRule, type Hit, type RosterRule } from './define-rule';
import { everybodyIn, idPlace, maskedIdOf, nameOf, personKey, type Occurrence } from './support/people';

export const nearDuplicate: RosterRule = defineRule({
  code: 'near-duplicate',
  scope: 'roster',
  severity: 'warning',
  needs: ['name', 'idNumber'],
  basis: '同名同村、证号只差一两位，多为同一人抄错（R12）',
  summary: {
    zh: '同村有同名的人，身份证号只差一两位。',
    en: 'A person of the same name and village has an ID number that differs in one or two digits.',
  },
  silentOn: '双胞胎、兄弟姐妹（名字不同）；不同村的同名人；证号完全相同（另报重复）',
  check: (roster) => {
    const others = new Map<Occurrence, Occurrence[]>();
    for (const group of sameNames(roster))
      for (const [earlier, later] of nearPairs(group)) {
        const known = others.get(later);
        if (known === undefined) others.set(later, [earlier]);
        else known.push(earlier);
      }
    return [...others].sort(([a], [b]) => a.order - b.order).map(([current, earlier]) => hitOf(current, earlier));
  },
});

/** Two and more entries of one name in one village (and unit), all with a usable ID. */
function sameNames(roster: Roster): readonly (readonly Occurrence[])[] {
  const namesakes = repeated(everybodyIn(roster), ({ entry }) => (personKey(entry) === null ? null : (entry.readings.name?.value ?? null)));
  return namesakes.flatMap((group) =>
    repeated(group, ({ entry: { readings } }) => `${readings.unit?.value ?? ''}|${readings.village?.value ?? ''}`),
  );
}

/** Groups of two and more with one key. Most keys occur once, so the first item of each is kept by itself. */
function repeated(items: readonly Occurrence[], keyOf: (item: Occurrence) => string | null): readonly (readonly Occurrence[])[] {
  const groups = new Map<string, Occurrence | Occurrence[]>();
  const found: Occurrence[][] = [];
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, item);
    else if (Array.isArray(group)) group.push(item);
    else {
      const pair = [group, item];
      groups.set(key, pair);
      found.push(pair);
    }
  }
  return found;
}

/** How many neighbours each entry is compared with: everybody in a village has at most so many namesakes. */
const reach = 40;

type Pair = readonly [Occurrence, Occurrence];

/** Near pairs, earlier entry first. */
function nearPairs(group: readonly Occurrence[]): readonly Pair[] {
  return group.length <= reach ? group.flatMap((item, at) => nearIn(item, group.slice(at + 1))) : nearAmongMany(group);
}

const nearIn = (item: Occurrence, others: readonly Occurrence[]): readonly Pair[] =>
  others.filter((other) => differingPositions(forwards(item), forwards(other)) !== null).map((other) => [item, other]);

/**
 * Sorted by number, near numbers are neighbours unless they differ in their first digits, and sorted by the reversed number unless they differ
 * in their last: with both orders thousands of namesakes cost no more than a few comparisons each.
 */
function nearAmongMany(group: readonly Occurrence[]): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  for (const keyIn of [forwards, backwards]) {
    const sorted = group.map((item) => ({ item, key: keyIn(item) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    const items = sorted.map(({ item }) => item);
    items.forEach((item, at) => {
      for (const [, other] of nearIn(item, items.slice(at + 1, at + 1 + reach)))
        pairs.set(
          item.order < other.order ? `${item.order}-${other.order}` : `${other.order}-${item.order}`,
          item.order < other.order ? [item, other] : [other, item],
        );
    });
  }
  return [...pairs.values()];
}

const forwards = ({ entry }: Occurrence): string => personKey(entry) ?? '';
const backwards = (item: Occurrence): string => [...forwards(item)].reverse().join('');

/**
 * 1-based positions in which two numbers differ, when those are at most two of the first 17; null when they are the same or too different.
 * The check character follows from the others, so it does not count beside them.
 */
export function differingPositions(a: string, b: string): readonly number[] | null {
  const positions: number[] = [];
  for (let at = 0; at < 17; at += 1) {
    if (a.charCodeAt(at) === b.charCodeAt(at)) continue;
    if (positions.length === 2) return null;
    positions.push(at + 1);
  }
  if (positions.length > 0) return positions;
  return a[17] === b[17] ? null : [18];
}

function hitOf(current: Occurrence, earlier: readonly Occurrence[]): Hit {
  const [first] = earlier;
  return {
    at: idPlace(current),
    related: earlier.map(idPlace),
    params: {
      name: nameOf(current.entry),
      village: current.entry.readings.village?.value ?? null,
      id: maskedIdOf(current.entry),
      positions: first === undefined ? [] : (differingPositions(forwards(current), forwards(first)) ?? []),
    },
  };
}
