/** 校验: choices, progress, result, findings. */
import type { JSX } from 'preact';
import { useApp, useWords } from '../context';
import { useStore } from '../use-store';
import { ProgressBar } from '../ui/parts';
import { ActionBar } from './action-bar';
import { Columns } from './columns';
import { Findings } from './findings';
import { Meters } from './meters';
import { Setup } from './setup';
import { Summary } from './summary';

export const CheckArea = (): JSX.Element => {
  const { roster, check } = useApp();
  const { judged, survey, activity } = useStore(roster.store);
  const { columnsOf } = useStore(check.store);
  const view = survey?.sheets.find(({ sheet }) => sheet === columnsOf);
  if (view !== undefined) return <Columns view={view} />;
  return (
    <>
      <div class="scroll">
        <Setup />
        {judged === null ? null : (
          <>
            <Summary judged={judged} />
            <Meters judged={judged} />
            <Findings judged={judged} />
          </>
        )}
        {activity === null || activity.kind === 'quiet' ? null : <Working />}
      </div>
      <ActionBar />
    </>
  );
};

const Working = (): JSX.Element | null => {
  const { roster } = useApp();
  const { check: words } = useWords();
  const { activity, judged } = useStore(roster.store);
  if (activity === null || activity.kind === 'quiet' || activity.kind === 'writing' || judged !== null) return null;
  const reading = activity.kind === 'reading';
  const label = reading ? words.reading : words.judging;
  return (
    <div class="working">
      <ProgressBar
        label={reading && activity.total > 0 ? `${label}　${words.progress(activity.done, activity.total)}` : label}
        done={reading ? activity.done : 0}
        total={reading ? activity.total : 0}
      />
      <div class="skeleton" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    </div>
  );
};
