/** Headers about a unit: the one that reports, the one that employs, or the one in charge. Values and campaign decide. */
import type { ColumnContext, Weighted } from './candidates';
import { shareOf, type Sample } from './profile';

/** 单位: the reporting unit when its values name units of the plan, the employer when they are firms; else as the campaign has it. */
export const unitOrEmployer = (
  leaf: string,
  units: number,
  companies: number,
  townships: number,
  { plan }: ColumnContext,
): readonly Weighted[] => {
  const unit = (first: number, second: number): readonly Weighted[] => [
    ['unit', first],
    ['employer', second],
  ];
  if (units >= 0.5) return unit(0.95, 0.6);
  if (companies >= 0.3) return unit(0.6, 0.95);
  if (townships >= 0.5) return unit(0.9, 0.6);
  const employerAsked = plan.eligibility.enterpriseOnly || plan.requiredFields.includes('employer');
  if (leaf === '名称') return unit(0.5, 0.4);
  return employerAsked || leaf !== '单位' ? unit(0.75, 0.85) : unit(0.85, 0.75);
};

const department =
  /^(?:被?慰问单位|(?:所在|所属)?(?:部门|科室)(?:名称)?|处室|股室|科室[(/]单位[)]?|单位[(/](?:科室|部门)[)]?|部门[(/]单位[)]?)$/;

export const isDepartment = (header: string): boolean => department.test(header);

/** 科室, 部门, 慰问单位: a unit of the plan, an office in charge, or merely where somebody works. */
export const ofDepartment = (sample: Sample, { words }: ColumnContext, inCharge: boolean): readonly Weighted[] => {
  const units = shareOf(sample, words.unit);
  if (units === null || units >= 0.5)
    return [
      ['unit', 0.95],
      ['employer', 0.6],
    ];
  return (shareOf(sample, words.office) ?? 0) >= 0.5 && !inCharge ? [['responsibleUnit', 0.85]] : [['employer', 0.85]];
};
