/**
 * Tells household members from entries. A household may take several rows: the head's row has serial number and money, the rows of the
 * members are blank there or lie under merged cells. What decides: a row with its own serial number and its own amount is always an entry;
 * a row with neither is a member where merged cells, the relation or the household's number say so, or where it lacks everything that
 * heads have.
 */
import type { FieldKey } from '../../model/field';
import type { CellValue } from '../../model/sheet';
import type { ClassifiedRows } from './classify';
import { cellAt, type RowContext } from './row-context';
import { saysNothing, squeeze } from './text';

type Relation = 'head' | 'member' | null;

const headRelation = /^(?:户主|本人|本身|自己|申请人|户主本人|之?户主|01|1|0)$/;
const memberRelation =
  /妻|夫|配偶|子|女|儿|媳|婿|孙|父|母|爸|妈|爷|奶|祖|兄|弟|姐|妹|哥|嫂|侄|甥|岳|婆|公公|成员|同住|亲属|其他|非户主|家属|老伴|爱人|[02-9]\d?$/;

const relationOf = (value: CellValue): Relation => {
  const text = squeeze(value);
  if (text === '') return null;
  if (headRelation.test(text)) return 'head';
  return memberRelation.test(text) ? 'member' : null;
};

/** Columns that say something of the person, so that a member's row has them too. */
const personal: ReadonlySet<FieldKey> = new Set<FieldKey>([
  'name', 'idNumber', 'gender', 'age', 'birthDate', 'relation', 'ethnicity', 'documentType', 'health', 'disability', 'political', 'marital',
  'headName', 'headIdNumber', 'householdNo', 'jobStatus', 'selfCare', 'personalIncome', 'remark', 'otherIdNumber', 'military', 'hukou', 'certNo',
  'village', 'unit', 'county', 'employer', 'phone',
]); // prettier-ignore

/** An area merged over more rows than any household has is a constant of the column (标准 1000 for all), no household. */
const largestHousehold = 20;
/** Share of rows from which a column counts as filled in by the clerk. */
const usedShare = 0.3;
const patternShare = 0.7;
const typicalShare = 0.6;

interface RowFacts {
  readonly ownSerial: boolean;
  readonly ownAmount: boolean;
  readonly mergedHousehold: boolean;
  readonly mergedName: boolean;
  readonly relation: Relation;
  /** The household's number, or its head's number or name, as the row says it or its merged area does. */
  readonly key: string;
  readonly hasIdentity: boolean;
  /** Both name and number. */
  readonly isWhole: boolean;
}

type Verdict = 'entry' | 'member' | 'thin';

export class HouseholdReader {
  private readonly serial: number;
  private readonly amount: number;
  private readonly relationColumn: number;
  private readonly keyColumns: readonly number[];
  private readonly mergeColumns: readonly number[];
  private readonly sizeColumns: readonly number[];
  private readonly goodsColumns: readonly number[];
  private readonly name: number;
  private readonly id: number;
  private serialUsed = false;
  private amountUsed = false;
  private amountOnlyAtHeads = false;
  private typical: readonly number[] = [];

  constructor(
    private readonly ctx: RowContext,
    private readonly rows: ClassifiedRows,
  ) {
    const { column } = ctx;
    this.serial = column('serial');
    this.amount = column('amount');
    this.relationColumn = column('relation');
    this.name = column('name');
    this.id = column('idNumber');
    this.sizeColumns = (['householdSize', 'coveredSize'] as const).map(column).filter((at) => at >= 0);
    this.goodsColumns = ctx.bindings.filter(({ field }) => field === 'goods').map(({ column: at }) => at);
    this.keyColumns = (['householdNo', 'headIdNumber', 'headName'] as const)
      .map(column)
      .filter((at) => at >= 0 && at !== this.name && at !== this.id);
    this.mergeColumns = [
      this.serial,
      this.amount,
      ...this.keyColumns,
      column('householdSize'),
      column('bankAccount'),
      column('signature'),
    ].filter((at) => at >= 0);
  }

