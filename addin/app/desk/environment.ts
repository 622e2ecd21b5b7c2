/** What the desk needs of the page around it. */
import type { ReadTools } from '../../../core/api/read-content';
import type { ContentTools } from '../../../core/api/roster-content';
import type { WorkbookSnapshot } from '../../../core/model/sheet';
import type { Table } from '../../../core/model/table';
import type { WriteOutputsOptions, WrittenOutputs } from '../../flows/write-outputs';

export interface DeskEnvironment {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** @returns calls it off */
  readonly later: (work: () => void, milliseconds: number) => () => void;
  /** Whether anybody looks. */
  readonly visible: () => boolean;
  readonly onVisible: (listener: () => void) => () => void;
  readonly tools: ReadTools & ContentTools;
  /** @throws FileProblem for what is no workbook, or one that cannot be read */
  readonly readFile: (bytes: Uint8Array, name: string) => Promise<WorkbookSnapshot>;
  /** Writes new sheets into the open workbook; absent where none is open. */
  readonly writeTables?: (tables: readonly Table[], options: WriteOutputsOptions) => Promise<WrittenOutputs>;
  /** Hands a finished file to the person. */
  readonly save: (name: string, bytes: Uint8Array) => void;
  /** Kept on this computer; nothing personal. */
  readonly recall: () => string | null;
  readonly remember: (campaign: string) => void;
}
