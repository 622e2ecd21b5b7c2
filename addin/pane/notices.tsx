/** What there is to tell: problems of Excel with advice and a way to try again, faults of ours with a note to copy, good news. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Incident } from '../app/incident';
import { useApp, useWords } from './context';
import { Button } from './ui/parts';
import { Icon } from './ui/icon';
import { useStore } from './use-store';

export const Notices = (): JSX.Element | null => {
  const { shell } = useApp();
  const { shell: words } = useWords();
  const { notice } = useStore(shell.store);
  if (notice === null) return null;
  const close = <Button look="quiet" icon="close" class="message-close" aria-label={words.close} onClick={shell.dismiss} />;
  if (notice.kind === 'told')
    return (
      <div class={`message ${notice.tone}`}>
        <Icon name={notice.tone === 'good' ? 'check' : 'info'} />
        <p>{notice.text}</p>
        {close}
      </div>
    );
  const { retry } = notice;
  const again =
    retry === null ? null : (
      <Button
        icon="refresh"
        onClick={() => {
          shell.dismiss();
          retry();
        }}
      >
        {words.retry}
      </Button>
    );
  if (notice.kind === 'incident')
    return (
      <div class="message error" role="alert">
        <Icon name="error" />
        <div>
          <strong>{words.incident.title}</strong>
          <p>{words.incident.text}</p>
          <p>{words.incident.todo}</p>
          <IncidentNote incident={notice.incident} />
          {again}
        </div>
        {close}
      </div>
    );
  const { what, todo } = words.host[notice.problem.code];
  return (
    <div class="message warning" role="alert">
      <Icon name="warning" />
      <div>
        <strong>
          {what}
          {notice.problem.sheet === null ? '' : words.onSheet(notice.problem.sheet)}
        </strong>
        <p>{todo}</p>
        {again}
      </div>
      {close}
    </div>
  );
};

export const IncidentNote = ({ incident }: { readonly incident: Incident }): JSX.Element => {
  const { shell: words } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    const box = document.getElementById('incident-note') as HTMLTextAreaElement | null;
    box?.select();
    // The clipboard interface is not allowed in every frame; the selected text can then be copied with Ctrl+C.
    navigator.clipboard?.writeText(incident.text).then(
      () => {
        setCopied(true);
      },
      () => undefined,
    );
  };
  return (
    <div class="incident">
      <textarea id="incident-note" readOnly rows={3} aria-label={words.incident.details} value={incident.text} />
      <Button icon="copy" onClick={copy}>
        {copied ? words.copied : words.copy}
      </Button>
    </div>
  );
};
