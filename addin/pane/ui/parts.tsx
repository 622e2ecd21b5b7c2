/** Small parts that every area uses. */
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Severity } from '../../../core/model/finding';
import { Icon, type IconName } from './icon';

type ButtonProps = Omit<JSX.IntrinsicElements['button'], 'icon'> & {
  readonly look?: 'primary' | 'quiet' | 'link' | 'outline';
  readonly icon?: IconName;
  readonly children?: ComponentChildren;
};

export const Button = ({ look = 'outline', icon, children, class: extra, ...rest }: ButtonProps): JSX.Element => (
  <button
    type="button"
    class={`button ${look}${children === undefined ? ' only-icon' : ''}${typeof extra === 'string' ? ` ${extra}` : ''}`}
    {...rest}
  >
    {icon === undefined ? null : <Icon name={icon} />}
    {children === undefined ? null : <span>{children}</span>}
  </button>
);

export const SeverityIcon = ({ severity, label }: { readonly severity: Severity; readonly label?: string }): JSX.Element => (
  <span class={`severity ${severity}`}>
    <Icon name={severity} />
    {label === undefined ? null : <span class="hidden-text">{label}</span>}
  </span>
);

interface CardProps {
  readonly title?: string;
  readonly tone?: 'good' | 'error' | 'warning' | 'plain';
  readonly icon?: IconName;
  readonly children?: ComponentChildren;
  readonly actions?: ComponentChildren;
}

export const Card = ({ title, tone = 'plain', icon, children, actions }: CardProps): JSX.Element => (
  <section class={`card ${tone}`}>
    {title === undefined ? null : (
      <h2 class="card-title">
        {icon === undefined ? null : <Icon name={icon} />}
        <span>{title}</span>
      </h2>
    )}
    {children}
    {actions === undefined ? null : <div class="card-actions">{actions}</div>}
  </section>
);

/** A heading that opens and closes what is below it. */
export const Disclosure = (props: {
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly head: ComponentChildren;
  readonly beside?: ComponentChildren;
  readonly children: ComponentChildren;
  readonly class?: string;
}): JSX.Element => {
  const id = useId();
  return (
    <div class={`disclosure ${props.class ?? ''}`}>
      <div class="disclosure-row">
        {props.beside}
        <h2 class="disclosure-head">
          <button type="button" aria-expanded={props.open} aria-controls={id} onClick={props.onToggle}>
            {props.head}
            <Icon name="down" className="chevron" />
          </button>
        </h2>
      </div>
      <div id={id} hidden={!props.open}>
        {props.open ? props.children : null}
      </div>
    </div>
  );
};

/** A bar of a share of a whole; the text above it says the figures. */
export const Meter = (props: {
  readonly label: string;
  readonly value: string;
  readonly share: number;
  readonly tone?: 'good' | 'error' | 'calm';
  readonly note?: string;
}): JSX.Element => {
  const share = Math.max(0, Math.min(1, props.share));
  return (
    <div class={`meter tone-${props.tone ?? 'calm'}`}>
      <div class="meter-text">
        <span>{props.label}</span>
        <span class="meter-value">{props.value}</span>
      </div>
      <svg class="meter-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="track" width="100" height="4" />
        <rect class="fill" width={share * 100} height="4" />
      </svg>
      {props.note === undefined ? null : <div class="meter-note">{props.note}</div>}
    </div>
  );
};

export const ProgressBar = ({
  label,
  done,
  total,
}: {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}): JSX.Element => (
  <div class="progress">
    <div class="progress-text">{label}</div>
    <progress aria-label={label} {...(total > 0 ? { value: done, max: total } : {})} />
  </div>
);

/** One of several, as a row of buttons; arrow keys move, as in a radio group. */
export const Choice = <T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}): JSX.Element => {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend class="hidden-text">{props.label}</legend>
      {props.options.map(([value, text]) => (
        <label key={value} class={value === props.value ? 'chosen' : ''}>
          <input
            type="radio"
            name={name}
            checked={value === props.value}
            onChange={() => {
              props.onChange(value);
            }}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
};

export const Field = (props: {
  readonly label: string;
  readonly hint?: string | null;
  /** The hint asks for something. */
  readonly urgent?: boolean;
  readonly children: ComponentChildren;
}): JSX.Element => (
  <label class="field">
    <span class="field-label">{props.label}</span>
    {props.children}
    {props.hint === undefined || props.hint === null ? null : (
      <span class={props.urgent === true ? 'field-hint urgent' : 'field-hint'}>{props.hint}</span>
    )}
  </label>
);
