/** 修正: certain fixes before → after, applied in one batch, taken back in one press; and two tools. */
import type { JSX } from 'preact';
import type { LeftAlone } from '../../../core/ports/workbook-host';
import { useApp, useWords } from '../context';
import { Button, Card, ProgressBar } from '../ui/parts';
import { Icon } from '../ui/icon';
import { useStore } from '../use-store';
import { FixList } from './fix-list';

export const FixArea = (): JSX.Element => {
  const { roster, fix, shell } = useApp();
  const { fix: words, check: checkWords } = useWords();
  const { judged } = useStore(roster.store);
  const { groups, count, awaiting } = useStore(fix.store);
  return (
    <>
      <div class="scroll">
        <Done />
        {judged === null ? (
          <Card
            icon="wand"
            title={words.needCheck}
            actions={
              <Button
                look="primary"
                onClick={() => {
                  shell.open('check');
                }}
              >
                {checkWords.check}
              </Button>
            }
          >
            <p>{words.needCheckHint}</p>
          </Card>
        ) : awaiting ? (
          <p class="muted">{checkWords.judging}</p>
        ) : count === 0 ? (
          <Card tone="good" icon="check" title={words.nothing}>
            <p>{words.nothingHint}</p>
          </Card>
        ) : (
          <>
            <p class="muted">{words.intro}</p>
            {groups.map((group) => (
              <FixList key={group.kind} group={group} />
            ))}
          </>
        )}
        <Tools />
      </div>
      <FixBar />
    </>
  );
};

const Done = (): JSX.Element | null => {
  const { fix } = useApp();
  const { fix: words } = useWords();
  const { done, undone } = useStore(fix.store);
  const last = done.at(-1);
  return (
    <>
      {undone === null ? null : (
        <Card tone="good" icon="undo" title={words.undone(undone.restored)}>
          <Left left={undone.left} />
        </Card>
      )}
      {last === undefined ? null : (
        <Card
          tone="good"
          icon="check"
          title={last.what === 'fixes' ? words.applied(last.changed) : words.formatted(last.changed)}
          actions={
            last.record.step.cells.length === 0 ? undefined : (
              <Button icon="undo" onClick={() => void fix.undo()}>
                {last.what === 'fixes' ? words.undo : words.undoFormat}
              </Button>
            )
          }
        >
          <Left left={last.left} />
        </Card>
      )}
    </>
  );
};

const Left = ({ left }: { readonly left: readonly LeftAlone[] }): JSX.Element | null => {
  const { fix: words } = useWords();
  if (left.length === 0) return null;
  return (
    <>
      <p>{words.left(left.length)}</p>
      <ul class="left-list">
        {left.slice(0, 20).map(({ sheet, cell, reason }) => (
          <li key={`${sheet}${cell}`}>
            <span class="cell">{cell}</span> {sheet} — {words.reasons[reason]}
          </li>
        ))}
        {left.length > 20 ? <li>…</li> : null}
      </ul>
    </>
  );
};

const FixBar = (): JSX.Element | null => {
  const { fix, roster } = useApp();
  const { fix: words } = useWords();
  const { groups, count, unchosen, awaiting } = useStore(fix.store);
  const { activity } = useStore(roster.store);
  if (activity?.kind === 'writing')
    return (
      <footer class="bar">
        <ProgressBar label={words.applying} done={activity.done} total={activity.total} />
      </footer>
    );
  if (count === 0 || awaiting) return null;
  const chosen = count - unchosen.size;
  const all = chosen === count;
  return (
    <footer class="bar">
      <Button
        look="primary"
        icon="wand"
        class="grow"
        disabled={chosen === 0 || activity?.kind === 'reading' || activity?.kind === 'judging'}
        onClick={() => void fix.apply()}
      >
        {all ? words.applyAll(count) : words.apply(chosen)}
      </Button>
      <Button
        onClick={() => {
          fix.choose(
            groups.flatMap(({ items }) => items.map(({ id }) => id)),
            !all,
          );
        }}
      >
        {all ? words.selectNone : words.selectAll}
      </Button>
    </footer>
  );
};

const Tools = (): JSX.Element => {
  const { fix, roster } = useApp();
  const { fix: words, check: checkWords } = useWords();
  const { survey, plan, activity, opened } = useStore(roster.store);
  const rosters = (survey?.sheets ?? []).filter(
    ({ role, textColumns, entries }) => role === 'roster' && textColumns.length > 0 && entries > 0,
  );
  const numbers = rosters.reduce((sum, view) => sum + view.numbersInTextColumns, 0);
  const columns = rosters
    .map(({ sheet, textColumns }) => (rosters.length > 1 ? `${sheet} ${textColumns.join('、')}` : textColumns.join('、')))
    .join('；');
  const busy = activity !== null && activity.kind !== 'quiet';
  return (
    <section class="tools">
      <h2 class="list-title">{words.tools}</h2>
      {rosters.length === 0 ? null : (
        <Card
          icon="text"
          title={words.format}
          tone={numbers > 0 ? 'warning' : 'plain'}
          actions={
            <Button disabled={busy} onClick={() => void fix.formatAsText()}>
              {words.formatButton}
            </Button>
          }
        >
          {numbers > 0 ? (
            <p class="inline-note">
              <Icon name="warning" /> {words.formatNumbers(numbers)}
            </p>
          ) : null}
          <p class="muted">{words.formatHint}</p>
          <p class="muted">{words.formatColumns(columns)}</p>
        </Card>
      )}
      <Card
        icon="add"
        title={words.template}
        actions={
          <Button disabled={busy || plan === null || !opened} onClick={() => void fix.insertTemplate()}>
            {words.templateButton}
          </Button>
        }
      >
        <p class="muted">{plan === null ? checkWords.planMissing : words.templateHint}</p>
      </Card>
    </section>
  );
};
