/** 退回单: for each unit what it must mend, to be sent back: entries that were not granted with the reason, and all its findings. */
import { sentenceOf } from '../messages';
import { outputsZh } from '../messages/zh-CN/outputs';
import { paperZh } from '../messages/zh-CN/outputs-paper';
import type { Finding } from '../model/finding';
import type { MergedEntry } from '../model/merge';
import type { Table, TableRow } from '../model/table';
import { categoryText, nameOf, standingText, unitLabel, type CountyView } from './county-view';
import { byUnit } from './granted';
import { unitIssuesTable } from './issues-table';

const text = paperZh.returned;
const mostReasons = 4;

export interface ReturnOptions {
  /** The officer's reason for sending a roster back, by the unit's name. */
  readonly returnReasons?: Readonly<Record<string, string>>;
}

export interface ReturnedUnit {
  readonly unit: string;
  /** 退回说明, 问题清单. */
  readonly tables: readonly Table[];
}

/** Units that reported and have a finding, an entry that was not granted, or a reason given. Findings about the county as a whole go to no unit. */
export function returnedTables(view: CountyView, { returnReasons = {} }: ReturnOptions = {}): readonly ReturnedUnit[] {
  const findings = new Map<string, Finding[]>();
  for (const finding of view.result.findings) {
    const unit = view.unitOf(finding);
    const known = findings.get(unit);
    if (known === undefined) findings.set(unit, [finding]);
    else known.push(finding);
  }
  const entries = new Map(byUnit(current(view.result.entries)).map(({ unit, entries: own }) => [unit, own]));
  const indexOf = new Map(view.result.entries.map((merged, index) => [merged, index]));
  const units = new Set([
    ...view.result.units.filter(({ status }) => status !== 'missing').map(({ name }) => unitLabel(name)),
    ...entries.keys(),
  ]);
  return [...units].flatMap((unit): ReturnedUnit[] => {
    const own = entries.get(unit) ?? [];
    const issues = findings.get(unit) ?? [];
    const reason = Object.hasOwn(returnReasons, unit) ? (returnReasons[unit] ?? '') : '';
    if (issues.length === 0 && reason === '' && own.every(({ standing }) => standing === 'granted')) return [];
    return [{ unit, tables: [standingsTable(view, unit, own, reason, indexOf), unitIssuesTable(view, issues, unit)] }];
  });
}

const current = (entries: readonly MergedEntry[]): readonly MergedEntry[] => entries.filter(({ standing }) => standing !== 'superseded');

function standingsTable(
  view: CountyView,
  unit: string,
  entries: readonly MergedEntry[],
  reason: string,
  indexOf: ReadonlyMap<MergedEntry, number>,
): Table {
  const { plan } = view;
  const open = entries.filter(({ standing }) => standing !== 'granted');
  const rows: TableRow[] = open.map((merged, at) => ({
    cells: [
      at + 1,
      merged.file ?? '',
      merged.sheet.sheet,
      merged.entry.row,
      nameOf(merged),
      categoryText(merged, plan),
      standingText(view, merged),
      reasonText(view, merged, indexOf.get(merged) ?? -1),
    ],
  }));
  return {
    name: text.standings,
    title: `${outputsZh.campaign(plan.title, plan.year)}${text.title}`,
    subtitle: [
      text.line(unit, view.asOf),
      ...(reason === '' ? [] : [text.why(reason)]),
      text.counts(entries.length, entries.length - open.length, open.length),
      text.ask,
    ],
    columns: [
      { header: paperZh.serial, kind: 'integer', width: 6, align: 'center' },
      { header: text.file, kind: 'text', width: 24, wrap: true },
      { header: text.sheet, kind: 'text', width: 14, wrap: true },
      { header: text.row, kind: 'integer', width: 7 },
      { header: paperZh.name, kind: 'text', width: 10, wrap: true },
      { header: paperZh.category, kind: 'text', width: 16, wrap: true },
      { header: text.standing, kind: 'text', width: 24, wrap: true },
      { header: text.reason, kind: 'text', width: 44, wrap: true },
    ],
    rows: rows.length > 0 ? rows : [{ cells: [null, text.none, null, null, null, null, null, null] }],
    footer: [],
    orientation: 'landscape',
    autoFilter: false,
    frozenColumns: 0,
  };
}

/** What the finding says that decided it; otherwise the errors on the entry. */
function reasonText(view: CountyView, merged: MergedEntry, index: number): string {
  const findings = view.findingsAt(index);
  const deciding = findings.filter(({ code }) => code === merged.standingReason?.code);
  const said = deciding.length > 0 ? deciding : findings.filter(({ severity }) => severity === 'error');
  return said
    .slice(0, mostReasons)
    .map((finding) => sentenceOf(finding, 'zh-CN').what)
    .join('');
}
