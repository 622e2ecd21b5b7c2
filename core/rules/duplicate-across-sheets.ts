/** One person on two sheets of the file (one sheet per village or category). */
import { defineRule, type RosterRule } from './define-rule';
import { duplicateHits } from './support/duplicates';

export const duplicateAcrossSheets: RosterRule = defineRule({
  code: 'duplicate-across-sheets',
  scope: 'roster',
  severity: 'error',
  needs: ['idNumber'],
  basis: '同一人不得在几张表里重复上报（R07）',
  summary: {
    zh: '同一个人（身份证号相同）在同一文件的几张表里都有。',
    en: 'One person (same ID number) is on several sheets of the file.',
  },
  silentOn: '汇总、说明、上年等不是花名册的表；同名不同号的两个人；方案允许（分别享受）或另作处理（就高不就低）的两个类别',
  check: (roster, ctx) => duplicateHits(roster, ctx, 'file'),
});
