/** 级别、去向、表的种类的叫法。 */
import type { Severity } from '../../model/finding';
import type { Standing } from '../../model/merge';
import type { SheetRole } from '../../model/roster';

export const severityNamesZh: Readonly<Record<Severity, string>> = { error: '错误', warning: '提醒', info: '提示' };

export const standingNamesZh: Readonly<Record<Standing, string>> = {
  granted: '享受',
  yielded: '让出',
  undecided: '重复待定',
  overQuota: '超名额',
  void: '逾期作废',
  blocked: '有误待改',
  superseded: '旧表已替换',
  excluded: '已剔除',
  otherTier: '其他层级慰问',
};

export const roleNamesZh: Readonly<Record<SheetRole, string>> = {
  roster: '花名册',
  summary: '汇总表',
  instruction: '填表说明',
  empty: '空表',
  archive: '档案表',
  lastYear: '往年名单',
  hidden: '隐藏的表',
  printout: '打印用的表',
  other: '其他表',
};
