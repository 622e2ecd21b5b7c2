/** Composition root of the county's desk: the page that a county server shows in a browser, without Excel. */
import './api/without-eval';
import { render } from 'preact';
import { createCountySession } from './api/session-county';
import { webContentTools, webReadTools } from './api/web-tools';
import { createDesk, createDeskStore } from './app/desk/desk';
import type { DeskEnvironment } from './app/desk/environment';
import { createShell, type ShellState } from './app/shell';
import { drawer, keeperIn } from './browser-storage';
import { deskFiles, openDeskWorker } from './desk-environment';
import { createJudge, type JudgePort } from './judge/client';
import { DeskProvider } from './pane/desk/context';
import { pageLife } from './page-life';
import { Frame } from './pane/desk/frame';

const env: DeskEnvironment = {
  ...pageLife,
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
    keeper: keeperIn(() => sessionStorage, 'songnuan.desk.session'),
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
