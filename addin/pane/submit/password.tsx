import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useApp } from '../context';
import { useStore } from '../use-store';
import { useSubmit, useSubmitWords } from './context';
import { FormProblem, FormScreen, PasswordFields, SendButton } from './fields';
import { shortestPassword } from './redeem';
import { TroubleNote } from './trouble';

export const ChangePassword = (): JSX.Element => {
  const { shell } = useApp();
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const { busy } = useStore(submit.store);
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const [problem, setProblem] = useState<'needAll' | 'short' | 'different' | null>(null);
  const send = (): void => {
    const found = old === '' ? 'needAll' : [...next].length < shortestPassword ? 'short' : next !== repeat ? 'different' : null;
    setProblem(found);
    if (found !== null || busy !== null) return;
    void submit.changePassword(old, next).then((done) => {
      if (done) shell.tell('good', words.password.done);
    });
  };
  return (
    <FormScreen
      title={words.password.title}
      onBack={() => {
        submit.showScreen('main');
      }}
      onSend={send}
    >
      <PasswordFields
        fields={[
          { label: words.password.old, value: old, onInput: setOld, autocomplete: 'current-password' },
          { label: words.password.new, value: next, onInput: setNext, autocomplete: 'new-password', hint: words.redeem.rules },
          { label: words.redeem.repeat, value: repeat, onInput: setRepeat, autocomplete: 'new-password' },
        ]}
      />
      <p class="muted">{words.password.hint}</p>
      <FormProblem text={problem === null ? null : words.redeem[problem]} />
      {problem === null ? <TroubleNote form /> : null}
      <SendButton label={words.password.button} working={words.password.working} busy={busy === 'password'} />
    </FormScreen>
  );
};
