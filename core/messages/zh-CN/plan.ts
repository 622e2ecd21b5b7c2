/** Sentences about a plan that cannot be used. */
import type { PlanIssue } from '../../model/plan-check';

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表 […]',
  object: '对象 {…}',
  record: '对象 {…}',
};
const formatNames: Readonly<Record<string, string>> = {
  date: '日期，如 2027-01-20',
  datetime: '带时区的时间，如 2026-12-30T23:59:59+08:00',
  regex: '由字母、数字、- _ . 组成的代码',
  '0.01': '最多两位小数的金额（元）',
};

export const planIssueZh = (issue: PlanIssue): string => {
  const where = `方案的“${issue.path || '最外层'}”`;
  switch (issue.kind) {
    case 'missing':
      return `${where}没有填，应为${typeNames[issue.expected] ?? issue.expected}。`;
    case 'type':
      return `${where}应为${typeNames[issue.expected] ?? issue.expected}，现在是 ${issue.found}。`;
    case 'choice':
      return `${where}应为以下之一：${issue.expected}；现在是 ${issue.found}。`;
    case 'range':
      return `${where}应 ${issue.expected}，现在是 ${issue.found}。`;
    case 'format':
      return `${where}应为${formatNames[issue.expected] ?? issue.expected}，现在是 ${issue.found}。`;
    case 'unknownKey':
      return `${where}不是方案里有的项目，请检查拼写或删去。`;
    case 'duplicate':
      return `${where}与 ${issue.expected} 重复：${issue.found}。`;
    case 'unknownCode':
      return `${where}引用了不存在的代码 ${issue.found}，可用的有：${issue.expected || '（无）'}。`;
    case 'circle':
      return `${where}绕回了自己：${issue.found}，上级类别不能是它自己的下级。`;
    default:
      return `${where}有误：${issue.expected}；现在是 ${issue.found}。`;
  }
};
