/** Reads a plan from outside: shape by the schema, then what a schema cannot say (codes that must be unique or must exist). */
import { planSchema, type Plan } from './plan';

/** One thing wrong with a plan: where (path such as categories.3.standard.amountYuan), what is expected, what was found. */
export interface PlanIssue {
  readonly path: string;
  readonly kind: 'missing' | 'type' | 'choice' | 'range' | 'format' | 'unknownKey' | 'duplicate' | 'unknownCode' | 'circle' | 'other';
  readonly expected: string;
  readonly found: string;
}

export type PlanCheck = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly issues: readonly PlanIssue[] };

/** Never throws: a bad plan gives every issue found. */
export function checkPlan(json: unknown): PlanCheck {
  const parsed = planSchema.safeParse(json);
  if (!parsed.success)
    return { ok: false, issues: parsed.error.issues.flatMap((issue) => shapeIssues(issue as unknown as SchemaIssue, json)) };
  const issues = referenceIssues(parsed.data);
  return issues.length === 0 ? { ok: true, plan: parsed.data } : { ok: false, issues };
}

interface SchemaIssue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly [key: string]: unknown;
}

function shapeIssues(issue: SchemaIssue, json: unknown): PlanIssue[] {
  const path = issue.path.map(String).join('.');
  const found = describe(valueAt(json, issue.path));
  switch (issue.code) {
    case 'invalid_type':
      return [{ path, kind: found === 'undefined' ? 'missing' : 'type', expected: String(issue['expected']), found }];
    case 'invalid_value':
      return [{ path, kind: found === 'undefined' ? 'missing' : 'choice', expected: list(issue['values']), found }];
    case 'invalid_union':
      return [{ path, kind: found === 'undefined' ? 'missing' : 'choice', expected: list(issue['options']) || issue.message, found }];
    case 'unrecognized_keys':
      return (issue['keys'] as readonly string[]).map((key) => ({
        path: path === '' ? key : `${path}.${key}`,
        kind: 'unknownKey',
        expected: '',
        found: key,
      }));
    case 'too_small':
      return [{ path, kind: 'range', expected: `>= ${String(issue['minimum'])}`, found }];
    case 'too_big':
      return [{ path, kind: 'range', expected: `<= ${String(issue['maximum'])}`, found }];
    case 'invalid_format':
    case 'not_multiple_of':
      return [{ path, kind: 'format', expected: String(issue['format'] ?? issue['divisor'] ?? ''), found }];
    default:
      return [{ path, kind: 'other', expected: issue.message, found }];
  }
}

const list = (values: unknown): string => (Array.isArray(values) ? values.map(String).join(' | ') : '');

const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    json,
  );

/** Short, for a message: objects are not unfolded. */
const describe = (value: unknown): string => {
  if (value === undefined) return 'undefined';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value === 'object') return '{…}';
  const text =
    typeof value === 'string' ? `"${value}"` : typeof value === 'number' || typeof value === 'boolean' ? `${value}` : typeof value;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

function referenceIssues(plan: Plan): PlanIssue[] {
  const issues: PlanIssue[] = [];
  const categories = new Set(plan.categories.map((category) => category.code));
  const units = new Set(plan.units.map((unit) => unit.code));
  const types = new Set(plan.units.map((unit) => unit.type));
  const needs = (path: string, code: string | undefined, known: ReadonlySet<string>): void => {
    if (code !== undefined && !known.has(code))
      issues.push({ path, kind: 'unknownCode', expected: [...known].slice(0, 12).join(' | '), found: `"${code}"` });
  };
  duplicates(issues, 'categories', plan.categories);
  duplicates(issues, 'units', plan.units);
  duplicates(issues, 'materials', plan.materials);
  duplicates(issues, 'visitGroups', plan.visitGroups);
  duplicates(issues, 'tiers', plan.tiers);
  duplicates(issues, 'tasks', plan.tasks);
  plan.categories.forEach((category, index) => {
    needs(`categories.${index}.parent`, category.parent, categories);
    if (isOwnAncestor(plan, category.code))
      issues.push({ path: `categories.${index}.parent`, kind: 'circle', expected: '', found: `"${category.parent ?? ''}"` });
  });
  plan.quotas.forEach((quota, index) => {
    needs(`quotas.${index}.unit`, quota.unit, units);
    needs(`quotas.${index}.category`, quota.category, categories);
    if (plan.units.length > 0) needs(`quotas.${index}.unitType`, quota.unitType, types);
  });
  plan.unitGroups.forEach((group, index) => group.types.forEach((type, at) => needs(`unitGroups.${index}.types.${at}`, type, types)));
  plan.tasks.forEach((task, index) => needs(`tasks.${index}.category`, task.category, categories));
  return issues;
}

/** Walking up from the category leads back to it. */
function isOwnAncestor(plan: Plan, code: string): boolean {
  const parents = new Map(plan.categories.map((category) => [category.code, category.parent]));
  let above = parents.get(code);
  for (let steps = 0; above !== undefined && steps <= plan.categories.length; steps += 1) {
    if (above === code) return true;
    above = parents.get(above);
  }
  return false;
}

function duplicates(issues: PlanIssue[], field: string, items: readonly { readonly code: string; readonly name?: string }[]): void {
  for (const key of ['code', 'name'] as const) {
    const seen = new Map<string, number>();
    items.forEach((item, index) => {
      const value = item[key];
      if (value === undefined) return;
      const first = seen.get(value);
      if (first === undefined) seen.set(value, index);
      else issues.push({ path: `${field}.${index}.${key}`, kind: 'duplicate', expected: `${field}.${first}`, found: `"${value}"` });
    });
  }
}
