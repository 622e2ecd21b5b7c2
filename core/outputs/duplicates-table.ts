/** 重复对照表: each person, household or account that turns up in several places, with all places together and room for the decision. */
import { outputsZh } from '../messages/zh-CN/outputs';
import { maskAccount, maskIdNumber } from '../model/mask';
import type { DuplicateGroup, MergedEntry } from '../model/merge';
import type { Table, TableCell, TableColumn, TableRow } from '../model/table';
import { categoryText, MAX_LINKS, nameOf, rosterLink, standingText, unitLabel, type CountyView } from './county-view';

const text = outputsZh.duplicates;
const rank: Readonly<Record<DuplicateGroup['kind'], number>> = { person: 0, household: 1, account: 2 };

const columns: readonly TableColumn[] = [
  { header: text.group, kind: 'integer', width: 6, align: 'center' },
  { header: text.kind, kind: 'text', width: 16 },
  { header: text.unit, kind: 'text', width: 16, wrap: true },
  { header: text.name, kind: 'text', width: 10, wrap: true },
  { header: text.idNumber, kind: 'text', width: 21 },
  { header: text.account, kind: 'text', width: 22 },
  { header: text.category, kind: 'text', width: 18, wrap: true },
  { header: text.amount, kind: 'yuan', width: 12 },
  { header: text.standing, kind: 'text', width: 30, wrap: true },
  { header: text.decision, kind: 'text', width: 8, align: 'center', options: text.options },
  { header: text.reason, kind: 'text', width: 18, wrap: true },
  { header: text.inRoster, kind: 'text', width: 12 },
  { header: text.file, kind: 'text', width: 24, noPrint: true },
  { header: text.sheet, kind: 'text', width: 12, noPrint: true },
  { header: text.row, kind: 'integer', width: 8, noPrint: true },
];

/** People before households before accounts, what concerns several units first. */
export function duplicatesTable(view: CountyView): Table {
  const { plan, result } = view;
  const groups = [...result.duplicates].sort(
    (a, b) => Number(b.acrossUnits) - Number(a.acrossUnits) || rank[a.kind] - rank[b.kind] || (a.entries[0] ?? 0) - (b.entries[0] ?? 0),
  );
  return {
    name: outputsZh.sheets.duplicates,
    title: `${outputsZh.campaign(plan.title, plan.year)}${outputsZh.sheets.duplicates}`,
    subtitle: [outputsZh.subtitle(plan.hostOffice, view.asOf), text.note],
    columns,
    rows: { [Symbol.iterator]: () => groupRows(view, groups) },
    footer: [outputsZh.signatures],
    orientation: 'landscape',
    autoFilter: true,
    frozenColumns: 4,
  };
}

/** Every other group is shaded, so that one sees where a group ends. */
function* groupRows(view: CountyView, groups: readonly DuplicateGroup[]): Generator<TableRow> {
  let links = 0;
  for (const [at, group] of groups.entries()) {
    for (const index of group.entries) {
      links += 1;
      const cells = placeCells(view, group, at, index, links <= MAX_LINKS);
      yield at % 2 === 0 ? { cells, tone: 'info' } : { cells };
    }
  }
}

function placeCells(view: CountyView, group: DuplicateGroup, at: number, index: number, withLink: boolean): readonly TableCell[] {
  const merged = view.result.entries[index] as MergedEntry;
  const { idNumber, bankAccount, amount } = merged.entry.readings;
  return [
    at + 1,
    text.scope(text.kindOf[group.kind], group.acrossUnits),
    unitLabel(merged.unitName),
    nameOf(merged),
    idNumber === undefined ? null : maskIdNumber(idNumber.key ?? idNumber.text),
    bankAccount === undefined ? null : maskAccount(bankAccount.value ?? bankAccount.text),
    categoryText(merged, view.plan),
    amount?.value == null ? null : amount.value / 100,
    standingText(view, merged),
    null,
    null,
    withLink ? rosterLink(index) : text.numbered(index + 1),
    merged.file ?? '',
    merged.sheet.sheet,
    merged.entry.row,
  ];
}
