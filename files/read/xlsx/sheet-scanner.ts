/** Reads a worksheet part in one pass over its bytes: rows, merged areas, hidden rows and columns, rows struck through. */
import type { CellValue, MergeRange } from '../../../core/model/sheet';
import { columnIndex } from '../../../core/model/sheet';
import type { ReadJob } from '../job';
import { sheetColumns, sheetRows } from '../limits';
import { setCell, type SheetBuilder } from '../sheet-builder';
import { afterOther, afterTag, find, greaterThan, isBlankByte, lessThan, name, nameIs, readName, slash } from '../xml/bytes';
import { attributesOf, isOn } from '../xml/tags';
import { decodeUtf8 } from '../xml/text';
import { BrokenPart } from './broken-part';
import { CellScanner, type CellBook } from './cell-scanner';
import { UnknownLayout } from './package';
import { parseIndex } from './number';

/** Rows between two looks at the clock. */
const rowsPerCheck = 4096;

export class SheetScanner {
  private nextRow = 0;
  private rowsRead = 0;
  private inData = false;
  private atRoot = true;
  private readonly cell: CellScanner;
  // Of the row being read.
  private rowIndex = -1;
  private rowHidden = false;
  private rowClosed = false;

  constructor(
    book: CellBook,
    private readonly sheet: SheetBuilder,
    private readonly job: ReadJob,
  ) {
    this.cell = new CellScanner(book);
  }

  /** See Feed: takes whole elements, answers how many bytes they were. A row that is not complete yet leaves no trace. */
  feed(bytes: Uint8Array, last: boolean): number {
    for (let at = 0; ;) {
      at = find(bytes, lessThan, at);
      if (at < 0) return bytes.length;
      const next = this.readElement(bytes, at);
      if (next < 0 && last) throw new BrokenPart('ends in the middle');
      if (next < 0) return at;
      at = next;
    }
  }

  private readElement(bytes: Uint8Array, at: number): number {
    const other = afterOther(bytes, at);
    if (other !== 0) return other;
    const closes = bytes[at + 1] === slash;
    const named = readName(bytes, closes ? at + 2 : at + 1);
    if (named < 0) return -1;
    if (this.inData && !closes && nameIs(bytes, 'row')) return this.readRow(bytes, named);
    const end = afterTag(bytes, named);
    if (end < 0) return -1;
    if (this.atRoot) this.checkRoot(bytes);
    if (nameIs(bytes, 'sheetData')) this.inData = !closes && bytes[end - 2] !== slash;
    else if (!closes && nameIs(bytes, 'col')) this.readColumns(attributesOf(decodeUtf8(bytes, named, end - 1)));
    else if (!closes && nameIs(bytes, 'mergeCell')) this.readMerge(attributesOf(decodeUtf8(bytes, named, end - 1)).get('ref') ?? '');
    return end;
  }

  private checkRoot(bytes: Uint8Array): void {
    if (!nameIs(bytes, 'worksheet')) throw new UnknownLayout('no worksheet');
    this.atRoot = false;
  }

  private readColumns(attributes: ReadonlyMap<string, string>): void {
    const hidden = isOn(attributes.get('hidden')) || Number(attributes.get('width') ?? 1) === 0;
    const from = Number(attributes.get('min'));
    const to = Number(attributes.get('max'));
    if (hidden && from >= 1 && to >= from) this.sheet.hideColumns(from - 1, Math.min(to, sheetColumns) - 1);
  }

  private readMerge(reference: string): void {
    const area = mergeArea(reference);
    if (area !== null) this.sheet.addMerge(area);
  }

  /** From just after "<row" to just after the element. */
  private readRow(bytes: Uint8Array, from: number): number {
    let at = this.readRowAttributes(bytes, from);
    if (at < 0) return -1;
    const cells: CellValue[] = [];
    let valued = 0;
    let struck = 0;
    if (!this.rowClosed) {
      const { cell } = this;
      let column = 0;
      for (;;) {
        at = find(bytes, lessThan, at);
        if (at < 0 || at + 1 >= bytes.length) return -1;
        const closes = bytes[at + 1] === slash;
        const named = readName(bytes, closes ? at + 2 : at + 1);
        if (named < 0) return -1;
        if (!closes && name.to - name.from === 1 && bytes[name.from] === 0x63) {
          at = cell.read(bytes, named, column);
          if (at < 0) return -1;
          column = cell.column + 1;
          if (this.rowIndex < 0) this.rowIndex = cell.row;
          if (cell.value === null) continue;
          valued++;
          if (cell.struck) struck++;
          if (cell.column === cells.length) cells.push(cell.value);
          else setCell(cells, cell.column, cell.value);
          continue;
        }
        const other = closes ? 0 : afterOther(bytes, at);
        at = other !== 0 ? other : afterTag(bytes, named);
        if (at < 0) return -1;
        if (closes && nameIs(bytes, 'row')) break;
      }
    }
    this.finishRow(cells, valued, struck);
    return at;
  }

  private finishRow(cells: CellValue[], valued: number, struck: number): void {
    const index = this.rowIndex < 0 ? this.nextRow : this.rowIndex;
    if (index >= sheetRows) throw new BrokenPart('row beyond the sheet');
    this.nextRow = index + 1;
    if (this.rowHidden) this.sheet.hideRow(index);
    this.sheet.addRow(index, cells, valued, struck);
    if (++this.rowsRead % rowsPerCheck === 0) this.job.check();
  }

  /** Answers the index after the opening tag. */
  private readRowAttributes(bytes: Uint8Array, from: number): number {
    this.rowIndex = -1;
    this.rowHidden = false;
    this.rowClosed = false;
    const length = bytes.length;
    for (let at = from; at < length;) {
      const byte = bytes[at] as number;
      if (byte === greaterThan) return at + 1;
      if (byte === slash || isBlankByte(byte)) {
        this.rowClosed = byte === slash;
        at++;
        continue;
      }
      const nameFrom = at;
      while (at < length && bytes[at] !== 0x3d) at++;
      let nameTo = at++;
      while (nameTo > nameFrom && isBlankByte(bytes[nameTo - 1] as number)) nameTo--;
      while (at < length && isBlankByte(bytes[at] as number)) at++;
      const quote = bytes[at];
      const valueFrom = ++at;
      while (at < length && bytes[at] !== quote) at++;
      if (at >= length) return -1;
      name.from = nameFrom;
      name.to = nameTo;
      this.takeRowAttribute(bytes, valueFrom, at);
      at++;
    }
    return -1;
  }

  private takeRowAttribute(bytes: Uint8Array, from: number, to: number): void {
    if (nameIs(bytes, 'r')) {
      const row = parseIndex(bytes, from, to);
      if (row < 1) throw new BrokenPart('row number');
      this.rowIndex = row - 1;
    } else if (nameIs(bytes, 'hidden')) this.rowHidden ||= isOn(decodeUtf8(bytes, from, to));
    else if (nameIs(bytes, 'ht')) this.rowHidden ||= Number(decodeUtf8(bytes, from, to)) === 0;
  }
}

/** "A1:C3" → bounds; null for a single cell or anything else. */
export const mergeArea = (reference: string): MergeRange | null => {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference.trim());
  if (match === null) return null;
  const [, left = '', top = '', right = '', bottom = ''] = match;
  const [a, b, c, d] = [Number(top) - 1, columnIndex(left), Number(bottom) - 1, columnIndex(right)];
  return { top: Math.min(a, c), left: Math.min(b, d), bottom: Math.max(a, c), right: Math.max(b, d) };
};
