/** Where the clerk is, and taking them to a cell. */
import type { Where } from '../../core/model/finding';
import { HostProblem } from '../../core/ports/workbook-host';
import { batch, type Run } from './office-run';

/** A hidden sheet stays hidden: whoever hid it had a reason. @throws HostProblem 'sheet-hidden' */
export async function select(run: Run, { sheet, row, cell }: Pick<Where, 'sheet' | 'row' | 'cell'>): Promise<void> {
  const address = cell ?? (row === null ? 'A1' : `${String(row)}:${String(row)}`);
  const find = (): Excel.Worksheet => {
    const place = run.context.workbook.worksheets.getItem(sheet);
    place.load('visibility');
    return place;
  };
  const hidden = (): HostProblem => new HostProblem('sheet-hidden', 'Hidden', sheet);
  try {
    const place = await batch(run, () => {
      const found = find();
      found.activate();
      found.getRange(address).select();
      return found;
    });
    if (place.visibility !== Excel.SheetVisibility.visible) throw hidden();
  } catch (error) {
    if (error instanceof HostProblem) throw error;
    const place = await batch(run, find);
    throw place.visibility === Excel.SheetVisibility.visible ? error : hidden();
  }
}

/** The cell that is active, also within a selection of whole columns or of several areas. */
export async function selection(run: Run): Promise<{ readonly sheet: string; readonly cell: string }> {
  const { range, sheet } = await batch(run, () => {
    const { workbook } = run.context;
    const range = run.tools.has('1.7') ? workbook.getActiveCell() : workbook.getSelectedRange().getCell(0, 0);
    const sheet = workbook.worksheets.getActiveWorksheet();
    range.load('address');
    sheet.load('name');
    return { range, sheet };
  });
  return { sheet: sheet.name, cell: range.address.slice(range.address.lastIndexOf('!') + 1).replaceAll('$', '') };
}

/** Name of the file; null for a workbook that was never saved. */
export async function fileName(run: Run): Promise<string | null> {
  if (!run.tools.has('1.9')) return nameFromUrl(Office.context.document.url);
  const { workbook } = run.context;
  await batch(run, () => {
    workbook.load('name,previouslySaved');
  });
  return workbook.previouslySaved ? workbook.name : null;
}

function nameFromUrl(url: string | undefined): string | null {
  const last = (url ?? '').split(/[\\/]/).at(-1)?.split(/[?#]/)[0] ?? '';
  try {
    return last === '' ? null : decodeURIComponent(last);
  } catch {
    // A percent sign that is part of the name.
    return last;
  }
}
