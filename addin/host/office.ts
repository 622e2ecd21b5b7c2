/**
 * WorkbookHost over Excel.run. Facts it rests on: a used range counts formatted cells unless values only are asked for; one request
 * must stay below 5 MB; merged areas need ExcelApi 1.13; while a cell is being edited every request fails.
 */
import type { CellValue, DateSerial, MergeRange, SheetSnapshot } from '../../core/model/sheet';
import { HostProblem, type HostProblemCode, type WorkbookHost } from '../../core/ports/workbook-reader';

/** Cells per request: at some 100 bytes a cell (value and number format) well below 5 MB. */
const CELLS_PER_BLOCK = 20_000;

export const createOfficeHost = (): WorkbookHost => ({
  fileName: () => Promise.resolve(Office.context.document.url?.split(/[\\/]/).at(-1) ?? null),
  readSheets: () => guarded(() => Excel.run(readSheets)),
  select: (where) =>
    guarded(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem(where.sheet);
        sheet.activate();
        const address = where.cell ?? (where.row === null ? 'A1' : `${where.row}:${where.row}`);
        sheet.getRange(address).select();
        await context.sync();
      }),
    ),
});

async function readSheets(context: Excel.RequestContext): Promise<SheetSnapshot[]> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name,items/visibility');
  await context.sync();
  const snapshots: SheetSnapshot[] = [];
  for (const sheet of worksheets.items) snapshots.push(await readSheet(context, sheet));
  return snapshots;
}

async function readSheet(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<SheetSnapshot> {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('isNullObject,rowIndex,columnIndex,rowCount,columnCount');
  await context.sync();
  const visibility =
    sheet.visibility === Excel.SheetVisibility.visible
      ? 'visible'
      : sheet.visibility === Excel.SheetVisibility.hidden
        ? 'hidden'
        : 'veryHidden';
  const empty: SheetSnapshot = {
    name: sheet.name,
    visibility,
    origin: { row: 0, column: 0 },
    rows: [],
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    struckRows: [],
  };
  if (used.isNullObject) return empty;
  const origin = { row: used.rowIndex, column: used.columnIndex };
  const rows = await readRows(context, sheet, used);
  return { ...empty, origin, rows, merges: await readMerges(context, used, origin) };
}

/** Values by blocks of rows; a number whose format is a date's becomes a DateSerial. */
async function readRows(context: Excel.RequestContext, sheet: Excel.Worksheet, used: Excel.Range): Promise<CellValue[][]> {
  const perBlock = Math.max(1, Math.floor(CELLS_PER_BLOCK / used.columnCount));
  const rows: CellValue[][] = [];
  for (let start = 0; start < used.rowCount; start += perBlock) {
    const block = sheet.getRangeByIndexes(
      used.rowIndex + start,
      used.columnIndex,
      Math.min(perBlock, used.rowCount - start),
      used.columnCount,
    );
    block.load('values,numberFormat');
    await context.sync();
    const formats = block.numberFormat as string[][];
    rows.push(
      ...(block.values as unknown[][]).map((line, row) => line.map((value, column) => cellValue(value, formats[row]?.[column] ?? ''))),
    );
  }
  return rows;
}

const cellValue = (value: unknown, format: string): CellValue => {
  if (value === '' || value === null || value === undefined) return null;
  if (typeof value === 'number') return isDateFormat(format) ? ({ serial: value } satisfies DateSerial) : value;
  return typeof value === 'boolean' ? value : String(value);
};

/** Year, month or day letters outside quotes, brackets and escapes. */
export const isDateFormat = (format: string): boolean =>
  /[ymd]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').replace(/general/gi, ''));

async function readMerges(
  context: Excel.RequestContext,
  used: Excel.Range,
  origin: { readonly row: number; readonly column: number },
): Promise<MergeRange[]> {
  if (!Office.context.requirements.isSetSupported('ExcelApi', '1.13')) return [];
  const merged = used.getMergedAreasOrNullObject();
  merged.load('isNullObject');
  await context.sync();
  if (merged.isNullObject) return [];
  merged.areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
  await context.sync();
  return merged.areas.items.map((area) => ({
    top: area.rowIndex - origin.row,
    left: area.columnIndex - origin.column,
    bottom: area.rowIndex - origin.row + area.rowCount - 1,
    right: area.columnIndex - origin.column + area.columnCount - 1,
  }));
}

const problemCodes: Readonly<Record<string, HostProblemCode>> = {
  InvalidOperationInCellEditMode: 'cell-being-edited',
  AccessDenied: 'protected',
  RequestPayloadSizeLimitExceeded: 'payload-too-large',
  ResponsePayloadSizeLimitExceeded: 'payload-too-large',
  ApiNotFound: 'not-supported',
  InvalidObjectPath: 'closed',
};

/** Excel's errors become host problems; anything else is a fault of ours and goes on as it is. */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OfficeExtension.Error) throw new HostProblem(problemCodes[error.code] ?? 'unknown', error.code);
    throw error;
  }
}
