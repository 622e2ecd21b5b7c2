/** What the desk needs of the page around it. */
import type { ReadTools } from '../../../core/api/read-content';
import type { ContentTools } from '../../../core/api/roster-content';
import type { WorkbookSnapshot } from '../../../core/model/sheet';

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
  /** Hands a finished file to the person. */
  readonly save: (name: string, bytes: Uint8Array) => void;
  /** Kept on this computer; nothing personal. */
  readonly recall: () => string | null;
  readonly remember: (campaign: string) => void;
}
