/** The county's reasons by row; each leads to the person it is about. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { maskNumbersIn } from '../../../core/model/mask';
import { newestOf } from '../../app/submit/state';
import type { LocatedReason } from '../../flows/returned';
import { ProgressBar } from '../ui/parts';
import { useStore } from '../use-store';
import { useSubmit, useSubmitWords } from './context';

export const Reasons = (): JSX.Element | null => {
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const state = useStore(submit.store);
  const newest = newestOf(state);
  const { reasons, reasonMarks, currentReason } = state;
  if (newest?.state !== 'returned' || newest.rowReasons.length === 0) return null;
  return (
    <section class="group reasons" aria-label={words.reasons.title(newest.rowReasons.length)}>
      <div class="reasons-head">
        <h2 class="group-title">{words.reasons.title(newest.rowReasons.length)}</h2>
        <label class="check-line tight">
          <input type="checkbox" checked={reasonMarks} onChange={(event) => void submit.markReasons(event.currentTarget.checked)} />
          <span>{words.reasons.marks}</span>
        </label>
      </div>
      {reasons.length === 0 ? (
        <div class="reasons-wait">
          <ProgressBar label={words.reasons.loading} done={0} total={0} />
        </div>
      ) : (
        <ul class="items">
          {reasons.map((item) => (
            <Reason key={item.id} item={item} current={item.id === currentReason} sheets={severalSheets(reasons)} />
          ))}
        </ul>
      )}
    </section>
  );
};

const severalSheets = (reasons: readonly LocatedReason[]): boolean => new Set(reasons.map(({ reason }) => reason.sheet)).size > 1;

const Reason = ({
  item,
  current,
  sheets,
}: {
  readonly item: LocatedReason;
  readonly current: boolean;
  readonly sheets: boolean;
}): JSX.Element => {
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const { reason, person, now } = item;
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) element.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const moved = now !== null && (now.row !== reason.row || now.sheet !== reason.sheet);
  return (
    <li class={`item ${now === null ? 'info' : 'error'}${current ? ' current' : ''}`} ref={element}>
      <button type="button" class="item-main" aria-current={current} onClick={() => void submit.goReason(item.id)}>
        <span class="item-head">
          <span class="cell">{now === null ? words.reasons.lostHint : words.reasons.row(now.row)}</span>
          <span class="person">{person}</span>
          {moved || now === null ? <span class="column">{words.reasons.wasRow(reason.row)}</span> : null}
          {sheets ? <span class="column">{now?.sheet ?? reason.sheet}</span> : null}
        </span>
        <span class="what">{maskNumbersIn(reason.reason)}</span>
        {now === null ? <span class="todo">{words.reasons.gone}</span> : null}
      </button>
    </li>
  );
};
