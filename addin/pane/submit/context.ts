/** What the views of 上报 share. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { submitWords, type SubmitWords } from '../../../core/messages/pane/submit';
import { grouped } from '../../../core/messages/values';
import type { SubmitApp } from '../../app/submit/submit';
import { useApp } from '../context';
import { useStore } from '../use-store';

interface Submit {
  readonly submit: SubmitApp;
  readonly now: () => number;
}

const SubmitContext = createContext<Submit | null>(null);
export const SubmitProvider = SubmitContext.Provider;

export function useSubmit(): Submit {
  const submit = useContext(SubmitContext);
  if (submit === null) throw new Error('outside of the area');
  return submit;
}

export const useSubmitWords = (): SubmitWords => submitWords(useStore(useApp().shell.store).lang);

/** 12345600 fen → "123,456". */
export const yuanText = (fen: number): string => grouped(fen / 100);
