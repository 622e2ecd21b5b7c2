/** Two entries of one household where the plan grants by household: one grant per household. */
import { maskNumbersIn } from '../model/mask';
import { defineRule, type Hit, type Place, type RosterRule } from './define-rule';
import { firstPlaceOf } from './support/hits';
import { householdLinks, type HouseholdLink } from './support/households';
import { nameOf, type Occurrence } from './support/people';

/** Other members of the household that are named in one finding. */
const mostRelated = 20;

export const householdTwice: RosterRule = defineRule({
  code: 'household-twice',
  scope: 'roster',
  severity: 'error',
  needs: [],
  basis: '按户慰问，一户只享受一份（R10）',
  summary: {
    zh: '按户慰问的类别里，同一户报了两次以上（户号、户主证号相同，或本人是另一户的成员）。',
    en: 'A household is listed more than once in a category granted by household (same household number or head, or listed as a member elsewhere).',
  },
  silentOn: '按人发放的类别；只是户主同名；各村从 1 编起的户号；同一个人报两次（另报重复）',
  check: (roster, { plan }) => {
    const byEntry = new Map<Occurrence, HouseholdLink[]>();
    for (const link of householdLinks(roster, plan)) byEntry.set(link.later, [...(byEntry.get(link.later) ?? []), link]);
    return [...byEntry].map(([later, links]) => hitOf(later, links));
  },
});

function hitOf(later: Occurrence, links: readonly HouseholdLink[]): Hit {
  const by = links[0]?.by ?? 'householdNo';
  return {
    at: placeOfKey(later, by),
    related: links.slice(0, mostRelated).map((link) => placeOfKey(link.earlier, link.by)),
    params: {
      name: nameOf(later.entry),
      others: [...new Set(links.map(({ earlier }) => nameOf(earlier.entry)))].slice(0, 6),
      by,
      householdNo: by === 'householdNo' ? maskNumbersIn(later.entry.readings.householdNo?.value ?? '') : null,
    },
  };
}

/** The cell that shows the household; where an entry has none of its own, its ID. */
const placeOfKey = ({ sheet, entry }: Occurrence, by: HouseholdLink['by']): Place =>
  by === 'member' || entry.readings[by] === undefined
    ? firstPlaceOf(sheet, entry, 'idNumber', 'name')
    : firstPlaceOf(sheet, entry, by, 'idNumber');
