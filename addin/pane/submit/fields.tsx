/** Parts of the forms. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, Field } from '../ui/parts';
import { useSubmitWords } from './context';

export const TextField = (props: {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** Which keyboard a tablet shows. */
  readonly inputMode?: 'text' | 'email' | 'url';
  readonly autocomplete?: string;
  readonly hint?: string | null;
  readonly focus?: boolean;
}): JSX.Element => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (props.focus === true) input.current?.focus();
  }, []);
  return (
    <Field label={props.label} hint={props.hint ?? null}>
      <input
        ref={input}
        type="text"
        inputMode={props.inputMode ?? 'text'}
        value={props.value}
        autocomplete={props.autocomplete ?? 'off'}
        autocapitalize="none"
        spellcheck={false}
        onInput={(event) => {
          props.onInput(event.currentTarget.value);
        }}
      />
    </Field>
  );
};

/** A password, with a way to see what was typed. */
export const PasswordFields = (props: {
  readonly fields: readonly {
    readonly label: string;
    readonly value: string;
    readonly onInput: (value: string) => void;
    readonly autocomplete: 'current-password' | 'new-password';
    readonly hint?: string | null;
  }[];
}): JSX.Element => {
  const words = useSubmitWords();
  const [shown, setShown] = useState(false);
  return (
    <>
      {props.fields.map(({ label, value, onInput, autocomplete, hint }) => (
        <Field key={label} label={label} hint={hint ?? null}>
          <input
            type={(shown ? 'text' : 'password') as 'password'}
            value={value}
            autocomplete={autocomplete}
            autocapitalize="none"
            spellcheck={false}
            onInput={(event) => {
              onInput(event.currentTarget.value);
            }}
          />
        </Field>
      ))}
      <label class="check-line tight">
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

/** A form on a screen of its own; Enter sends it. */
export const FormScreen = (props: {
  readonly title: string;
  readonly onBack?: (() => void) | undefined;
  readonly onSend: () => void;
  readonly children: ComponentChildren;
}): JSX.Element => {
  const words = useSubmitWords();
  return (
    <div class="scroll">
      <form
        class="card form"
        noValidate
        aria-label={props.title}
        onSubmit={(event) => {
          event.preventDefault();
          props.onSend();
        }}
      >
        <div class="subhead">
          {props.onBack === undefined ? null : <Button look="quiet" icon="left" aria-label={words.back} onClick={props.onBack} />}
          <h2>{props.title}</h2>
        </div>
        {props.children}
      </form>
    </div>
  );
};

export const SendButton = ({
  label,
  working,
  busy,
}: {
  readonly label: string;
  readonly working: string;
  readonly busy: boolean;
}): JSX.Element => (
  <Button type="submit" look="primary" class="wide" disabled={busy}>
    {busy ? working : label}
  </Button>
);

export const FormProblem = ({ text }: { readonly text: string | null }): JSX.Element | null =>
  text === null ? null : (
    <p class="form-problem" role="alert">
      {text}
    </p>
  );
