/** Entries of a merge side by side, each with what may be decided about it. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { standingName } from '../../../core/messages';
import { kindName } from '../../../core/messages/pane';
import type { Standing } from '../../../core/model/merge';
import type { Decision, EntryView } from '../../flows/desk/matters';
import { Button } from '../ui/parts';
import { useDesk, useDeskState, useDeskWords, useLang, useMergeWords, useWho, yuanText } from './context';

export type Choice = Decision['decide'];

export const EntryTable = (props: {
  readonly label: string;
  readonly entries: readonly EntryView[];
  /** What may be decided; none for lists that are only to be looked at. */
  readonly choices: readonly Choice[];
}): JSX.Element => {
  const words = useMergeWords();
  const [asking, setAsking] = useState<{ readonly entry: EntryView; readonly how: Choice } | null>(null);
  const lang = useLang();
  return (
    <>
      <table class="grid entries">
        <caption class="hidden-text">{props.label}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.unit}</th>
            <th scope="col">{words.columns.name}</th>
            <th scope="col">{words.columns.idNumber}</th>
            <th scope="col">{words.columns.category}</th>
            <th scope="col" class="number">
              {words.columns.amount}
            </th>
            <th scope="col">{words.columns.standing}</th>
            {props.choices.length === 0 ? null : <th scope="col">{words.columns.action}</th>}
          </tr>
        </thead>
        <tbody>
          {props.entries.map((entry) => (
            <tr key={entry.index} class={asking?.entry.index === entry.index ? 'asked' : ''}>
              <td data-label={words.columns.unit}>
                {entry.unitName}
                <small>{words.place(entry.sheet, entry.row)}</small>
              </td>
              <td data-label={words.columns.name}>{entry.name}</td>
              <td data-label={words.columns.idNumber} class="id">
                {entry.idNumber}
              </td>
              <td data-label={words.columns.category}>{entry.category}</td>
              <td data-label={words.columns.amount} class="number">
                {entry.amountFen === null ? '—' : yuanText(entry.amountFen)}
              </td>
              <td data-label={words.columns.standing}>
                <span class={`tag standing-${entry.standing}`}>{standingName(entry.standing as Standing, lang)}</span>
                {entry.standing === 'blocked' && entry.reason !== null ? <small>{kindName(entry.reason, lang)}</small> : null}
              </td>
              {props.choices.length === 0 ? null : (
                <td class="actions">
                  <Actions
                    entry={entry}
                    choices={props.choices}
                    onAsk={(how) => {
                      setAsking({ entry, how });
                    }}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {asking === null ? null : (
        <Ask
          key={`${asking.entry.index} ${asking.how}`}
          {...asking}
          onDone={() => {
            setAsking(null);
          }}
        />
      )}
    </>
  );
};

const Actions = (props: {
  readonly entry: EntryView;
  readonly choices: readonly Choice[];
  readonly onAsk: (how: Choice) => void;
}): JSX.Element => {
  const { merge } = useDesk();
  const { busy, running, campaign } = useDeskState();
  const words = useMergeWords();
  const who = useWho();
  const { entry } = props;
  const { decision } = entry;
  const still = busy !== null || running.step !== 'idle' || campaign?.status === 'locked';
  if (decision !== null)
    return (
      <span class="decision">
        <span>
          <b>{words.decided[decision.decide]}</b>
          <small>{words.decidedBy(who(decision.decidedBy), decision.reason)}</small>
        </span>
        <Button look="link" disabled={still} onClick={() => void merge.undecide(decision)}>
          {words.undo}
        </Button>
      </span>
    );
  return (
    <span class="choices">
      {props.choices.map((how) => (
        <Button
          key={how}
          disabled={still || entry.unit === null}
          onClick={() => {
            props.onAsk(how);
          }}
        >
          {words[how]}
          <span class="hidden-text">{words.ofEntry(entry.unitName, entry.name)}</span>
        </Button>
      ))}
    </span>
  );
};

/** A reason is asked for, with a usual one filled in. */
const Ask = (props: { readonly entry: EntryView; readonly how: Choice; readonly onDone: () => void }): JSX.Element => {
  const { merge } = useDesk();
  const { busy, running } = useDeskState();
  const words = useMergeWords();
  const { cancel } = useDeskWords();
  const { how, entry } = props;
  const [reason, setReason] = useState<string>(words.reasons[how]);
  const still = busy !== null || running.step !== 'idle';
  return (
    <form
      class="desk-form ask"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '' || still) return;
        void merge.decide([entry], how, reason.trim()).then(props.onDone);
      }}
    >
      <label class="field">
        <span class="field-label">
          {entry.unitName} {entry.name} · {words.reason}
        </span>
        <input
          class="text-input"
          maxLength={500}
          value={reason}
          ref={(input) => {
            if (input !== null && document.activeElement?.closest('.ask') === null) input.focus();
          }}
          onInput={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      </label>
      {how === 'keep' ? <p class="muted">{words.keepHint}</p> : null}
      <div class="card-actions">
        <Button look="primary" type="submit" disabled={reason.trim() === '' || still}>
          {words.confirm[how]}
        </Button>
        <Button onClick={props.onDone}>{cancel}</Button>
      </div>
    </form>
  );
};
