/** Click on a finding → its cell is selected, but only while the row still holds what was judged. */
import type { Where } from '../../core/model/finding';
import type { WorkbookHost } from '../../core/ports/workbook-host';
import type { Judge } from '../judge/client';
import type { SheetView } from '../judge/protocol';
import { cellsOfRow, personKey, sameCells } from './row-identity';

/** 'stale': the row holds somebody else now; nothing was selected. The caller checks again and looks for the finding anew. */
export type GotoResult = 'selected' | 'stale';

/**
 * @param person whose row it was when it was judged (personKey); without it, the judge's copy of the row says
 * @throws HostProblem
 */
export async function goTo(
  host: WorkbookHost,
  judge: Judge,
  views: readonly SheetView[],
  where: Where,
  person?: string | null,
): Promise<GotoResult> {
  if (where.row !== null) {
    const view = views.find(({ sheet }) => sheet === where.sheet);
    const judged = cellsOfRow(judge.sheet(where.sheet), where.row);
    const [present = []] = await host.readRows(where.sheet, where.row, where.row);
    const key = person ?? personKey(view, where.row, judged);
    if (key === null ? !sameCells(judged, present) : personKey(view, where.row, present) !== key) return 'stale';
  }
  await host.select({ sheet: where.sheet, row: where.row, cell: where.cell });
  return 'selected';
}
