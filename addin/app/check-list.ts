/** The list of findings as the person wants to see it: filtered, grouped, in order. Pure. */
import { sentenceOf, type Language } from '../../core/messages';
import type { Finding, Severity } from '../../core/model/finding';
import type { SheetSnapshot } from '../../core/model/sheet';
import { cellsOfRow, nameInRow, personKey } from '../flows/row-identity';
import type { Judged } from '../judge/protocol';

export interface ListFilter {
  readonly severities: Readonly<Record<Severity, boolean>>;
  /** Null: every sheet. */
  readonly sheet: string | null;
  readonly query: string;
  readonly groupBy: 'kind' | 'row';
}

export interface ListedFinding {
  /** Stays the same in a later report as long as the finding does. */
  readonly id: string;
  readonly finding: Finding;
  /** Name of the person in its row; ''. */
  readonly person: string;
  /** Who that is, to be recognised in another row (personKey); null where the row is of nobody. */
  readonly key: string | null;
}
export interface FindingGroup {
  readonly id: string;
  readonly code: string | null;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly person: string;
  readonly severity: Severity;
  readonly items: readonly ListedFinding[];
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Every finding with its person, in the report's order. */
export function listFindings(judged: Judged, sheetNamed: (name: string) => SheetSnapshot | undefined): readonly ListedFinding[] {
  const seen = new Map<string, number>();
  const views = new Map(judged.sheets.map((view) => [view.sheet, view]));
  return judged.report.findings.map((finding) => {
    const { sheet, row, cell } = finding.where;
    const base = `${finding.code}|${sheet}|${cell ?? row ?? ''}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    const id = count === 1 ? base : `${base}|${count}`;
    if (row === null) return { id, finding, person: '', key: null };
    const cells = cellsOfRow(sheetNamed(sheet), row);
    return { id, finding, person: nameInRow(views.get(sheet), row, cells), key: personKey(views.get(sheet), row, cells) };
  });
}

export function filterFindings(list: readonly ListedFinding[], filter: ListFilter, lang: Language): readonly ListedFinding[] {
  const words = filter.query
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return list.filter(({ finding, person }) => {
    if (!filter.severities[finding.severity]) return false;
    if (filter.sheet !== null && finding.where.sheet !== filter.sheet) return false;
    if (words.length === 0) return true;
    const { what, todo } = sentenceOf(finding, lang);
    const { sheet, cell, row, header } = finding.where;
    const text = `${person}\n${what}${todo}\n${sheet}\n${header ?? ''}`.toLowerCase();
    const place = `${cell ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word) || place === word || String(row) === word);
  });
}

/** By kind: worst kinds first, then the most frequent. By row: as in the sheet. */
export function groupFindings(list: readonly ListedFinding[], groupBy: ListFilter['groupBy']): readonly FindingGroup[] {
  const groups = new Map<string, ListedFinding[]>();
  for (const item of list) {
    const { code, where } = item.finding;
    const id = groupBy === 'kind' ? code : `${where.sheet}|${where.row ?? ''}`;
    const known = groups.get(id);
    if (known === undefined) groups.set(id, [item]);
    else known.push(item);
  }
  const made = [...groups].map(([id, items]): FindingGroup => {
    const [first] = items as [ListedFinding];
    const { code, where } = first.finding;
    const severity = items.reduce<Severity>(
      (worst, { finding }) => (rank[finding.severity] < rank[worst] ? finding.severity : worst),
      'info',
    );
    const byKind = groupBy === 'kind';
    return { id, code: byKind ? code : null, sheet: where.sheet, row: byKind ? null : where.row, person: first.person, severity, items };
  });
  return groupBy === 'row' ? made : made.sort((a, b) => rank[a.severity] - rank[b.severity] || b.items.length - a.items.length);
}

/** The finding to stand on after a new report: the same one, else the one now at its place. */
export function keepCurrent(before: readonly ListedFinding[], after: readonly ListedFinding[], current: string | null): string | null {
  if (current === null || after.some(({ id }) => id === current)) return current;
  const index = before.findIndex(({ id }) => id === current);
  return after[Math.min(index, after.length - 1)]?.id ?? null;
}
