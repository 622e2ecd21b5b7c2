/** A table laid out on a sheet, before anything of Excel: values, and which rectangles look how. Mirrors files/write. */
import { tableLayout, type Table, type TableCell, type TableColumn, type TableRow, type Tone } from '../../core/model/table';
import { rectsOf, type Cell, type Rect } from './office-address';

export type Line = readonly (string | number | null)[];

export interface TablePlan {
  readonly lines: readonly Line[];
  readonly width: number;
  /** Last column that is printed. */
  readonly printed: number;
  /** Rows, 0-based. */
  readonly headerTop: number;
  readonly headerBottom: number;
  readonly firstData: number;
  readonly lastData: number;
  readonly merges: readonly Rect[];
  /** Texts in columns of numbers; numbers, formulas and links in columns of text. */
  readonly texts: readonly Rect[];
  readonly generals: readonly Rect[];
  readonly links: readonly Rect[];
  readonly bold: readonly Rect[];
  /** Rows below which a printed page begins. */
  readonly pageEnds: readonly number[];
  readonly tones: ReadonlyMap<Tone, readonly Rect[]>;
  /** Height in points of title, subtitle, header and footer rows. */
  readonly heights: ReadonlyMap<number, number>;
  /** Data rows whose wrapped text needs more than the table's `rowHeight`. */
  readonly tallRows: ReadonlyMap<number, number>;
}

export function planTable(table: Table): TablePlan {
  const { columns } = table;
  const width = columns.length;
  const printed = Math.max(
    columns.findLastIndex(({ noPrint }) => noPrint !== true),
    0,
  );
  const { headerTop, headerBottom, firstData } = tableLayout(table);
  const top = table.bare === true ? [] : [table.title, ...table.subtitle];
  const lines: Line[] = top.map((text) => [text, ...Array<null>(width - 1).fill(null)]);
  lines.push(...headerLines(columns));
  const data = new DataPlan(columns, firstData - 1);
  for (const row of table.rows) lines.push(data.add(row));
  const tallRows = tallRowsOf(table, lines, firstData - 1);
  for (let blank = table.blankRows ?? 0; blank > 0; blank -= 1) lines.push(Array<null>(width).fill(null));
  const lastData = lines.length - 1;
  for (const text of table.footer) lines.push([text, ...Array<null>(width - 1).fill(null)]);
  const wide = [...Array(headerTop - 1).keys(), ...table.footer.map((_, index) => lastData + 1 + index)];
  return {
    lines,
    width,
    printed,
    headerTop: headerTop - 1,
    headerBottom: headerBottom - 1,
    firstData: firstData - 1,
    lastData,
    merges: [
      ...(printed > 0 ? wide.map((row): Rect => ({ top: row, bottom: row, left: 0, right: printed })) : []),
      ...groupMerges(columns, headerTop - 1),
    ],
    texts: rectsOf(data.texts),
    generals: rectsOf(data.generals),
    links: rectsOf(data.links),
    bold: data.bold,
    pageEnds: data.pageEnds,
    tones: data.tones,
    heights: heightsOf(table, wide, lines, headerTop - 1, headerBottom - 1, printed),
    tallRows,
  };
}

function headerLines(columns: readonly TableColumn[]): Line[] {
  if (columns.every(({ group }) => group === undefined)) return [columns.map(({ header }) => header)];
  return [
    columns.map(({ header, group }, index) => (group === undefined ? header : group === columns[index - 1]?.group ? null : group)),
    columns.map(({ header, group }) => (group === undefined ? null : header)),
  ];
}

/** Equal groups side by side are one cell; a column without group is one cell over both rows. */
function groupMerges(columns: readonly TableColumn[], top: number): Rect[] {
  if (columns.every(({ group }) => group === undefined)) return [];
  const merges: Rect[] = [];
  for (let start = 0; start < columns.length;) {
    const group = columns[start]?.group;
    let end = start;
    if (group === undefined) merges.push({ top, bottom: top + 1, left: start, right: start });
    else {
      while (columns[end + 1]?.group === group) end += 1;
      if (end > start) merges.push({ top, bottom: top, left: start, right: end });
    }
    start = end + 1;
  }
  return merges;
}

