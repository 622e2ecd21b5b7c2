/** Lays a draft out on a grid, and says where everything went. */
import type { RowRole } from '../../core/model/roster';
import type { Column } from './columns';
import type { Draft, Style } from './draft';
import { nameOf, type Line } from './entry';
import { dittoForms } from './forms';
import { letters, merge, newGrid, put, type Content, type Grid } from './grid';
import { writeHeader } from './layout-header';
import { writeFooter, writePreamble } from './layout-margins';
import { writeMembers } from './layout-members';
import { writeTotal } from './layout-total';
import type { Random } from './random';
import type { EntryTruth, SheetTruth } from './truth';

export interface Placed {
  readonly draft: Draft;
  readonly grid: Grid;
  readonly truth: SheetTruth;
  /** 0-based rows. */
  readonly rowOf: ReadonlyMap<Line, number>;
  readonly columnOf: ReadonlyMap<string, number>;
  readonly totalRows: readonly { readonly kind: 'total' | 'subtotal'; readonly row: number }[];
  readonly metaCell: { readonly row: number; readonly column: number } | null;
}

export interface Pen {
  readonly random: Random;
  readonly draft: Draft;
  readonly grid: Grid;
  readonly left: number;
  readonly width: number;
  readonly ageAsOf: string;
  row: number;
  readonly skipped: { row: number; roles: RowRole[] }[];
  readonly entries: EntryTruth[];
  readonly rowOf: Map<Line, number>;
  readonly columnOf: Map<string, number>;
  readonly totalRows: { kind: 'total' | 'subtotal'; row: number }[];
  metaCell: { row: number; column: number } | null;
  headerTop: number;
  headerBottom: number;
  serial: number;
}

export const skip = (pen: Pen, ...roles: RowRole[]): void => void pen.skipped.push({ row: pen.row + 1, roles });

/** `home`: where the draft that this one shares its sheet with was laid out. */
export function layOut(random: Random, draft: Draft, ageAsOf: string, home?: Placed): Placed {
  const { style, columns } = draft;
  const grid = home?.grid ?? newGrid(draft.name, draft.visibility);
  const right = draft.beside && home ? home.draft.style.left + home.draft.columns.length + 1 : style.left;
  const top = home === undefined ? style.top : draft.under ? grid.cells.length + style.top : (home.truth.headerRows[0] as number) - 1;
  const pen: Pen = {
    random,
    draft,
    grid,
    left: right,
    width: columns.length,
    ageAsOf,
    row: top,
    skipped: [],
    entries: [],
    rowOf: new Map(),
    columnOf: new Map(columns.map((column, index) => [column.key, right + index])),
    totalRows: [],
    metaCell: null,
    headerTop: 0,
    headerBottom: 0,
    serial: draft.serialStart ?? 0,
  };
  writePreamble(pen);
  if (home === undefined) {
    grid.tableTop = pen.row;
    grid.tableColumns = [pen.left, pen.left + pen.width - 1];
  }
  const headerRows = writeHeader(pen);
  Object.assign(pen, { headerTop: headerRows[0], headerBottom: headerRows.at(-1) });
  writeBody(pen);
  writeFooter(pen);
  if (style.formattedTail > 0) grid.formattedTail = style.formattedTail;
  for (const key of draft.hiddenColumns ?? []) grid.hiddenColumns.add(pen.columnOf.get(key) ?? 0);
  const truth: SheetTruth = {
    sheet: draft.name,
    roles: draft.roles,
    headerRows: headerRows.map((row) => row + 1),
    columns: columns.flatMap((column, index) =>
      column.member
        ? []
        : [
            {
              letter: letters(right + index),
              field: column.field,
              ...(column.item === undefined ? {} : { item: column.item }),
              ...(column.accept === undefined ? {} : { accept: column.accept }),
            },
          ],
    ),
    entries: pen.entries,
    skipped: pen.skipped,
  };
  return { draft, grid, truth, rowOf: pen.rowOf, columnOf: pen.columnOf, totalRows: pen.totalRows, metaCell: pen.metaCell };
}

interface Block {
  readonly label: string;
  readonly lines: readonly Line[];
}

function blocksOf(draft: Draft): Block[] {
  const { sections } = draft.style;
  const blocks: { label: string; lines: Line[] }[] = [];
  for (const line of draft.lines) {
    const label = sections === 'none' ? '' : sections === 'category' ? line.category.name : line.village;
    const last = blocks.at(-1);
    if (last?.label === label) last.lines.push(line);
    else blocks.push({ label, lines: [line] });
  }
  return blocks;
}

