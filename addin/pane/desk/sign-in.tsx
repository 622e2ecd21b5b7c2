/** Signing in, or opening an account with an invitation code; where accounts come from is said beside it. */
import type { JSX, TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import { problemSentence } from '../../../core/messages/problems';
import { Button, Card, Field } from '../ui/parts';
import { useDesk, useDeskState, useDeskWords, useLang } from './context';

export const SignIn = (): JSX.Element => {
  const { signOut } = useDesk();
  const { signedIn, lost } = useDeskState();
  const words = useDeskWords();
  const lang = useLang();
  const [redeeming, setRedeeming] = useState(false);
  if (signedIn !== null)
    return (
      <div class="desk-narrow">
        <Card title={words.roles[signedIn.caller.role]} icon="info" tone="warning">
          <p>{words.signIn.clerk}</p>
          <div class="card-actions">
            <a class="button" href="pane.html">
              {words.signIn.paneLink}
            </a>
            <a class="button" href="web.html">
              {words.signIn.web}
            </a>
            <Button onClick={() => void signOut()}>{words.signOut}</Button>
          </div>
        </Card>
      </div>
    );
  return (
    <div class="desk-narrow">
      <p class="desk-intro">{words.signIn.intro}</p>
      {lost === null ? null : (
        <p class="inline-note" role="status">
          {problemSentence(lost, {}, lang).what}
          {words.signIn.again}
        </p>
      )}
      <Card title={redeeming ? words.redeem.title : words.signIn.title}>
        {redeeming ? <Redeem /> : <Password />}
        <Button
          look="link"
          class="desk-switch"
          onClick={() => {
            setRedeeming(!redeeming);
          }}
        >
          {redeeming ? words.redeem.toSignIn : words.signIn.toRedeem}
        </Button>
      </Card>
      <Card title={words.signIn.where} icon="info">
        <p>{words.signIn.demo}</p>
        <p>{words.signIn.real}</p>
      </Card>
    </div>
  );
};

const useFields = (...names: readonly string[]) => {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const set = (name: string) => (event: TargetedEvent<HTMLInputElement>) => {
    const { value } = event.currentTarget;
    setValues((known) => ({ ...known, [name]: value }));
  };
  return { value: (name: string) => values[name] ?? '', set, complete: names.every((name) => (values[name] ?? '').trim() !== '') };
};

const Secret = (props: {
  readonly label: string;
  readonly hint?: string;
  readonly fresh?: boolean;
  readonly value: string;
  readonly onInput: (event: TargetedEvent<HTMLInputElement>) => void;
}): JSX.Element => {
  const words = useDeskWords();
  const [shown, setShown] = useState(false);
  return (
    <>
      <Field label={props.label} {...(props.hint === undefined ? {} : { hint: props.hint })}>
        <input
          class="text-input"
          {...(shown ? { type: 'text' } : { type: 'password' })}
          autocomplete={props.fresh === true ? 'new-password' : 'current-password'}
          value={props.value}
          onInput={props.onInput}
        />
      </Field>
      <label class="check-line">
        <input
          type="checkbox"
          checked={shown}
          onChange={(event) => {
            setShown(event.currentTarget.checked);
          }}
        />
        <span>{words.signIn.show}</span>
      </label>
    </>
  );
};

const Password = (): JSX.Element => {
  const { signIn } = useDesk();
  const { busy } = useDeskState();
  const words = useDeskWords();
  const fields = useFields('account', 'password');
  return (
    <form
      class="desk-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (fields.complete && busy === null) void signIn(fields.value('account').trim(), fields.value('password').trim());
      }}
    >
      <Field label={words.signIn.account}>
        <input
          class="text-input"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          value={fields.value('account')}
          onInput={fields.set('account')}
        />
      </Field>
      <Secret label={words.signIn.password} value={fields.value('password')} onInput={fields.set('password')} />
      <Button look="primary" type="submit" class="wide" disabled={!fields.complete || busy !== null}>
        {words.signIn.submit}
      </Button>
    </form>
  );
};

const Redeem = (): JSX.Element => {
  const { redeem } = useDesk();
  const { busy } = useDeskState();
  const words = useDeskWords();
  const fields = useFields('code', 'account', 'password');
  return (
    <form
      class="desk-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (fields.complete && busy === null)
          void redeem(fields.value('code').trim(), fields.value('account').trim(), fields.value('password'));
      }}
    >
      <Field label={words.redeem.code}>
        <input class="text-input" autocomplete="one-time-code" value={fields.value('code')} onInput={fields.set('code')} />
      </Field>
      <Field label={words.redeem.account} hint={words.redeem.accountHint}>
        <input
          class="text-input"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          value={fields.value('account')}
          onInput={fields.set('account')}
        />
      </Field>
      <Secret
        label={words.redeem.password}
        hint={words.redeem.passwordHint}
        fresh
        value={fields.value('password')}
        onInput={fields.set('password')}
      />
      <Button look="primary" type="submit" class="wide" disabled={!fields.complete || busy !== null}>
        {words.redeem.submit}
      </Button>
    </form>
  );
};
