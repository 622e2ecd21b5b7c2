/** docs/RULES.md as text, from the rules themselves. tests/meta/docs.test.ts fails when the file is not this text. */
import { fieldName } from '../core/messages';
import type { Rule } from '../core/rules/define-rule';
import { catalogue } from '../core/rules';

const scopes = { row: '逐行', roster: '整册', county: '县级' } as const;
const severities = { error: '错误', warning: '提醒', info: '提示' } as const;

export function rulesMarkdown(): string {
  const sections = (['row', 'roster', 'county'] as const).map((scope) => {
    const rules = catalogue.filter((rule) => rule.scope === scope);
    return [`## ${scopes[scope]} (${scope})`, '', ...rules.flatMap(ruleSection)].join('\n');
  });
  return [
    '# 规则目录 · Rule catalogue',
    '',
    '本文由 `npm run docs:gen` 从代码生成，不要手改。代码 (code) 公开且永久不变；方案可用 `ruleSeverity` 关掉某条规则或改变其级别。',
    'Generated from the code; do not edit. Codes are public and permanent. A plan may switch a rule off or change its severity (`ruleSeverity`).',
    '',
    `共 ${catalogue.length} 条。错误：会被退回；提醒：需要人看一眼；提示：仅供记录。`,
    '',
    ...sections,
  ].join('\n');
}

function ruleSection(rule: Rule): string[] {
  return [
    `### ${rule.code}`,
    '',
    `${rule.summary.zh} ${rule.summary.en}`,
    '',
    `- 级别 severity: ${severities[rule.severity]} (${rule.severity})`,
    ...(rule.needs.length > 0
      ? [`- 需要的列 needs: ${rule.needs.map((field) => `${fieldName(field, 'zh-CN')} (\`${field}\`)`).join('、')}`]
      : []),
    `- 依据 basis: ${rule.basis}`,
    ...(rule.silentOn === '' ? [] : [`- 不报 silent on: ${rule.silentOn}`]),
    '',
  ];
}
