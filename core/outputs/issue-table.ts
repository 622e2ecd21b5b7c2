/** 问题清单 of one file: goes into the annotated copy as its last sheet, each line with a link to its cell. */
import { fieldName, sentenceOf, severityName, type Language } from '../messages';
import { issueListEn } from '../messages/en/outputs';
import { issueListZh } from '../messages/zh-CN/outputs';
import type { Finding, Where } from '../model/finding';
import type { Table, TableCell, TableRow } from '../model/table';
import { MAX_LINKS } from './county-view';

const mostRelated = 6;

export interface IssueTableOptions {
  /** Name that is free in the workbook. */
  readonly sheetName: string;
  readonly lang: Language;
}

export function issueTable(findings: readonly Finding[], { sheetName, lang }: IssueTableOptions): Table {
  const text = lang === 'en' ? issueListEn : issueListZh;
  const count = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) count[finding.severity] += 1;
  return {
    name: sheetName,
    title: text.title,
    subtitle: [`${text.counts(count.error, count.warning, count.info)}${lang === 'en' ? ' ' : ''}${text.legend}`],
    columns: [
      { header: text.serial, kind: 'integer', width: 6, align: 'center' },
      { header: text.severity, kind: 'text', width: 8, align: 'center' },
      { header: text.sheet, kind: 'text', width: 16 },
      { header: text.cell, kind: 'text', width: 10, align: 'center' },
      { header: text.field, kind: 'text', width: 16, wrap: true },
      { header: text.what, kind: 'text', width: 50, wrap: true },
      { header: text.todo, kind: 'text', width: 40, wrap: true },
      { header: text.related, kind: 'text', width: 20, wrap: true },
      { header: text.code, kind: 'text', width: 24, noPrint: true },
    ],
    rows: findings.map((finding, at) => issueRow(finding, at, lang)),
    footer: [],
    orientation: 'landscape',
    autoFilter: true,
    frozenColumns: 0,
  };
}

function issueRow(finding: Finding, at: number, lang: Language): TableRow {
  const text = lang === 'en' ? issueListEn : issueListZh;
  const { where } = finding;
  const sentence = sentenceOf(finding, lang);
  const related = finding.related.slice(0, mostRelated).map((other) => placeText(other, where.sheet, text));
  return {
    cells: [
      at + 1,
      severityName(finding.severity, lang),
      where.sheet,
      linkTo(where, text, at < MAX_LINKS),
      where.header ?? (where.field === null ? '' : fieldName(where.field, lang)),
      sentence.what,
      sentence.todo,
      related.join(text.joiner),
      finding.code,
    ],
    cellTones: { 1: finding.severity },
  };
}

/** The cell; the row's first cell when the finding is about a row, the sheet's first when it is about the sheet. */
function linkTo(where: Where, text: typeof issueListZh, withLink: boolean): TableCell {
  const label = where.cell ?? (where.row === null ? text.wholeSheet : text.row(where.row));
  if (!withLink || where.sheet === '') return label;
  return { link: `'${where.sheet.replaceAll("'", "''")}'!${where.cell ?? `A${where.row ?? 1}`}`, text: label };
}

const placeText = (other: Where, sheet: string, text: typeof issueListZh): string => {
  const place = other.cell ?? (other.row === null ? text.wholeSheet : text.row(other.row));
  return other.sheet === sheet ? place : `${other.sheet}!${place}`;
};
