/** The base list (底册): everybody who should be in some roster. */
import type { JSX } from 'preact';
import { sentenceOf } from '../../../core/messages';
import { Field } from '../ui/parts';
import { useDesk, useDeskState, useLang, useMergeWords } from './context';

export const BaseFile = (): JSX.Element | null => {
  const { merge, shell } = useDesk();
  const { campaign, busy, running, trouble } = useDeskState();
  const words = useMergeWords();
  const lang = useLang();
  if (campaign?.status === 'locked') return null;
  const problem = trouble?.problem;
  const unread = typeof problem === 'object' && 'file' in problem ? sentenceOf(problem.file, lang) : null;
  return (
    <>
      <Field label={words.baseFile} hint={words.baseFileHint}>
        <input
          type="file"
          accept=".xlsx,.xlsm,.xls,.et,.csv"
          disabled={busy !== null || running.step !== 'idle'}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file === undefined) return;
            void shell.guard('file', async () => {
              const people = await merge.saveBase({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
              if (people !== null) shell.tell('good', words.baseSaved(people));
            });
          }}
        />
      </Field>
      {unread === null ? null : (
        <p class="inline-problem" role="alert">
          {unread.what} {unread.todo}
        </p>
      )}
    </>
  );
};
