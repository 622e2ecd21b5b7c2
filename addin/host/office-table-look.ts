/** How a written table looks: number formats before the values, the rest after them. */
import { MAX_PAGE_ENDS, pagedScale, type ColumnKind, type Table, type Tone } from '../../core/model/table';
import { columnLetters } from '../../core/model/sheet';
import { addressLists, rectAddress, type Rect } from './office-address';
import type { Ask, Run } from './office-run';
import type { TablePlan } from './office-table-plan';

const numberFormats: Readonly<Record<ColumnKind, string>> = {
  text: '@',
  integer: '0',
  yuan: '#,##0.00',
  date: 'yyyy-mm-dd',
  percent: '0.0%',
};
const fills: Readonly<Record<Exclude<Tone, 'muted'>, string>> = {
  error: '#FFD9D9',
  warning: '#FFF2CC',
  info: '#EAF3FA',
  total: '#F2F2F2',
  good: '#E2EFDA',
};
const headerFill = '#DDEBF7';
const aligned = { left: 'Left', center: 'Center', right: 'Right' } as const;
const alignOf = (kind: ColumnKind): 'left' | 'center' | 'right' => (kind === 'text' ? 'left' : kind === 'date' ? 'center' : 'right');

type Place = Excel.Range | Excel.RangeAreas;

/** One kind of change on many rectangles; several in one operation where Excel can (1.9). */
function onRects(run: Run, id: string, rects: readonly Rect[], change: (place: Place) => void): Ask[] {
  const areas = run.tools.has('1.9');
  return (areas ? addressLists(rects) : rects.map(rectAddress)).map((address) => ({
    bytes: address.length + 2_000,
    halve: null,
    queue: () => {
      const sheet = run.context.workbook.worksheets.getItem(id);
      change(areas ? sheet.getRanges(address) : sheet.getRange(address));
      return () => [];
    },
  }));
}

/** Operations that belong together in one request. */
const once = (run: Run, id: string, work: (sheet: Excel.Worksheet) => void, bytes = 20_000): Ask => ({
  bytes,
  halve: null,
  queue: () => {
    work(run.context.workbook.worksheets.getItem(id));
    return () => [];
  },
});

/** The text format must be there before a value is written. */
export function formatAsksOf(run: Run, id: string, table: Table, plan: TablePlan): Ask[] {
  const { width, lines, firstData, lastData } = plan;
  const rows = (sheet: Excel.Worksheet, top: number, bottom: number, left: number, right: number): Excel.Range =>
    sheet.getRange(rectAddress({ top, bottom, left, right }));
  const each = (rects: readonly Rect[], format: string): Ask[] =>
    rects.map((rect) =>
      once(
        run,
        id,
        (sheet) => {
          sheet.getRange(rectAddress(rect)).numberFormat = [[format]];
        },
        900,
      ),
    );
  return [
    once(run, id, (sheet) => {
      rows(sheet, 0, firstData - 1, 0, width - 1).numberFormat = [['@']];
      if (lastData >= firstData)
        table.columns.forEach(({ kind, ungrouped }, column) => {
          rows(sheet, firstData, lastData, column, column).numberFormat = [
            [ungrouped === true && kind === 'yuan' ? '0.00' : numberFormats[kind]],
          ];
        });
      if (lines.length - 1 > lastData) rows(sheet, lastData + 1, lines.length - 1, 0, width - 1).numberFormat = [['@']];
    }),
    ...each(plan.texts, '@'),
    ...each(plan.generals, 'General'),
  ];
}

