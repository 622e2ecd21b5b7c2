/** What every view may use: the areas' state and actions, and the words of the language chosen. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { paneWords, type PaneWords } from '../../core/messages/pane';
import type { Language } from '../../core/messages';
import type { WorkbookHost } from '../../core/ports/workbook-host';
import type { CheckApp } from '../app/check';
import type { FixApp } from '../app/fix';
import type { RosterApp } from '../app/roster';
import type { Shell } from '../app/shell';
import type { Judge } from '../judge/client';
import { useStore } from './use-store';

export interface PaneApp {
  readonly host: WorkbookHost;
  readonly judge: Judge;
  readonly shell: Shell;
  readonly roster: RosterApp;
  readonly check: CheckApp;
  readonly fix: FixApp;
}

const PaneContext = createContext<PaneApp | null>(null);
export const PaneProvider = PaneContext.Provider;

export function useApp(): PaneApp {
  const app = useContext(PaneContext);
  if (app === null) throw new Error('outside of the pane');
  return app;
}

export function useWords(): PaneWords & { readonly lang: Language } {
  const { lang } = useStore(useApp().shell.store);
  return { ...paneWords(lang), lang };
}
