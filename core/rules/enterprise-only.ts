/**
 * The plan is for workers of enterprises only, and the employer is clearly none (error), or it cannot be told (warning).
 *
 * Bad: | 姓名 | 工作单位 | → | 张三 | 县教育局 |
 */
import type { Entry, SheetReading } from '../model/roster';
import { defineRule, type Hit, type RowRule } from './define-rule';
import { employerKind, natureKind } from './support/employer';
import { none, saysNothing } from './support/hits';

export const enterpriseOnly: RowRule = defineRule({
  code: 'enterprise-only',
  scope: 'row',
  severity: 'error',
  needs: [],
  basis: '方案规定“非企业职工除外”（R31）；靠工作单位和单位性质判断，判不出的只警告',
  summary: {
    zh: '方案只慰问企业职工，而工作单位不是企业（判不出的为警告）。',
    en: 'The plan is for workers of enterprises only and the employer is none (a warning where it cannot be told).',
  },
  silentOn: '公司、厂、集团、店、个体、合作社、农场、银行等；公司名称里带学校、医院、教育字样；单位性质栏写明企业；没有这两栏的表',
  check: ({ entry, sheet }, { plan }) => {
    if (!plan.eligibility.enterpriseOnly) return none;
    const { employer, employerNature } = entry.readings;
    const nature = employerNature === undefined ? 'unclear' : natureKind(employerNature.text);
    const said = employer === undefined || saysNothing(employer.text) ? '' : employer.text;
    const kind = said === '' ? 'unclear' : employerKind(said);
    if (kind === 'public' || kind === 'otherBody') {
      // 粮食局, 某某局 that calls itself an enterprise: some enterprises keep a bureau's name.
      const contradicted = nature === 'enterprise' && /局$/.test(said);
      return [contradicted ? { ...hit('employer', said, 'contradiction'), severity: 'warning' } : hit('employer', said, 'no')];
    }
    if (nature === 'public' || nature === 'otherBody') return [hit('employerNature', employerNature?.text ?? '', 'no')];
    if (kind === 'enterprise' || nature === 'enterprise' || !canTell(sheet, entry)) return none;
    return [{ ...hit('employer', said, said === '' ? 'blank' : 'unclear'), severity: 'warning' }];
  },
});

const hit = (field: 'employer' | 'employerNature', said: string, reason: string): Hit => ({ field, params: { said, reason } });

/** Without an employer column there is nothing to point at: the missing column is columns-missing's business. */
const canTell = (sheet: SheetReading, entry: Entry): boolean =>
  entry.readings.employer !== undefined || (sheet.layout?.columns.some((column) => column.field === 'employer') ?? false);
