/** `check` for people: per sheet, the findings grouped by row, each with what to do. */
import { fieldName, roleName, sentenceOf, severityName } from '../core/messages';
import type { Finding } from '../core/model/finding';
import type { Language } from '../core/messages/sentence';
import type { Plan } from '../core/model/plan';
import { unitName } from './json';
import type { JudgedFile, UnreadFile } from './judge-file';
import { padEnd, proseOf, type CliProse } from './terminal';

/** More would scroll away; the JSON and the annotated copy hold them all. */
const SHOWN_PER_FILE = 200;

export function printCheck(result: JudgedFile | UnreadFile, plan: Plan, lang: Language): string {
  const prose = proseOf(lang);
  if (!result.ok) {
    const sentence = sentenceOf({ code: result.problem.code, params: result.problem.params }, lang);
    return `✗ ${result.file}\n    ${sentence.what}${sentence.todo}\n`;
  }
  const { roster, report } = result;
  const unit = unitName(roster, plan);
  const lines = [
    `■ ${result.file}${unit === null ? '' : `  〔${unit}〕`}  ${prose.counts(report.counts.error, report.counts.warning, report.counts.info)}`,
  ];
  for (const sheet of roster.sheets) {
    lines.push(
      `  ${padEnd(sheet.sheet, 24)} ${roleName(sheet.role, lang)}${sheet.role === 'roster' ? `  ${prose.entries(sheet.entries.length)}` : ''}`,
    );
  }
  if (!roster.sheets.some((sheet) => sheet.role === 'roster')) lines.push(`  ${prose.noRoster}`);
  lines.push(...report.findings.slice(0, SHOWN_PER_FILE).map((finding) => findingLine(finding, lang, prose)));
  if (report.findings.length > SHOWN_PER_FILE) lines.push(`  ${prose.more(report.findings.length - SHOWN_PER_FILE)}`);
  if (report.findings.length === 0) lines.push(`  ${prose.noFindings}`);
  for (const crash of report.crashed) lines.push(`  ! ${prose.crashed(crash.code)}`);
  return `${lines.join('\n')}\n`;
}

function findingLine(finding: Finding, lang: Language, prose: CliProse): string {
  const { where } = finding;
  const sentence = sentenceOf(finding, lang);
  const place = where.row === null ? prose.wholeSheet : (where.cell ?? prose.row(where.row));
  const header = where.header ?? (where.field === null ? '' : fieldName(where.field, lang));
  return `  ${padEnd(severityName(finding.severity, lang), 5)} ${padEnd(`${where.sheet}!${place}`, 20)} ${header === '' ? '' : `「${header}」`}${sentence.what}${sentence.todo}`;
}
