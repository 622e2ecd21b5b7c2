/** What looking at sheets needs from a plan, made once per plan. */
import { grainOf, categoryOf, type Plan } from '../../model/plan';
import type { CategoryReading } from '../../model/reading';
import { categoryInText, createUnitMatcher } from '../values';
import type { UnitMatch } from '../values';
import { createPlanColumns, type PlanColumns } from './plan-columns';
import { createPlanWords, type PlanWords } from './profile';

export interface PlanTools {
  readonly columns: PlanColumns;
  readonly words: PlanWords;
  readonly categoryIn: (text: string) => CategoryReading | undefined;
  readonly unitIn: (text: string) => UnitMatch | null;
  /** Whether every category of the reading is granted to institutions, which have neither name nor ID number. */
  readonly isInstitution: (reading: CategoryReading | undefined) => boolean;
  readonly hasInstitutions: boolean;
}

const known = new WeakMap<Plan, PlanTools>();

export const planTools = (plan: Plan): PlanTools => {
  let tools = known.get(plan);
  if (tools === undefined) {
    tools = create(plan);
    known.set(plan, tools);
  }
  return tools;
};

const create = (plan: Plan): PlanTools => ({
  columns: createPlanColumns(plan),
  words: createPlanWords(plan),
  categoryIn: categoryInText(plan),
  unitIn: createUnitMatcher(plan),
  isInstitution: (reading) =>
    reading?.value != null &&
    reading.value.length > 0 &&
    reading.value.every((code) => grainOf(plan, categoryOf(plan, code)) === 'institution'),
  hasInstitutions: plan.categories.some((category) => grainOf(plan, category) === 'institution'),
});
