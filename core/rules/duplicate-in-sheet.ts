/** One person (by ID, 15-digit numbers upgraded) twice on a sheet. */
import { defineRule, type RosterRule } from './define-rule';
import { duplicateHits } from './support/duplicates';

export const duplicateInSheet: RosterRule = defineRule({
  code: 'duplicate-in-sheet',
  scope: 'roster',
  severity: 'error',
  needs: ['idNumber'],
  basis: '同一人不得重复上报（R07）',
  summary: {
    zh: '同一张表里同一个人（身份证号相同）报了两次以上。',
    en: 'One person (same ID number) is listed more than once on a sheet.',
  },
  silentOn:
    '同名不同号的两个人；按人发放时一户的两个人；方案允许（分别享受）或另作处理（就高不就低）的两个类别；看不清、以数字存放的证件号',
  check: (roster, ctx) => duplicateHits(roster, ctx, 'sheet'),
});
