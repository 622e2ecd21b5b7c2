/** Runs one rule over a roster as the runner does (needs, subject, place), and gives its hits in a form that is easy to compare. */
import { categoryOf, grainOf, type Category } from '../../core/model/plan';
import type { Entry, Roster, SheetReading } from '../../core/model/roster';
import type { Fix, Severity } from '../../core/model/finding';
import type { FieldKey } from '../../core/model/field';
import { locate } from '../../core/rules/locate';
import type { Hit, Place, Rule, RuleContext } from '../../core/rules/define-rule';
import { planOf } from './plan-builder';

export interface Found {
  readonly sheet: string;
  readonly row: number | null;
  /** "C4", or null for a place without a cell. */
  readonly cell: string | null;
  readonly field: FieldKey | null;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, unknown>>;
  /** "Sheet1!C4", or "Sheet1!4" when there is no cell. */
  readonly related: readonly string[];
  readonly fix: Omit<Fix, 'where' | 'before'> | null;
}

export const ctxOf = (parts: Partial<RuleContext> = {}): RuleContext => ({ plan: planOf(), asOf: '2027-01-20', unit: null, ...parts });

export function hitsOf(rule: Rule, roster: Roster, parts: Partial<RuleContext> = {}): readonly Found[] {
  const ctx = ctxOf(parts);
  if (rule.scope === 'county') throw new Error('county rules are checked by the merge');
  if (rule.scope === 'roster')
    return rule.check(roster, ctx).map((hit) => {
      if (hit.at === undefined) throw new Error(`${rule.code}: a roster rule's hit has no place`);
      return foundOf(rule, hit, hit.at);
    });
  return roster.sheets
    .filter((sheet) => sheet.role === 'roster' && rule.needs.every((field) => canRead(sheet, field)))
    .flatMap((sheet) =>
      sheet.entries.flatMap((entry) =>
        rule.check({ entry, sheet, roster, ...subjectOf(entry, ctx) }, ctx).map((hit) => foundOf(rule, hit, { sheet, row: entry.row })),
      ),
    );
}

const canRead = (sheet: SheetReading, field: FieldKey): boolean =>
  ['category', 'village', 'unit'].includes(field) || (sheet.layout?.columns.some((column) => column.field === field) ?? false);

function subjectOf(entry: Entry, { plan }: RuleContext): { category: Category | undefined; grain: ReturnType<typeof grainOf> } {
  const code = entry.readings.category?.value?.[0];
  const only = entry.readings.category === undefined && plan.categories.length === 1 ? plan.categories[0] : undefined;
  const category = categoryOf(plan, code) ?? only;
  return { category, grain: grainOf(plan, category) };
}

function foundOf(rule: Rule, hit: Hit, base: Place): Found {
  const field = hit.field ?? base.field;
  const column = hit.column ?? base.column;
  const where = locate(null, {
    sheet: base.sheet,
    row: hit.row ?? base.row,
    ...(field === undefined ? {} : { field }),
    ...(column === undefined ? {} : { column }),
  });
  return {
    sheet: where.sheet,
    row: where.row,
    cell: where.cell,
    field: where.field,
    severity: hit.severity ?? rule.severity,
    params: hit.params ?? {},
    related: (hit.related ?? []).map((place) => {
      const { sheet, cell, row } = locate(null, place);
      return `${sheet}!${cell ?? row}`;
    }),
    fix: hit.fix ?? null,
  };
}
