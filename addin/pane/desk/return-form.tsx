/** Why a roster goes back, in general and by row; and why one is left out. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { sentenceOf } from '../../../core/messages';
import { mostReasons, reasonsFrom, type RowReason } from '../../flows/desk/reasons';
import { Button, Field } from '../ui/parts';
import { useDeskState, useDeskWords } from './context';

export const ReturnForm = (props: {
  readonly onCancel: () => void;
  readonly onSend: (reason: string, rows: readonly RowReason[]) => void;
}): JSX.Element => {
  const { detail, busy } = useDeskState();
  const { back1: words, cancel } = useDeskWords();
  const [reason, setReason] = useState<string>(words.standard);
  // The clerk reads them, in the language of the rosters.
  const [rows, setRows] = useState(() => reasonsFrom(detail?.findings ?? [], (finding) => sentenceOf(finding, 'zh-CN')));
  const complete = reason.trim() !== '' && rows.every((row) => row.reason.trim() !== '');
  return (
    <form
      class="desk-form return-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete && busy === null) props.onSend(reason.trim(), rows);
      }}
    >
      <h3>{words.title}</h3>
      <Field label={words.reason}>
        <textarea
          rows={2}
          maxLength={500}
          value={reason}
          onInput={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      </Field>
      <h4>{rows.length === 0 ? words.noRows : words.rows(rows.length)}</h4>
      {rows.length >= mostReasons ? <p class="muted">{words.most(mostReasons)}</p> : null}
      <ul class="reason-list">
        {rows.map((row, index) => (
          <li key={`${row.sheet} ${row.row}`}>
            <Field label={words.row(row.sheet, row.row)}>
              <textarea
                rows={2}
                maxLength={500}
                value={row.reason}
                onInput={(event) => {
                  const { value } = event.currentTarget;
                  setRows(rows.map((one, at) => (at === index ? { ...one, reason: value } : one)));
                }}
              />
            </Field>
            <Button
              look="quiet"
              icon="close"
              aria-label={words.leaveOut(row.row)}
              onClick={() => {
                setRows(rows.filter((_, at) => at !== index));
              }}
            />
          </li>
        ))}
      </ul>
      <div class="card-actions">
        <Button look="primary" type="submit" disabled={!complete || busy !== null}>
          {words.submit}
        </Button>
        <Button onClick={props.onCancel}>{cancel}</Button>
      </div>
    </form>
  );
};

export const ExcludeForm = (props: { readonly onCancel: () => void; readonly onSend: (reason: string) => void }): JSX.Element => {
  const { busy } = useDeskState();
  const { leaveOut: words, cancel } = useDeskWords();
  const [reason, setReason] = useState('');
  return (
    <form
      class="desk-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '' && busy === null) props.onSend(reason.trim());
      }}
    >
      <h3>{words.title}</h3>
      <Field label={words.reason} hint={words.hint}>
        <textarea
          rows={2}
          maxLength={500}
          value={reason}
          onInput={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      </Field>
      <div class="card-actions">
        <Button look="primary" type="submit" disabled={reason.trim() === '' || busy !== null}>
          {words.submit}
        </Button>
        <Button onClick={props.onCancel}>{cancel}</Button>
      </div>
    </form>
  );
};
