/** Reads one <c> element (ECMA-376 part 1, 18.3.1.4). The hottest code of the reader: no objects are made per cell. */
import type { CellValue } from '../../../core/model/sheet';
import { dateValue, isoSerial } from '../date-value';
import { sheetColumns } from '../limits';
import {
  afterOther,
  afterTag,
  content,
  find,
  greaterThan,
  isBlankByte,
  lessThan,
  name,
  nameIs,
  readContent,
  readName,
  slash,
} from '../xml/bytes';
import { BrokenPart } from './broken-part';
import { parseIndex, parseNumber } from './number';
import type { SharedStrings } from './shared-strings';
import { item, readStringItem } from './string-item';
import { showsDate, strikesOut, type CellFormats } from './styles';

/** What the cells of a workbook refer to. */
export interface CellBook {
  readonly strings: SharedStrings;
  readonly formats: CellFormats;
  readonly date1904: boolean;
}

/** Cell types (ST_CellType); `n` is the default. */
const enum Type {
  Number,
  Shared,
  Text,
  Inline,
  Boolean,
  Error,
  Date,
}

export class CellScanner {
  /** Of the cell last read. */
  column = 0;
  /** 0-based row of its own reference; -1 when it has none. */
  row = -1;
  value: CellValue = null;
  struck = false;

  constructor(private readonly book: CellBook) {}

  private style = 0;
  private type: Type = Type.Number;
  private closed = false;

  /** Reads from just after "<c" to just after the element; `next` is the column of a cell without a reference. -1: needs more bytes. */
  read(bytes: Uint8Array, from: number, next: number): number {
    this.column = next;
    this.row = -1;
    this.value = null;
    this.struck = false;
    const at = this.readAttributes(bytes, from);
    if (at < 0 || this.closed) return at;
    const end = this.readChildren(bytes, at);
    if (this.value === '') this.value = null;
    if (this.value !== null && ((this.book.formats[this.style] ?? 0) & strikesOut) !== 0) this.struck = true;
    return end;
  }

  /** Answers the index after the opening tag. */
  private readAttributes(bytes: Uint8Array, from: number): number {
    this.style = 0;
    this.type = Type.Number;
    this.closed = false;
    const length = bytes.length;
    for (let at = from; at < length;) {
      const byte = bytes[at] as number;
      if (byte === greaterThan) return at + 1;
      if (byte === slash || isBlankByte(byte)) {
        this.closed = byte === slash;
        at++;
        continue;
      }
      const nameFrom = at;
      while (at < length && bytes[at] !== 0x3d) at++;
      const single = at - nameFrom === 1 || isBlankByte(bytes[nameFrom + 1] as number);
      at++;
      while (at < length && isBlankByte(bytes[at] as number)) at++;
      const quote = bytes[at];
      const valueFrom = ++at;
      while (at < length && bytes[at] !== quote) at++;
      if (at >= length) return -1;
      if (single) this.takeAttribute(bytes, bytes[nameFrom] as number, valueFrom, at);
      at++;
    }
    return -1;
  }

  private takeAttribute(bytes: Uint8Array, letter: number, from: number, to: number): void {
    if (letter === 0x72) this.takeReference(bytes, from, to);
    else if (letter === 0x73) this.style = parseIndex(bytes, from, to);
    else if (letter === 0x74) this.type = typeOf(bytes, from, to);
  }

  /** "AB12" → column 27, row 11. */
  private takeReference(bytes: Uint8Array, from: number, to: number): void {
    let column = 0;
    let at = from;
    for (; at < to; at++) {
      // Upper case by clearing one bit; digits come out below "A".
      const letter = ((bytes[at] as number) & 0xdf) - 0x40;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    const row = parseIndex(bytes, at, to);
    if (column < 1 || column > sheetColumns || row < 1) throw new BrokenPart('cell reference');
    this.column = column - 1;
    this.row = row - 1;
  }

  /** Reads <v> or <is>; formulas and extensions are passed over. Answers the index after </c>. */
  private readChildren(bytes: Uint8Array, from: number): number {
    for (let at = from; ;) {
      at = find(bytes, lessThan, at);
      if (at < 0 || at + 1 >= bytes.length) return -1;
      if (bytes[at + 1] === slash) {
        const named = readName(bytes, at + 2);
        const end = named < 0 ? -1 : find(bytes, greaterThan, named);
        if (end < 0) return -1;
        at = end + 1;
        if (nameIs(bytes, 'c')) return at;
        continue;
      }
      const other = afterOther(bytes, at);
      if (other !== 0) {
        if (other < 0) return -1;
        at = other;
        continue;
      }
      const named = readName(bytes, at + 1);
      const end = named < 0 ? -1 : afterTag(bytes, named);
      if (end < 0) return -1;
      at = end;
      if (bytes[end - 2] === slash) continue;
      if (name.to - name.from === 1 && bytes[name.from] === 0x76) at = this.readValue(bytes, end);
      else if (nameIs(bytes, 'is')) at = this.readInline(bytes, end);
      if (at < 0) return -1;
    }
  }

  private readInline(bytes: Uint8Array, from: number): number {
    const end = readStringItem(bytes, from, 'is');
    if (end < 0) return -1;
    this.value = item.text;
    this.struck = item.struck;
    return end;
  }

  /** From just after <v> to the tag that follows its text. */
  private readValue(bytes: Uint8Array, from: number): number {
    const to = find(bytes, lessThan, from);
    if (to < 0 || to + 1 >= bytes.length) return -1;
    const plain = bytes[to + 1] === slash;
    if (plain && this.type === Type.Shared) this.takeShared(parseIndex(bytes, from, to));
    else if (plain && this.type === Type.Number && to > from) this.takeNumber(parseNumber(bytes, from, to));
    if (plain && this.value !== null) return to;
    const end = readContent(bytes, from);
    if (end >= 0) this.takeText(content.text);
    return end;
  }

  private takeShared(index: number): void {
    if (index < 0) return;
    const text = this.book.strings.texts[index];
    if (text === undefined) throw new BrokenPart('shared string');
    this.value = text;
    if (this.book.strings.struck.size > 0) this.struck = this.book.strings.struck.has(index);
  }

  private takeNumber(number: number): void {
    if (Number.isNaN(number)) return;
    const date = ((this.book.formats[this.style] ?? 0) & showsDate) !== 0;
    this.value = date ? dateValue(number, this.book.date1904) : number;
  }

  /** The less common types, and values that were not written plainly. Text where a number should be stays text. */
  private takeText(text: string): void {
    if (text === '') return;
    if (this.type === Type.Boolean) this.value = text.trim() === '1' || text.trim().toLowerCase() === 'true';
    else if (this.type === Type.Date) this.takeIsoDate(text);
    else if (this.type === Type.Shared && /^\s*\d{1,10}\s*$/.test(text)) this.takeShared(Number(text));
    else if (this.type === Type.Number && text.trim() !== '' && !Number.isNaN(Number(text))) this.takeNumber(Number(text));
    else this.value = text;
  }

  private takeIsoDate(text: string): void {
    const serial = isoSerial(text);
    this.value = serial === null ? text : { serial };
  }
}

const typeOf = (bytes: Uint8Array, from: number, to: number): Type => {
  if (to - from === 3) return Type.Text;
  if (to - from > 3) return Type.Inline;
  switch (bytes[from]) {
    case 0x73:
      return Type.Shared;
    case 0x62:
      return Type.Boolean;
    case 0x65:
      return Type.Error;
    case 0x64:
      return Type.Date;
    default:
      return Type.Number;
  }
};
