/** 走访分组表: the plan's groups in the plan's order, every granted entry in exactly one of them or under 未分组. */
import { outputsZh } from '../messages/zh-CN/outputs';
import { outputKindNamesZh, paperZh } from '../messages/zh-CN/outputs-paper';
import type { MergedEntry, Tally } from '../model/merge';
import type { Plan } from '../model/plan';
import type { Table, TableCell, TableColumn, TableRow } from '../model/table';
import { visitGroupInvalid } from '../rules/visit-group-invalid';
import { groupMatcher } from '../rules/support/visit-group';
import { nameOf, standingText, unitLabel, type CountyView } from './county-view';
import { amountCell, goodsText, grantedIn, tallyOf, villageText } from './granted';

const text = paperZh.visit;

interface Group {
  readonly name: string;
  readonly leader: string;
  readonly entries: readonly MergedEntry[];
  /** 未分组: whoever is in it would be left out of the visits. */
  readonly stray: boolean;
  /** Not granted because their group is missing or wrong: listed, so that no household is left out, and not counted. */
  readonly waiting: readonly MergedEntry[];
}

/** Null when the plan has no visit groups. The table ends with those who are in no group, or in several. */
export function visitGroupsTable(view: CountyView): Table | null {
  const { plan } = view;
  if (plan.visitGroups.length === 0) return null;
  const groups = groupsOf(view);
  const all = groups.flatMap(({ entries }) => entries);
  const columns = visitColumns(all, plan);
  const last = groups.find(({ stray }) => stray);
  const ungrouped = (last?.entries.length ?? 0) + (last?.waiting.length ?? 0);
  return {
    name: outputKindNamesZh.visitGroups,
    title: `${outputsZh.campaign(plan.title, plan.year)}${paperZh.titles.visitGroups}`,
    subtitle: [
      outputsZh.subtitle(plan.hostOffice, view.asOf),
      [
        ...(plan.visitWindow === undefined ? [] : [text.window(plan.visitWindow.from, plan.visitWindow.to)]),
        text.summary(plan.visitGroups.length, ungrouped),
      ].join('。　'),
    ],
    columns: columns.map(({ column }) => column),
    rows: { [Symbol.iterator]: () => visitRows(view, groups, columns) },
    footer: [outputsZh.signatures],
    orientation: 'landscape',
    autoFilter: false,
    frozenColumns: 1,
  };
}

function groupsOf(view: CountyView): readonly Group[] {
  const { plan } = view;
  const match = groupMatcher(plan);
  const byCode = new Map<string, MergedEntry[]>(plan.visitGroups.map(({ code }) => [code, []]));
  const stray: MergedEntry[] = [];
  for (const merged of grantedIn(view)) {
    const said = merged.entry.readings.visitGroup;
    const codes = said === undefined ? [] : match(said.value ?? said.text).codes;
    const [only] = codes;
    (codes.length === 1 && only !== undefined ? (byCode.get(only) ?? stray) : stray).push(merged);
  }
  const groups = plan.visitGroups.map(({ code, name, leader }): Group => {
    const entries = byCode.get(code) ?? [];
    return { name, leader: leader ?? leadersIn(entries), entries, stray: false, waiting: [] };
  });
  const waiting = view.result.entries.filter(
    ({ standing, findingCodes }) => standing === 'blocked' && findingCodes.includes(visitGroupInvalid.code),
  );
  const nobody = stray.length + waiting.length === 0;
  return nobody ? groups : [...groups, { name: text.ungrouped, leader: '', entries: stray, stray: true, waiting }];
}

/** Leaders as the rosters name them, each once. */
const leadersIn = (entries: readonly MergedEntry[]): string =>
  [...new Set(entries.map(({ entry }) => entry.readings.visitLeader?.value ?? '').filter((leader) => leader !== ''))].join('、');

interface VisitColumn {
  readonly column: TableColumn;
  readonly cell: (merged: MergedEntry, group: Group) => TableCell;
  /** In the group's line of sums. */
  readonly sum?: (tally: Tally) => number;
}

