/** 报上级的汇总花名册：标题、表头。表头须是 core/vocabulary 认得的叫法，读回来才是同一张表。 */
import type { FieldKey } from '../../model/field';

export const upwardZh = {
  sheet: '花名册',
  title: (plan: string): string => `${plan}花名册`,
  unitLine: (unit: string): string => `填报单位：${unit}`,
  serial: '序号',
  unit: '填报单位',
  nothing: '—',
  yuan: (name: string): string => `${name}（元）`,
  kitItem: (name: string, unit: string): string => `${name}（${unit}）`,
  /** 与句子里的叫法不同、表头更常用的。 */
  headers: { otherIdNumber: '代领人身份证号', certNo: '低保证号' } as Partial<Record<FieldKey, string>>,
  income: {
    perCapitaIncome: { month: '家庭月人均收入', year: '家庭年人均收入' },
    householdIncome: { month: '家庭月收入', year: '家庭年收入' },
    personalIncome: { month: '本人月收入', year: '本人年收入' },
  } as Partial<Record<FieldKey, Readonly<Record<'month' | 'year', string>>>>,
  member: { name: '成员姓名', idNumber: '成员身份证号', relation: '成员关系' },
  sourceFile: '来源文件',
  sourceSheet: '来源工作表',
  sourceRow: '来源行号',
} as const;
