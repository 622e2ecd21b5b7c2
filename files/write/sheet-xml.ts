/** One table → the XML of one worksheet, in pieces, so that a million rows never stand in memory at once. */
import { columnLetters } from '../../core/model/sheet';
import {
  MAX_PAGE_ENDS,
  pagedScale,
  tableLayout,
  type Table,
  type TableCell,
  type TableColumn,
  type TableRow,
  type Tone,
} from '../../core/model/table';
import type { StyleBook } from './styles';
import { escapeXml, xmlDeclaration } from './xml';

export interface SheetXmlOptions {
  readonly styles: StyleBook;
  /** Reference to a list too long for a validation of its own, e.g. "选项!$A$1:$A$30"; null when the list fits in. */
  readonly listReference: (options: readonly string[]) => string | null;
}

/** What the workbook part must know about a written sheet. */
export interface WrittenSheet {
  readonly lastDataRow: number;
  readonly lastRow: number;
}

/** Excel's own limit; further rows go to another table. */
export const MAX_ROWS = 1_048_576;
const PIECE = 1 << 16;

export function* sheetXml(table: Table, options: SheetXmlOptions): Generator<string, WrittenSheet> {
  const writer = new RowWriter(table, options.styles);
  const layout = tableLayout(table);
  yield head(table, layout.headerBottom);
  let text = writer.top();
  let row = layout.firstData;
  for (const line of table.rows) {
    text += writer.dataRow(row, line);
    if (line.endsPage === true) writer.pageEnds.push(row);
    row += 1;
    if (text.length > PIECE) {
      yield text;
      text = '';
    }
  }
  for (let blank = table.blankRows ?? 0; blank > 0; blank -= 1) text += writer.dataRow(row++, { cells: [] });
  const lastDataRow = row - 1;
  for (const line of table.footer) text += writer.line(row++, line, 'footer');
  yield `${text}</sheetData>${tail(table, options, writer, lastDataRow)}`;
  return { lastDataRow, lastRow: row - 1 };
}

function head(table: Table, headerBottom: number): string {
  const columns = table.columns
    .map((column, index) => `<col min="${index + 1}" max="${index + 1}" width="${column.width}" customWidth="1"/>`)
    .join('');
  const corner = `${columnLetters(table.frozenColumns)}${headerBottom + 1}`;
  const split = table.frozenColumns > 0 ? ` xSplit="${table.frozenColumns}"` : '';
  const pane = table.frozenColumns > 0 ? 'bottomRight' : 'bottomLeft';
  return (
    `${xmlDeclaration}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
    (table.paged === true ? '' : `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`) +
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane${split} ySplit="${headerBottom}" topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="18" customHeight="1"/><cols>${columns}</cols><sheetData>`
  );
}

const withoutHeight = 0;
/** Points per line of 11-point text. */
const LINE_HEIGHT = 15;
/** Excel's rows end at 409 points. */
const MOST_LINES = 26;
/** Sheets wider than this many characters go on A3, where they can still be read. */
const A4_CHARACTERS = 190;

/** Chinese characters count two. */
const halfWidths = (text: string): number => {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) width += text.charCodeAt(index) > 0x2e7f ? 2 : 1;
  return width;
};

const wrappedLines = (text: string, width: number): number => {
  let lines = 0;
  for (const part of text.split('\n')) lines += Math.max(1, Math.ceil(halfWidths(part) / Math.max(width, 2)));
  return lines;
};