/** Data rows, one after the other; rectangles grow with them. */
class DataPlan {
  readonly texts: Cell[] = [];
  readonly generals: Cell[] = [];
  readonly links: Cell[] = [];
  readonly bold: Rect[] = [];
  readonly pageEnds: number[] = [];
  readonly tones = new Map<Tone, Rect[]>();

  constructor(
    private readonly columns: readonly TableColumn[],
    private row: number,
  ) {}

  add({ cells, tone, cellTones, bold, endsPage }: TableRow): Line {
    const { row } = this;
    const right = this.columns.length - 1;
    this.row += 1;
    if (endsPage === true) this.pageEnds.push(row);
    if (bold === true) extend(this.bold, { top: row, bottom: row, left: 0, right });
    for (let left = 0; left <= right;) {
      const here = cellTones?.[left] ?? tone;
      let end = left;
      while (end < right && (cellTones?.[end + 1] ?? tone) === here) end += 1;
      if (here !== undefined) {
        const rects = this.tones.get(here) ?? [];
        this.tones.set(here, rects);
        extend(rects, { top: row, bottom: row, left, right: end });
      }
      left = end + 1;
    }
    return this.columns.map(({ kind }, column) => this.value(cells[column] ?? null, kind === 'text', { row, column }));
  }

  private value(cell: TableCell, text: boolean, at: Cell): string | number | null {
    if (cell === null || cell === '') return null;
    if (typeof cell === 'string') {
      if (!text) this.texts.push(at);
      // Excel drops a leading apostrophe; doubled, one stays.
      return cell.startsWith("'") ? `'${cell}` : cell;
    }
    if (text) this.generals.push(at);
    if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
    if ('formula' in cell) return `=${cell.formula}`;
    this.links.push(at);
    return `=HYPERLINK(${quoted(`#${cell.link}`)},${quoted(cell.text)})`;
  }
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Rows below each other that look the same become one rectangle. */
function extend(rects: Rect[], rect: Rect): void {
  const last = rects.at(-1);
  if (last?.left === rect.left && last.right === rect.right && last.bottom === rect.top - 1)
    rects[rects.length - 1] = { ...last, bottom: rect.bottom };
  else rects.push(rect);
}

const titleHeight = 36;
const lineHeight = 15;

/** Merged and wrapped cells are not measured by Excel, so their rows' heights are worked out: a Chinese character is two wide. */
function heightsOf(
  table: Table,
  wide: readonly number[],
  lines: readonly Line[],
  top: number,
  bottom: number,
  printed: number,
): Map<number, number> {
  const heights = new Map<number, number>();
  const across = Math.max(
    20,
    table.columns.slice(0, printed + 1).reduce((sum, { width }) => sum + width, 0),
  );
  for (const row of wide) heights.set(row, 5 + lineHeight * linesOf(String(lines[row]?.[0] ?? ''), across - 2));
  if (table.bare !== true) heights.set(0, titleHeight);
  for (let row = top; row <= bottom; row += 1) {
    const needed = table.columns.map(({ width }, column) => (row < bottom ? 1 : linesOf(String(lines[row]?.[column] ?? ''), width - 1)));
    heights.set(row, Math.max(row < bottom ? 24 : 36, 6 + lineHeight * Math.max(1, ...needed)));
  }
  return heights;
}

/** Excel's rows end at 409 points. */
const mostHeight = 409;

/** A row of a set height does not grow with its text; without a set height Excel measures the text itself. */
function tallRowsOf({ rowHeight, columns }: Table, lines: readonly Line[], from: number): Map<number, number> {
  const tall = new Map<number, number>();
  if (rowHeight === undefined) return tall;
  const wrapped = columns.flatMap(({ wrap, width }, column) => (wrap === true ? [{ column, width }] : []));
  for (let row = from; row < lines.length; row += 1) {
    const needed = wrapped.map(({ column, width }) => linesOf(String(lines[row]?.[column] ?? ''), width - 1));
    const height = Math.min(mostHeight, 3 + lineHeight * Math.max(1, ...needed));
    if (height > rowHeight) tall.set(row, height);
  }
  return tall;
}

function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, part) => {
    const halves = [...part].reduce((wide, letter) => wide + (letter > '\u2e7f' ? 2 : 1), 0);
    return sum + Math.max(1, Math.ceil(halves / Math.max(2, width)));
  }, 0);
}
