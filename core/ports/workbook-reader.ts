/**
 * (The thin pane of today reads only; the full port is workbook-host.ts.) The workbook that is open in front of the clerk, as the add-in sees it. Plain data in and out; no object of Excel's crosses this port.
 * Adapters: addin/host/office.ts.
 */
import type { SheetSnapshot } from '../model/sheet';
import type { Where } from '../model/finding';

export type HostProblemCode = 'cell-being-edited' | 'protected' | 'payload-too-large' | 'not-supported' | 'closed' | 'unknown';

/** `detail` is the host's own error code, for logs; sentences come from core/messages by `code`. */
export class HostProblem extends Error {
  override readonly name = 'HostProblem';
  constructor(
    readonly code: HostProblemCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

export interface WorkbookHost {
  /** File name of the open workbook, or null when it was never saved or the host does not tell. */
  readonly fileName: () => Promise<string | null>;
  /** Every sheet of the workbook, values and merged areas, read in blocks below the host's size limit. @throws HostProblem */
  readonly readSheets: () => Promise<readonly SheetSnapshot[]>;
  /** Brings the cell into view and selects it; a finding without a cell selects its row or sheet. @throws HostProblem */
  readonly select: (where: Pick<Where, 'sheet' | 'row' | 'cell'>) => Promise<void>;
}