/** @param listOf reference to a list that is too long for a validation; null when it is short */
export function lookAsks(
  run: Run,
  id: string,
  table: Table,
  plan: TablePlan,
  listOf: (options: readonly string[]) => string | null,
): Ask[] {
  const { headerBottom, lastData, firstData, width, printed, lines } = plan;
  const body: Rect = { top: plan.headerTop, bottom: Math.max(lastData, headerBottom), left: 0, right: width - 1 };
  const range = (sheet: Excel.Worksheet, rect: Rect): Excel.Range => sheet.getRange(rectAddress(rect));
  return [
    once(run, id, (sheet) => fonts(sheet, range(sheet, { top: 0, bottom: lines.length - 1, left: 0, right: width - 1 }), range, plan)),
    once(run, id, (sheet) => columns(sheet, table, plan)),
    once(run, id, (sheet) => borders(range(sheet, body))),
    ...[...plan.tones].flatMap(([tone, rects]) =>
      onRects(run, id, rects, ({ format }) => {
        if (tone === 'muted') format.font.color = '#808080';
        else format.fill.color = fills[tone];
      }),
    ),
    ...onRects(run, id, plan.bold, ({ format }) => {
      format.font.bold = true;
    }),
    ...onRects(run, id, plan.links, ({ format }) => {
      format.font.color = '#0563C1';
      format.font.underline = 'Single';
    }),
    once(
      run,
      id,
      (sheet) => {
        for (const rect of plan.merges) range(sheet, rect).merge();
        for (const [row, height] of plan.heights) range(sheet, { top: row, bottom: row, left: 0, right: 0 }).format.rowHeight = height;
        if (table.rowHeight !== undefined && lastData >= firstData)
          range(sheet, { top: firstData, bottom: lastData, left: 0, right: 0 }).format.rowHeight = table.rowHeight;
        for (const [row, height] of plan.tallRows) range(sheet, { top: row, bottom: row, left: 0, right: 0 }).format.rowHeight = height;
        if (run.tools.has('1.7')) freeze(sheet, headerBottom, table.frozenColumns);
      },
      900 * (plan.merges.length + plan.heights.size + plan.tallRows.size + 1),
    ),
    ...(run.tools.has('1.8') ? [once(run, id, withoutGridlines)] : []),
    ...(run.tools.has('1.8') && lastData >= firstData ? [once(run, id, (sheet) => dropdowns(sheet, table, plan, listOf))] : []),
    ...(run.tools.has('1.9')
      ? [
          once(run, id, (sheet) => print(sheet, table, plan, printed)),
          once(run, id, (sheet) => endPages(sheet, plan), 900 * plan.pageEnds.length),
          ...(table.autoFilter ? [filterAsk(run, id, plan)] : []),
        ]
      : []),
  ];
}

function fonts(
  sheet: Excel.Worksheet,
  all: Excel.Range,
  range: (sheet: Excel.Worksheet, rect: Rect) => Excel.Range,
  plan: TablePlan,
): void {
  const { headerTop, headerBottom, width, lines, lastData } = plan;
  all.format.font.name = '宋体';
  all.format.font.size = 11;
  all.format.verticalAlignment = 'Center';
  if (headerTop > 0) {
    const title = range(sheet, { top: 0, bottom: 0, left: 0, right: plan.printed });
    title.format.font.name = '黑体';
    title.format.font.size = 18;
    title.format.font.bold = true;
    title.format.horizontalAlignment = 'Center';
  }
  if (headerTop > 1) range(sheet, { top: 1, bottom: headerTop - 1, left: 0, right: 0 }).format.wrapText = true;
  if (lines.length - 1 > lastData) range(sheet, { top: lastData + 1, bottom: lines.length - 1, left: 0, right: 0 }).format.wrapText = true;
  const header = range(sheet, { top: headerTop, bottom: headerBottom, left: 0, right: width - 1 });
  header.format.font.bold = true;
  header.format.horizontalAlignment = 'Center';
  header.format.wrapText = true;
  header.format.fill.color = headerFill;
}

function columns(sheet: Excel.Worksheet, table: Table, { firstData, lastData }: TablePlan): void {
  table.columns.forEach(({ width, align, kind, wrap }, column) => {
    const letter = columnLetters(column);
    sheet.getRange(`${letter}:${letter}`).format.columnWidth = pointsOf(width);
    if (lastData < firstData) return;
    const data = sheet.getRange(rectAddress({ top: firstData, bottom: lastData, left: column, right: column }));
    data.format.horizontalAlignment = aligned[align ?? alignOf(kind)];
    if (wrap === true) data.format.wrapText = true;
  });
}

