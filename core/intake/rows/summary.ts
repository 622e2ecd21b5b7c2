/** Reads a summary table: head-counts, standards and money by unit, by category, or by both. */
import type { CategoryReading } from '../../model/reading';
import type { SkippedRow, SummaryRow, SummaryTotal } from '../../model/roster';
import type { CellValue, SheetSnapshot } from '../../model/sheet';
import { readMoney } from '../values';
import { isEndMark, isNote, isSignature } from './footer';
import { MergeIndex } from './merge-index';
import type { RowVocabulary } from './row-context';
import { findSummaryHeader, type SummaryColumn, type SummaryHeader } from './summary-header';
import { cellTexts, isBlankRow, rowText, squeeze } from './text';
import { totalLabelOf } from './total-label';

export interface SummaryReading {
  readonly rows: readonly SummaryRow[];
  readonly totals: readonly SummaryTotal[];
  readonly skipped: readonly SkippedRow[];
}

const totalPath = /合计|总计|小计|共计|汇总/;

/** Columns that belong together: count, standard and money of one category (or of the row as a whole). */
interface ColumnSet {
  readonly category: CategoryReading | null;
  readonly group: string;
  readonly count: SummaryColumn | null;
  readonly standard: SummaryColumn | null;
  readonly amount: SummaryColumn | null;
}

type OpenSet = { -readonly [K in keyof ColumnSet]: ColumnSet[K] };

const measureWords = /(?:人数|户数|人次|标准|慰问金额?|金额|资金)(?:[(][^()]*[)])?$/;

/** The category within a header of one level: 农村低保人数, 农村低保金额. */
const flatGroupOf = ({ path }: SummaryColumn, vocabulary: RowVocabulary): string => {
  const own = path.length === 1 ? (path[0] ?? '') : '';
  const about = own.replace(measureWords, '');
  return about !== '' && about !== own && vocabulary.category(about) !== null ? about : '';
};

/** The levels above each column's own. In a header of one level the categories named, where there are several (困难职工人数, 标准, 金额 belong together). */
const groupsOf = (columns: readonly SummaryColumn[], vocabulary: RowVocabulary): ReadonlyMap<SummaryColumn, string> => {
  const flat = columns.map((column) => flatGroupOf(column, vocabulary));
  const several = new Set(flat.filter((group) => group !== '')).size > 1;
  return new Map(
    columns.map((column, index) => [
      column,
      column.path.length > 1 ? column.path.slice(0, -1).join('>') : several ? (flat[index] ?? '') : '',
    ]),
  );
};

const columnSets = (header: SummaryHeader, vocabulary: RowVocabulary): readonly ColumnSet[] => {
  const sets: OpenSet[] = [];
  const groups = groupsOf(header.columns, vocabulary);
  for (const column of header.columns) {
    if (column.kind !== 'count' && column.kind !== 'standard' && column.kind !== 'amount') continue;
    const group = groups.get(column) ?? '';
    const last = sets.at(-1);
    const fits = last !== undefined && last.group === group && last[column.kind] === null;
    const set: OpenSet = fits
      ? last
      : { category: group === '' ? null : vocabulary.category(group), group, count: null, standard: null, amount: null };
    if (!fits) sets.push(set);
    set[column.kind] = column;
  }
  return sets.filter((set) => (set.count !== null || set.amount !== null) && !(totalPath.test(set.group) && sets.length > 1));
};

const countIn = (value: CellValue): number | null => {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : null;
  const digits = /^([\d,]{1,12})(?:人|户|名|人次|份)?$/.exec(squeeze(value))?.[1];
  return digits === undefined || digits === '' ? null : Number(digits.replace(/,/g, ''));
};

/** `sheetMultiplier`: 10000 when the sheet says 单位:万元. Null when no summary header is found. */
export const readSummary = (sheet: SheetSnapshot, vocabulary: RowVocabulary, sheetMultiplier: 1 | 10000): SummaryReading | null => {
  const header = findSummaryHeader(sheet, sheetMultiplier);
  if (!header) return null;
  const reader = new SummaryReader(sheet, header, vocabulary);
  return reader.run();
};

