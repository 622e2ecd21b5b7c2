import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../ui/parts';
import { useStore } from '../use-store';
import { useSubmit, useSubmitWords } from './context';
import { FormProblem, FormScreen, SendButton, TextField } from './fields';

export const Server = (): JSX.Element => {
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const { server, busy, addressProblem } = useStore(submit.store);
  const [address, setAddress] = useState(server?.named === true ? server.base : '');
  return (
    <FormScreen
      title={words.server.title}
      onBack={() => {
        submit.showScreen('main');
      }}
      onSend={() => {
        if (busy === null) void submit.useServer(address);
      }}
    >
      <p class="muted">{words.server.intro}</p>
      <TextField
        label={words.server.label}
        value={address}
        onInput={setAddress}
        inputMode="url"
        hint={server === null || server.named ? null : words.server.own(server.base)}
        focus
      />
      <FormProblem text={addressProblem === null ? null : words.server.problems[addressProblem]} />
      <SendButton label={words.server.save} working={words.server.working} busy={busy === 'server'} />
      {server?.named === true ? (
        <Button look="link" disabled={busy !== null} onClick={() => void submit.useServer(null)}>
          {words.server.reset}
        </Button>
      ) : null}
    </FormScreen>
  );
};
