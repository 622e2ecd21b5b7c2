/** A unit named by a person (--unit, submissions.json, a typed answer) → the plan's unit. */
import { createUnitMatcher } from './values';
import type { Plan } from '../model/plan';

/** The plan's name when the text names one of its units; otherwise the text itself, with no code. */
export function namedUnit(text: string, plan: Plan): { readonly code: string | null; readonly name: string } {
  const unit = plan.units.find((candidate) => candidate.code === (createUnitMatcher(plan)(text)?.code ?? text));
  return unit === undefined ? { code: null, name: text } : { code: unit.code, name: unit.name };
}
