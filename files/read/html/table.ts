/**
 * HTML saved as .xls, as many office systems export it. All tables of the page go below one another on one sheet, as Excel opens such a
 * file, and text between them has rows of its own. Cells are text, so that ID numbers keep all their digits.
 */
import type { CellValue, SheetSnapshot } from '../../../core/model/sheet';
import type { ReadJob } from '../job';
import { sheetColumns, sheetRows } from '../limits';
import { setCell, SheetBuilder } from '../sheet-builder';
import { walkTags, type Tag } from '../xml/tags';
import { htmlText, tidyCell } from './text';

const silentTags = new Set(['style', 'script', 'title', 'xml', 'noscript', 'template']);
const blockTags = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'center', 'caption', 'body', 'hr']);
const strikeTags = new Set(['s', 'strike', 'del']);
const mostColumnsSpanned = 1000;

/** Sheet name that Excel leaves in a page it saved, or the given one. */
const nameIn = (html: string, otherwise: string): string => {
  const name = /<x:Name>([^<]{1,80})<\/x:Name>/i.exec(html.slice(0, 20_000))?.[1];
  return name === undefined ? otherwise : htmlText(name).trim() || otherwise;
};

export const readHtml = (html: string, sheetName: string, job: ReadJob): SheetSnapshot => {
  const page = new Page(html, job);
  walkTags(
    html,
    (tag) => page.take(tag),
    (from, to) => page.pass(from, to),
  );
  return page.finish(nameIn(html, sheetName));
};

interface OpenCell {
  text: string;
  struckLength: number;
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
}

class Page {
  private readonly sheet: SheetBuilder;
  /** For each open table, how many more rows the cells above reach down, by column. */
  private readonly reaches: number[][] = [];
  private row = 0;
  private cells: CellValue[] | null = null;
  private valued = 0;
  private struck = 0;
  private column = 0;
  private cell: OpenCell | null = null;
  private loose = '';
  private silent = '';
  private strikes = 0;
  private at = 0;

  constructor(
    private readonly html: string,
    private readonly job: ReadJob,
  ) {
    this.sheet = new SheetBuilder(job);
  }

  take(tag: Tag): void {
    this.takeText(tag.from);
    this.at = tag.to;
    const name = tag.name.toLowerCase();
    if (this.silent !== '') {
      if (tag.kind === 'close' && name === this.silent) this.silent = '';
    } else if (silentTags.has(name)) this.silent = tag.kind === 'open' ? name : '';
    else if (tag.kind === 'close') this.close(name);
    else this.open(name, tag);
  }

  /** A comment or the like: no text. */
  pass(from: number, to: number): void {
    this.takeText(from);
    this.at = to;
  }

  finish(name: string): SheetSnapshot {
    this.takeText(this.html.length);
    this.endRow();
    this.endLoose();
    return this.sheet.finish(name, 'visible');
  }

  private takeText(to: number): void {
    if (to <= this.at || this.silent !== '') return;
    const text = htmlText(this.html.slice(this.at, to));
    if (this.cell === null) this.loose += text;
    else {
      this.cell.text += text;
      if (this.strikes > 0) this.cell.struckLength += text.trim().length;
    }
  }

  private open(name: string, tag: Tag): void {
    if (name === 'table') {
      // A table inside a cell: what the outer row holds so far becomes a row of its own, above the inner table's rows.
      this.endRow();
      this.endLoose();
      this.reaches.push([]);
    } else if (name === 'tr') this.startRow(tag);
    else if (name === 'td' || name === 'th') this.startCell(tag);
    else if (name === 'br') this.newLine();
    else if (strikeTags.has(name) && tag.kind === 'open') this.strikes++;
    else if (blockTags.has(name)) this.newBlock();
  }

  private close(name: string): void {
    if (name === 'td' || name === 'th') this.endCell();
    else if (name === 'tr') this.endRow();
    else if (name === 'table') {
      this.endRow();
      this.reaches.pop();
    } else if (strikeTags.has(name)) this.strikes = Math.max(0, this.strikes - 1);
    else if (blockTags.has(name)) this.newBlock();
  }

  private newLine(): void {
    if (this.cell === null) this.endLoose();
    else this.cell.text += '\n';
  }

  private newBlock(): void {
    if (this.cell === null) this.endLoose();
    else if (this.cell.text.trim() !== '') this.cell.text += '\n';
  }

  private startRow(tag: Tag): void {
    this.endRow();
    this.endLoose();
    this.cells = [];
    this.valued = 0;
    this.struck = 0;
    this.column = 0;
    if (/display\s*:\s*none/i.test(tag.attribute('style') ?? '')) this.sheet.hideRow(this.row);
  }

  private startCell(tag: Tag): void {
    this.endCell();
    if (this.cells === null) this.startRow(tag);
    const reach = this.reaches.at(-1) ?? [];
    while ((reach[this.column] ?? 0) > 0) this.column++;
    const columns = spanOf(tag.attribute('colspan'), mostColumnsSpanned);
    const rows = spanOf(tag.attribute('rowspan'), sheetRows);
    if (this.column + columns > sheetColumns) return;
    this.cell = { text: '', struckLength: 0, column: this.column, columns, rows };
    this.column += columns;
  }

  private endCell(): void {
    const { cell, cells } = this;
    if (cell === null || cells === null) return;
    this.cell = null;
    const reach = this.reaches.at(-1);
    for (let step = 0; step < cell.columns && reach !== undefined && cell.rows > 1; step++) {
      while (reach.length < cell.column) reach.push(0);
      reach[cell.column + step] = cell.rows;
    }
    if (cell.columns > 1 || cell.rows > 1) {
      const bottom = Math.min(this.row + cell.rows, sheetRows) - 1;
      this.sheet.addMerge({ top: this.row, left: cell.column, bottom, right: cell.column + cell.columns - 1 });
    }
    const text = tidyCell(cell.text);
    if (text === '') return;
    setCell(cells, cell.column, text);
    this.valued++;
    if (cell.struckLength * 2 > text.length) this.struck++;
  }

  private endRow(): void {
    this.endCell();
    if (this.cells === null) return;
    const { cells } = this;
    this.cells = null;
    this.addRow(cells, this.valued, this.struck);
    const reach = this.reaches.at(-1) ?? [];
    for (const [column, rows] of reach.entries()) if (rows > 0) reach[column] = rows - 1;
  }

  private endLoose(): void {
    const text = tidyCell(this.loose);
    this.loose = '';
    if (text !== '') this.addRow([text], 1, 0);
  }

  private addRow(cells: CellValue[], valued: number, struck: number): void {
    if (this.row >= sheetRows) throw this.job.tooLarge('cells', sheetRows);
    this.sheet.addRow(this.row, cells, valued, struck);
    this.row++;
    if (this.row % 1024 === 0) this.job.check();
  }
}

const spanOf = (text: string | undefined, most: number): number => {
  const span = Number.parseInt(text ?? '1', 10);
  return span >= 1 ? Math.min(span, most) : 1;
};
