/** Required fields for which the sheet has no column, each with the columns that might be it. */
import type { FieldKey } from '../../model/field';
import type { Plan } from '../../model/plan';
import type { Layout, SheetReading, UnknownColumn } from '../../model/roster';
import type { SheetSnapshot } from '../../model/sheet';
import type { PlanTools } from './plan-tools';
import { fitOf, sampleColumn } from './profile';

export interface MissingInput {
  readonly sheet: SheetSnapshot;
  readonly plan: Plan;
  readonly tools: PlanTools;
  readonly layout: Layout;
  readonly sampleRows: readonly number[];
  /** Fields that need no column: told by title, sheet name or 填报单位 line, or that institutions do not have. */
  readonly told: ReadonlySet<FieldKey>;
}

export const missingFieldsOf = (input: MissingInput): SheetReading['missingFields'] => {
  const bound = new Set(input.layout.columns.map((column) => column.field));
  return input.plan.requiredFields
    .filter((field, index, all) => all.indexOf(field) === index && !bound.has(field) && !input.told.has(field))
    .map((field) => ({ field, candidates: candidatesFor(field, input) }));
};

const candidatesFor = (field: FieldKey, { sheet, layout, sampleRows, tools }: MissingInput): readonly UnknownColumn[] =>
  layout.unknown.filter(({ column, alternativeFor }) => {
    if (alternativeFor === field) return true;
    const sample = sampleColumn(sheet, sampleRows, column);
    return sample.length > 0 && (fitOf(field, sample, tools.words) ?? 0) >= 0.6;
  });
