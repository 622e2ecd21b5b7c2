/** One column's parser with a memory: values that come again (villages, categories, standards) are read once and their reading shared. */
import { fieldKinds, type FieldKey, type FieldKind } from '../../model/field';
import type { Plan } from '../../model/plan';
import type { FilledFrom, Reading } from '../../model/reading';
import type { ColumnBinding } from '../../model/roster';
import type { CellValue } from '../../model/sheet';
import {
  cellText, createCategoryReader, createGoodsReader, isDittoMark, readAccount, readDate, readGender, readIdNumber, readInteger, readMark,
  readMoney, readMoneyWords, readName, readPhone, readQuantity, readText,
} from '../values'; // prettier-ignore

export type AnyReading = Reading<unknown>;
type Parse = (value: CellValue) => AnyReading | undefined;

/** Parsers that need the plan are made once for all columns. */
export class Parsers {
  private readonly category: Parse;
  private readonly goods: ReturnType<typeof createGoodsReader>;
  private readonly assumedYear: number;

  constructor(plan: Plan) {
    this.category = createCategoryReader(plan);
    this.goods = createGoodsReader(plan);
    this.assumedYear = plan.visitWindow ? Number(plan.visitWindow.from.slice(0, 4)) : plan.year;
  }

  forBinding(binding: ColumnBinding): Parse {
    const { field, item = null, multiplier = 1 } = binding;
    const visitDates = { assumedYear: this.assumedYear };
    const byKind: Readonly<Record<FieldKind, Parse>> = {
      text: readText,
      name: readName,
      integer: readInteger,
      quantity: readQuantity,
      gender: readGender,
      idNumber: readIdNumber,
      date: (value) => readDate(value, visitDates),
      phone: readPhone,
      category: this.category,
      money: (value) => readMoney(value, multiplier),
      moneyWords: readMoneyWords,
      account: readAccount,
      goods: (value) => this.goods(value, item),
      mark: readMark,
    };
    return byKind[fieldKinds[field]];
  }

  /** Category reading of a heading, sheet name or title. */
  readCategory(text: string): AnyReading | undefined {
    return this.category(text);
  }
}

const longestDitto = 9;
/** First characters of all marks for "as above" and of what may stand before them: one look spares most cells the full test. */
const mayBeDitto = new Set(
  [...'同上〃々〞〝"“”″＂\'＇‘’′、.．·，,：:(（-—–─一~ \t\n\r\u00a0\u3000\ufeff\u200b'].map((mark) => mark.charCodeAt(0)),
);

/** Different values after which a column is taken to hold something of each person, so that remembering them is of no use. */
const memoryLimit = 2000;
/** Fields where a mark for "as above" cannot be followed: each person has their own. */
const ownToPerson: ReadonlySet<FieldKey> = new Set<FieldKey>([
  'name',
  'idNumber',
  'otherIdNumber',
  'bankAccount',
  'accountHolder',
  'serial',
]);
/** Never the same for two people. */
const unique: ReadonlySet<FieldKind> = new Set<FieldKind>(['idNumber', 'account', 'phone', 'name']);

/** A copy of a reading for a cell that does not hold the text itself; a fix stays with the cell that does. */
export const filledCopy = (reading: AnyReading, filledFrom: FilledFrom): AnyReading => {
  const { fix: _fix, ...rest } = reading;
  return { ...rest, filledFrom };
};

export class ColumnReader {
  readonly field: FieldKey;
  readonly column: number;
  private readonly parse: Parse;
  private memory: Map<CellValue, AnyReading | undefined> | null;
  private readonly followsDitto: boolean;
  /** Last reading of the run, for blanks and marks below it. */
  private above: AnyReading | undefined;
  private copyOf: AnyReading | undefined;
  private copyFrom: FilledFrom | undefined;
  private copy: AnyReading | undefined;

  constructor(
    readonly binding: ColumnBinding,
    parsers: Parsers,
  ) {
    this.field = binding.field;
    this.column = binding.column;
    this.parse = parsers.forBinding(binding);
    this.memory = unique.has(fieldKinds[binding.field]) || binding.field === 'serial' ? null : new Map();
    this.followsDitto = !ownToPerson.has(binding.field);
  }

  /** Nothing is carried over what lies between two runs. */
  endRun(): void {
    this.above = undefined;
  }

  /** The reading of the entry's own cell; undefined when it is blank. */
  own(value: CellValue): AnyReading | undefined {
    if (typeof value === 'string' && value.length <= longestDitto && mayBeDitto.has(value.charCodeAt(0)) && isDittoMark(value))
      return this.ditto(value);
    const reading = this.parsed(value);
    if (reading !== undefined) this.above = reading;
    return reading;
  }

  /** The reading of another cell for this one. */
  filled(value: CellValue, from: FilledFrom): AnyReading | undefined {
    const reading = this.parsed(value);
    if (reading === undefined) return undefined;
    this.above = reading;
    return this.shared(reading, from);
  }

  /** The run's last value, for a blank cell below it. */
  carried(): AnyReading | undefined {
    return this.above === undefined ? undefined : this.shared(this.above, 'above');
  }

  private ditto(value: string): AnyReading {
    const text = cellText(value);
    if (!this.followsDitto) return { value: null, text, dittoInPersonField: true };
    return this.above === undefined ? { value: null, text } : this.shared(this.above, 'ditto');
  }

  private parsed(value: CellValue): AnyReading | undefined {
    if (value === null) return undefined;
    const { memory } = this;
    if (memory === null || typeof value === 'object') return this.parse(value);
    let reading = memory.get(value);
    if (reading === undefined && !memory.has(value)) {
      reading = this.parse(value);
      memory.set(value, reading);
      if (memory.size > memoryLimit) this.memory = null;
    }
    return reading;
  }

  private shared(reading: AnyReading, from: FilledFrom): AnyReading {
    if (this.copyOf !== reading || this.copyFrom !== from || this.copy === undefined) {
      this.copyOf = reading;
      this.copyFrom = from;
      this.copy = filledCopy(reading, from);
    }
    return this.copy;
  }
}
