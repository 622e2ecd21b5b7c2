/** The sheets there are. */
import type { SheetVisibility } from '../../core/model/sheet';
import { HostProblem, type SheetInfo } from '../../core/ports/workbook-host';
import { rectAddress } from './office-address';
import { batch, type Run } from './office-run';

export interface SheetState extends SheetInfo {
  /** What protection lets through; true where there is none. */
  readonly mayFormat: boolean;
  readonly mayComment: boolean;
}

const visibilities: Readonly<Record<string, SheetVisibility>> = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' };

/** In one request, with whatever else is queued in it. */
export async function sheetStates(run: Run, alongside: () => void = () => undefined): Promise<readonly SheetState[]> {
  const { worksheets, active } = await batch(run, () => {
    const { worksheets } = run.context.workbook;
    worksheets.load('items/id,items/name,items/visibility,items/protection/protected,items/protection/options');
    const active = worksheets.getActiveWorksheet();
    active.load('id');
    alongside();
    return { worksheets, active };
  });
  return worksheets.items.map(({ id, name, visibility, protection }) => {
    const options = protection.protected ? (protection.options as Excel.WorksheetProtectionOptions | null) : null;
    return {
      id,
      name,
      visibility: visibilities[visibility] ?? 'visible',
      protected: protection.protected,
      active: id === active.id,
      mayFormat: !protection.protected || options?.allowFormatCells === true,
      mayComment: !protection.protected || options?.allowEditObjects === true,
    };
  });
}

/** @throws HostProblem 'sheet-gone' */
export function demandSheets(states: readonly SheetState[], names: Iterable<string>): void {
  for (const name of names) if (!states.some((state) => state.name === name)) throw new HostProblem('sheet-gone', 'ItemNotFound', name);
}

export const protectedSheets = (names: readonly string[]): HostProblem => new HostProblem('protected', 'AccessDenied', names.join('、'));

/** As getRangeByIndexes, which ExcelApi 1.6 does not have yet. */
export const rangeAt = (sheet: Excel.Worksheet, top: number, left: number, rows: number, columns: number): Excel.Range =>
  sheet.getRange(rectAddress({ top, left, bottom: top + rows - 1, right: left + columns - 1 }));
