/** First pass over the rows below the header: tells data from sections, totals, reprinted headers, footers and the rest. */
import { fieldKinds, type FieldKey } from '../../model/field';
import type { RowRole } from '../../model/roster';
import type { CellValue } from '../../model/sheet';
import { isEndMark, isNote, isSignature } from './footer';
import { cellAt, type RowContext } from './row-context';
import { hasEnumerator, headingWords, looksLikeVillage, readHeading, type Section } from './section';
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

/** A row that needs no second look: an identity number, or a number before a plain name. */
const isPlainData = (row: readonly CellValue[], name: number, id: number, serial: number): boolean => {
  if (id >= 0 && looksLikeIdNumber(row[id])) return true;
  const nameCell = name < 0 ? null : row[name];
  if (typeof nameCell !== 'string' || !plainName.test(nameCell) || totalWord.test(nameCell)) return false;
  const serialCell = serial < 0 ? null : row[serial];
  return typeof serialCell === 'number' || (typeof serialCell === 'string' && serialText.test(serialCell));
};

/** Fields that clerks fill in for rows not yet used: a value there says nothing about a person. */
const prefilled: ReadonlySet<FieldKey> = new Set<FieldKey>([
  'serial', 'county', 'unit', 'village', 'category', 'tier', 'standard', 'amount', 'amountUpper', 'bankName', 'goods', 'goodsQty', 'visitGroup',
  'visitLeader', 'visitDate', 'responsibleUnit', 'documentType', 'ethnicity', 'hukou', 'publicity', 'review', 'materials', 'remark', 'householdSize',
  'coveredSize', 'employer', 'employerNature', 'receiveDate', 'relation', 'gender', 'age', 'political', 'marital', 'jobStatus', 'householdNo',
]); // prettier-ignore

/** Rows, from the top, that are looked at when a page's title stands above its reprinted header. */
const pageHeadRows = 6;
const titleWord = /(?:花名册|名册|名单|登记表|汇总表|明细表|发放表|统计表|一览表|公示表|签收表|安排表|备案表|表)(?:[(].*[)])?$/;
const metaWord = /(?:填[报表]|申报|上报|报送)?(?:单位|乡镇|街道|村|社区)(?:名称)?(?:[(].{0,8}[)])?[:]|(?:填[报表]|上报|报送)(?:日期|时间)/;
const footWord = /负责人|审核|制表|经办|填表人|领导/;

export class RowClassifier {
  private readonly name: number;
  private readonly id: number;
  private readonly serial: number;
  private readonly sections: Section[] = [];
  private readonly totals: TotalDraft[] = [];
  private readonly classes: RowClass[] = [];
  private readonly prefilledColumns = new Set<number>();
  private readonly placeColumns: readonly number[];
  private noteAbove = false;

  constructor(
    private readonly ctx: RowContext,
    private readonly allowRestart: boolean,
  ) {
    this.name = ctx.column('name');
    this.id = ctx.column('idNumber');
    this.serial = ctx.column('serial');
    this.placeColumns = (['village', 'unit', 'county', 'category', 'tier', 'visitGroup'] as const)
      .map(ctx.column)
      .filter((column) => column >= 0);
    for (const binding of ctx.bindings) if (prefilled.has(binding.field)) this.prefilledColumns.add(binding.column);
  }

  /** Classifies every row of the context. */
  run(): ClassifiedRows {
    const { ctx } = this;
    for (let row = ctx.top; row < ctx.bottom; row += 1) {
      const cells = ctx.sheet.rows[row] ?? [];
      if (isPlainData(cells, this.name, this.id, this.serial)) {
        this.noteAbove = false;
        this.classes.push('data');
        continue;
      }
      if (isBlankRow(cells)) {
        this.classes.push('blank');
        continue;
      }
      const texts = cellTexts(cells);
      if (this.allowRestart && this.isOtherHeader(texts) && !ctx.isHeaderRepeat(row)) return this.result(this.restart(row));
      const found = this.classify(row, cells, texts);
      this.noteAbove = found === 'note' || (this.noteAbove && found !== 'data');
      this.classes.push(found);
      if (found === 'repeatedHeader') this.markPageHead(row);
    }
    return this.result(null);
  }

  private result(restartAt: number | null): ClassifiedRows {
    this.markTrailingSections();
    return { classes: this.classes, sections: this.sections, totals: this.totals, restartAt };
  }

  private classify(row: number, cells: readonly CellValue[], texts: readonly CellText[]): RowClass {
    const { ctx } = this;
    if (ctx.isHeaderRepeat(row)) return 'repeatedHeader';
    const head = ctx.headTexts.get(repeatKey(cells));
    if (head !== undefined) return head;
    if (isEndMark(texts)) return 'endMark';
    const label = totalLabelOf(texts, this.name, (group) => ctx.vocabulary.category(group) !== null || ctx.vocabulary.isUnit(group));
    if (label && !isNoteLabel(texts)) {
      this.totals.push({ ...label, row });
      return label.kind;
    }
    if (isSignature(texts)) return 'signature';
    if (isNote(texts, this.noteAbove)) return 'note';
    const section = this.sectionOf(row, texts);
    if (section) {
      this.sections.push(section);
      return 'section';
    }
    return this.dataOrNot(row, cells, texts);
  }

