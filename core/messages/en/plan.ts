/** Sentences about a plan that cannot be used. */
import type { PlanIssue } from '../../model/plan-check';

const formatNames: Readonly<Record<string, string>> = {
  date: 'a date such as 2027-01-20',
  datetime: 'an instant with zone such as 2026-12-30T23:59:59+08:00',
  regex: 'a code of letters, digits, - _ .',
  '0.01': 'an amount in yuan with at most two decimals',
};

export const planIssueEn = (issue: PlanIssue): string => {
  const where = `"${issue.path || '(top level)'}"`;
  switch (issue.kind) {
    case 'missing':
      return `${where} is missing; expected ${issue.expected}.`;
    case 'type':
      return `${where} must be ${issue.expected}; found ${issue.found}.`;
    case 'choice':
      return `${where} must be one of ${issue.expected}; found ${issue.found}.`;
    case 'range':
      return `${where} must be ${issue.expected}; found ${issue.found}.`;
    case 'format':
      return `${where} must be ${formatNames[issue.expected] ?? issue.expected}; found ${issue.found}.`;
    case 'unknownKey':
      return `${where} is not a plan field: check the spelling or remove it.`;
    case 'duplicate':
      return `${where} repeats ${issue.expected}: ${issue.found}.`;
    case 'unknownCode':
      return `${where} names the unknown code ${issue.found}; known: ${issue.expected || '(none)'}.`;
    case 'circle':
      return `${where} leads back to itself through ${issue.found}: a broader category cannot be below its own.`;
    default:
      return `${where} is wrong: ${issue.expected}; found ${issue.found}.`;
  }
};
