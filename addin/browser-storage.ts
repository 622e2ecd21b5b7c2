/** What pages keep in the browser. */
import type { Keeper } from './api/session';

/** Small things kept on this computer. A frame may be refused storage, and then nothing is kept. */
interface Drawer<T> {
  readonly load: () => unknown;
  readonly save: (value: T) => void;
}

export const drawer = <T>(key: string): Drawer<T> => ({
  load: () => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null') as unknown;
    } catch {
      return null;
    }
  },
  save: (value) => {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Not kept.
    }
  },
});

/** Keeps a value in a storage of the browser's; where that is refused, as long as the page lives. Null removes it. */
export function keeperIn(storage: () => Storage, key: string): Keeper {
  let held: unknown = null;
  return {
    load: () => {
      try {
        return JSON.parse(storage().getItem(key) ?? 'null') as unknown;
      } catch {
        return held;
      }
    },
    save: (value) => {
      held = value;
      try {
        if (value === null) storage().removeItem(key);
        else storage().setItem(key, JSON.stringify(value));
      } catch {
        // Held in memory.
      }
    },
  };
}
