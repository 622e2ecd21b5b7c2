/** Locking the merge, by another person where the plan wants one; unlocking with a reason. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button, Field } from '../ui/parts';
import { Icon } from '../ui/icon';
import { useDesk, useDeskState, useDeskWords, useMergeWords } from './context';

export const MergeLock = (): JSX.Element | null => {
  const { merge: actions } = useDesk();
  const { merge, campaign, plan, signedIn, decisions, busy, running } = useDeskState();
  const words = useMergeWords();
  const { cancel } = useDeskWords();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  if (merge === null || campaign === null) return null;
  const locked = campaign.status === 'locked';
  const me = signedIn?.caller.uid;
  const took = merge.mergedBy === me || decisions.some(({ decidedBy }) => decidedBy === me);
  const needsAnother = plan?.approval.makerChecker === true && took && !locked;
  const still = busy !== null || running.step !== 'idle';
  const done = (): void => {
    setAsking(false);
    setReason('');
  };
  if (!asking)
    return (
      <>
        {locked ? (
          <span class="tag status-locked">
            <Icon name="shield" />
            {words.locked}
          </span>
        ) : null}
        <Button
          icon="shield"
          disabled={still || (!locked && merge.stale)}
          onClick={() => {
            setAsking(true);
          }}
        >
          {locked ? words.unlock : words.lock}
        </Button>
      </>
    );
  return (
    <form
      class="desk-form lock-form"
      onSubmit={(event) => {
        event.preventDefault();
        void (locked ? actions.unlock(reason.trim()) : actions.lock()).then(done);
      }}
    >
      {locked ? (
        <Field label={words.unlockReason}>
          <input
            class="text-input"
            maxLength={500}
            value={reason}
            onInput={(event) => {
              setReason(event.currentTarget.value);
            }}
          />
        </Field>
      ) : (
        <p>{needsAnother ? words.makerChecker : words.lockHint}</p>
      )}
      <div class="card-actions">
        {needsAnother ? null : (
          <Button look="primary" type="submit" disabled={still || (locked && reason.trim() === '')}>
            {locked ? words.unlock : words.lockSure}
          </Button>
        )}
        <Button onClick={done}>{cancel}</Button>
      </div>
    </form>
  );
};
