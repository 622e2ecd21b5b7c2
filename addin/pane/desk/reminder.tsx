/** A text to paste into the working group, naming the units that are missing. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BoardRow } from '../../flows/desk/board';
import { Button, Card } from '../ui/parts';
import { longTime, useDeskState, useDeskWords } from './context';

export const Reminder = ({ rows }: { readonly rows: readonly BoardRow[] }): JSX.Element => {
  const { campaign } = useDeskState();
  const { remind: words, copied: done, board } = useDeskWords();
  const [copied, setCopied] = useState(false);
  if (rows.length === 0 || campaign === null) return <Card title={words.none} icon="check" tone="good" />;
  const names = rows.map(({ name, status }) => (status === 'returned' ? `${name}（${board.status.returned}）` : name)).join('、');
  const text = words.text(campaign.title, campaign.deadline === null ? null : longTime(campaign.deadline), names);
  const copy = (): void => {
    const box = document.getElementById('reminder') as HTMLTextAreaElement | null;
    box?.select();
    // Without a secure origin there is no clipboard interface; the selected text is then copied with Ctrl+C, or by the old command.
    const written =
      navigator.clipboard?.writeText(text) ?? (document.execCommand('copy') ? Promise.resolve() : Promise.reject(new Error()));
    written.then(
      () => {
        setCopied(true);
      },
      () => undefined,
    );
  };
  return (
    <Card title={words.title(rows.length)}>
      <textarea id="reminder" class="reminder" readOnly rows={4} aria-label={words.title(rows.length)} value={text} />
      <div class="card-actions">
        <Button icon="copy" onClick={copy}>
          {copied ? done : words.copy}
        </Button>
      </div>
      <p class="muted">{words.hint}</p>
    </Card>
  );
};
