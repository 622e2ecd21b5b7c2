/** One person under two categories: in one cell (低保、残疾) or in two entries. Says what the plan's overlap policy grants, and what yields. */
import type { Plan } from '../model/plan';
import type { Roster } from '../model/roster';
import { defineRule, type Hit, type RosterRule } from './define-rule';
import { categoryName, codesOf, differInCategory, distinctCodes, highestOf } from './support/categories';
import { firstPlaceOf } from './support/hits';
import { everybodyIn, maskedIdOf, nameOf, namesDiffer, repeatedPeople, type Occurrence } from './support/people';

/** A number copied down a whole column must not make the comparison quadratic. */
const mostCompared = 60;

export const twoCategories: RosterRule = defineRule({
  code: 'two-categories',
  scope: 'roster',
  severity: 'warning',
  needs: ['category'],
  basis: '同一人多类按方案：就高不就低、分别享受或不得重复（R09）',
  summary: {
    zh: '同一个人属于两个类别，按方案只能享受一份。',
    en: 'One person is under two categories; by the plan only one of them is granted.',
  },
  silentOn: '方案规定分别享受；一个类别是另一个的上级（优抚对象与三属）；同名不同号的两个人；同号不同名（由“重复”说明）',
  check: (roster, { plan }) => {
    if (plan.overlap === 'each' || plan.categories.length < 2) return [];
    const others = entriesOfSamePeople(roster, plan);
    const hits: Hit[] = [];
    for (const current of everybodyIn(roster)) {
      const written = current.entry.readings.category?.value;
      const elsewhere = others.get(current);
      if (elsewhere === undefined && (written === undefined || written === null || written.length < 2)) continue;
      const hit = hitOf(current, elsewhere ?? [], plan);
      if (hit !== null) hits.push(hit);
    }
    return hits;
  },
});

/** For every later occurrence of a person: the other entries that have other categories. */
function entriesOfSamePeople(roster: Roster, plan: Plan): ReadonlyMap<Occurrence, readonly Occurrence[]> {
  const found = new Map<Occurrence, readonly Occurrence[]>();
  for (const group of repeatedPeople(roster)) {
    const compared = group.slice(0, mostCompared);
    for (const current of group) {
      const codes = codesOf(current.entry, plan);
      const others = compared.filter(
        (other) =>
          other !== current && !namesDiffer(other.entry, current.entry) && differInCategory(codes, codesOf(other.entry, plan), plan),
      );
      if (others.some((other) => other.order < current.order)) found.set(current, others);
    }
  }
  return found;
}

function hitOf(current: Occurrence, others: readonly Occurrence[], plan: Plan): Hit | null {
  const codes = distinctCodes(
    [current, ...others].flatMap(({ entry }) => codesOf(entry, plan)),
    plan,
  );
  if (codes.length < 2) return null;
  const grants = plan.overlap === 'highestOnce' ? highestOf(codes, plan) : null;
  return {
    at: placeOfCategory(current),
    related: others.map(placeOfCategory),
    params: {
      name: nameOf(current.entry),
      id: maskedIdOf(current.entry),
      categories: codes.map((code) => categoryName(plan, code)),
      overlap: plan.overlap,
      grants: grants === null ? null : categoryName(plan, grants),
      yields: grants === null ? [] : codes.filter((code) => code !== grants).map((code) => categoryName(plan, code)),
    },
  };
}

/** Without a category column (section rows, one sheet per category) the person's ID is what people look for. */
const placeOfCategory = ({ sheet, entry }: Occurrence) => firstPlaceOf(sheet, entry, 'category', 'idNumber');
