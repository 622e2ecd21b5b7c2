/** A submission on its way: what will be sent, how far it is, and what came of it. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newestOf, type SubmitState } from '../../app/submit/state';
import { useApp } from '../context';
import { Icon } from '../ui/icon';
import { Button, Card, ProgressBar } from '../ui/parts';
import { useStore } from '../use-store';
import { useSubmit, useSubmitWords } from './context';
import { Receipt } from './receipt';
import { ReviewCard } from './review';
import { sentenceOfProblem } from './trouble';

type WorkOf<S extends SubmitState['work']['step']> = Extract<SubmitState['work'], { readonly step: S }>;

export const Work = (): JSX.Element | null => {
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const { work } = useStore(submit.store);
  switch (work.step) {
    case 'idle':
    case 'checking':
      return null;
    case 'nothing':
      return <Nothing />;
    case 'cancelled':
      return (
        <div class="note" role="status">
          <Icon name="info" />
          <p>{words.work.cancelled}</p>
        </div>
      );
    case 'review':
      return <ReviewCard work={work} />;
    case 'sending':
      return <Sending work={work} />;
    case 'broken':
      return <Broken work={work} />;
    case 'overtaken':
      return <Overtaken work={work} />;
    case 'receipt':
      return <Receipt work={work} />;
  }
};

const Nothing = (): JSX.Element => {
  const { shell } = useApp();
  const words = useSubmitWords();
  return (
    <Card
      tone="warning"
      icon="table"
      title={words.work.nothing.title}
      actions={
        <Button
          onClick={() => {
            shell.open('check');
          }}
        >
          {words.work.nothing.toCheck}
        </Button>
      }
    >
      <p>{words.work.nothing.text}</p>
    </Card>
  );
};

const Sending = ({ work }: { readonly work: WorkOf<'sending'> }): JSX.Element => {
  const words = useSubmitWords();
  const { sent, total, resuming } = work;
  const step = total === 0 ? words.work.sending.packing : sent < total ? words.work.sending.parts(sent, total) : words.work.sending.judging;
  return (
    <Card title={words.work.sending.title} icon="send">
      <ProgressBar label={step} done={total === 0 || sent === total ? 0 : sent} total={sent === total ? 0 : total} />
      {resuming ? (
        <p class="inline-note" role="status">
          <Icon name="refresh" />
          {words.work.sending.resuming}
        </p>
      ) : null}
    </Card>
  );
};

const Broken = ({ work }: { readonly work: WorkOf<'broken'> }): JSX.Element => {
  const { shell } = useApp();
  const words = useSubmitWords();
  const { lang } = useStore(shell.store);
  const { what, todo } = sentenceOfProblem(work.problem, words, lang);
  return (
    <div role="alert">
      <Card tone="warning" icon="warning" title={words.work.broken.title}>
        <p>
          {what}
          {todo}
        </p>
        <p class="muted">{words.work.broken.hint}</p>
      </Card>
    </div>
  );
};

const Overtaken = ({ work }: { readonly work: WorkOf<'overtaken'> }): JSX.Element => {
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const { signedIn } = useStore(submit.store);
  const { newest } = work;
  const { by } = words.work;
  const who = newest === null ? '' : newest.submittedBy === signedIn?.caller.uid ? by.me : newest.onBehalf ? by.county : by.other;
  return (
    <div role="alert">
      <Card tone="warning" icon="warning" title={words.work.overtaken.title}>
        <p>
          {newest === null
            ? words.work.overtaken.unknown
            : words.work.overtaken.text(newest.version, who, words.moment(newest.submittedAt), newest.entries)}
        </p>
        <p>{words.work.overtaken.ask}</p>
      </Card>
    </div>
  );
};

/** Always in view: the one thing to do next. */
export const WorkBar = (): JSX.Element | null => {
  const { roster } = useApp();
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const { activity } = useStore(roster.store);
  const state = useStore(submit.store);
  const { work } = state;
  const leave = (label: string): JSX.Element => <Button onClick={submit.leave}>{label}</Button>;
  switch (work.step) {
    case 'checking':
      return (
        <footer class="bar">
          <ProgressBar
            label={words.work.checking}
            done={activity?.kind === 'reading' ? activity.done : 0}
            total={activity?.kind === 'reading' ? activity.total : 0}
          />
          <Button onClick={submit.cancel}>{words.cancel}</Button>
        </footer>
      );
    case 'review':
      return <ReviewBar work={work} />;
    case 'sending':
      return (
        <footer class="bar">
          <Button class="grow" disabled={work.cancelling} onClick={submit.cancel}>
            {work.cancelling ? words.work.sending.cancelling : words.work.sending.cancel}
          </Button>
        </footer>
      );
    case 'broken':
      return (
        <footer class="bar">
          <Button look="primary" icon="refresh" class="grow" onClick={() => void submit.goOn()}>
            {words.work.broken.goOn}
          </Button>
          {leave(words.work.broken.leave)}
        </footer>
      );
    case 'overtaken':
      return (
        <footer class="bar">
          <Button look="primary" class="grow" onClick={() => void submit.followUp()}>
            {words.work.overtaken.follow}
          </Button>
          {leave(words.work.overtaken.leave)}
        </footer>
      );
    case 'receipt':
      return (
        <footer class="bar">
          <Button look="primary" class="grow" onClick={submit.leave}>
            {words.receipt.done}
          </Button>
        </footer>
      );
    default:
      return <StartBar state={state} />;
  }
};

const StartBar = ({ state }: { readonly state: SubmitState }): JSX.Element => {
  const { roster } = useApp();
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const { opened, activity } = useStore(roster.store);
  const { campaign, unit, versions, busy, signedIn } = state;
  const newest = newestOf(state);
  const closed =
    campaign?.status !== 'open' ||
    unit === null ||
    versions === null ||
    newest?.state === 'excluded' ||
    (newest?.state === 'accepted' && signedIn?.caller.role === 'clerk');
  return (
    <footer class="bar">
      <Button
        look="primary"
        icon="send"
        class="grow"
        disabled={closed || busy !== null || !opened || (activity !== null && activity.kind !== 'quiet')}
        onClick={() => void submit.start()}
      >
        {newest === null ? words.work.submit : words.work.submitAgain}
      </Button>
    </footer>
  );
};

const ReviewBar = ({ work }: { readonly work: WorkOf<'review'> }): JSX.Element => {
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const [confirmed, setConfirmed] = useState(false);
  const errors = work.serverErrors ?? work.review.counts.error;
  return (
    <footer class="bar review-bar">
      {errors === 0 ? null : (
        <label class="check-line">
          <input
            type="checkbox"
            checked={confirmed}
            onChange={(event) => {
              setConfirmed(event.currentTarget.checked);
            }}
          />
          <span>{words.work.review.confirmErrors(errors)}</span>
        </label>
      )}
      <Button look="primary" icon="send" class="grow" disabled={errors > 0 && !confirmed} onClick={() => void submit.confirm(confirmed)}>
        {errors > 0 ? words.work.review.sendAnyway : words.work.review.send}
      </Button>
      <Button onClick={submit.leave}>{words.cancel}</Button>
    </footer>
  );
};
