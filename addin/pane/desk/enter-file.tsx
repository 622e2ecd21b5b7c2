/** A file that the county got from a unit, entered for it. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { sentenceOf } from '../../../core/messages';
import { Button, Card, Field, ProgressBar } from '../ui/parts';
import { useDesk, useDeskState, useDeskWords, useLang } from './context';

interface Chosen {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const EnterFile = ({ unit, name }: { readonly unit: string; readonly name: string }): JSX.Element | null => {
  const { unit: actions, shell } = useDesk();
  const { campaign, busy, detail, trouble } = useDeskState();
  const lang = useLang();
  const { enter: words } = useDeskWords();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const state = detail?.versions?.[0]?.state;
  if (campaign?.status !== 'open' || state === 'accepted' || detail === null) return null;
  const send = async (file: Chosen, confirmErrors: boolean): Promise<void> => {
    if (await actions.enter(unit, file, confirmErrors)) shell.tell('good', words.done(name));
  };
  const errors = detail.errorsOfFile;
  const problem = trouble?.problem;
  const unread = typeof problem === 'object' && 'file' in problem ? sentenceOf(problem.file, lang) : null;
  return (
    <Card title={words.title}>
      <Field label={words.choose} hint={words.hint}>
        <input
          type="file"
          accept=".xlsx,.xlsm,.xls,.et,.csv"
          disabled={busy !== null}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file === undefined) return;
            void shell.guard('file', async () => {
              const read = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
              setChosen(read);
              await send(read, false);
            });
          }}
        />
      </Field>
      {unread === null ? null : (
        <p class="inline-problem" role="alert">
          {unread.what} {unread.todo}
        </p>
      )}
      {busy === 'enter' ? <ProgressBar label={words.working} done={0} total={0} /> : null}
      {errors === null || chosen === null || busy !== null ? null : (
        <div class="ask" role="alert">
          <p>{words.errors(errors)}</p>
          <div class="card-actions">
            <Button look="primary" onClick={() => void send(chosen, true)}>
              {words.confirm}
            </Button>
          </div>
        </div>
      )}
    </Card>
  );
};