function writeBody(pen: Pen): void {
  const { style, lines } = pen.draft;
  const blocks = blocksOf(pen.draft);
  if (style.total === 'top' || style.total === 'topEmpty') writeTotal(pen, 'total', '合计', lines);
  for (const [index, block] of blocks.entries()) {
    if (style.serialPerSection) pen.serial = 0;
    if (style.blankBetweenSections && index > 0) pen.row += 1;
    if (style.sections !== 'none' && style.sectionRows) writeSection(pen, block, index);
    if (style.headerPerSection && index > 0) reprint(pen);
    const first = pen.row;
    for (const [at, line] of block.lines.entries()) {
      if (style.reprintEvery > 0 && at > 0 && at % style.reprintEvery === 0) newPage(pen, block.lines.slice(at - style.reprintEvery, at));
      if (
        style.blankEvery > 0 &&
        at > 0 &&
        at % style.blankEvery === 0 &&
        style.villageForm !== 'merged' &&
        style.categoryForm !== 'merged'
      )
        pen.row += 1;
      writeLine(pen, line);
    }
    mergeRuns(pen, block, first);
    if (style.subtotals)
      writeTotal(
        pen,
        'subtotal',
        style.sections === 'none' ? '小计' : pen.random.pick(['小计', '小 计', `${block.label}小计`]),
        block.lines,
      );
  }
  if (style.placeholders > 0) placeholders(pen);
  if (style.total === 'bottom') writeTotal(pen, 'total', pen.random.pick(['合计', '合 计', '总计', '合　　计', '共计']), lines);
}

function writeSection(pen: Pen, block: Block, index: number): void {
  const { random } = pen;
  const chinese = '一二三四五六七八九十'[index] ?? String(index + 1);
  const label = random.pick([
    `${chinese}、${block.label}`,
    `（${chinese}）${block.label}`,
    block.label,
    `${index + 1}.${block.label}`,
    `${chinese}、${block.label}（${block.lines.length}${'人'}）`,
  ]);
  const { sectionForm } = pen.draft.style;
  if (sectionForm === 'split' && pen.width > 2) {
    put(pen.grid, pen.row, pen.left, chinese);
    put(pen.grid, pen.row, pen.left + 1, block.label);
  } else if (sectionForm === 'second' && pen.width > 2) put(pen.grid, pen.row, pen.left + 1, label);
  else {
    put(pen.grid, pen.row, pen.left, label);
    if (random.chance(0.8)) merge(pen.grid, pen.row, pen.left, pen.row, pen.left + pen.width - 1);
  }
  skip(pen, 'section');
  pen.row += 1;
}

/** The foot of one page and the head of the next. */
function newPage(pen: Pen, page: readonly Line[]): void {
  const { style } = pen.draft;
  if (style.pageTotals && style.sections === 'none' && style.total === 'none')
    writeTotal(pen, 'subtotal', pen.random.pick(['本页合计', '本页小计']), page);
  const title = style.titles.at(-1);
  if (style.pageTitles && title !== undefined) {
    put(pen.grid, pen.row, pen.left, title);
    merge(pen.grid, pen.row, pen.left, pen.row, pen.left + pen.width - 1);
    skip(pen, 'title', 'repeatedHeader', 'note');
    pen.row += 1;
  }
  reprint(pen);
}

/** The header as it stands above, all its rows. */
function reprint(pen: Pen): void {
  const { grid, headerTop, headerBottom } = pen;
  for (const area of grid.merges.filter((one) => one.top >= headerTop && one.bottom <= headerBottom))
    merge(grid, area.top - headerTop + pen.row, area.left, area.bottom - headerTop + pen.row, area.right);
  for (let row = headerTop; row <= headerBottom; row += 1) {
    for (const [column, content] of (grid.cells[row] ?? []).entries()) put(grid, pen.row, column, content);
    skip(pen, 'repeatedHeader', 'blank');
    pen.row += 1;
  }
}

function placeholders(pen: Pen): void {
  const serialAt = pen.columnOf.get('serial');
  if (serialAt === undefined) return;
  for (let count = 0; count < pen.draft.style.placeholders; count += 1) {
    pen.serial += 1;
    put(pen.grid, pen.row, serialAt, pen.serial);
    skip(pen, 'placeholder');
    pen.row += 1;
  }
}

