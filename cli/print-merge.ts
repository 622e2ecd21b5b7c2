/** `merge` for people: a page that a county officer reads first. Chinese and English by the message parts; numbers right-aligned. */
import { mergeSummaryText } from '../core/messages/merge-summary';
import { sentenceOf, severityName, standingName } from '../core/messages';
import type { Language } from '../core/messages/sentence';
import type { Severity } from '../core/model/finding';
import type { MergeResult, Standing, Tally, UnitResult } from '../core/model/merge';
import { formatYuan } from '../core/model/money';
import type { Plan } from '../core/model/plan';
import type { UnreadFile } from './judge-file';
import { padEnd, padStart } from './terminal';

const UNITS_SHOWN = 60;
const GROUPS_SHOWN = 10;

export function printMerge(result: MergeResult, unread: readonly UnreadFile[], plan: Plan, lang: Language): string {
  const text = mergeSummaryText(lang);
  const submitted = result.units.filter((unit) => unit.status !== 'missing');
  return [
    `${plan.title}（${plan.year}）`,
    '',
    text.units(submitted.length, result.missingUnits.length),
    text.entries(result.entries.length, tallyText(result.totals.reported, text), tallyText(result.totals.granted, text)),
    text.money(formatYuan(result.totals.granted.amountFen)),
    ...doubtfulMoney(result, text),
    ...standings(result, lang, text),
    '',
    text.unitsTitle,
    ...unitTable(submitted, text),
    '',
    text.findingsTitle,
    ...findingKinds(result, lang),
    ...section(
      text.overQuotaTitle,
      result.units
        .filter((unit) => (unit.quota?.over ?? 0) > 0)
        .map((unit) => text.overQuota(unit.name, unit.quota?.count ?? null, unit.quota?.over ?? 0)),
    ),
    ...section(text.duplicatesTitle, duplicateLines(result, text)),
    ...section(text.missingUnitsTitle, result.missingUnits.length > 0 ? [result.missingUnits.map((unit) => unit.name).join('、')] : []),
    ...section(
      text.lateTitle,
      result.lateUnits.map((unit) => `${unit.name}  ${unit.receivedAt}`),
    ),
    ...section(text.missingPeopleTitle, result.missingFromRosters.length > 0 ? [text.missingPeople(result.missingFromRosters.length)] : []),
    ...section(
      text.unreadTitle,
      unread.map((file) => `${file.file}：${sentenceOf({ code: file.problem.code, params: file.problem.params }, lang).what}`),
    ),
    '',
  ].join('\n');
}

type SummaryText = ReturnType<typeof mergeSummaryText>;

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

/** Households, persons and institutions are told apart, never added up. */
const tallyText = (tally: Tally, text: SummaryText): string => text.tally(tally.households, tally.persons, tally.institutions);

/** Sheets whose amounts are left out of the total because their unit is doubtful: said right below it. */
function doubtfulMoney(result: MergeResult, text: SummaryText): string[] {
  const files = new Set(
    result.findings.flatMap(({ code, where }) => (code === 'unit-scale-suspicious' ? [where.file ?? where.sheet] : [])),
  );
  return files.size === 0 ? [] : [text.doubtfulMoney([...files].join('、'))];
}

function standings(result: MergeResult, lang: Language, text: SummaryText): string[] {
  const counts = new Map<Standing, number>();
  for (const entry of result.entries) counts.set(entry.standing, (counts.get(entry.standing) ?? 0) + 1);
  const parts = [...counts].sort(([, a], [, b]) => b - a).map(([standing, count]) => `${standingName(standing, lang)} ${count}`);
  return [text.standings(parts.join('，'))];
}

function unitTable(units: readonly UnitResult[], text: SummaryText): string[] {
  const widths = [22, 8, 8, 14, 6, 6, 6, 6];
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, index) => (index === 0 ? padEnd(cell, widths[0] ?? 0) : padStart(cell, widths[index] ?? 0))).join(' ')}`;
  const rows = units
    .slice(0, UNITS_SHOWN)
    .map((unit) =>
      line([
        unit.name === '' ? text.unknownUnit : unit.name,
        String(unit.reported.households + unit.reported.institutions === 0 ? '' : unit.reported.households + unit.reported.institutions),
        unit.reported.persons === 0 ? '' : String(unit.reported.persons),
        formatYuan(unit.granted.amountFen),
        unit.quota?.count === null || unit.quota === null ? '' : String(unit.quota.count),
        unit.quota === null || unit.quota.over === 0 ? '' : String(unit.quota.over),
        String(unit.counts.error),
        String(unit.counts.warning),
      ]),
    );
  return [line(text.unitHeaders), ...rows];
}

function findingKinds(result: MergeResult, lang: Language): string[] {
  const kinds = new Map<string, { code: string; severity: Severity; count: number; params: (typeof result.findings)[number]['params'] }>();
  for (const finding of result.findings) {
    const key = `${finding.severity}|${finding.code}`;
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, { code: finding.code, severity: finding.severity, count: 1, params: finding.params });
    else kind.count += 1;
  }
  const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
  const text = mergeSummaryText(lang);
  return [...kinds.values()]
    .sort((a, b) => rank[a.severity] - rank[b.severity] || b.count - a.count || (a.code < b.code ? -1 : 1))
    .map(
      (kind) =>
        `  ${padEnd(severityName(kind.severity, lang), 6)}${padStart(String(kind.count), 5)}  ${padEnd(kind.code, 28)} ${text.example(sentenceOf(kind, lang).what)}`,
    );
}

function duplicateLines(result: MergeResult, text: SummaryText): string[] {
  const groups = result.duplicates.filter((group) => group.kind === 'person' && group.acrossUnits);
  const lines = groups.slice(0, GROUPS_SHOWN).map((group) => {
    const places = group.entries.map((index) => result.entries[index]).filter((merged) => merged !== undefined);
    return `${places[0]?.entry.readings.name?.value ?? ''}：${places.map((merged) => text.place(merged.unitName, merged.sheet.sheet, merged.entry.row)).join(' / ')}`;
  });
  return groups.length > GROUPS_SHOWN ? [...lines, text.more(groups.length - GROUPS_SHOWN)] : lines;
}
