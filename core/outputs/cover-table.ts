/** 汇总说明: the first sheet, what an office reads before it signs. */
import { sentenceOf, standingName } from '../messages';
import { outputsZh } from '../messages/zh-CN/outputs';
import type { Finding } from '../model/finding';
import type { MergeResult, Standing } from '../model/merge';
import { toFen } from '../model/plan';
import { formatYuan } from '../model/money';
import type { Table, TableRow } from '../model/table';
import { tallyText, unitLabel, type CountyView } from './county-view';

const text = outputsZh.cover;
const mostKinds = 8;
const mostUnits = 40;

export function coverTable(view: CountyView, sheets: readonly string[]): Table {
  const { plan } = view;
  return {
    name: outputsZh.sheets.cover,
    title: `${outputsZh.campaign(plan.title, plan.year)}${text.title}`,
    subtitle: [outputsZh.subtitle(plan.hostOffice, view.asOf)],
    columns: [
      { header: text.item, kind: 'text', width: 26 },
      { header: text.content, kind: 'text', width: 84, wrap: true },
    ],
    rows: [
      section(text.basics),
      ...basics(view),
      section(text.standings),
      ...standings(view.result),
      section(text.issues),
      ...issues(view.result),
      section(text.units),
      ...units(view),
      section(text.contents),
      ...contents(sheets),
    ],
    footer: [outputsZh.signatures],
    orientation: 'portrait',
    autoFilter: false,
    frozenColumns: 0,
  };
}

const section = (title: string): TableRow => ({ cells: [title, null], tone: 'total', bold: true });
const line = (item: string, content: string, tone?: 'error' | 'warning'): TableRow =>
  tone === undefined ? { cells: [item, content] } : { cells: [item, content], cellTones: { 1: tone } };

function basics({ result, plan }: CountyView): TableRow[] {
  const { reported, granted } = result.totals;
  const { ceilingYuan } = plan.budget;
  const overFen = ceilingYuan === undefined ? 0 : granted.amountFen - toFen(ceilingYuan);
  const submitted = result.units.filter((unit) => unit.status !== 'missing').length;
  return [
    line(text.unitCount, text.unitCounts(submitted, result.missingUnits.length, result.units.filter(isLate).length)),
    line(text.entries, text.entryCount(result.entries.length)),
    line(text.reported, tallyText(reported)),
    line(text.granted, tallyText(granted)),
    line(text.money, text.yuan(formatYuan(granted.amountFen))),
    ...(ceilingYuan === undefined
      ? []
      : [
          line(
            text.budget,
            text.budgetText(formatYuan(toFen(ceilingYuan)), overFen > 0 ? formatYuan(overFen) : ''),
            overFen > 0 ? 'error' : undefined,
          ),
        ]),
    ...(plan.deadline === undefined ? [] : [line(text.deadline, plan.deadline.at.slice(0, 16).replace('T', ' '))]),
  ];
}

const isLate = ({ status }: MergeResult['units'][number]): boolean => status === 'late' || status === 'void';

function standings(result: MergeResult): TableRow[] {
  const counts = new Map<Standing, number>();
  for (const { standing } of result.entries) counts.set(standing, (counts.get(standing) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([standing, count]) => line(standingName(standing, 'zh-CN'), text.entryCount(count)));
}

function issues(result: MergeResult): TableRow[] {
  const count = { error: 0, warning: 0, info: 0 };
  const kinds = new Map<string, { readonly example: Finding; count: number }>();
  for (const finding of result.findings) {
    count[finding.severity] += 1;
    if (finding.severity === 'info') continue;
    const kind = kinds.get(finding.code);
    if (kind === undefined) kinds.set(finding.code, { example: finding, count: 1 });
    else kind.count += 1;
  }
  const rank = ({ example }: { readonly example: Finding }): number => (example.severity === 'error' ? 0 : 1);
  const sorted = [...kinds.values()].sort((a, b) => rank(a) - rank(b) || b.count - a.count || (a.example.code < b.example.code ? -1 : 1));
  return [
    line(outputsZh.sheets.issues, outputsZh.issues.counts(count.error, count.warning, count.info)),
    ...sorted
      .slice(0, mostKinds)
      .map((kind, at) => line(at === 0 ? text.kinds : '', text.kind(sentenceOf(kind.example, 'zh-CN').what, kind.count))),
  ];
}

function units({ result }: CountyView): TableRow[] {
  const listed = (names: readonly string[]): string =>
    names.length === 0 ? text.none : `${names.slice(0, mostUnits).join('、')}${names.length > mostUnits ? '……' : ''}`;
  const missing = result.missingUnits.map((unit) => unit.name);
  const late = result.units.filter(isLate).map((unit) => `${unitLabel(unit.name)}（${outputsZh.status[unit.status]}）`);
  const over = result.units
    .filter((unit) => (unit.quota?.over ?? 0) > 0)
    .map((unit) => text.overQuotaOf(unitLabel(unit.name), unit.quota?.over ?? 0));
  return [
    line(text.missingUnits, listed(missing), missing.length > 0 ? 'error' : undefined),
    line(text.lateUnits, listed(late), late.length > 0 ? 'warning' : undefined),
    line(text.overQuota, listed(over), over.length > 0 ? 'warning' : undefined),
    ...(result.missingFromRosters.length === 0 ? [] : [line(text.baseList, text.people(result.missingFromRosters.length), 'warning')]),
  ];
}

/** One link for each sheet; further parts of a sheet (合并花名册(2)) are described like the first. */
function contents(sheets: readonly string[]): TableRow[] {
  const purposes = new Map<string, string>(
    (Object.keys(outputsZh.purposes) as (keyof typeof outputsZh.purposes)[]).map((key) => [outputsZh.sheets[key], outputsZh.purposes[key]]),
  );
  return sheets.map((sheet) => ({
    cells: [{ link: `'${sheet}'!A1`, text: sheet }, purposes.get(sheet.replace(/\(\d+\)$/, '')) ?? ''],
  }));
}
