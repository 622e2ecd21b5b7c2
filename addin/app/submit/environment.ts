/** What 上报 needs of the page around it: network, drawers, clock, and whether anybody looks. */
import type { ReadTools } from '../../../core/api/read-content';
import type { ContentTools } from '../../../core/api/roster-content';
import type { Keeper } from '../../api/session';

export interface OfficeEnvironment {
  /** Address of the page. */
  readonly page: string;
  readonly fetch: typeof globalThis.fetch;
  /** Kept on this computer: server, campaign. Nothing personal. */
  readonly local: Keeper;
  /** Kept until the window closes: the token. */
  readonly session: Keeper;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** @returns calls it off */
  readonly later: (work: () => void, milliseconds: number) => () => void;
  /** Whether the pane is in view. */
  readonly visible: () => boolean;
  readonly onVisible: (listener: () => void) => () => void;
  readonly tools: ContentTools & ReadTools;
  /** Pause of the client before it repeats a call; a test gives 0. */
  readonly pauseMs?: number;
}
