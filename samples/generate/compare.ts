/** Compares what the program read and judged with the truth. A mismatch names file, cell and code, and never a person's number. */
import type { Finding } from '../../core/model/finding';
import type { Entry, Roster, SheetReading } from '../../core/model/roster';
import { columnLetters } from '../../core/model/sheet';
import type { EntryTruth, FileTruth, SheetTruth } from './truth';

export interface Mismatch {
  /** role, header, column, entry-missing, entry-extra, name, id, amount, category, village, members, skipped, unit, finding-missing, finding-extra, crashed. */
  readonly kind: string;
  readonly file: string;
  readonly at: string;
  /** For grouping: the field, role or code concerned. */
  readonly detail: string;
  /** What was met instead, without personal numbers. */
  readonly note: string;
}

type Report = (kind: string, at: string, detail: string, note?: string) => void;

export function compareFile(truth: FileTruth, roster: Roster, findings: readonly Finding[]): Mismatch[] {
  const mismatches: Mismatch[] = [];
  const report: Report = (kind, at, detail, note = '') => void mismatches.push({ kind, file: truth.file, at, detail, note });
  if (truth.unitGiven === undefined && roster.unit?.code !== truth.unit)
    report('unit', '', roster.unit?.from ?? 'none', `${roster.unit?.text ?? 'null'} for ${truth.unitName}`);
  for (const sheet of truth.sheets) {
    const readings = roster.sheets.filter((candidate) => candidate.sheet === sheet.sheet);
    if (readings[0] === undefined) report('role', sheet.sheet, 'no such sheet');
    else
      compareSheet(
        sheet,
        {
          ...readings[0],
          entries: readings.flatMap((reading) => reading.entries),
          skipped: readings.flatMap((reading) => reading.skipped),
        },
        report,
      );
  }
  compareFindings(truth, findings, report);
  return mismatches;
}

function compareSheet(truth: SheetTruth, reading: SheetReading, report: Report): void {
  const at = (rest: string): string => `${truth.sheet}!${rest}`;
  if (!truth.roles.includes(reading.role)) {
    report('role', truth.sheet, `${truth.roles[0]} read as ${reading.role}`, reading.roleReason);
    return;
  }
  if (truth.roles[0] !== 'roster') return;
  const { layout } = reading;
  if (layout === null) return report('header', truth.sheet, 'none');
  const rows = Array.from(
    { length: layout.headerBottom - layout.headerTop + 1 },
    (_, index) => layout.headerTop + index + reading.origin.row + 1,
  );
  if (rows.join() !== truth.headerRows.join()) report('header', truth.sheet, 'rows', `${rows.join()} for ${truth.headerRows.join()}`);
  for (const column of truth.columns) {
    const bound = layout.columns.find((candidate) => columnLetters(candidate.column + reading.origin.column) === column.letter);
    const accepted = column.accept ?? [column.field];
    if (!accepted.includes(bound?.field ?? null))
      report(
        'column',
        at(column.letter),
        `${column.field} as ${bound?.field ?? 'none'}`,
        bound?.header ?? headerAt(reading, column.letter),
      );
    else if (column.item !== undefined && bound?.item !== column.item)
      report('column', at(column.letter), `${column.field} item`, `${bound?.item} for ${column.item}`);
  }
  compareEntries(truth, reading, report, at);
  for (const row of truth.skipped) {
    const skipped = reading.skipped.find((candidate) => candidate.row === row.row);
    if (skipped === undefined || !row.roles.includes(skipped.role))
      report('skipped', at(String(row.row)), `${row.roles[0]} as ${skipped?.role ?? 'nothing'}`);
  }
}

const headerAt = (reading: SheetReading, letter: string): string =>
  reading.layout?.unknown.find((candidate) => columnLetters(candidate.column + reading.origin.column) === letter)?.header ?? '';

const keyed = <E extends { readonly row: number }>(entries: readonly E[]): [string, E][] => {
  const seen = new Map<number, number>();
  return entries.map((entry) => {
    const count = (seen.get(entry.row) ?? 0) + 1;
    seen.set(entry.row, count);
    return [`${entry.row}/${count}`, entry];
  });
};