/** Builds row XML; remembers merges and links, which come after the rows. */
class RowWriter {
  readonly merges: string[] = [];
  /** Rows below which a printed page ends. */
  readonly pageEnds: number[] = [];
  readonly links: { readonly cell: string; readonly target: string; readonly text: string }[] = [];
  readonly #styles: Map<string | undefined, number>[] = [];
  readonly #letters: readonly string[];
  readonly #lastPrinted: number;
  readonly #wrapped: readonly number[];
  constructor(
    private readonly table: Table,
    private readonly styles: StyleBook,
  ) {
    this.#letters = table.columns.map((_, index) => columnLetters(index));
    this.#wrapped = table.columns.flatMap((column, index) => (column.wrap === true ? [index] : []));
    this.#lastPrinted = Math.max(
      table.columns.findLastIndex((column) => column.noPrint !== true),
      0,
    );
  }

  /** Title, subtitle lines and header rows. */
  top(): string {
    let row = 1;
    let text = this.table.bare === true ? '' : this.line(row++, this.table.title, 'title', 36);
    for (const line of this.table.subtitle) text += this.line(row++, line, 'subtitle');
    return (
      text +
      (this.table.columns.some((column) => column.group !== undefined)
        ? this.#groupedHeader(row)
        : this.#header(
            row,
            this.table.columns.map((column) => column.header),
          ))
    );
  }

  /** A line over the full printed width. */
  line(row: number, text: string, role: 'title' | 'subtitle' | 'footer', height: number = withoutHeight): string {
    if (this.#lastPrinted > 0) this.merges.push(`A${row}:${columnLetters(this.#lastPrinted)}${row}`);
    const tall = height || 20 * Math.max(1, Math.ceil(text.length / this.#charactersPerLine()));
    return `<row r="${row}" ht="${tall}" customHeight="1">${textCell(`A${row}`, this.styles.of({ role, kind: 'text', wrap: role !== 'title' }), text)}</row>`;
  }

  #charactersPerLine(): number {
    let width = 0;
    for (const column of this.table.columns.slice(0, this.#lastPrinted + 1)) width += column.width;
    return Math.max(10, Math.floor(width / 2.2));
  }

  /** As high as its longest text needs, at least `least` points. */
  #header(row: number, texts: readonly string[], least = 36): string {
    const style = this.styles.of({ role: 'header', kind: 'text' });
    const lines = this.table.columns.map(({ width, group }, index) =>
      group === undefined ? wrappedLines(texts[index] ?? '', width - 1) : 1,
    );
    const height = Math.max(least, Math.max(...lines) * LINE_HEIGHT + 6);
    return `<row r="${row}" ht="${height}" customHeight="1">${texts.map((text, index) => textCell(`${this.#letters[index] ?? ''}${row}`, style, text)).join('')}</row>`;
  }

  #groupedHeader(row: number): string {
    const { columns } = this.table;
    for (let start = 0; start < columns.length;) {
      let end = start;
      const group = columns[start]?.group;
      if (group === undefined) this.merges.push(`${this.#letters[start] ?? ''}${row}:${this.#letters[start] ?? ''}${row + 1}`);
      else {
        while (columns[end + 1]?.group === group) end += 1;
        if (end > start) this.merges.push(`${this.#letters[start] ?? ''}${row}:${this.#letters[end] ?? ''}${row}`);
      }
      start = end + 1;
    }
    const upper = columns.map((column, index) =>
      column.group === undefined ? column.header : column.group === columns[index - 1]?.group ? '' : column.group,
    );
    const lower = columns.map((column) => (column.group === undefined ? '' : column.header));
    return this.#header(row, upper, 24) + this.#header(row + 1, lower, 30);
  }

  dataRow(row: number, line: TableRow): string {
    let cells = '';
    const { columns } = this.table;
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index];
      if (column !== undefined) cells += this.#cell(`${this.#letters[index] ?? ''}${row}`, line.cells[index] ?? null, column, line, index);
    }
    const lines = this.#linesOf(line);
    const least = this.table.rowHeight ?? withoutHeight;
    if (least > 0) return `<row r="${row}" ht="${Math.max(least, lines * LINE_HEIGHT + 3)}" customHeight="1">${cells}</row>`;
    return lines > 1 ? `<row r="${row}" ht="${lines * LINE_HEIGHT + 3}" customHeight="1">${cells}</row>` : `<row r="${row}">${cells}</row>`;
  }

  /** Programs do not measure wrapped text when they open a file, so the row's height is worked out here. */
  #linesOf(line: TableRow): number {
    let lines = 1;
    for (const index of this.#wrapped) {
      const cell = line.cells[index];
      if (typeof cell !== 'string' || cell === '') continue;
      lines = Math.max(lines, wrappedLines(cell, (this.table.columns[index]?.width ?? 10) - 1));
    }
    return Math.min(lines, MOST_LINES);
  }

  /** Asked once per cell, looked up once per column, tone and weight. */
  #dataStyle(column: TableColumn, index: number, tone: Tone | undefined, bold: boolean): number {
    const known = (this.#styles[index] ??= new Map());
    const key = bold ? `bold ${tone}` : tone;
    const style = known.get(key);
    if (style !== undefined) return style;
    const made = this.styles.of({
      role: 'data',
      kind: column.kind,
      tone,
      bold,
      align: column.align,
      wrap: column.wrap,
      ungrouped: column.ungrouped,
    });
    known.set(key, made);
    return made;
  }

  #cell(address: string, cell: TableCell, column: TableColumn, line: TableRow, index: number): string {
    const tone = line.cellTones?.[index] ?? line.tone;
    if (typeof cell === 'object' && cell !== null && 'link' in cell) {
      this.links.push({ cell: address, target: cell.link, text: cell.text });
      return textCell(address, this.styles.of({ role: 'link', kind: 'text', tone, align: column.align, wrap: column.wrap }), cell.text);
    }
    const style = this.#dataStyle(column, index, tone, line.bold === true);
    if (cell === null || cell === '') return `<c r="${address}" s="${style}"/>`;
    if (typeof cell === 'number')
      return Number.isFinite(cell) ? `<c r="${address}" s="${style}"><v>${cell}</v></c>` : `<c r="${address}" s="${style}"/>`;
    if (typeof cell === 'string') return textCell(address, style, cell);
    return `<c r="${address}" s="${style}"><f>${escapeXml(cell.formula)}</f><v>${cell.value}</v></c>`;
  }
}