class SummaryReader {
  private readonly merges: MergeIndex;
  private readonly labels: readonly SummaryColumn[];
  private readonly sets: readonly ColumnSet[];
  private readonly rows: SummaryRow[] = [];
  private readonly totals: SummaryTotal[] = [];
  private readonly skipped: SkippedRow[] = [];

  constructor(
    private readonly sheet: SheetSnapshot,
    private readonly header: SummaryHeader,
    private readonly vocabulary: RowVocabulary,
  ) {
    this.merges = new MergeIndex(sheet.merges, header.bottom + 1, 256);
    this.labels = header.columns.filter((column) => column.kind === 'label');
    this.sets = columnSets(header, vocabulary);
  }

  run(): SummaryReading {
    for (let row = this.header.bottom + 1; row < this.sheet.rows.length; row += 1) this.readRow(row);
    return { rows: this.rows, totals: this.totals, skipped: this.skipped };
  }

  private readRow(row: number): void {
    const cells = this.sheet.rows[row] ?? [];
    if (isBlankRow(cells)) return;
    const texts = cellTexts(cells);
    const number = this.sheet.origin.row + row + 1;
    const skip = (role: SkippedRow['role']): void => void this.skipped.push({ row: number, role, text: rowText(cells) });
    const label = totalLabelOf(texts, -1);
    if (label) {
      this.totals.push({ row: number, kind: label.kind, label: label.label, figures: this.figuresIn(row) });
      return skip(label.kind);
    }
    if (isEndMark(texts)) return skip('endMark');
    if (isSignature(texts)) return skip('signature');
    if (isNote(texts, false)) return skip('note');
    if (texts.every((cell) => /^(?:[甲乙丙丁戊]|[(]?\d{1,2}[)]?(?:=.*)?)$/.test(cell.text)) && texts.length > 2)
      return skip('columnNumbers');
    const names = this.labels.map(({ column }) => this.textAt(row, column)).filter((text) => text !== '');
    const before = this.rows.length;
    for (const set of this.sets) this.readSet(row, number, names, set);
    if (this.rows.length === before) skip(names.length > 0 ? 'section' : 'note');
  }

  private readSet(row: number, number: number, names: readonly string[], set: ColumnSet): void {
    const count = set.count ? countIn(this.valueAt(row, set.count.column)) : null;
    const amount = set.amount ? (readMoney(this.valueAt(row, set.amount.column), set.amount.multiplier)?.value ?? null) : null;
    if (count === null && amount === null) return;
    const standard = set.standard ? (readMoney(this.valueAt(row, set.standard.column), 1)?.value ?? null) : null;
    const unit = names.find((name) => this.vocabulary.isUnit(name));
    const category = set.category ?? names.map((name) => this.vocabulary.category(name)).find((reading) => reading !== null);
    this.rows.push({
      row: number,
      label: [...names, ...(set.group === '' ? [] : [set.group])].join(' '),
      ...(unit !== undefined && { unit }),
      ...(category && { category }),
      ...(count !== null && set.count && { count: { value: count, column: set.count.column } }),
      ...(standard !== null && { standardFen: standard }),
      ...(amount !== null && set.amount && { amount: { fen: amount, column: set.amount.column } }),
    });
  }

  private figuresIn(row: number): SummaryTotal['figures'] {
    return this.sets.flatMap(({ count, amount }): SummaryTotal['figures'] => {
      const heads = count && countIn(this.valueAt(row, count.column));
      const fen = amount && readMoney(this.valueAt(row, amount.column), amount.multiplier)?.value;
      return [
        ...(count && heads !== null ? [{ column: count.column, of: 'count' as const, value: heads, multiplier: 1 as const }] : []),
        ...(amount && typeof fen === 'number'
          ? [{ column: amount.column, of: 'amount' as const, value: fen, multiplier: amount.multiplier }]
          : []),
      ];
    });
  }

  private valueAt(row: number, column: number): CellValue {
    const from = this.merges.valueRow(row, column);
    return this.sheet.rows[from < 0 ? row : from]?.[column] ?? null;
  }

  private textAt(row: number, column: number): string {
    return squeeze(this.valueAt(row, column));
  }
}
