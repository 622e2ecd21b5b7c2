/** Composition root of the county's desk: the page that a county server shows in a browser, without Excel. */
import './api/without-eval';
import { render } from 'preact';
import type { Keeper } from './api/session';
import { createCountySession } from './api/session-county';
import { webContentTools, webReadTools } from './api/web-tools';
import { createDesk, createDeskStore } from './app/desk/desk';
import type { DeskEnvironment } from './app/desk/environment';
import { createShell, type ShellState } from './app/shell';
import { drawer } from './browser-storage';
import { deskFiles, openDeskWorker } from './desk-environment';
import { createJudge, type JudgePort } from './judge/client';
import { DeskProvider } from './pane/desk/context';
import { Frame } from './pane/desk/frame';

/** A token lives as long as the window. Storage may be refused; then it lives as long as the page. */
function windowKeeper(key: string): Keeper {
  let held: unknown = null;
  return {
    load: () => {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? 'null') as unknown;
      } catch {
        return held;
      }
    },
    save: (value) => {
      held = value;
      try {
        if (value === null) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, JSON.stringify(value));
      } catch {
        // Held in memory.
      }
    },
  };
}

const env: DeskEnvironment = {
  now: () => Date.now(),
  later: (work, milliseconds) => {
    const timer = setTimeout(work, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
  visible: () => document.visibilityState !== 'hidden',
  onVisible: (listener) => {
    const look = (): void => {
      if (document.visibilityState !== 'hidden') listener();
    };
    document.addEventListener('visibilitychange', look);
    addEventListener('online', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('online', look);
    };
  },
  tools: { ...webReadTools, ...webContentTools },
  ...deskFiles,
};

const root = document.getElementById('pane');
if (root !== null) {
  // County PCs often run an English browser: Chinese, until the person chooses otherwise.
  const shell = createShell({ lang: 'zh-CN' }, drawer('songnuan.settings'));
  const dress = ({ lang, theme }: ShellState): void => {
    const { documentElement } = document;
    documentElement.lang = lang;
    if (theme === 'system') delete documentElement.dataset['theme'];
    else documentElement.dataset['theme'] = theme;
  };
  dress(shell.store.get());
  shell.store.watch(dress);
  const fault = (error: unknown): void => void shell.guard('event', () => Promise.reject(error as Error));
  addEventListener('error', (event) => {
    if (event.error !== null) fault(event.error);
  });
  addEventListener('unhandledrejection', (event) => {
    fault(event.reason);
  });
  const store = createDeskStore();
  const session = createCountySession({
    base: location.origin,
    fetch: (...request) => fetch(...request),
    keeper: windowKeeper('songnuan.desk.session'),
    onLine: (online) => {
      if (store.get().online !== online) store.set({ online });
    },
  });
  const app = createDesk({
    ...{ session, shell, env, store },
    worker: openDeskWorker(),
    judge: createJudge(() => new Worker('judge.js') as JudgePort),
  });
  root.replaceChildren();
  render(
    <DeskProvider value={app}>
      <Frame />
    </DeskProvider>,
    root,
  );
  document.dispatchEvent(new Event('songnuan:ready'));
  app.start();
}
