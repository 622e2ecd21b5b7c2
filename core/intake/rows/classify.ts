/** First pass over the rows below the header: tells data from sections, totals, reprinted headers, footers and the rest. */
import { fieldKinds, type FieldKey } from '../../model/field';
import type { RowRole } from '../../model/roster';
import { isBlankCell, type CellValue } from '../../model/sheet';
import { headingOf } from './heading-row';
import {
  isCodeRow,
  isAttachmentLine,
  isColumnNumbers,
  isExampleRow,
  isHintRow,
  isUnitRow,
  looksLikeHeader,
  looksLikeUpperHeader,
  namesPersons,
  looksLikeSummaryHeader,
  pageHeadRole,
  pageHeadRows,
} from './page-head';
import { isEndMark, isNobody, isNote, isSignature } from './footer';
import { cellAt, type RowContext } from './row-context';
import type { Section } from './section';
import { cellTexts, isBlankRow, looksLikeIdNumber, saysNothing, squeeze, type CellText } from './text';
import { totalLabelOf, type TotalLabel } from './total-label';

/** 'data': an entry or a household member. 'sum': numbers without a label, perhaps a total (settled when the sums are known). */
export type RowClass = RowRole | 'data' | 'sum';

export interface TotalDraft extends TotalLabel {
  readonly row: number;
}

export interface ClassifiedRows {
  /** By row minus `top`. */
  readonly classes: readonly RowClass[];
  readonly sections: readonly Section[];
  readonly totals: readonly TotalDraft[];
  /** Row where another header begins that is not this layout's; null when the layout holds to the end. */
  readonly restartAt: number | null;
}

/** Texts of rows are compared without figures, so that page numbers and dates do not matter. */
export const repeatKey = (row: readonly CellValue[]): string => {
  let key = '';
  for (const value of row) if (typeof value === 'string') key += squeeze(value);
  return key.replace(/[\d_]+/g, '');
};

const plainName = /^\s*\p{Script=Han}{2,4}\s*$/u;
const totalWord = /合\s*计|小\s*计|总\s*计|共\s*计|累\s*计/;
const serialText = /^\s*\d{1,6}\s*$/;

/** A row that needs no second look: an identity number, or a number before a plain name and something more. */
const isPlainData = (row: readonly CellValue[], name: number, id: number, serial: number): boolean => {
  if (id >= 0 && looksLikeIdNumber(row[id])) return true;
  const nameCell = name < 0 ? null : row[name];
  if (typeof nameCell !== 'string' || !plainName.test(nameCell) || totalWord.test(nameCell)) return false;
  const serialCell = serial < 0 ? null : row[serial];
  if (typeof serialCell !== 'number' && !(typeof serialCell === 'string' && serialText.test(serialCell))) return false;
  return row.some((value, column) => column !== name && column !== serial && value !== null && !isBlankCell(value));
};

/** Fields that clerks fill in for rows not yet used: a value there says nothing about a person. */
const prefilled: ReadonlySet<FieldKey> = new Set<FieldKey>([
  'serial', 'county', 'unit', 'village', 'category', 'tier', 'standard', 'amount', 'amountUpper', 'bankName', 'goods', 'goodsQty', 'visitGroup',
  'visitLeader', 'visitDate', 'responsibleUnit', 'documentType', 'ethnicity', 'hukou', 'publicity', 'review', 'materials', 'remark', 'householdSize',
  'coveredSize', 'employer', 'employerNature', 'receiveDate', 'relation', 'gender', 'age', 'political', 'marital', 'jobStatus', 'householdNo',
]); // prettier-ignore

/** Rows under the header among which an example may stand. */
const exampleRows = 3;

/** Ledger habit: the sum so far, at the foot of a page and again on top of the next. It repeats what totals say. */
const carriedOver = /^(?:承[前上]页|接上页|过次页|转次页|转下页|接下页)/;

export class RowClassifier {
  private readonly name: number;
  private readonly id: number;
  private readonly serial: number;
  private readonly sections: Section[] = [];
  private readonly totals: TotalDraft[] = [];
  private readonly classes: RowClass[] = [];
  private readonly prefilledColumns = new Set<number>();
  private noteAbove = false;

  constructor(
    private readonly ctx: RowContext,
    private readonly allowRestart: boolean,
  ) {
    this.name = ctx.column('name');
    this.id = ctx.column('idNumber');
    this.serial = ctx.column('serial');
    for (const binding of ctx.bindings) if (prefilled.has(binding.field)) this.prefilledColumns.add(binding.column);
  }