  /** For every row minus `top`: true when it is a member of the household whose entry stands above. */
  members(): readonly boolean[] {
    const { classes } = this.rows;
    const marks = new Array<boolean>(classes.length).fill(false);
    if (!this.isDoubtful()) return marks;
    this.measure();
    const thin: number[] = [];
    let proven = 0;
    let open = false;
    let headKey = '';
    let thinHere: number[] = [];
    let head = -1;
    const settle = (): void => {
      if (thinHere.length === 0) return;
      const size = this.sizeOf(head);
      if (size === null) thin.push(...thinHere);
      else if (size > thinHere.length) for (const at of thinHere) marks[at] = true;
      thinHere = [];
    };
    for (let at = 0; at < classes.length; at += 1) {
      const kind = classes[at];
      if (kind === 'section' || kind === 'subtotal' || kind === 'total') open = false;
      if (kind !== 'data') continue;
      const facts = this.facts(this.ctx.top + at);
      const verdict = open ? this.judge(facts, headKey, this.ctx.top + at) : 'entry';
      if (verdict === 'entry') {
        settle();
        open = true;
        headKey = facts.key;
        head = this.ctx.top + at;
      } else if (verdict === 'member') {
        marks[at] = true;
        proven += 1;
      } else thinHere.push(at);
    }
    settle();
    for (const at of thin) if (this.isThinMember(this.ctx.top + at, proven, thin.length)) marks[at] = true;
    return marks;
  }

  /** Number of people that the head's row says the household has; null when it does not. */
  private sizeOf(row: number): number | null {
    for (const column of this.sizeColumns) {
      const digits = /^\d{1,2}(?=人?$)/.exec(squeeze(cellAt(this.ctx.sheet, row, column)))?.[0];
      if (digits !== undefined) return Number(digits);
    }
    return null;
  }

  private isThinMember(row: number, proven: number, thinRows: number): boolean {
    const facts = this.facts(row);
    if (!facts.hasIdentity) return true;
    if (proven > 0 || thinRows >= 2) return true;
    return facts.isWhole && this.ctx.grain === 'household';
  }

  private judge(facts: RowFacts, headKey: string, row: number): Verdict {
    const sameKey = facts.key !== '' && facts.key === headKey;
    const otherKey = facts.key !== '' && headKey !== '' && facts.key !== headKey;
    if (facts.ownSerial && facts.ownAmount) return 'entry';
    if (facts.mergedName) return 'member';
    if (facts.ownAmount) return 'entry';
    if (facts.ownSerial) {
      const belongs = facts.relation === 'member' || (sameKey && facts.relation !== 'head');
      return this.amountUsed && this.amountOnlyAtHeads && belongs && !otherKey ? 'member' : 'entry';
    }
    if (facts.mergedHousehold) return 'member';
    if (!facts.hasIdentity) return 'member';
    if (facts.relation === 'head' || otherKey) return 'entry';
    const money = this.serialUsed || this.amountUsed;
    if (facts.relation === 'member' || sameKey) return money || (this.ctx.grain === 'household' && !this.isFull(row)) ? 'member' : 'entry';
    if (!money || facts.relation !== null) return 'entry';
    return this.isThin(row) ? 'thin' : 'entry';
  }

  /** Nothing of what heads usually have. With the amount as the only such column, a blank there is just a missing amount. */
  private isThin(row: number): boolean {
    if (this.typical.length < 2 && !this.serialUsed) return false;
    const cells = this.ctx.sheet.rows[row] ?? [];
    // A row with a kit of its own stands for somebody who gets it, though money is what most others get.
    if (this.goodsColumns.some((column) => !saysNothing(cells[column]))) return false;
    return this.typical.every((column) => saysNothing(cells[column]));
  }

  /** As much as heads have: where neither number nor money tells, such a row stands for itself. */
  private isFull(row: number): boolean {
    const cells = this.ctx.sheet.rows[row] ?? [];
    const own = this.typical.filter((column) => !saysNothing(cells[column])).length;
    return this.typical.length > 0 && own >= this.typical.length * patternShare;
  }

