/** Findings of the county rules, in the form that the runner gives those of a file. */
import type { Finding, Severity, Where } from '../model/finding';
import type { Plan } from '../model/plan';
import type { Rule } from '../rules/define-rule';

/** Where a finding about the whole county, a unit or a file points. */
export const nowhere = (file: string | null): Where => ({
  file,
  sheet: '',
  row: null,
  cell: null,
  column: null,
  header: null,
  field: null,
});

/** Where findings are gathered: about an entry, about a file, about the county or a unit, about the base list. */
export interface FindingSink {
  readonly onEntry: (index: number, finding: Finding) => void;
  readonly onInput: (input: number, finding: Finding) => void;
  /** `slot`: the unit concerned, or -1 for the county. */
  readonly onCounty: (slot: number, finding: Finding) => void;
  readonly onBaseList: (finding: Finding) => void;
}

interface Parts {
  readonly where: Where;
  readonly related?: readonly Where[];
  readonly params: Finding['params'];
  readonly severity?: Severity;
}

/** Null when the plan switches the rule off. */
export function countyFinding(plan: Plan, rule: Rule, { where, related, params, severity }: Parts): Finding | null {
  const set = plan.ruleSeverity[rule.code];
  if (set === 'off') return null;
  return { code: rule.code, severity: set ?? severity ?? rule.severity, where, related: related ?? [], params };
}
