/** Always in view: 校验 or its progress, and previous / next. */
import type { JSX } from 'preact';
import { useApp, useWords } from '../context';
import { Button, ProgressBar } from '../ui/parts';
import { useStore } from '../use-store';

export const ActionBar = (): JSX.Element => {
  const { roster, check } = useApp();
  const { check: words, shell: shellWords } = useWords();
  const { activity, judged, plan } = useStore(roster.store);
  const { shown, current } = useStore(check.store);
  if (activity !== null && (activity.kind === 'reading' || activity.kind === 'judging')) {
    const reading = activity.kind === 'reading';
    const label =
      reading && activity.total > 0
        ? `${words.reading}　${words.progress(activity.done, activity.total)}`
        : reading
          ? words.reading
          : words.judging;
    return (
      <footer class="bar">
        <ProgressBar label={label} done={reading ? activity.done : 0} total={reading ? activity.total : 0} />
        <Button onClick={roster.cancel}>{shellWords.cancel}</Button>
      </footer>
    );
  }
  const index = shown.findIndex(({ id }) => id === current);
  return (
    <footer class="bar">
      <Button
        look={judged === null ? 'primary' : 'outline'}
        icon={judged === null ? 'shield' : 'refresh'}
        class="grow"
        disabled={plan === null}
        onClick={() => void check.check()}
      >
        {judged === null ? words.check : words.recheck}
      </Button>
      {judged === null || shown.length === 0 ? null : (
        <div class="stepper">
          <Button icon="up" aria-label={words.previous} title={words.previous} onClick={() => void check.step(-1)} />
          <span class="stepper-place">{words.position(index + 1, shown.length)}</span>
          <Button icon="down" aria-label={words.next} title={words.next} onClick={() => void check.step(1)} />
        </div>
      )}
    </footer>
  );
};