  private facts(row: number): RowFacts {
    const { merges, sheet } = this.ctx;
    const cells = sheet.rows[row] ?? [];
    const under = (column: number): boolean => merges.hasVertical && column >= 0 && merges.above(row, column) >= 0;
    const own = (column: number): boolean => column >= 0 && !saysNothing(cells[column]) && !under(column);
    const hasName = this.name >= 0 && !saysNothing(cells[this.name]);
    const hasId = this.id >= 0 && !saysNothing(cells[this.id]);
    const household = (column: number): boolean => under(column) && merges.height(row, column) <= largestHousehold;
    return {
      ownSerial: own(this.serial),
      ownAmount: own(this.amount),
      mergedHousehold: merges.hasVertical && this.mergeColumns.some(household),
      mergedName: merges.hasVertical && household(this.name),
      relation: this.relationColumn < 0 ? null : relationOf(cells[this.relationColumn] ?? null),
      key: this.key(row),
      hasIdentity: hasName || hasId,
      isWhole: hasName && hasId,
    };
  }

  private key(row: number): string {
    for (const column of this.keyColumns) {
      const from = this.ctx.merges.hasVertical ? this.ctx.merges.valueRow(row, column) : -1;
      const text = squeeze(this.ctx.sheet.rows[from < 0 ? row : from]?.[column]);
      if (text !== '') return text;
    }
    return '';
  }

  /** False when every row has serial number and money of its own, so that none can be a member. */
  private isDoubtful(): boolean {
    if (this.ctx.merges.hasVertical || (this.serial < 0 && this.amount < 0)) return true;
    const { top, sheet } = this.ctx;
    const lacks = (cells: readonly CellValue[] | undefined, column: number): boolean => column >= 0 && saysNothing(cells?.[column]);
    return this.rows.classes.some((kind, at) => {
      const cells = sheet.rows[top + at];
      return kind === 'data' && (lacks(cells, this.serial) || lacks(cells, this.amount));
    });
  }

  /** What is usual on the sheet, looked at once. */
  private measure(): void {
    const { classes } = this.rows;
    const { top, sheet, bindings } = this.ctx;
    let data = 0;
    let serials = 0;
    let amounts = 0;
    const noMoney = this.serial < 0 && this.amount < 0;
    const filled = new Map<number, number>();
    const heads = { filled: 0, blank: 0 };
    const others = { filled: 0, blank: 0 };
    let headKey = '';
    for (let at = 0; at < classes.length; at += 1) {
      if (classes[at] !== 'data') continue;
      data += 1;
      const cells = sheet.rows[top + at] ?? [];
      const hasSerial = this.serial >= 0 && !saysNothing(cells[this.serial]);
      const hasAmount = this.amount >= 0 && !saysNothing(cells[this.amount]);
      if (hasSerial) serials += 1;
      if (hasAmount) amounts += 1;
      if (hasSerial || hasAmount || noMoney)
        for (const { column, field } of bindings)
          if (!personal.has(field) && !saysNothing(cells[column])) filled.set(column, (filled.get(column) ?? 0) + 1);
      if (this.relationColumn < 0 && this.keyColumns.length === 0) continue;
      const relation = this.relationColumn < 0 ? null : relationOf(cells[this.relationColumn] ?? null);
      const key = this.keyColumns.length === 0 ? '' : this.key(top + at);
      const belongs = relation === 'member' || (relation === null && key !== '' && key === headKey);
      if (!belongs) headKey = key;
      const group = belongs ? others : heads;
      if (hasAmount) group.filled += 1;
      else group.blank += 1;
    }
    this.serialUsed = serials >= data * usedShare && serials > 0;
    this.amountUsed = amounts > 0;
    const enough = others.blank >= 2 || this.ctx.grain === 'household';
    this.amountOnlyAtHeads =
      enough &&
      others.blank >= (others.blank + others.filled) * patternShare &&
      heads.filled >= (heads.blank + heads.filled) * patternShare;
    const withMoney = noMoney ? data : Math.max(serials, amounts);
    this.typical = [...filled].filter(([, count]) => count >= withMoney * typicalShare).map(([column]) => column);
  }
}
