/** What every view of the desk may use, and figures as the desk writes them. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../../core/messages/sentence';
import { deskMergeWords, deskWords, type DeskMergeWords, type DeskWords } from '../../../core/messages/pane/desk';
import type { DeskApp } from '../../app/desk/desk';
import type { DeskState } from '../../app/desk/state';
import { useStore } from '../use-store';

const DeskContext = createContext<DeskApp | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): DeskApp {
  const app = useContext(DeskContext);
  if (app === null) throw new Error('outside of the desk');
  return app;
}
export const useDeskState = (): DeskState => useStore(useDesk().store);
export const useLang = (): Language => useStore(useDesk().shell.store).lang;
export const useDeskWords = (): DeskWords => deskWords(useLang());
export const useMergeWords = (): DeskMergeWords => deskMergeWords(useLang());

/** 2027-01-08T17:05:00+08:00 → 1-8 17:05, in the office's own time as written. */
export const shortTime = (instant: string): string =>
  `${Number(instant.slice(5, 7))}-${Number(instant.slice(8, 10))} ${instant.slice(11, 16)}`;
export const longTime = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)}`;
/** Fen as yuan with thousands; decimals only where there are any. */
export const yuanText = (fen: number): string => {
  const [whole = '0', rest] = (Math.abs(fen) / 100).toFixed(fen % 100 === 0 ? 0 : 2).split('.');
  return `${fen < 0 ? '-' : ''}${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${rest === undefined ? '' : `.${rest}`}`;
};

/** Who did something: the server tells people by keys that mean nothing to a reader. */
export function useWho(): (uid: string | null) => string {
  const { signedIn } = useDeskState();
  const { who } = useDeskWords();
  return (uid) => (uid !== null && uid === signedIn?.caller.uid ? who.me : who.other);
}
