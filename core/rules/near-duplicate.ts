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
function sameNames(roster: Roster): Iterable<readonly Occurrence[]> {
  const byName = groupBy(everybodyIn(roster), ({ entry }) => (personKey(entry) === null ? null : (entry.readings.name?.value ?? null)));
  return [...byName.values()].flatMap((group) => {
    if (group.length < 2) return [];
    const byVillage = groupBy(group, ({ entry: { readings } }) => `${readings.unit?.value ?? ''}|${readings.village?.value ?? ''}`);
    return [...byVillage.values()].filter(({ length }) => length > 1);
  });
}

function groupBy(items: readonly Occurrence[], keyOf: (item: Occurrence) => string | null): Map<string, Occurrence[]> {
  const groups = new Map<string, Occurrence[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** How many neighbours each entry is compared with: everybody in a village has at most so many namesakes. */
const reach = 40;

/**
 * Near pairs, earlier entry first. Sorted by number, near numbers are neighbours unless they differ in their first digits, and sorted by the
 * reversed number unless they differ in their last: with both orders thousands of namesakes cost no more than a few comparisons each.
 */
function nearPairs(group: readonly Occurrence[]): readonly (readonly [Occurrence, Occurrence])[] {
  const pairs: (readonly [Occurrence, Occurrence])[] = [];
  const seen = new Set<string>();
  const orders = group.length <= reach ? [forwards] : [forwards, backwards];
  for (const keyIn of orders) {
    const sorted = group.map((item) => ({ item, key: keyIn(item) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    sorted.forEach(({ item, key }, at) => {
      for (let next = at + 1; next < sorted.length && next <= at + reach; next += 1) {
        const other = sorted[next] as { item: Occurrence; key: string };
        if (differingPositions(forwards(item), forwards(other.item)) === null || key === other.key) continue;
        const pair = item.order < other.item.order ? ([item, other.item] as const) : ([other.item, item] as const);
        const name = `${pair[0].order}-${pair[1].order}`;
        if (!seen.has(name)) pairs.push(pair);
        seen.add(name);
      }
    });
  }
  return pairs;
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
