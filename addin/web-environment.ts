/** The page around 上报, as browsers and Excel's webviews are. */
import type { Keeper } from './api/session';
import { webContentTools, webReadTools } from './api/web-tools';
import type { OfficeEnvironment } from './app/submit/environment';

/** Storage may be refused to a frame; then nothing is kept beyond this page. */
function keeperIn(storage: () => Storage, key: string): Keeper {
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

export const webEnvironment = (): OfficeEnvironment => ({
  page: location.href,
  fetch: (...request) => fetch(...request),
  local: keeperIn(() => localStorage, 'songnuan.office'),
  session: keeperIn(() => sessionStorage, 'songnuan.session'),
  now: () => Date.now(),
  later: (work, milliseconds) => {
    const timer = setTimeout(work, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
  visible: () => document.visibilityState !== 'hidden',
  onVisible: (listener) => {
    const look = (): void => {
      if (document.visibilityState !== 'hidden') listener();
    };
    document.addEventListener('visibilitychange', look);
    addEventListener('online', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('online', look);
    };
  },
  tools: { ...webContentTools, ...webReadTools },
});
