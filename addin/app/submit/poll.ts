/** Looks at regular times whether the county has done something: only while somebody looks at the pane, and ever more seldom without a line. */
import type { OfficeEnvironment } from './environment';

export const pollMs = 60_000;
const longestMs = 16 * pollMs;
/** Back in view after less than this, nothing is asked at once. */
const freshMs = 15_000;

export interface Poll {
  readonly start: () => void;
  readonly stop: () => void;
}

/**
 * @param wanted whether there is anything to ask now (signed in, a campaign open, nothing being sent)
 * @param look @returns false when it could not be asked
 */
export function createPoll(env: OfficeEnvironment, wanted: () => boolean, look: () => Promise<boolean>): Poll {
  let callOff: (() => void) | null = null;
  let unwatch: (() => void) | null = null;
  let pause = pollMs;
  let last = env.now();
  let looking = false;

  const next = (): void => {
    callOff?.();
    callOff = env.later(() => void turn(), pause);
  };
  const turn = async (): Promise<void> => {
    callOff?.();
    callOff = null;
    // Out of view the clock stands: onVisible sets it going again.
    if (!env.visible() || looking) return;
    if (wanted()) {
      looking = true;
      last = env.now();
      const asked = await look().finally(() => {
        looking = false;
      });
      pause = asked ? pollMs : Math.min(pause * 2, longestMs);
    }
    if (unwatch !== null) next();
  };
  return {
    start: () => {
      if (unwatch !== null) return;
      unwatch = env.onVisible(() => {
        pause = pollMs;
        if (env.now() - last >= freshMs) void turn();
        else next();
      });
      next();
    },
    stop: () => {
      callOff?.();
      unwatch?.();
      callOff = null;
      unwatch = null;
    },
  };
}
