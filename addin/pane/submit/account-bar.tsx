/** Who is signed in, until when, and what they can do about it. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../ui/icon';
import { Button, Disclosure } from '../ui/parts';
import { useStore } from '../use-store';
import { useSubmit, useSubmitWords } from './context';

export const AccountBar = (): JSX.Element | null => {
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const { signedIn, plan, online, busy, work } = useStore(submit.store);
  const [open, setOpen] = useState(false);
  if (signedIn === null) return null;
  const { account, caller, expiresAt } = signedIn;
  const unit = plan?.units.find(({ code }) => code === caller.unit)?.name ?? caller.unit ?? '';
  const role = caller.role === 'clerk' ? words.who.clerk(unit) : words.who[caller.role];
  return (
    <div class="account">
      <Disclosure
        open={open}
        onToggle={() => {
          setOpen(!open);
        }}
        head={
          <>
            <Icon name="person" />
            <span class="account-name">{account}</span>
            <span class="muted account-role">{role}</span>
          </>
        }
      >
        <div class="account-actions">
          {expiresAt === null ? null : <p class="muted">{words.signIn.until(words.shortMoment(expiresAt))}</p>}
          <div class="card-actions">
            <Button
              onClick={() => {
                submit.showScreen('password');
              }}
            >
              {words.who.changePassword}
            </Button>
            <Button disabled={busy !== null || work.step === 'sending'} onClick={() => void submit.signOut()}>
              {words.who.signOut}
            </Button>
          </div>
        </div>
      </Disclosure>
      {online ? null : (
        <p class="inline-note" role="status">
          <Icon name="warning" />
          {words.offline}
        </p>
      )}
    </div>
  );
};
