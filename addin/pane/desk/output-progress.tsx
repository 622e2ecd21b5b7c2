/** How far the file or the sheets are, and a way to stop. */
import type { JSX } from 'preact';
import { Button, ProgressBar } from '../ui/parts';
import { useDesk, useDeskState, useDeskWords, useMergeWords } from './context';

export const OutputProgress = (): JSX.Element | null => {
  const { output: outputs } = useDesk();
  const { output } = useDeskState();
  const words = useMergeWords();
  const { cancel } = useDeskWords();
  if (output.step === 'idle') return null;
  const { step, done, total } = output;
  const label =
    step === 'fetching' ? words.fetching(done, total) : step === 'sheets' ? words.writingRows(done, total) : words.writing(done, total);
  return (
    <>
      <ProgressBar label={label} done={done} total={total} />
      <Button onClick={outputs.cancel}>{cancel}</Button>
    </>
  );
};
