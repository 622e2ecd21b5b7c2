/** Delimited text (RFC 4180, and what exports make of it) → rows. Every cell stays text: ID numbers and leading zeros survive. */
import type { CellValue, SheetSnapshot } from '../../../core/model/sheet';
import type { ReadJob } from '../job';
import { sheetRows } from '../limits';
import { setCell, SheetBuilder } from '../sheet-builder';
import { findDialect } from './dialect';
import { unwrap } from './unwrap';

const rowsPerBreath = 4096;

/** One sheet, named as given. Row numbers are those that Excel shows: a line break inside quotes does not begin a row. */
export const readDelimited = async (text: string, sheetName: string, job: ReadJob): Promise<SheetSnapshot> => {
  const { delimiter, from } = findDialect(text);
  const sheet = new SheetBuilder(job);
  const records = new RecordReader(text, from, delimiter);
  for (let row = 0; records.hasMore; row++) {
    if (row >= sheetRows) throw job.tooLarge('cells', sheetRows);
    const cells = records.next();
    sheet.addRow(row, cells, cells.length, 0);
    if (row % rowsPerBreath === 0) await job.breathe();
  }
  return sheet.finish(sheetName, 'visible');
};

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;

class RecordReader {
  private readonly mark: number;

  constructor(
    private readonly text: string,
    private at: number,
    delimiter: string,
  ) {
    this.mark = delimiter.charCodeAt(0);
  }

  get hasMore(): boolean {
    return this.at < this.text.length;
  }

  /** Cells of the next record; [] for a blank one. */
  next(): CellValue[] {
    const cells: CellValue[] = [];
    for (let column = 0; ; column++) {
      const value = unwrap(this.field());
      if (value !== '') setCell(cells, column, value);
      if (this.text.charCodeAt(this.at) !== this.mark || this.at >= this.text.length) break;
      this.at++;
    }
    this.endLine();
    return cells;
  }

  private endLine(): void {
    if (this.text.charCodeAt(this.at) === carriageReturn) this.at++;
    if (this.text.charCodeAt(this.at) === lineFeed) this.at++;
  }

  private field(): string {
    const { text } = this;
    let from = this.at;
    while (text.charCodeAt(from) === space) from++;
    if (text.charCodeAt(from) === quote) {
      const quoted = this.quoted(from + 1);
      if (quoted !== null) return quoted;
    }
    from = this.at;
    this.at = this.plainEnd(from);
    return text.slice(from, this.at);
  }

  private plainEnd(from: number): number {
    const { text, mark } = this;
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === mark || code === lineFeed || code === carriageReturn) break;
    }
    return at;
  }

  /** A field in quotes from just after the first one; null when what follows the last quote shows that the quotes were part of the text. */
  private quoted(from: number): string | null {
    const { text } = this;
    let value = '';
    let start = from;
    for (let at = text.indexOf('"', start); at >= 0; at = text.indexOf('"', start)) {
      value += text.slice(start, at);
      start = at + 2;
      if (text.charCodeAt(at + 1) === quote) {
        value += '"';
        continue;
      }
      let after = at + 1;
      while (text.charCodeAt(after) === space) after++;
      const code = text.charCodeAt(after);
      if (after < text.length && code !== this.mark && code !== lineFeed && code !== carriageReturn) return null;
      this.at = after;
      return value;
    }
    return null;
  }
}