/** A character of the standard font is 7 pixels wide, with 5 to spare; 96 pixels are 72 points. */
const pointsOf = (characters: number): number => Math.trunc(characters * 7 + 5) * 0.75;

function borders({ format }: Excel.Range): void {
  for (const side of ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideHorizontal', 'InsideVertical'] as const) {
    const border = format.borders.getItem(side);
    border.style = 'Continuous';
    border.color = '#7F7F7F';
  }
}

/** A form looks on the screen as it is printed: its borders are its lines. */
const withoutGridlines = (sheet: Excel.Worksheet): void => {
  sheet.showGridlines = false;
};

function freeze(sheet: Excel.Worksheet, headerBottom: number, frozenColumns: number): void {
  if (frozenColumns === 0) sheet.freezePanes.freezeRows(headerBottom + 1);
  else sheet.freezePanes.freezeAt(sheet.getRange(rectAddress({ top: 0, bottom: headerBottom, left: 0, right: frozenColumns - 1 })));
}

function dropdowns(
  sheet: Excel.Worksheet,
  table: Table,
  { firstData, lastData }: TablePlan,
  listOf: (options: readonly string[]) => string | null,
): void {
  table.columns.forEach(({ options = [] }, column) => {
    if (options.length === 0) return;
    const { dataValidation } = sheet.getRange(rectAddress({ top: firstData, bottom: lastData, left: column, right: column }));
    dataValidation.rule = { list: { inCellDropDown: true, source: listOf(options) ?? options.join(',') } };
    // Something else may be entered after a warning.
    dataValidation.errorAlert = { showAlert: true, style: 'Warning', title: '', message: '' };
  });
}

/** As in files: Excel's codes for the page and their number. */
const pageNumbers = '第 &P 页，共 &N 页';

/** Sheets wider than this many characters go on A3, where they can still be read. */
const A4_CHARACTERS = 190;

function print(sheet: Excel.Worksheet, table: Table, { headerTop, headerBottom, lines }: TablePlan, printed: number): void {
  const { pageLayout } = sheet;
  const wide = table.columns.slice(0, printed + 1).reduce((sum, { width }) => sum + width, 0);
  pageLayout.orientation = table.orientation === 'landscape' ? 'Landscape' : 'Portrait';
  pageLayout.paperSize = table.paged !== true && wide > A4_CHARACTERS ? 'A3' : 'A4';
  // Excel does not heed page ends in sheets that are fitted to a width.
  pageLayout.zoom = table.paged === true ? { scale: pagedScale(table) } : { horizontalFitToPages: 1 };
  pageLayout.centerHorizontally = true;
  pageLayout.leftMargin = 36;
  pageLayout.rightMargin = 36;
  pageLayout.topMargin = 43.2;
  pageLayout.bottomMargin = 43.2;
  pageLayout.headersFooters.defaultForAllPages.centerFooter = pageNumbers;
  // On paged sheets title and subtitle come again on every page.
  pageLayout.setPrintTitleRows(`$${table.paged === true ? '1' : String(headerTop + 1)}:$${String(headerBottom + 1)}`);
  pageLayout.setPrintArea(rectAddress({ top: 0, bottom: lines.length - 1, left: 0, right: printed }));
}

function endPages(sheet: Excel.Worksheet, { pageEnds }: TablePlan): void {
  for (const row of pageEnds.slice(0, MAX_PAGE_ENDS)) sheet.horizontalPageBreaks.add(`A${String(row + 2)}`);
}

const filterAsk = (run: Run, id: string, { headerBottom, lastData, width }: TablePlan): Ask =>
  once(run, id, (sheet) => {
    sheet.autoFilter.apply(
      sheet.getRange(rectAddress({ top: headerBottom, bottom: Math.max(lastData, headerBottom), left: 0, right: width - 1 })),
    );
  });
