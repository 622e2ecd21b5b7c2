/** A call that failed: what happened, what to do, and the button that does it. */
import type { JSX } from 'preact';
import { ApiProblem, problemTable } from '../../../core/api/problems';
import type { Language, Sentence } from '../../../core/messages/sentence';
import { problemSentence } from '../../../core/messages/problems';
import type { SubmitWords } from '../../../core/messages/pane/submit';
import type { CallProblem } from '../../api-client';
import { useApp } from '../context';
import { Icon } from '../ui/icon';
import { Button } from '../ui/parts';
import { useStore } from '../use-store';
import { useSubmit, useSubmitWords } from './context';

export const sentenceOfProblem = (problem: CallProblem, words: SubmitWords, lang: Language): Sentence =>
  problem instanceof ApiProblem ? problemSentence(problem.code, problem.params, lang) : words.transport[problem.code];

/** @param form the failure of a form: what to do is to correct it, or to wait */
export const TroubleNote = ({ form = false }: { readonly form?: boolean }): JSX.Element | null => {
  const { shell } = useApp();
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const { lang } = useStore(shell.store);
  const { trouble } = useStore(submit.store);
  if (trouble === null) return null;
  const { problem, retry } = trouble;
  const { what, todo } = sentenceOfProblem(problem, words, lang);
  const advice = problem instanceof ApiProblem ? problemTable[problem.code].retry : 'now';
  const toCheck = problem instanceof ApiProblem && (problem.code === 'over-quota' || problem.code === 'no-roster');
  return (
    <div class={`card trouble ${form ? 'error' : 'warning'}`} role="alert">
      <Icon name={form ? 'error' : 'warning'} />
      <div>
        <strong>{what}</strong>
        <p>{todo}</p>
        {form ? null : (
          <div class="card-actions">
            {retry !== null && (advice === 'now' || advice === 'later') ? (
              <Button icon="refresh" onClick={retry}>
                {words.retry}
              </Button>
            ) : null}
            {advice === 'afterReload' || advice === 'never' ? (
              <Button icon="refresh" onClick={() => void submit.load()}>
                {words.refresh}
              </Button>
            ) : null}
            {toCheck ? (
              <Button
                onClick={() => {
                  shell.open('check');
                }}
              >
                {words.work.nothing.toCheck}
              </Button>
            ) : null}
          </div>
        )}
      </div>
    </div>
  );
};