function compareEntries(truth: SheetTruth, reading: SheetReading, report: Report, at: (rest: string) => string): void {
  // Two lists side by side have two entries on one row: told apart by their place in order.
  const read = new Map(keyed(reading.entries));
  for (const [key, entry] of keyed(truth.entries)) {
    const found = read.get(key);
    if (found === undefined)
      report('entry-missing', at(String(entry.row)), reading.skipped.find((row) => row.row === entry.row)?.role ?? 'nothing');
    else compareEntry(entry, found, report, at);
    read.delete(key);
  }
  for (const { row } of read.values())
    report('entry-extra', at(String(row)), truth.skipped.find((skipped) => skipped.row === row)?.roles[0] ?? 'nothing');
}

function compareEntry(truth: EntryTruth, entry: Entry, report: Report, at: (rest: string) => string): void {
  const { readings } = entry;
  const where = at(String(entry.row));
  if (truth.name !== undefined && (readings.name?.value ?? null) !== truth.name)
    report('name', where, 'name', `${readings.name?.text ?? 'blank'} for ${truth.name}`);
  if (truth.id !== undefined && (readings.idNumber?.key ?? null) !== truth.id) report('id', where, readings.idNumber?.form ?? 'blank');
  if (truth.amountFen !== undefined && (readings.amount?.value ?? null) !== truth.amountFen)
    report(
      'amount',
      where,
      readings.amount === undefined ? 'blank' : 'value',
      `${readings.amount?.text ?? 'blank'} for ${truth.amountFen} fen`,
    );
  const codes = readings.category?.value ?? [];
  if (truth.categories !== undefined && codes.join() !== truth.categories.join())
    report(
      'category',
      where,
      readings.category?.filledFrom ?? 'cell',
      `${readings.category?.text ?? 'blank'} for ${truth.categories.join()}`,
    );
  if (truth.village !== undefined && readings.village?.text !== truth.village)
    report('village', where, readings.village?.filledFrom ?? 'cell', `${readings.village?.text ?? 'blank'} for ${truth.village}`);
  if (truth.members !== undefined && entry.members.length !== truth.members)
    report('members', where, String(entry.members.length - truth.members));
}

interface Spot {
  readonly sheet: string;
  readonly row: number | null;
  readonly cell: string | null;
}
const covers = (spot: Spot, finding: Finding): boolean =>
  spot.sheet === finding.where.sheet &&
  (spot.row === null || spot.row === finding.where.row) &&
  (spot.cell === null || spot.cell === finding.where.cell);

function compareFindings(truth: FileTruth, findings: readonly Finding[], report: Report): void {
  const explained = new Set<Finding>();
  for (const expected of truth.findings) {
    const spots: readonly Spot[] = [expected, ...(expected.also ?? [])];
    const hits = findings.filter((finding) => finding.code === expected.code && spots.some((spot) => covers(spot, finding)));
    for (const hit of hits) explained.add(hit);
    const elsewhere = findings
      .filter((finding) => finding.code === expected.code && finding.where.sheet === expected.sheet)
      .map((finding) => finding.where.cell ?? `row ${finding.where.row}`);
    if (hits.length === 0)
      report('finding-missing', `${expected.sheet}!${expected.cell ?? expected.row ?? ''}`, expected.code, elsewhere.join());
  }
  for (const finding of findings) {
    if (explained.has(finding)) continue;
    const allowed = truth.allowed.some(
      (other) =>
        other.code === finding.code && other.sheet === finding.where.sheet && (other.row === null || other.row === finding.where.row),
    );
    if (!allowed)
      report(
        'finding-extra',
        `${finding.where.sheet}!${finding.where.cell ?? finding.where.row ?? ''}`,
        finding.code,
        truth.findings
          .filter((expected) => expected.row === finding.where.row && expected.sheet === finding.where.sheet)
          .map((expected) => expected.code)
          .join(),
      );
  }
}

/** One line for a test's failure: file, place, kind, code. Cell texts stay out, except headers and roles. */
export const describeMismatch = (mismatch: Mismatch): string => `${mismatch.file} ${mismatch.at}: ${mismatch.kind} ${mismatch.detail}`;
