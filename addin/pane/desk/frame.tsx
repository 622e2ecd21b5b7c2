/** The frame of the desk: header, what there is to tell, and the view that is open. Views are loaded when first opened. */
import type { ComponentType, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../../app/desk/state';
import { Button } from '../ui/parts';
import { Icon } from '../ui/icon';
import { useStore } from '../use-store';
import { Board } from './board';
import { CampaignBar } from './campaign-bar';
import { useDesk, useDeskState, useDeskWords } from './context';
import { DeskMenu } from './menu';
import { SignIn } from './sign-in';
import { TroubleBox } from './trouble';

const views: Readonly<Record<View, () => Promise<ComponentType>>> = {
  board: () => Promise.resolve(Board),
  unit: async () => (await import('./unit')).UnitView,
  merge: async () => (await import('./merge')).MergeView,
  accounts: async () => (await import('./accounts')).AccountsView,
  setup: async () => (await import('./setup')).SetupView,
};

export const Frame = (): JSX.Element => {
  const { shell } = useDesk();
  const { signedIn, campaigns, view } = useDeskState();
  const { announcement } = useStore(shell.store);
  const words = useDeskWords();
  const ready = signedIn !== null && signedIn.caller.role !== 'clerk';
  useEffect(() => {
    document.title = `${words.product} · ${words.title}`;
  }, [words]);
  return (
    <div class="desk">
      <a class="skip" href="#desk-main">
        {words.skip}
      </a>
      <header class="desk-head">
        <Mark />
        <h1>
          {words.product} <small>{words.title}</small>
        </h1>
        {ready ? <Nav /> : null}
        <DeskMenu />
      </header>
      <div class="hidden-text" role="status" aria-live="polite">
        {announcement}
      </div>
      {ready && campaigns !== null && campaigns.length > 0 && view !== 'setup' ? <CampaignBar /> : null}
      <main id="desk-main" class="desk-main" tabIndex={-1}>
        <Told />
        <TroubleBox />
        {ready ? <Opened /> : <SignIn />}
      </main>
      <Elsewhere />
    </div>
  );
};

/** What the same server offers without an account. */
const Elsewhere = (): JSX.Element => {
  const { signIn } = useDeskWords();
  return (
    <footer class="desk-foot no-print" aria-label={signIn.elsewhere}>
      <a class="button link" href="web.html">
        {signIn.web}
      </a>
      <a class="button link" href="files.html">
        {signIn.files}
      </a>
    </footer>
  );
};

/** The view that is open, loaded when it is first opened. */
export const Opened = (): JSX.Element => {
  const { shell } = useDesk();
  const { view, campaigns, busy, detail } = useDeskState();
  const words = useDeskWords();
  const [loaded, setLoaded] = useState<Partial<Record<View, ComponentType>>>({ board: Board });
  const wanted = campaigns?.length === 0 && view === 'board' ? 'setup' : view;
  const first = useRef(true);
  useEffect(() => {
    if (loaded[wanted] === undefined)
      void shell.guard('load', async () => {
        const View = await views[wanted]();
        setLoaded((known) => ({ ...known, [wanted]: View }));
      });
  }, [wanted]);
  useEffect(() => {
    // Another page: keyboards and readers begin at its top.
    if (!first.current) document.getElementById('desk-main')?.focus();
    first.current = false;
    scrollTo(0, 0);
  }, [view, detail?.unit]);
  const View = loaded[wanted];
  if (View === undefined || (campaigns === null && busy !== null)) return <p class="muted desk-wait">{words.loading}</p>;
  return <View />;
};

export const Nav = (): JSX.Element => {
  const { open, merge } = useDesk();
  const { view, signedIn, campaign } = useDeskState();
  const words = useDeskWords();
  const items: readonly (readonly [View, string])[] = [
    ['board', words.nav.board],
    ['merge', words.nav.merge],
    ['accounts', words.nav.accounts],
    ...(signedIn?.caller.role === 'admin' ? [['setup', words.nav.setup] as const] : []),
  ];
  return (
    <nav class="desk-nav" aria-label={words.nav.label}>
      {items.map(([id, label]) => (
        <button
          key={id}
          type="button"
          aria-current={view === id || (id === 'board' && view === 'unit') ? 'page' : undefined}
          disabled={campaign === null && id === 'merge'}
          onClick={() => {
            if (id === 'merge') void merge.show();
            else open(id);
          }}
        >
          {label}
        </button>
      ))}
    </nav>
  );
};

/** Good news, and faults of ours. */
const Told = (): JSX.Element | null => {
  const { shell } = useDesk();
  const { notice } = useStore(shell.store);
  const words = useDeskWords();
  useEffect(() => {
    if (notice?.kind !== 'told') return;
    const timer = setTimeout(shell.dismiss, 8_000);
    return () => {
      clearTimeout(timer);
    };
  }, [notice]);
  if (notice === null || notice.kind === 'host') return null;
  const close = <Button look="quiet" icon="close" class="message-close" aria-label={words.close} onClick={shell.dismiss} />;
  return notice.kind === 'told' ? (
    <div class={`message desk-message ${notice.tone}`}>
      <Icon name={notice.tone === 'good' ? 'check' : 'info'} />
      <p>{notice.text}</p>
      {close}
    </div>
  ) : (
    <div class="message error desk-message" role="alert">
      <Icon name="error" />
      <div>
        <strong>{words.incident.title}</strong>
        <p>{words.incident.todo}</p>
        <textarea class="incident-note" readOnly rows={3} aria-label={words.incident.title} value={notice.incident.text} />
      </div>
      {close}
    </div>
  );
};

/** The product's mark: a warm lantern. */
const Mark = (): JSX.Element => (
  <svg class="mark" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" focusable="false">
    <rect class="mark-ground" width="24" height="24" rx="6" />
    <path class="mark-line" d="M12 3.5v2M8.5 5.5h7M12 18.5v2.5M9 18.5h6" />
    <path class="mark-body" d="M8.5 5.5h7c2 1.6 3 3.8 3 6.5s-1 4.9-3 6.5h-7c-2-1.6-3-3.8-3-6.5s1-4.9 3-6.5Z" />
    <path
      class="mark-heart"
      d="M12 15.6c-2.2-1.4-3.3-2.7-3.3-4 0-1 .8-1.7 1.7-1.7.7 0 1.3.4 1.6 1 .3-.6.9-1 1.6-1 .9 0 1.7.7 1.7 1.7 0 1.3-1.1 2.6-3.3 4Z"
    />
  </svg>
);
