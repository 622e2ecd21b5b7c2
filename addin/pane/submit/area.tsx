/** 上报: who is signed in, the campaign, what was sent, and sending it. */
import type { ComponentType, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { newestOf } from '../../app/submit/state';
import { createSubmit, type SubmitApp, type SubmitTools } from '../../app/submit/submit';
import type { OfficeEnvironment } from '../../app/submit/environment';
import { useStore } from '../use-store';
import { ProgressBar } from '../ui/parts';
import { AccountBar } from './account-bar';
import { Campaign } from './campaign';
import { SubmitProvider, useSubmit, useSubmitWords } from './context';
import { History } from './history';
import { ChangePassword } from './password';
import { Reasons } from './reasons';
import { Redeem } from './redeem';
import { Server } from './server';
import { SignIn } from './sign-in';
import { Standing } from './standing';
import { TroubleNote } from './trouble';
import { Work, WorkBar } from './work';

export interface OpenSubmit {
  readonly submit: SubmitApp;
  readonly View: ComponentType;
}

/** The area's view; its state is made once, and follows the server also while another area is open. */
export function submitArea(tools: SubmitTools, env: OfficeEnvironment): OpenSubmit {
  const submit = createSubmit(tools, env);
  void submit.open();
  const View = (): JSX.Element => (
    <SubmitProvider value={{ submit, now: env.now }}>
      <SubmitArea />
    </SubmitProvider>
  );
  return { submit, View };
}

const SubmitArea = (): JSX.Element => {
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const { server, signedIn, screen, busy } = useStore(submit.store);
  if (server === null || busy === 'opening')
    return (
      <div class="scroll">
        <ProgressBar label={words.opening} done={0} total={0} />
      </div>
    );
  if (screen === 'server') return <Server />;
  if (signedIn === null) return screen === 'redeem' && server.kind === 'county' ? <Redeem /> : <SignIn />;
  if (screen === 'password') return <ChangePassword />;
  return <Main />;
};

/** While a submission is on its way, only that; otherwise everything about the campaign. */
const Main = (): JSX.Element => {
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const state = useStore(submit.store);
  const { work, busy, campaigns } = state;
  const returned = newestOf(state)?.state === 'returned';
  const top = useRef<HTMLDivElement>(null);
  // What had the focus may be gone with the step before: whoever reads by keyboard or ear goes on here.
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) top.current?.focus();
    if (work.step !== 'idle' && top.current !== null) top.current.scrollTop = 0;
  }, [work.step]);
  const overview = work.step === 'idle' || work.step === 'cancelled' || work.step === 'nothing';
  return (
    <>
      <div class="scroll" ref={top} tabIndex={-1}>
        <AccountBar />
        <TroubleNote />
        <Work />
        {overview ? (
          <>
            {campaigns === null && busy === 'campaigns' ? <ProgressBar label={words.campaign.loading} done={0} total={0} /> : null}
            {returned ? (
              <>
                <Standing />
                <Reasons />
                <Campaign />
              </>
            ) : (
              <>
                <Campaign />
                <Standing />
              </>
            )}
            <History />
          </>
        ) : null}
      </div>
      <WorkBar />
    </>
  );
};
