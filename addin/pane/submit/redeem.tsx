import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../ui/parts';
import { useStore } from '../use-store';
import { useSubmit, useSubmitWords } from './context';
import { FormProblem, FormScreen, PasswordFields, SendButton, TextField } from './fields';
import { TroubleNote } from './trouble';

/** The server's rule; it knows more of them (common passwords), and says so. */
export const shortestPassword = 10;
const fewestInCode = 6;

export const Redeem = (): JSX.Element => {
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const { busy } = useStore(submit.store);
  const [code, setCode] = useState('');
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [problem, setProblem] = useState<'needAll' | 'short' | 'different' | null>(null);
  const send = (): void => {
    const found =
      code.trim().length < fewestInCode || account.trim().length < 2
        ? 'needAll'
        : [...password].length < shortestPassword
          ? 'short'
          : password !== repeat
            ? 'different'
            : null;
    setProblem(found);
    if (found === null && busy === null) void submit.redeem(code, account, password);
  };
  const back = (): void => {
    submit.showScreen('main');
  };
  return (
    <FormScreen title={words.redeem.title} onBack={back} onSend={send}>
      <p class="muted">{words.redeem.intro}</p>
      <TextField label={words.redeem.code} value={code} onInput={setCode} focus />
      <TextField
        label={words.redeem.account}
        value={account}
        onInput={setAccount}
        hint={words.redeem.accountHint}
        autocomplete="username"
      />
      <PasswordFields
        fields={[
          {
            label: words.redeem.password,
            value: password,
            onInput: setPassword,
            autocomplete: 'new-password',
            hint: words.redeem.rules,
          },
          { label: words.redeem.repeat, value: repeat, onInput: setRepeat, autocomplete: 'new-password' },
        ]}
      />
      <FormProblem text={problem === null ? null : words.redeem[problem]} />
      {problem === null ? <TroubleNote form /> : null}
      <SendButton label={words.redeem.button} working={words.redeem.working} busy={busy === 'redeem'} />
      <Button look="link" onClick={back}>
        {words.redeem.haveAccount}
      </Button>
    </FormScreen>
  );
};
