/** The runner: takes every rule over a roster, turns hits into findings (code, severity, cell), gathers fixes, and contains crashes. */
import type { FieldKey } from '../model/field';
import type { Finding, Fix, Report, RuleCrash, Severity, Where } from '../model/finding';
import { categoryOf, grainOf, type Category, type Plan } from '../model/plan';
import type { Entry, Roster, SheetReading } from '../model/roster';
import type { Hit, Place, RosterRule, RowRule, RowSubject, Rule, RuleContext } from './define-rule';
import { catalogue } from './index';
import { fixesOf, fixKindOf } from './fixes';
import { locate, compareFindings } from './locate';

export interface CheckOptions {
  readonly plan: Plan;
  /** "Today", YYYY-MM-DD. */
  readonly asOf: string;
  /** The submitting unit, when it is known from outside the roster. */
  readonly unit?: { readonly code: string | null; readonly name: string } | null;
}

/** Judges one file (or open workbook) by all row and roster rules. Same input, same report. */
export function checkRoster(roster: Roster, options: CheckOptions, rules: readonly Rule[] = catalogue): Report {
  const ctx: RuleContext = { plan: options.plan, asOf: options.asOf, unit: options.unit ?? unitOf(roster, options.plan) };
  const run: Run = { roster, ctx, findings: [], crashed: [] };
  const active = rules.filter((rule) => options.plan.ruleSeverity[rule.code] !== 'off');
  const rowRules = active.filter((rule): rule is RowRule => rule.scope === 'row');
  for (const sheet of roster.sheets) if (sheet.role === 'roster') checkRows(run, sheet, rowRules);
  for (const rule of active) if (rule.scope === 'roster') checkWhole(run, rule);
  const order = new Map(roster.sheets.map((sheet, index) => [sheet.sheet, index]));
  run.findings.sort((a, b) => compareFindings(a, b, order));
  const fixes = roster.sheets.flatMap((sheet) => (sheet.role === 'roster' ? fixesOf(roster.file, sheet) : []));
  return {
    findings: run.findings,
    fixes: withFindingFixes(fixes, run.findings),
    counts: countSeverities(run.findings),
    crashed: run.crashed,
  };
}

interface Run {
  readonly roster: Roster;
  readonly ctx: RuleContext;
  readonly findings: Finding[];
  readonly crashed: RuleCrash[];
}

const unitOf = (roster: Roster, plan: Plan): RuleContext['unit'] => {
  if (roster.unit === null) return null;
  const known = plan.units.find((unit) => unit.code === roster.unit?.code);
  return { code: roster.unit.code, name: known?.name ?? roster.unit.text };
};

/** A field can be read on a sheet when it has a column, or when intake can fill it from elsewhere (section row, sheet name, title, 填报单位). */
const fillable: ReadonlySet<FieldKey> = new Set<FieldKey>(['category', 'village', 'unit']);
const canRead = (sheet: SheetReading, field: FieldKey): boolean =>
  fillable.has(field) || (sheet.layout?.columns.some((column) => column.field === field) ?? false);

function checkRows(run: Run, sheet: SheetReading, rules: readonly RowRule[]): void {
  const categories = new Map<string, Category>();
  const { plan } = run.ctx;
  let live = rules.filter((rule) => rule.needs.every((field) => canRead(sheet, field)));
  for (const entry of sheet.entries) {
    const subject = subjectOf(entry, sheet, run.roster, plan, categories);
    for (const rule of live) {
      try {
        const hits = rule.check(subject, run.ctx);
        for (const hit of hits) run.findings.push(findingOf(run, rule, hit, { sheet, row: entry.row }, entry));
      } catch (error) {
        run.crashed.push({ code: rule.code, sheet: sheet.sheet, row: entry.row, message: messageOf(error) });
        live = live.filter((other) => other !== rule);
      }
    }
  }
}

function subjectOf(entry: Entry, sheet: SheetReading, roster: Roster, plan: Plan, seen: Map<string, Category>): RowSubject {
  const code = entry.readings.category?.value?.[0];
  let category: Category | undefined;
  if (code !== undefined) {
    category = seen.get(code) ?? categoryOf(plan, code);
    if (category !== undefined) seen.set(code, category);
  } else if (plan.categories.length === 1 && entry.readings.category === undefined) category = plan.categories[0];
  return { entry, sheet, roster, category, grain: grainOf(plan, category) };
}

function checkWhole(run: Run, rule: RosterRule): void {
  try {
    for (const hit of rule.check(run.roster, run.ctx)) {
      if (hit.at === undefined) throw new Error('a roster rule reported a hit without a place');
      run.findings.push(findingOf(run, rule, hit, hit.at));
    }
  } catch (error) {
    run.crashed.push({ code: rule.code, sheet: null, row: null, message: messageOf(error) });
  }
}

function findingOf(run: Run, rule: Rule, hit: Hit, place: Place, entry?: Entry): Finding {
  const file = run.roster.file;
  const target: Place = {
    sheet: place.sheet,
    row: hit.row ?? place.row,
    ...optional('field', hit.field ?? place.field),
    ...optional('column', hit.column ?? place.column),
  };
  const where = locate(file, target);
  const set = run.ctx.plan.ruleSeverity[rule.code];
  const severity: Severity = set !== undefined && set !== 'off' ? set : (hit.severity ?? rule.severity);
  const fix = fixOf(where, target, hit, entry);
  return {
    code: rule.code,
    severity,
    where,
    related: (hit.related ?? []).map((other) => locate(file, other)),
    params: hit.params ?? {},
    ...optional('fix', fix),
  };
}

const optional = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });

/** The rule's own cure, or the certain normalisation of the cell it points at. */
function fixOf(where: Where, place: Place, hit: Hit, entry: Entry | undefined): Fix | undefined {
  if (entry === undefined || where.cell === null || where.field === null || place.row !== entry.row) return undefined;
  const column = place.column ?? place.sheet.layout?.columns.find((binding) => binding.field === where.field)?.column;
  if (column === undefined || column === null) return undefined;
  const raw = entry.cells[column] ?? null;
  const before = typeof raw === 'object' && raw !== null ? raw.serial : raw;
  if (hit.fix !== undefined) return { where, before, after: hit.fix.after, kind: hit.fix.kind };
  if (where.field === 'materials' || where.field === 'goods') return undefined;
  const reading = entry.readings[where.field];
  if (reading?.fix === undefined || reading.filledFrom !== undefined) return undefined;
  return { where, before, after: reading.fix, kind: fixKindOf(where.field) };
}

function withFindingFixes(fixes: readonly Fix[], findings: readonly Finding[]): readonly Fix[] {
  const known = new Set(fixes.map((fix) => `${fix.where.sheet}!${fix.where.cell}`));
  const more = findings.flatMap((finding) =>
    finding.fix && !known.has(`${finding.where.sheet}!${finding.where.cell}`) ? [finding.fix] : [],
  );
  return [...fixes, ...more];
}

function countSeverities(findings: readonly Finding[]): Report['counts'] {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}

const messageOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : 'unknown');
