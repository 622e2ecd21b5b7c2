import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { problemSentence } from '../../../core/messages/problems';
import { useApp } from '../context';
import { Icon } from '../ui/icon';
import { Button } from '../ui/parts';
import { useStore } from '../use-store';
import { useSubmit, useSubmitWords } from './context';
import { FormProblem, FormScreen, PasswordFields, SendButton, TextField } from './fields';
import { TroubleNote } from './trouble';

export const SignIn = (): JSX.Element => {
  const { shell } = useApp();
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const { lang } = useStore(shell.store);
  const { server, busy, lost, lastAccount } = useStore(submit.store);
  const [account, setAccount] = useState(lastAccount);
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const county = server?.kind !== 'firebase';
  const send = (): void => {
    const incomplete = account.trim() === '' || password === '';
    setMissing(incomplete);
    if (!incomplete && busy === null) void submit.signIn(account, password);
  };
  return (
    <FormScreen title={lost === null ? words.signIn.title : words.signIn.again} onSend={send}>
      {lost === null ? (
        <p class="muted">{words.offlineNote}</p>
      ) : (
        <div class="note" role="status">
          <Icon name="info" />
          <p>
            {problemSentence(lost, {}, lang).what}
            {words.signIn.againHint}
          </p>
        </div>
      )}
      <TextField
        label={county ? words.signIn.account : words.signIn.email}
        value={account}
        onInput={setAccount}
        inputMode={county ? 'text' : 'email'}
        autocomplete="username"
      />
      <PasswordFields
        fields={[{ label: words.signIn.password, value: password, onInput: setPassword, autocomplete: 'current-password' }]}
      />
      <FormProblem text={missing ? words.signIn.needBoth : null} />
      {missing ? null : <TroubleNote form />}
      <SendButton label={words.signIn.button} working={words.signIn.working} busy={busy === 'sign-in'} />
      {county ? (
        <Button
          look="link"
          onClick={() => {
            submit.showScreen('redeem');
          }}
        >
          {words.signIn.haveCode}
        </Button>
      ) : (
        <p class="muted">{words.signIn.noRedeem}</p>
      )}
      <p class="server-line">
        <span>{words.signIn.server(hostOf(server?.base ?? ''))}</span>
        <Button
          look="link"
          aria-label={`${words.signIn.change} ${words.server.title}`}
          onClick={() => {
            submit.showScreen('server');
          }}
        >
          {words.signIn.change}
        </Button>
      </p>
    </FormScreen>
  );
};

const hostOf = (base: string): string => base.replace(/^https?:\/\//, '');
