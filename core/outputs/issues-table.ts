/** 问题清单 of the county: every finding with its unit, place, words and advice; can be filtered by unit and sent back. */
import { fieldName, sentenceOf, severityName } from '../messages';
import { issueListZh, outputsZh } from '../messages/zh-CN/outputs';
import type { Finding, Where } from '../model/finding';
import { columnIndex } from '../model/sheet';
import type { Table, TableCell, TableColumn, TableRow } from '../model/table';
import { MAX_LINKS, nameOf, rosterLink, unitLabel, type CountyView } from './county-view';
import { maskedOriginal } from './masked-original';

const text = outputsZh.issues;
const mostRelated = 5;

const columns: readonly TableColumn[] = [
  { header: text.serial, kind: 'integer', width: 6, align: 'center' },
  { header: text.unit, kind: 'text', width: 16, wrap: true },
  { header: text.severity, kind: 'text', width: 7, align: 'center' },
  { header: text.file, kind: 'text', width: 22, wrap: true },
  { header: text.sheet, kind: 'text', width: 12, wrap: true },
  { header: text.cell, kind: 'text', width: 9, align: 'center' },
  { header: text.field, kind: 'text', width: 12, wrap: true },
  { header: text.name, kind: 'text', width: 10, wrap: true },
  { header: text.original, kind: 'text', width: 20, wrap: true },
  { header: text.what, kind: 'text', width: 44, wrap: true },
  { header: text.todo, kind: 'text', width: 36, wrap: true },
  { header: text.related, kind: 'text', width: 28, wrap: true },
  { header: text.inRoster, kind: 'text', width: 12 },
  { header: text.code, kind: 'text', width: 22, noPrint: true },
];
const SEVERITY = 2;
const IN_ROSTER = 12;

export const issuesTable = (view: CountyView): Table => tableOf(view, view.result.findings, columns, issueRows);

/** The same for one unit, to be sent back: without the places in the merged roster, which stays with the county. */
export const unitIssuesTable = (view: CountyView, findings: readonly Finding[], unit: string): Table =>
  tableOf(
    view,
    findings,
    columns.filter((_, at) => at !== IN_ROSTER),
    unitIssueRows,
    unit,
  );

type RowsOf = (view: CountyView, findings: readonly Finding[]) => Generator<TableRow>;

function tableOf(view: CountyView, findings: readonly Finding[], shown: readonly TableColumn[], rowsOf: RowsOf, unit?: string): Table {
  const { plan } = view;
  const count = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) count[finding.severity] += 1;
  const campaign = outputsZh.campaign(plan.title, plan.year);
  return {
    name: outputsZh.sheets.issues,
    title: `${campaign}${outputsZh.sheets.issues}${unit === undefined ? '' : text.ofUnit(unit)}`,
    subtitle: [outputsZh.subtitle(plan.hostOffice, view.asOf), `${text.counts(count.error, count.warning, count.info)}${text.legend}`],
    columns: shown,
    rows: { [Symbol.iterator]: () => rowsOf(view, findings) },
    footer: [],
    orientation: 'landscape',
    autoFilter: true,
    frozenColumns: 3,
  };
}

function* issueRows(view: CountyView, findings: readonly Finding[]): Generator<TableRow> {
  let links = 0;
  for (const [at, finding] of findings.entries()) {
    const index = view.entryAt(finding.where);
    if (index >= 0) links += 1;
    yield { cells: issueCells(view, finding, at, index, links <= MAX_LINKS), cellTones: { [SEVERITY]: finding.severity } };
  }
}

function* unitIssueRows(view: CountyView, findings: readonly Finding[]): Generator<TableRow> {
  for (const [at, finding] of findings.entries()) {
    const cells = issueCells(view, finding, at, view.entryAt(finding.where), false);
    yield { cells: cells.filter((_, column) => column !== IN_ROSTER), cellTones: { [SEVERITY]: finding.severity } };
  }
}

function issueCells(view: CountyView, finding: Finding, at: number, index: number, withLink: boolean): readonly TableCell[] {
  const { where } = finding;
  const merged = view.result.entries[index];
  const sentence = sentenceOf(finding, 'zh-CN');
  const said = finding.params['name'];
  return [
    at + 1,
    view.unitOf(finding),
    severityName(finding.severity, 'zh-CN'),
    where.file ?? '',
    where.sheet,
    where.cell ?? (where.row === null ? '' : issueListZh.row(where.row)),
    where.header ?? (where.field === null ? '' : fieldName(where.field, 'zh-CN')),
    merged === undefined ? (typeof said === 'string' ? said : '') : nameOf(merged),
    originalOf(view, finding, index),
    sentence.what,
    sentence.todo,
    relatedText(view, finding.related),
    index < 0 ? null : withLink ? rosterLink(index) : outputsZh.duplicates.numbered(index + 1),
    finding.code,
  ];
}

/** Only the entry's first row is kept with the entry; for its further rows there is nothing to quote. */
function originalOf(view: CountyView, { where }: Finding, index: number): string {
  const merged = view.result.entries[index];
  if (merged === undefined || where.column === null || where.row !== merged.entry.row) return '';
  const cell = merged.entry.cells[columnIndex(where.column) - merged.sheet.origin.column] ?? null;
  return cell === null ? '' : maskedOriginal(cell, where.field);
}

function relatedText(view: CountyView, related: readonly Where[]): string {
  const places = related.slice(0, mostRelated).map((where) => {
    const merged = view.result.entries[view.entryAt(where)];
    const holder = merged === undefined ? (where.file ?? '') : unitLabel(merged.unitName);
    return `${holder}〔${where.sheet}〕${where.cell ?? where.row ?? ''}`;
  });
  return `${places.join('；')}${related.length > mostRelated ? `……共 ${related.length} 处` : ''}`;
}
