/** The frame's state: which area is open, settings, what there is to tell. */
import type { Language } from '../../core/messages';
import { HostProblem } from '../../core/ports/workbook-host';
import { JudgeStopped } from '../judge/client';
import { incidentOf, type Incident } from './incident';
import { createStore, type Store } from './store';

export type Theme = 'system' | 'light' | 'dark';
export interface Settings {
  readonly lang: Language;
  readonly theme: Theme;
  readonly comments: boolean;
}

/** A settings drawer of this computer (localStorage), which may be refused. */
export interface SettingsKeeper {
  readonly load: () => unknown;
  readonly save: (settings: Settings) => void;
}

export type Notice =
  | { readonly kind: 'host'; readonly problem: HostProblem; readonly retry: (() => void) | null }
  | { readonly kind: 'incident'; readonly incident: Incident; readonly retry: (() => void) | null }
  | { readonly kind: 'told'; readonly tone: 'good' | 'note'; readonly text: string };

export interface ShellState extends Settings {
  /** Id of an area: 'check', 'fix', and what else was added. */
  readonly tab: string;
  readonly notice: Notice | null;
  /** Read out by screen readers. */
  readonly announcement: string;
}

export interface Shell {
  readonly store: Store<ShellState>;
  readonly open: (tab: string) => void;
  readonly change: (settings: Partial<Settings>) => void;
  readonly announce: (text: string) => void;
  readonly tell: (tone: 'good' | 'note', text: string) => void;
  readonly dismiss: () => void;
  /**
   * Runs work of the person's: a host problem becomes a notice with a way to try again, anything else an incident of ours.
   * @returns the result, or undefined when it failed
   */
  readonly guard: <T>(during: string, work: () => Promise<T>, retry?: () => void) => Promise<T | undefined>;
}

export function createShell(defaults: Pick<Settings, 'lang'>, keeper: SettingsKeeper): Shell {
  const store = createStore<ShellState>({
    theme: 'system',
    comments: true,
    ...defaults,
    ...readSettings(keeper.load()),
    tab: 'check',
    notice: null,
    announcement: '',
  });
  const fail = (error: unknown, during: string, retry: (() => void) | null): void => {
    if (error instanceof JudgeStopped || (error instanceof HostProblem && error.code === 'cancelled')) return;
    store.set({
      notice:
        error instanceof HostProblem
          ? { kind: 'host', problem: error, retry }
          : { kind: 'incident', incident: incidentOf(error, during), retry },
    });
  };
  return {
    store,
    open: (tab) => {
      store.set({ tab });
    },
    change: (settings) => {
      store.set(settings);
      const { lang, theme, comments } = store.get();
      keeper.save({ lang, theme, comments });
    },
    announce: (announcement) => {
      store.set({ announcement });
    },
    tell: (tone, text) => {
      store.set({ notice: { kind: 'told', tone, text }, announcement: text });
    },
    dismiss: () => {
      store.set({ notice: null });
    },
    guard: async (during, work, retry) => {
      const { notice } = store.get();
      if (notice !== null) store.set({ notice: null });
      try {
        return await work();
      } catch (error) {
        fail(error, during, retry ?? null);
        return undefined;
      }
    },
  };
}

function readSettings(kept: unknown): Partial<Settings> {
  if (typeof kept !== 'object' || kept === null) return {};
  const { lang, theme, comments } = kept as Record<string, unknown>;
  return {
    ...(lang === 'zh-CN' || lang === 'en' ? { lang } : {}),
    ...(theme === 'system' || theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(typeof comments === 'boolean' ? { comments } : {}),
  };
}
