/** One person twice in a file. Shared by duplicate-in-sheet and duplicate-across-sheets, so that every occurrence is reported exactly once. */
import type { Plan } from '../../model/plan';
import type { Roster } from '../../model/roster';
import type { Hit, RuleContext } from '../define-rule';
import { codesOf, differInCategory } from './categories';
import { idPlace, maskedIdOf, nameOf, namesDiffer, repeatedPeople, type Occurrence } from './people';

/** A number copied down a whole column must not make the comparison quadratic, nor its report endless. */
const mostCompared = 60;
const mostRelated = 20;

/**
 * Two entries with one ID are one person — unless the number is wrong in itself and the names differ: then two people share a misprint.
 * The same person under two different categories is a duplicate only where the plan forbids it (两类: see two-categories),
 * or where the names differ: then the number itself is wrong in one place.
 */
const isDuplicate = (a: Occurrence, b: Occurrence, plan: Plan): boolean => {
  if (a.entry.readings.idNumber?.checkOk === false && nameOf(a.entry) !== nameOf(b.entry)) return false;
  if (namesDiffer(a.entry, b.entry)) return true;
  return plan.overlap === 'forbid' || !differInCategory(codesOf(a.entry, plan), codesOf(b.entry, plan), plan);
};

/** One hit on every occurrence after the first, at its ID; related are all the other places. `within`: an earlier one stands in the same sheet (which may hold several tables). */
export function duplicateHits(roster: Roster, { plan }: RuleContext, within: 'sheet' | 'file'): readonly Hit[] {
  const hits: Hit[] = [];
  for (const group of repeatedPeople(roster)) {
    const compared = group.slice(0, mostCompared);
    for (const current of group) {
      const others = compared.filter((other) => other !== current && isDuplicate(other, current, plan));
      const earlier = others.filter((other) => other.order < current.order);
      if (earlier.length === 0) continue;
      const inSheet = earlier.some((other) => other.sheet.sheet === current.sheet.sheet);
      if (inSheet === (within === 'sheet'))
        hits.push(hitOf(current, others, group.length > mostCompared ? group.length : others.length + 1));
    }
  }
  return hits;
}

const hitOf = (current: Occurrence, others: readonly Occurrence[], count: number): Hit => {
  const name = nameOf(current.entry);
  return {
    at: idPlace(current),
    related: others.slice(0, mostRelated).map(idPlace),
    params: {
      name,
      id: maskedIdOf(current.entry),
      count,
      sheets: [...new Set(others.map(({ sheet }) => sheet.sheet))],
      otherNames: [...new Set(others.map(({ entry }) => nameOf(entry)).filter((other) => other !== name))].slice(0, 6),
    },
  };
};