function writeLine(pen: Pen, line: Line): void {
  const { draft, grid, left, random } = pen;
  const { style } = draft;
  pen.serial += line.serialStep;
  const previous = previousLine(pen, line);
  for (const [index, column] of draft.columns.entries()) {
    const written = line.cells.has(column.key)
      ? (line.cells.get(column.key) ?? null)
      : (fillForm(pen, column, line, previous) ?? column.write(line, pen.serial));
    put(
      grid,
      pen.row,
      left + index,
      written === '' || written === skipCell ? null : column.key === 'serial' ? serialText(random, written, style.serialForm) : written,
    );
  }
  if (line.hidden) grid.hiddenRows.add(pen.row);
  if (line.struck) grid.struckRows.add(pen.row);
  pen.rowOf.set(line, pen.row);
  const shown = style.household !== 'none' || draft.columns.some((column) => column.member) ? line.members.length : 0;
  pen.entries.push(entryTruth(pen, line, shown));
  const first = pen.row;
  pen.row += 1;
  if (rowsOf(style, line) > 1) writeMembers(pen, line, first, random);
}

const serialText = (random: Random, serial: Content, form: Style['serialForm']): Content =>
  form === 'number'
    ? serial
    : form === 'text'
      ? String(serial)
      : form === 'dot'
        ? `${String(serial)}${random.pick(['.', '、'])}`
        : String(serial).padStart(3, '0');

/** Rows a line takes. */
const rowsOf = (style: Style, line: Line): number =>
  style.household === 'none' ? 1 : style.household === 'beside' ? Math.max(line.members.length, 1) : line.members.length + 1;

const skipCell = '\u0000skip';

/** A village, category or bank that is not repeated on every line. */
function fillForm(pen: Pen, column: Column, line: Line, previous: Line | null): Content | undefined {
  const { style } = pen.draft;
  if (previous === null) return undefined;
  if (column.key === 'bankName')
    return style.villageForm === 'ditto' && previous.bank === line.bank ? pen.random.pick(dittoForms) : undefined;
  if (column.key === 'unit')
    return style.villageForm === 'each' ? undefined : style.villageForm === 'ditto' ? pen.random.pick(dittoForms) : skipCell;
  if (column.key !== 'village' && column.key !== 'category') return undefined;
  const same = column.key === 'village' ? previous.village === line.village : previous.category === line.category;
  const form = column.key === 'village' ? style.villageForm : style.categoryForm;
  if (!same || form === 'each' || (column.key === 'category' && previous.cells.has('category'))) return undefined;
  return form === 'ditto' ? pen.random.pick(dittoForms) : skipCell;
}

/** The line right above, without a subtotal, section or reprinted header between. */
function previousLine(pen: Pen, line: Line): Line | null {
  const at = pen.draft.lines.indexOf(line);
  const above = at > 0 ? (pen.draft.lines[at - 1] as Line) : null;
  if (above === null) return null;
  return (pen.rowOf.get(above) ?? -9) + rowsOf(pen.draft.style, above) === pen.row ? above : null;
}

function entryTruth(pen: Pen, line: Line, members: number): EntryTruth {
  const keys = pen.columnOf;
  return {
    row: pen.row + 1,
    ...(line.unchecked.has('name') ? {} : { name: nameOf(line) }),
    ...(line.unchecked.has('id') || !keys.has('idNumber') ? {} : { id: line.person?.id ?? null }),
    ...(line.unchecked.has('amountFen') || !keys.has('amount') ? {} : { amountFen: line.amountFen }),
    ...(line.unchecked.has('categories') ? {} : { categories: line.categories }),
    ...(keys.has('village') || (pen.draft.style.sections === 'village' && pen.draft.style.sectionRows) ? { village: line.village } : {}),
    ...(members > 0 ? { members } : {}),
  };
}

/** Vertical merges over equal neighbours in the village and category columns. */
function mergeRuns(pen: Pen, block: Block, first: number): void {
  const { style, columns } = pen.draft;
  for (const key of ['village', 'category'] as const) {
    const form = key === 'village' ? style.villageForm : style.categoryForm;
    const at = columns.findIndex((column) => column.key === key);
    if (form !== 'merged' || at < 0 || style.reprintEvery > 0) continue;
    let start = first;
    const close = (end: number): void => merge(pen.grid, start, pen.left + at, end, pen.left + at);
    for (const [index, line] of block.lines.entries()) {
      const next = block.lines[index + 1];
      const same =
        next !== undefined &&
        !next.cells.has(key) &&
        !line.cells.has(key) &&
        (key === 'village' ? next.village === line.village : next.category === line.category);
      if (same) continue;
      const end = next === undefined ? pen.row - 1 : (pen.rowOf.get(next) as number) - 1;
      close(end);
      start = end + 1;
    }
  }
}
