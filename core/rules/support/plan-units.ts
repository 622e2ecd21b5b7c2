/** Readers of unit names, made once per plan. */
import { createUnitMatcher, readUnitList, type UnitList, type UnitMatch } from '../../intake/values';
import { foldTight } from '../../intake/values/fold';
import type { Plan } from '../../model/plan';

const oncePerPlan = <T>(make: (plan: Plan) => T): ((plan: Plan) => T) => {
  const made = new WeakMap<Plan, { readonly value: T }>();
  return (plan) => {
    const known = made.get(plan);
    if (known !== undefined) return known.value;
    const value = make(plan);
    made.set(plan, { value });
    return value;
  };
};

export const unitMatcher = oncePerPlan<(text: string) => UnitMatch | null>(createUnitMatcher);

/** Units and offices named in a cell; those that the plan's tasks name count as known too. */
export const responsibleUnits = oncePerPlan((plan): ((text: string) => UnitList) => {
  const read = readUnitList(plan);
  const inTasks = new Set(plan.tasks.flatMap((task) => [...task.leadUnits, ...task.supportingUnits]).map(foldTight));
  const isKnown = (part: string): boolean => inTasks.has(foldTight(part));
  return (text) => {
    const list = read(text);
    if (list.unknown.length === 0 || !list.unknown.some(isKnown)) return list;
    return { known: [...list.known, ...list.unknown.filter(isKnown)], unknown: list.unknown.filter((part) => !isKnown(part)) };
  };
});
