/**
 * The employer looks publicly financed (机关、学校、公立医院 …), or the person is on its establishment: such people seldom are in hardship
 * in the plan's sense, so somebody should look.
 *
 * Bad: | 姓名 | 工作单位 | → | 张三 | 县财政局 |
 */
import type { Entry, SheetReading } from '../model/roster';
import type { FieldKey } from '../model/field';
import { defineRule, type RowRule } from './define-rule';
import { employerKind, natureKind } from './support/employer';
import { none } from './support/hits';

const onEstablishment = /公务员|事业编|行政编|在编|参公|机关干部|国家干部|财政供养/;
/** Casual staff of public bodies are not on the public payroll. */
const casual = /临时|临聘|编外|合同|公益|派遣|聘用|外包|保洁|保安|环卫|勤杂|炊事|食堂|护工|学徒|非在编|不在编/;
const pupil = /学生|在校|在读|就读|上学/;

export const publicPayroll: RowRule = defineRule({
  code: 'public-payroll',
  scope: 'row',
  severity: 'warning',
  needs: [],
  basis: '财政供养人员一般不列入困难慰问（R33）；方案要求提示时才查',
  summary: {
    zh: '工作单位像是机关、学校、公立医院等财政供养单位。',
    en: 'The employer looks like a publicly financed body.',
  },
  silentOn: '企业；村委会等自治组织；写明临时工、编外、公益性岗位的人；学生和未成年人填的学校；公司名称里带教育、医药字样',
  check: ({ entry, sheet }, { plan, asOf }) => {
    if (!plan.eligibility.warnPublicPayroll) return none;
    const field = publicField(entry);
    if (field === undefined || isCasual(entry) || isPupil(entry, sheet, asOf)) return none;
    return [{ field, params: { said: entry.readings[field]?.text ?? '' } }];
  },
});

type Source = Extract<FieldKey, 'employer' | 'employerNature' | 'jobStatus'>;

function publicField(entry: Entry): Source | undefined {
  const { employer, employerNature, jobStatus } = entry.readings;
  if (employer !== undefined && employerKind(employer.text) === 'public') return 'employer';
  if (employerNature !== undefined && natureKind(employerNature.text) === 'public') return 'employerNature';
  if (jobStatus !== undefined && onEstablishment.test(jobStatus.text) && !casual.test(jobStatus.text)) return 'jobStatus';
  return undefined;
}

const isCasual = ({ readings }: Entry): boolean =>
  casual.test(readings.jobStatus?.text ?? '') ||
  casual.test(readings.remark?.text ?? '') ||
  (/[(]/.test(readings.employer?.text ?? '') && casual.test(readings.employer?.text ?? ''));

/** Orphans and children give their school where others give their employer. */
function isPupil(entry: Entry, sheet: SheetReading, asOf: string): boolean {
  const { jobStatus, remark, idNumber, age } = entry.readings;
  if (pupil.test(jobStatus?.text ?? '') || pupil.test(remark?.text ?? '')) return true;
  if (age?.value !== undefined && age.value !== null && age.value < 18) return true;
  const birth = idNumber?.birth;
  if (birth !== undefined && birth !== null && `${Number(birth.slice(0, 4)) + 18}${birth.slice(4)}` > asOf) return true;
  return sheet.layout?.columns.some((column) => column.field === 'employer' && column.header.includes('学校')) ?? false;
}
