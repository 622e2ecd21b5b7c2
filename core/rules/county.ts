/**
 * Catalogue facts of the county rules. Their checks are part of the merge (core/merge), which reports findings under these codes.
 * Each code's params are named here; its sentences are in core/messages/{zh-CN,en}/rules-county.ts. Unit and category params are names, not codes;
 * ID and account numbers are masked (core/model/mask.ts); money params are yuan (fen / 100) and end in "Yuan"; a missing value is null.
 * A finding about the whole county or a whole unit has where = { file, sheet: '', everything else null }, with the file where one is known.
 */
import { defineRule, type CountyRule } from './define-rule';

/** Params: ceilingYuan, grantedYuan, overYuan (= granted − ceiling, above 0). One finding for the county. */
export const overBudget: CountyRule = defineRule({
  code: 'over-budget',
  scope: 'county',
  severity: 'error',
  needs: [],
  basis: '方案的资金总额；预算对数（R18）',
  summary: {
    zh: '全县核定发放的金额超过方案的资金总额。',
    en: 'The money granted in the whole county is more than the ceiling of the plan.',
  },
  silentOn: '方案没有资金总额；正好等于资金总额',
});

/** Params: category, grain ('household' | 'person' | 'institution'), planned, reported, difference (= reported − planned, signed). One finding per category. */
export const plannedCountDiffers: CountyRule = defineRule({
  code: 'planned-count-differs',
  scope: 'county',
  severity: 'warning',
  needs: [],
  basis: '方案的计划人数（户数）与上报数对照（R18）',
  summary: {
    zh: '某类对象上报的人数（户数）与方案的计划数不同。',
    en: 'The number reported in a category differs from the number the plan foresees.',
  },
  silentOn: '方案没有计划数的类别；户和人各算各的，从不相加；上级类别的计划数按它和全部下级类别合计',
});

/**
 * On every entry of the person, since no unit's place is the right one by itself; related: all the other places.
 * Params: name, id (masked), unit (of this entry), units (all units concerned, each once), count (entries concerned), categories (names, each once),
 * overlap (plan.overlap).
 */
export const duplicateAcrossUnits: CountyRule = defineRule({
  code: 'duplicate-across-units',
  scope: 'county',
  severity: 'error',
  needs: ['idNumber'],
  basis: '同一人在两个单位同时上报（R08）；由县里裁定，不自动删除',
  summary: {
    zh: '同一个人（身份证号相同）在两个以上单位的名单里。',
    en: 'One person (same ID number) is on the lists of two or more units.',
  },
  silentOn: '同名不同号的两个人；看不清、以数字存放的证件号；已被新表替换的旧表',
});

/** On every entry; related: the other places. Params: name, household (masked ID of the head, or the household number, or null), unit, units, names, count. */
export const householdAcrossUnits: CountyRule = defineRule({
  code: 'household-across-units',
  scope: 'county',
  severity: 'warning',
  needs: [],
  basis: '按户慰问，一户只享受一份（R10）',
  summary: {
    zh: '同一户的人在两个以上单位的名单里（按户慰问的类别）。',
    en: 'Members of one household are on the lists of two or more units, in a category granted by household.',
  },
  silentOn: '按人慰问的类别；只是同村同姓；户号只在本单位内有意义，不跨单位比较',
});

/** On every entry; related: the other places. Params: account (masked), unit, units, names (people, each once), count. */
export const accountAcrossUnits: CountyRule = defineRule({
  code: 'account-across-units',
  scope: 'county',
  severity: 'warning',
  needs: ['bankAccount'],
  basis: '同一账户收多人的款（R22）',
  summary: {
    zh: '两个以上单位的不同对象用了同一个银行账号。',
    en: 'Different people of two or more units have the same bank account.',
  },
  silentOn: '款项付给监护人或机构的类别；机构；同一户；同一个人（由跨单位重复的规则去说）',
});

/** About a file. Params: unit, receivedAt (ISO instant), deadline (ISO instant), late (plan.deadline.late: 'void' | 'flag' | 'refuse'). */
export const lateSubmission: CountyRule = defineRule({
  code: 'late-submission',
  scope: 'county',
  severity: 'error',
  needs: [],
  basis: '方案的报送截止时间；逾期视为放弃（R30）',
  summary: {
    zh: '名单在截止时间之后才收到；如何处理看方案。',
    en: 'The list was received after the deadline; the plan says what becomes of it.',
  },
  silentOn: '在截止的那一分钟内收到；不知道收到时间；方案没有截止时间',
});

/** About a unit. Params: unit, type (or null). One finding per unit, in plan order. */
export const unitMissing: CountyRule = defineRule({
  code: 'unit-missing',
  scope: 'county',
  severity: 'error',
  needs: [],
  basis: '方案的单位名册：每个单位都要报',
  summary: {
    zh: '方案里的这个单位没有报名单。',
    en: 'This unit of the plan has not sent a list.',
  },
  silentOn: '报了空表（零报告）的单位；方案没有单位名册',
});

/** Where: the person's row in the base list; related: the places of people who are perhaps the same. Params: name, unit (or null), perhaps (how many places). */
export const missingFromRosters: CountyRule = defineRule({
  code: 'missing-from-rosters',
  scope: 'county',
  severity: 'warning',
  needs: [],
  basis: '应慰问尽慰问、不漏户：底册与名单对照（R27）',
  summary: {
    zh: '底册里有这个人，各单位的名单里都没有。',
    en: 'The person is in the base list but on no list of any unit.',
  },
  silentOn: '名单里证件号看不清但姓名相同的人，列为“可能是”',
});

/** On the entry. Params: name, unit (or null). */
export const notInBaseList: CountyRule = defineRule({
  code: 'not-in-base-list',
  scope: 'county',
  severity: 'info',
  needs: [],
  basis: '底册与名单对照：新增的人请核实',
  summary: {
    zh: '名单里的这个人不在底册里（可能是新增）。',
    en: 'The person is on the list but not in the base list (perhaps new).',
  },
  silentOn: '没有给出底册；单位类对象',
});

/** In catalogue order. over-quota's county half uses the rule of ./over-quota with the params named there. */
export const countyRules: readonly CountyRule[] = [
  overBudget,
  plannedCountDiffers,
  duplicateAcrossUnits,
  householdAcrossUnits,
  accountAcrossUnits,
  lateSubmission,
  unitMissing,
  missingFromRosters,
  notInBaseList,
];
