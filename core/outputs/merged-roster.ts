/** 合并花名册: every entry of every file, whatever became of it, with its standing, its issues and where it came from. */
import { sentenceOf, severityName } from '../messages';
import { outputsZh } from '../messages/zh-CN/outputs';
import type { Finding, Severity } from '../model/finding';
import type { MergedEntry } from '../model/merge';
import { categoryOf, type Plan } from '../model/plan';
import { columnLetters } from '../model/sheet';
import { tableLayout, type Table, type TableCell, type TableRow, type Tone } from '../model/table';
import { FIRST_ROSTER_ROW, ROWS_PER_SHEET, rosterSheet, standingText, type CountyView } from './county-view';
import { leadingColumns, remarkColumn, trailingColumns, type RosterColumn } from './roster-columns';

const text = outputsZh.roster;
const mostIssues = 6;

/** One table, or several for more entries than a sheet takes. */
export function mergedRosterTables(view: CountyView): readonly Table[] {
  const { length } = view.result.entries;
  const parts = Math.max(1, Math.ceil(length / ROWS_PER_SHEET));
  return Array.from({ length: parts }, (_, part) => rosterPart(view, part));
}

function rosterPart(view: CountyView, part: number): Table {
  const { result, plan } = view;
  const leading = leadingColumns(result, plan);
  const columns: readonly RosterColumn[] = [
    ...leading,
    {
      column: { header: text.granted, kind: 'yuan', width: 12 },
      cell: (merged) => grantedCell(merged, plan),
    },
    { column: { header: text.standing, kind: 'text', width: 16, wrap: true }, cell: (merged) => standingText(view, merged) },
    { column: { header: text.issues, kind: 'text', width: 32, wrap: true }, cell: () => null },
    remarkColumn(plan),
    ...trailingColumns(result, plan),
  ];
  const from = part * ROWS_PER_SHEET;
  const to = Math.min(from + ROWS_PER_SHEET, result.entries.length);
  const head = {
    subtitle: [outputsZh.subtitle(plan.hostOffice, view.asOf), outputsZh.statistics.note],
    columns: [
      { header: text.serial, kind: 'integer' as const, width: 6, align: 'center' as const },
      ...columns.map(({ column }) => column),
    ],
  };
  if (tableLayout(head).firstData !== FIRST_ROSTER_ROW) throw new Error('links into the merged roster would miss their rows');
  return {
    name: rosterSheet(part),
    title: `${outputsZh.campaign(plan.title, plan.year)}${outputsZh.sheets.roster}`,
    ...head,
    rows: { [Symbol.iterator]: () => rosterRows(view, columns, leading.length, from, to) },
    footer: [outputsZh.signatures],
    orientation: 'landscape',
    autoFilter: true,
    frozenColumns: 4,
  };
}

function* rosterRows(view: CountyView, columns: readonly RosterColumn[], grantedAt: number, from: number, to: number): Generator<TableRow> {
  const fieldColumns = new Map(columns.flatMap(({ field }, at) => (field === undefined ? [] : [[field, at + 1] as const])));
  let grantedFen = 0;
  for (let index = from; index < to; index += 1) {
    const merged = view.result.entries[index] as MergedEntry;
    grantedFen += merged.grantedFen;
    yield rosterRow(view, columns, grantedAt, fieldColumns, index);
  }
  if (to > from) yield totalRow(columns, grantedAt, to - from, grantedFen);
}

function rosterRow(
  view: CountyView,
  columns: readonly RosterColumn[],
  grantedAt: number,
  fieldColumns: ReadonlyMap<string, number>,
  index: number,
): TableRow {
  const merged = view.result.entries[index] as MergedEntry;
  const cells = [index + 1, ...columns.map(({ cell }) => cell(merged))];
  const findings = view.findingsAt(index);
  if (findings.length === 0 && merged.standing === 'granted') return { cells };
  const issuesAt = grantedAt + 3;
  cells[issuesAt] = issuesText(findings);
  const cellTones: Record<number, Tone> = {};
  for (const finding of findings) {
    const at = fieldColumns.get(finding.where.field ?? '');
    if (at !== undefined && finding.severity !== 'info' && cellTones[at] !== 'error') cellTones[at] = finding.severity;
  }
  if (merged.standing !== 'granted') cellTones[grantedAt + 2] = merged.standing === 'superseded' ? 'muted' : 'warning';
  const worst = worstOf(findings);
  if (worst !== null) cellTones[issuesAt] = worst;
  return merged.standing === 'superseded' ? { cells, cellTones, tone: 'muted' } : { cells, cellTones };
}

/** No money where nothing is granted; a standard that is pending or in kind is not 0. */
function grantedCell({ standing, grantedFen, categoryCode }: MergedEntry, plan: Plan): TableCell {
  if (standing !== 'granted') return null;
  if (grantedFen > 0) return grantedFen / 100;
  const standard = categoryOf(plan, categoryCode ?? undefined)?.standard.kind;
  return standard === 'pending' ? text.pending : standard === 'goods' ? text.inKind : 0;
}

const severityRank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function worstOf(findings: readonly Finding[]): Severity | null {
  for (const severity of ['error', 'warning', 'info'] as const)
    if (findings.some((finding) => finding.severity === severity)) return severity;
  return null;
}

function issuesText(findings: readonly Finding[]): string {
  const lines = [...findings]
    .sort((a, b) => severityRank[a.severity] - severityRank[b.severity])
    .slice(0, mostIssues)
    .map((finding) => `【${severityName(finding.severity, 'zh-CN')}】${sentenceOf(finding, 'zh-CN').what}`);
  return findings.length > mostIssues ? `${lines.join('')}${text.moreIssues(findings.length)}` : lines.join('');
}

/** SUBTOTAL follows the filter: filtered by a unit, the total is the unit's. */
function totalRow(columns: readonly RosterColumn[], grantedAt: number, rows: number, grantedFen: number): TableRow {
  const letter = columnLetters(grantedAt + 1);
  const formula = `SUBTOTAL(109,${letter}${FIRST_ROSTER_ROW}:${letter}${FIRST_ROSTER_ROW + rows - 1})`;
  const cells = [null, outputsZh.total, ...columns.slice(1).map(() => null)];
  return {
    cells: cells.map((cell, at) => (at === grantedAt + 1 ? { formula, value: grantedFen / 100 } : cell)),
    tone: 'total',
    bold: true,
  };
}
