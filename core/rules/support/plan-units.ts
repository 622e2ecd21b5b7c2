/** Readers of unit names, made once per plan. */
import { createUnitMatcher, readUnitList, type UnitList, type UnitMatch } from '../../intake/values';
import { foldTight } from '../../intake/values/fold';
import { startsWithSurname } from '../../intake/values/name-parts';
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

/** Ends of the names of offices, which short names of people do not have. */
const office = /[局办站所委部院会社队科室处厂校镇乡村馆园街道台行店]$|中心$|公司$/;
const isPerson = (part: string): boolean => /^[\u4e00-\u9fff]{2,4}$/.test(part) && !office.test(part) && startsWithSurname(part);

export const unitMatcher = oncePerPlan<(text: string) => UnitMatch | null>(createUnitMatcher);

/** Units and offices named in a cell; those that the plan's tasks name count as known too. */
export const responsibleUnits = oncePerPlan((plan): ((text: string) => UnitList) => {
  const read = readUnitList(plan);
  const inTasks = new Set(plan.tasks.flatMap((task) => [...task.leadUnits, ...task.supportingUnits]).map(foldTight));
  const isKnown = (part: string): boolean => inTasks.has(foldTight(part));
  const isBeside = (part: string): boolean => /^[\d\s*-]+$/.test(part) || isPerson(part);
  return (text) => {
    const list = read(text);
    if (list.unknown.length === 0) return list;
    const known = [...list.known, ...list.unknown.filter(isKnown)];
    const unknown = list.unknown.filter((part) => !isKnown(part));
    // 区民政局 张三 13800138000: who to call there is no unit.
    return { known, unknown: known.length > 0 ? unknown.filter((part) => !isBeside(part)) : unknown };
  };
});