  /** Classifies every row of the context. */
  run(): ClassifiedRows {
    const { ctx } = this;
    for (let row = ctx.top; row < ctx.bottom; row += 1) {
      const cells = ctx.sheet.rows[row] ?? [];
      if (row < ctx.top + exampleRows && isExampleRow(cellTexts(cells))) {
        this.classes.push('note');
        continue;
      }
      if (isPlainData(cells, this.name, this.id, this.serial)) {
        this.noteAbove = false;
        this.classes.push('data');
        continue;
      }
      if (isBlankRow(cells)) {
        this.classes.push('blank');
        continue;
      }
      const texts = this.inTable(cellTexts(cells));
      if (this.isOtherHeader(row, texts) && !ctx.isHeaderRepeat(row)) {
        if (this.allowRestart) return this.result(this.restart(row));
        this.classes.push('repeatedHeader');
        continue;
      }
      const found = this.classify(row, cells, texts);
      this.noteAbove = found === 'note' || (this.noteAbove && found !== 'data');
      this.classes.push(found);
      if (found === 'repeatedHeader') this.markPageHead(row);
    }
    return this.result(null);
  }

  /** What stands beside the table is left out, unless there is nothing else. */
  private inTable(texts: readonly CellText[]): readonly CellText[] {
    const [first, last] = this.ctx.span;
    const inside = texts.filter(({ column }) => first <= column && column <= last);
    return inside.length > 0 ? inside : texts;
  }

  /** The header of another roster, or of figures below this one. */
  private isOtherHeader(row: number, texts: readonly CellText[]): boolean {
    if (looksLikeHeader(texts) || (looksLikeUpperHeader(texts) && this.namesBelow(row))) return true;
    return looksLikeSummaryHeader(texts) && !this.isUnderHeader() && this.classes.includes('data');
  }

  /** 姓名 or 身份证号 in the rows that may be the lower ones of a header beginning at `row`. */
  private namesBelow(row: number): boolean {
    for (let below = row + 1; below <= row + 2; below += 1) {
      const texts = this.inTable(cellTexts(this.ctx.sheet.rows[below] ?? []));
      if (texts.some((cell) => cell.numeric && cell.text.length > 1)) return false;
      if (namesPersons(texts)) return true;
    }
    return false;
  }

  /** Right below the header or a reprint of it. */
  private isUnderHeader(): boolean {
    const above = this.classes.findLast((kind) => kind !== 'blank' && kind !== 'note');
    return above === undefined || above === 'repeatedHeader' || above === 'columnNumbers' || above === 'units';
  }

  /** The lower rows of a header of several rows that comes again may hold little more than a group's name. */
  private goesOnWithHeader(texts: readonly CellText[]): boolean {
    const { layout, headerTexts } = this.ctx;
    if (layout.headerBottom === layout.headerTop || this.classes.at(-1) !== 'repeatedHeader') return false;
    return texts.every(({ text }) => headerTexts.has(text));
  }

  private result(restartAt: number | null): ClassifiedRows {
    this.markTrailingSections();
    return { classes: this.classes, sections: this.sections, totals: this.totals, restartAt };
  }

  private classify(row: number, cells: readonly CellValue[], texts: readonly CellText[]): RowClass {
    const { ctx } = this;
    if (ctx.isHeaderRepeat(row) || this.goesOnWithHeader(texts)) return 'repeatedHeader';
    if (this.isUnderHeader() && isColumnNumbers(texts)) return 'columnNumbers';
    if (this.isUnderHeader() && isUnitRow(texts)) return 'units';
    if (this.isUnderHeader() && (isHintRow(texts) || isCodeRow(texts))) return 'note';
    const head = ctx.headTexts.get(repeatKey(cells));
    if (head !== undefined) return head;
    if (isEndMark(texts)) return 'endMark';
    if (isAttachmentLine(texts)) return 'attachment';
    if (isNobody(texts)) return 'note';
    if (carriedOver.test(texts[0]?.text ?? '')) return 'subtotal';
    const label = totalLabelOf(texts, this.name, (group) => ctx.vocabulary.category(group) !== null || ctx.vocabulary.isUnit(group));
    if (label && !isNoteLabel(texts)) {
      this.totals.push({ ...label, row });
      return label.kind;
    }
    if (isSignature(texts)) return 'signature';
    if (isNote(texts, this.noteAbove)) return 'note';
    const section = headingOf(ctx, row, texts);
    if (section) {
      this.sections.push(section);
      return 'section';
    }
    return this.dataOrNot(row, cells, texts);
  }

  private dataOrNot(row: number, cells: readonly CellValue[], texts: readonly CellText[]): RowClass {
    const hasName = this.name >= 0 && !saysNothing(cells[this.name]);
    const hasId = this.id >= 0 && !saysNothing(cells[this.id]);
    if ((hasName || hasId) && !this.isLabelled(cells, texts)) return 'data';
    if (hasName || hasId) return 'signature';
    if (this.isInstitution(row, cells)) return 'data';
    if (texts.every((cell) => cell.numeric)) return this.serial >= 0 && !saysNothing(cells[this.serial]) ? this.emptyOr(cells) : 'sum';
    if (texts.length === 1 && texts[0] && !this.isBound(texts[0].column)) return 'note';
    return this.emptyOr(cells);
  }

