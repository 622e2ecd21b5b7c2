/** Every version with its state and figures; the newest can be taken back. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { maskNumbersIn } from '../../../core/model/mask';
import { standingOf } from '../../flows/history';
import type { SubmissionHead } from '../../flows/submit';
import { Button, Disclosure, ProgressBar } from '../ui/parts';
import { useStore } from '../use-store';
import { useSubmit, useSubmitWords, yuanText } from './context';

export const History = (): JSX.Element | null => {
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const { versions, busy, unit } = useStore(submit.store);
  const [open, setOpen] = useState<number | null>(null);
  if (unit === null || (versions === null && busy !== 'history')) return null;
  return (
    <section class="group history" aria-label={words.history.title}>
      <div class="reasons-head">
        <h2 class="group-title">{words.history.title}</h2>
        <Button
          look="quiet"
          icon="refresh"
          aria-label={words.refresh}
          title={words.refresh}
          disabled={busy !== null}
          onClick={() => void submit.refresh()}
        />
      </div>
      {versions === null ? (
        <div class="reasons-wait">
          <ProgressBar label={words.opening} done={0} total={0} />
        </div>
      ) : versions.length === 0 ? (
        <p class="muted history-none">{words.history.none}</p>
      ) : (
        versions.map((head) => (
          <Version
            key={head.version}
            head={head}
            newest={versions[0]?.version ?? head.version}
            open={open === head.version}
            onToggle={() => {
              setOpen(open === head.version ? null : head.version);
            }}
          />
        ))
      )}
    </section>
  );
};

const tones: Readonly<Record<ReturnType<typeof standingOf>, string>> = {
  submitted: 'info',
  returned: 'error',
  accepted: 'good',
  excluded: 'error',
  withdrawn: '',
  replaced: '',
};

const Version = (props: {
  readonly head: SubmissionHead;
  readonly newest: number;
  readonly open: boolean;
  readonly onToggle: () => void;
}): JSX.Element => {
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const { signedIn } = useStore(submit.store);
  const { head, newest, open, onToggle } = props;
  const standing = standingOf(head, newest);
  const { error, warning, info } = head.counts;
  const by = head.submittedBy === signedIn?.caller.uid ? words.work.by.me : head.onBehalf ? words.work.by.county : words.work.by.other;
  const facts: readonly (readonly [string, string])[] = [
    [words.history.submitted, words.moment(head.submittedAt)],
    ...(head.receivedAt === head.submittedAt ? [] : [[words.history.received, words.moment(head.receivedAt)] as const]),
    [words.history.by, by],
    [words.history.file, head.fileName],
    [words.history.counts, words.history.countsText(error, warning, info)],
    ...(head.overQuota === 0 ? [] : [[words.history.over, words.entries(head.overQuota)] as const]),
    ...(head.reason === null ? [] : [[words.history.reason, head.reason] as const]),
  ];
  return (
    <Disclosure
      class="version"
      open={open}
      onToggle={onToggle}
      head={
        <span class="version-head">
          <span class="version-line">
            <strong>{words.history.version(head.version)}</strong>
            <span class={`tag ${tones[standing]}`}>{words.history.states[standing]}</span>
            {head.late ? <span class="tag error">{words.history.late}</span> : null}
            {head.onBehalf ? <span class="tag">{words.history.onBehalf}</span> : null}
          </span>
          <span class="muted">
            {words.shortMoment(head.submittedAt)}
            {' · '}
            {words.history.figures(head.entries, yuanText(head.amountFen))}
          </span>
        </span>
      }
    >
      <div class="version-body">
        <dl class="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {head.rowReasons.length === 0 || head.version === newest ? null : (
          <div>
            <div class="field-label">{words.history.rowReasons}</div>
            <ul class="old-reasons">
              {head.rowReasons.map((reason) => (
                <li key={`${reason.sheet}${reason.row}`}>
                  {words.reasons.row(reason.row)}
                  {' · '}
                  {maskNumbersIn(reason.reason)}
                </li>
              ))}
            </ul>
          </div>
        )}
        {head.version === newest && (head.state === 'submitted' || head.state === 'returned') ? <Withdraw head={head} /> : null}
      </div>
    </Disclosure>
  );
};

const Withdraw = ({ head }: { readonly head: SubmissionHead }): JSX.Element | null => {
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const { busy, campaign } = useStore(submit.store);
  const [asking, setAsking] = useState(false);
  const ask = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!asking) return;
    ask.current?.scrollIntoView({ block: 'nearest' });
    ask.current?.querySelector('button')?.focus();
  }, [asking]);
  if (campaign?.status !== 'open') return null;
  if (!asking)
    return (
      <Button
        icon="undo"
        onClick={() => {
          setAsking(true);
        }}
      >
        {words.history.withdraw}
      </Button>
    );
  return (
    <div ref={ask} class="ask" role="group" aria-label={words.history.withdraw}>
      <p>{words.history.withdrawAsk(head.version)}</p>
      <div class="card-actions">
        <Button look="primary" disabled={busy !== null} onClick={() => void submit.withdraw()}>
          {busy === 'withdraw' ? words.history.withdrawing : words.history.withdrawYes}
        </Button>
        <Button
          disabled={busy === 'withdraw'}
          onClick={() => {
            setAsking(false);
          }}
        >
          {words.history.withdrawNo}
        </Button>
      </div>
    </div>
  );
};