const textCell = (address: string, style: number, text: string): string =>
  text === ''
    ? `<c r="${address}" s="${style}"/>`
    : `<c r="${address}" s="${style}" t="inlineStr"><is><t${keepSpace(text)}>${escapeXml(text)}</t></is></c>`;

/** Only texts with white space that a parser might drop say so: over a long list the words alone are a fifth of the file. */
const keepSpace = (text: string): string =>
  text.charCodeAt(0) <= SPACE || text.charCodeAt(text.length - 1) <= SPACE || text.includes('\n') || text.includes('  ')
    ? ' xml:space="preserve"'
    : '';
const SPACE = 0x20;

/** Everything that the schema wants after the rows, in its order. */
function tail(table: Table, options: SheetXmlOptions, writer: RowWriter, lastDataRow: number): string {
  const { headerBottom, firstData } = tableLayout(table);
  const lastColumn = columnLetters(table.columns.length - 1);
  const filter = table.autoFilter ? `<autoFilter ref="A${headerBottom}:${lastColumn}${Math.max(lastDataRow, headerBottom)}"/>` : '';
  const merges =
    writer.merges.length > 0
      ? `<mergeCells count="${writer.merges.length}">${writer.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : '';
  const links =
    writer.links.length > 0
      ? `<hyperlinks>${writer.links.map((link) => `<hyperlink ref="${link.cell}" location="${escapeXml(link.target)}" display="${escapeXml(link.text)}"/>`).join('')}</hyperlinks>`
      : '';
  const ends = writer.pageEnds.filter((row) => row <= lastDataRow).slice(0, MAX_PAGE_ENDS);
  const breaks =
    ends.length > 0
      ? `<rowBreaks count="${ends.length}" manualBreakCount="${ends.length}">${ends.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join('')}</rowBreaks>`
      : '';
  return (
    filter +
    merges +
    validations(table, options, firstData, lastDataRow) +
    links +
    `<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
    `<pageSetup paperSize="${table.paged !== true && printedWidth(table) > A4_CHARACTERS ? 8 : 9}"${scaleOf(table)}/>` +
    `<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>` +
    breaks +
    `<ignoredErrors><ignoredError sqref="A1:${lastColumn}${Math.max(lastDataRow, 1)}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
  );
}

const scaleOf = (table: Table): string =>
  table.paged === true
    ? ` scale="${pagedScale(table)}" orientation="${table.orientation}"`
    : ` orientation="${table.orientation}" fitToWidth="1" fitToHeight="0"`;

const printedWidth = (table: Table): number => table.columns.reduce((sum, column) => sum + (column.noPrint === true ? 0 : column.width), 0);

function validations(table: Table, options: SheetXmlOptions, firstData: number, lastDataRow: number): string {
  if (lastDataRow < firstData) return '';
  const parts = table.columns.flatMap((column, index) => {
    if (column.options === undefined || column.options.length === 0) return [];
    const letter = columnLetters(index);
    const list = options.listReference(column.options) ?? `"${column.options.join(',')}"`;
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorStyle="warning" sqref="${letter}${firstData}:${letter}${lastDataRow}"><formula1>${escapeXml(list)}</formula1></dataValidation>`,
    ];
  });
  return parts.length === 0 ? '' : `<dataValidations count="${parts.length}">${parts.join('')}</dataValidations>`;
}