function visitColumns(entries: readonly MergedEntry[], plan: Plan): readonly VisitColumn[] {
  const tally = tallyOf(entries);
  const plain = (header: string, width: number, cell: VisitColumn['cell']): VisitColumn => ({
    column: { header, kind: 'text', width, wrap: true },
    cell,
  });
  const count = (header: string, grain: MergedEntry['grain'], sum: (tally: Tally) => number): VisitColumn => ({
    column: { header, kind: 'integer', width: 7, align: 'center' },
    cell: (merged) => (merged.grain === grain ? 1 : null),
    sum,
  });
  const goods = entries.some((merged) => goodsText([merged], plan) !== '');
  return [
    plain(text.group, 11, (_, group) => group.name),
    plain(text.leader, 16, (_, group) => group.leader),
    plain(text.members, 16, () => null),
    plain(text.contact, 14, () => null),
    plain(text.visited, 18, ({ unitName }) => unitLabel(unitName)),
    plain(paperZh.name, 10, nameOf),
    plain(text.address, 24, addressOf),
    ...(tally.households > 0 || tally.persons + tally.institutions === 0
      ? [count(text.households, 'household', (sums) => sums.households)]
      : []),
    ...(tally.persons > 0 ? [count(text.persons, 'person', (sums) => sums.persons)] : []),
    ...(tally.institutions > 0 ? [count(text.institutions, 'institution', (sums) => sums.institutions)] : []),
    {
      column: { header: paperZh.amount, kind: 'yuan', width: 13 },
      cell: (merged) => amountCell(merged, plan),
      sum: (sums) => sums.amountFen / 100,
    },
    ...(goods ? [plain(paperZh.goods, 18, (merged) => goodsText([merged], plan))] : []),
    plain(text.date, 12, (merged) => dateOf(merged)),
    plain(paperZh.remark, 14, () => null),
  ];
}

const addressOf = (merged: MergedEntry): string => {
  const address = merged.entry.readings.address?.value ?? merged.entry.readings.address?.text ?? '';
  const village = villageText(merged);
  return address === '' ? village : address.includes(village) ? address : `${village}${address}`;
};

const dateOf = ({ entry }: MergedEntry): string => {
  const date = entry.readings.visitDate;
  return date === undefined ? text.noDate : (date.value?.iso ?? date.text);
};

function* visitRows(view: CountyView, groups: readonly Group[], columns: readonly VisitColumn[]): Generator<TableRow> {
  const { plan } = view;
  const dateAt = columns.findIndex(({ column }) => column.header === text.date);
  for (const group of groups) {
    for (const merged of group.entries) {
      const cells = columns.map(({ cell }) => cell(merged, group));
      if (group.stray) yield { cells, tone: 'warning' };
      else yield isOutside(merged, plan) ? { cells, cellTones: { [dateAt]: 'warning' } } : { cells };
    }
    for (const merged of group.waiting) {
      const cells = columns.map(({ cell, sum }, at) =>
        sum !== undefined ? null : at === columns.length - 1 ? standingText(view, merged) : cell(merged, group),
      );
      yield { cells, tone: 'warning' };
    }
    if (group.entries.length + group.waiting.length === 0) {
      const said: Readonly<Record<string, string>> = { [text.group]: group.name, [text.leader]: group.leader, [paperZh.name]: text.none };
      yield { cells: columns.map(({ column }) => said[column.header] ?? null), tone: 'muted' };
    }
    yield sumRow(columns, text.subtotal(group.name), tallyOf(group.entries));
  }
  yield sumRow(columns, paperZh.total, tallyOf(groups.flatMap(({ entries }) => entries)));
}

const sumRow = (columns: readonly VisitColumn[], label: string, tally: Tally): TableRow => ({
  cells: columns.map(({ sum }, at) => (at === 0 ? label : sum === undefined ? null : sum(tally))),
  tone: 'total',
  bold: true,
});

/** Both ends of the window belong to it; a date that is no day cannot be judged here. */
function isOutside({ entry }: MergedEntry, { visitWindow }: Plan): boolean {
  const day = entry.readings.visitDate?.value?.iso ?? null;
  return visitWindow !== undefined && (day === null || (day.length === 10 && (day < visitWindow.from || day > visitWindow.to)));
}
