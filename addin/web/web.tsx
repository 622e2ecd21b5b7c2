/** Composition root of the web edition (web.html). */
import { render } from 'preact';
import type { Language } from '../../core/messages';
import { webWords } from '../../core/messages/pane/web-words';
import { drawer } from '../browser-storage';
import type { JudgePort } from '../judge/client';
import { startPane } from '../pane/start';
import { webEnvironment } from '../web-environment';
import { WebPage } from './app';
import { deliver } from './deliver';
import type { FileRequests } from './file-service';
import { createSession, type OpenFile } from './session';
import { askWorker, type WorkerLike } from './worker-port';

const settings = drawer<{ readonly lang?: string; readonly theme?: string }>('songnuan.settings');
const settingsLang = (settings.load() as { readonly lang?: unknown } | null)?.lang;
const browserLang: Language = navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';

/** The office's day, as in the pane. */
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Of the files opened last, so that corrected columns need not be corrected again tomorrow. */
const mostKept = 20;
const shelf = drawer<readonly (readonly [string, object])[]>('songnuan.files');
const shelved = (): readonly (readonly [string, object])[] => {
  const found = shelf.load();
  return Array.isArray(found) ? (found as readonly (readonly [string, object])[]).filter((entry) => Array.isArray(entry)) : [];
};
const settingsOf = (fileName: string): { load: () => unknown; save: (value: object) => void } => ({
  load: () => shelved().find(([name]) => name === fileName)?.[1] ?? null,
  save: (value) => {
    shelf.save([[fileName, value] as const, ...shelved().filter(([name]) => name !== fileName)].slice(0, mostKept));
  },
});

const session = createSession({ ask: askWorker<FileRequests>(new Worker('read.js') as WorkerLike), deliver, settingsOf });
const root = document.getElementById('web');

const draw = (lang: Language): void => {
  if (root !== null) render(<WebPage {...{ session, lang, mountPane }} words={webWords(lang)} />, root);
};

function mountPane(element: HTMLElement, { host }: OpenFile): () => void {
  const pane = startPane({
    root: element,
    host,
    lang: browserLang,
    keeper: settings,
    planKeeper: drawer('songnuan.plans'),
    openJudge: () => new Worker('judge.js') as JudgePort,
    today,
    office: webEnvironment(),
  });
  // After the effect that called this: a page cannot be drawn again in the middle of its own effects.
  setTimeout(() => {
    draw(pane.shell.store.get().lang);
  });
  const stop = pane.shell.store.watch((now, before) => {
    if (now.lang !== before.lang) draw(now.lang);
  });
  return () => {
    stop();
    pane.judge.stop();
    render(null, element);
  };
}

const lang: Language = settingsLang === 'en' || settingsLang === 'zh-CN' ? settingsLang : browserLang;
document.documentElement.lang = lang;
root?.replaceChildren();
draw(lang);
// What is needed later is fetched now, so that a cut network stops nothing.
void Promise.all([import('../pane/check/check-area'), import('../pane/fix/fix-area')]);
