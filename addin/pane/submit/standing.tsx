/** How the newest version stands with the county. */
import type { JSX } from 'preact';
import { newestOf } from '../../app/submit/state';
import type { IconName } from '../ui/icon';
import { Card } from '../ui/parts';
import { useStore } from '../use-store';
import { useSubmit, useSubmitWords } from './context';

type State = NonNullable<ReturnType<typeof newestOf>>['state'];
const looks: Readonly<Record<State, { readonly tone: 'good' | 'warning' | 'plain'; readonly icon: IconName }>> = {
  submitted: { tone: 'plain', icon: 'clock' },
  returned: { tone: 'warning', icon: 'undo' },
  accepted: { tone: 'good', icon: 'check' },
  excluded: { tone: 'warning', icon: 'warning' },
  withdrawn: { tone: 'plain', icon: 'undo' },
};

export const Standing = (): JSX.Element | null => {
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const newest = newestOf(useStore(submit.store));
  if (newest === null) return null;
  const { title, text } = words.state[newest.state];
  const { tone, icon } = looks[newest.state];
  return (
    <Card tone={tone} icon={icon} title={`${title} · ${words.history.version(newest.version)}`}>
      {newest.reason === null || (newest.state !== 'returned' && newest.state !== 'excluded') ? null : (
        <blockquote class="county-reason">{newest.reason}</blockquote>
      )}
      <p class="muted">{text}</p>
    </Card>
  );
};