  private dataOrNot(row: number, cells: readonly CellValue[], texts: readonly CellText[]): RowClass {
    const hasName = this.name >= 0 && !saysNothing(cells[this.name]);
    const hasId = this.id >= 0 && !saysNothing(cells[this.id]);
    if (hasName || hasId) return 'data';
    if (this.isInstitution(row, cells)) return 'data';
    if (texts.every((cell) => cell.numeric)) return this.serial >= 0 && !saysNothing(cells[this.serial]) ? this.emptyOr(cells) : 'sum';
    if (texts.length === 1 && texts[0] && !this.isBound(texts[0].column)) return 'note';
    return this.emptyOr(cells);
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

  private sectionOf(row: number, texts: readonly CellText[]): Section | null {
    const heading = headingCell(texts);
    if (!heading) return null;
    const { ctx } = this;
    const width = ctx.merges.width(row, heading.column);
    const wide = width >= 3 || (heading.column < this.name && heading.column + width > this.name);
    const facts = readHeading(heading.text, ctx.vocabulary);
    const known =
      facts.category !== undefined ||
      facts.village !== undefined ||
      facts.unit !== undefined ||
      facts.visitGroup !== undefined ||
      facts.tier !== undefined;
    if (!wide) {
      const numberBefore = texts.some((cell) => cell.numeric && cell.column < heading.column);
      if (numberBefore) return null;
      if (heading.column === this.name && !this.isHeadingInNameColumn(heading.text, known, texts)) return null;
      if (heading.column !== this.name && heading.column > Math.max(this.name, 2)) return null;
      if (heading.column === this.serial && /^(?:[一二三四五六七八九十百]{1,4}|[A-Za-z]?\d+(?:[-—.]\d+)*)$/.test(heading.text)) return null;
      if (this.placeColumns.includes(heading.column) && this.isPrefilledPlace(row, heading)) return null;
    }
    if (headingWords(heading.text) === '' && !facts.stated) return null;
    return { ...facts, row, column: heading.column };
  }

  private isHeadingInNameColumn(text: string, known: boolean, texts: readonly CellText[]): boolean {
    if (hasEnumerator(text)) return true;
    if (known) return text.length >= 3 && (texts.length === 1 || looksLikeVillage(headingWords(text)) || /[:户人)]$/.test(text));
    return texts.length === 1 && (/[:]$/.test(text) || (text.length >= 5 && /(?:对象|人员|户|类|职工|家庭|员工)$/.test(text)));
  }

  /** A village standing alone in its own column is a heading, unless the rows around say the same: then the column was filled in ahead. */
  private isPrefilledPlace(row: number, heading: CellText): boolean {
    if (hasEnumerator(heading.text) || /[:]$/.test(heading.text)) return false;
    const { sheet } = this.ctx;
    return [row - 1, row + 1].some((other) => squeeze(cellAt(sheet, other, heading.column)) === heading.text);
  }

  private isOtherHeader(texts: readonly CellText[]): boolean {
    if (texts.length < 3 || texts.some((cell) => cell.numeric)) return false;
    return (
      texts.some((cell) => /^\*?.{0,6}姓名\*?$/.test(cell.text)) &&
      texts.some((cell) => /身份证|证件号|性别|金额|住址|地址|电话|备注/.test(cell.text))
    );
  }

  /** The other block begins after the last row that belongs to this one. */
  private restart(row: number): number {
    let first = this.classes.length;
    const { top } = this.ctx;
    while (
      first > 0 &&
      row - top - first < pageHeadRows &&
      /^(?:blank|section|note|title|meta|placeholder)$/.test(this.classes[first - 1] ?? '')
    )
      first -= 1;
    this.classes.length = first;
    while ((this.sections.at(-1)?.row ?? -1) >= top + first) this.sections.pop();
    return top + first;
  }

  /** Title and 填报单位 lines printed above a header that comes again. */
  private markPageHead(header: number): void {
    const { top, sheet } = this.ctx;
    for (let row = header - 1; row >= top && header - row <= pageHeadRows; row -= 1) {
      const found = this.classes[row - top];
      if (found === 'blank') continue;
      if (found !== 'section' && found !== 'note' && found !== 'signature' && found !== 'data') return;
      const role = pageHeadRole(cellTexts(sheet.rows[row] ?? []), found === 'signature');
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

/** Role of a row above a reprinted header; null when it belongs to the page before. */
const pageHeadRole = (texts: readonly CellText[], looksLikeFoot: boolean): RowRole | null => {
  const joined = texts.map((cell) => cell.text).join('');
  if (/^附[件表]\d*[:]?$/.test(joined)) return 'attachment';
  if (texts.length === 1 && titleWord.test(joined) && !/[:。,]/.test(joined)) return 'title';
  return metaWord.test(joined) && !(looksLikeFoot && footWord.test(joined)) ? 'meta' : null;
};

const isNoteLabel = (texts: readonly CellText[]): boolean => /^(?:说明|注|备注|附注)[:\d]/.test(texts[0]?.text ?? '');

const countText = /^(?:共|计)?\d+(?:户|人|名|元|口人)?(?:\d+(?:户|人|名|元))*$|^[-—/]+$/;
const bareNumber = /^[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?$|^[(]\d{1,2}[)]$/;

/** The one cell of words that a heading row has; an enumerator may stand in a cell of its own before it, counts behind it. */
const headingCell = (texts: readonly CellText[]): CellText | null => {
  const words = texts.filter((cell) => !cell.numeric && !countText.test(cell.text));
  const [first, second] = words;
  if (!first) return null;
  if (words.length === 1) return bareNumber.test(first.text) ? null : first;
  if (words.length === 2 && second && bareNumber.test(first.text))
    return { ...second, column: first.column, text: `${first.text.replace(/[、.]$/, '')}、${second.text}` };
  return null;
};