  /** 村书记签字 | 王建国 | 村民代表 | 李四: words where a serial number belongs, and not a figure in the whole row. */
  private isLabelled(cells: readonly CellValue[], texts: readonly CellText[]): boolean {
    const label = this.serial < 0 ? null : cells[this.serial];
    return (
      typeof label === 'string' &&
      /^\p{Script=Han}{3,10}$/u.test(squeeze(label)) &&
      !texts.some(({ numeric, text }) => numeric || /\d/.test(text))
    );
  }

  /** A row without name and number: 'placeholder' unless something in it belongs to one person. */
  private emptyOr(cells: readonly CellValue[]): RowClass {
    for (const { field, column } of this.ctx.bindings) {
      if (this.prefilledColumns.has(column) || saysNothing(cells[column])) continue;
      if (fieldKinds[field] !== 'text' || field === 'certNo' || field === 'address') return 'data';
    }
    for (const { name, idNumber } of this.ctx.layout.members) {
      if ((name !== null && !saysNothing(cells[name])) || (idNumber !== null && !saysNothing(cells[idNumber]))) return 'data';
    }
    return 'placeholder';
  }

  private isInstitution(row: number, cells: readonly CellValue[]): boolean {
    const { ctx } = this;
    const own = ctx.institutionNames.some((column) => !saysNothing(cells[column]) && ctx.merges.above(row, column) < 0);
    if (!own) return false;
    const text = squeeze(cellAt(ctx.sheet, row, ctx.column('category')));
    const category = (text === '' ? null : ctx.vocabulary.category(text)) ?? this.sectionCategory() ?? ctx.sheetCategory;
    return category !== null && category !== undefined && ctx.vocabulary.isInstitution(category);
  }

  private sectionCategory() {
    return this.sections.findLast((section) => section.category !== undefined)?.category;
  }

  private isBound(column: number): boolean {
    return this.ctx.bindings.some((binding) => binding.column === column);
  }

  /** The other block begins after the last row that belongs to this one. */
  private restart(row: number): number {
    const { top, sheet } = this.ctx;
    let first = this.classes.length;
    // The upper rows of its header hold groups and were taken for something else.
    while (first > 0 && row - top - first < 2 && looksLikeUpperHeader(this.inTable(cellTexts(sheet.rows[top + first - 1] ?? []))))
      first -= 1;
    while (first > 0 && row - top - first < pageHeadRows && this.headsBlock(first - 1)) first -= 1;
    this.classes.length = first;
    while ((this.sections.at(-1)?.row ?? -1) >= top + first) this.sections.pop();
    return top + first;
  }

  /** Whether the row may stand above another block's header: told by its class, or by its words where it was taken for an entry. */
  private headsBlock(at: number): boolean {
    if (/^(?:blank|section|note|title|attachment|meta|placeholder)$/.test(this.classes[at] ?? '')) return true;
    const { sheet, top, headerTexts } = this.ctx;
    const texts = cellTexts(sheet.rows[top + at] ?? []);
    if (texts.length === 1 && measureLine.test(texts[0]?.text ?? '')) return true;
    const role = pageHeadRole(this.inTable(texts), this.classes[at] === 'signature', headerTexts);
    return this.classes[at] === 'signature' ? role === 'meta' : this.classes[at] === 'data' && role !== null;
  }

  /** Title and 填报单位 lines printed above a header that comes again. */
  private markPageHead(header: number): void {
    const { top, sheet } = this.ctx;
    for (let row = header - 1; row >= top && header - row <= pageHeadRows; row -= 1) {
      const found = this.classes[row - top];
      if (found === 'blank') continue;
      if (found !== 'section' && found !== 'note' && found !== 'signature' && found !== 'data') return;
      const role = pageHeadRole(this.inTable(cellTexts(sheet.rows[row] ?? [])), found === 'signature', this.ctx.headerTexts);
      if (role === null) return;
      this.classes[row - top] = role;
      if (this.sections.at(-1)?.row === row) this.sections.pop();
      // What stands above the title is the foot of the page before.
      if (role === 'title' && this.classes[row - 1 - top] === 'signature') return;
    }
  }

  /** Words under the last data row head nothing, unless they name something the plan knows. */
  private markTrailingSections(): void {
    const { top } = this.ctx;
    const lastData = this.classes.lastIndexOf('data') + top;
    while (this.sections.length > 0) {
      const last = this.sections.at(-1);
      if (!last || last.row < lastData || last.other === undefined) return;
      this.classes[last.row - top] = 'note';
      this.sections.pop();
    }
  }
}

/** 单位:万元 over the right end of a table. */
const measureLine = /^[(]?(?:计量|金额)?单位:(?:万?元|人|户)/;

const isNoteLabel = (texts: readonly CellText[]): boolean => /^(?:说明|注|备注|附注)[:\d]/.test(texts[0]?.text ?? '');
