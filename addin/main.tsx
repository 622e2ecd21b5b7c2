/** Composition root of the pane: waits for Excel, then puts host, judging worker and page together. */
import type { Language } from '../core/messages';
import { paneWords } from '../core/messages/pane';
import { drawer } from './browser-storage';
import { createOfficeHost } from './host/office';
import type { JudgePort } from './judge/client';
import { startPane } from './pane/start';
import { webEnvironment } from './web-environment';

/** The office's day: rosters and deadlines are in China's time, whatever the computer's zone. */
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Excel's theme where it tells one (desktop). */
const hostIsDark = (): boolean | null => {
  const color = /^#?([0-9a-f]{6})$/i.exec((Office.context.officeTheme as Office.OfficeTheme | undefined)?.bodyBackgroundColor ?? '')?.[1];
  if (color === undefined) return null;
  const [red, green, blue] = [0, 2, 4].map((at) => parseInt(color.slice(at, at + 2), 16)) as [number, number, number];
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
};

void Office.onReady((info) => {
  const root = document.getElementById('pane');
  if (root === null) return;
  if (info.host !== Office.HostType.Excel) {
    showOutsideExcel(root);
    return;
  }
  const lang: Language = Office.context.displayLanguage.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
  const wanted = new URLSearchParams(location.search).get('do');
  startPane({
    root,
    host: createOfficeHost(),
    lang,
    keeper: drawer('songnuan.settings'),
    planKeeper: drawer('songnuan.plans'),
    openJudge: () => new Worker('judge.js') as JudgePort,
    today,
    hostIsDark,
    wanted,
    office: webEnvironment(),
    county: async () => (await import('./desk-environment')).countyParts(),
  });
});

/** For whoever opens the server's address in a browser. Outside Excel nothing tells the person's language: in both. */
function showOutsideExcel(root: HTMLElement): void {
  const lines = (['zh-CN', 'en'] as const).map((lang) => {
    const line = document.createElement('p');
    line.className = 'opening';
    line.lang = lang;
    line.textContent = paneWords(lang).shell.outsideExcel;
    return line;
  });
  root.replaceChildren(...lines);
  document.dispatchEvent(new Event('songnuan:ready'));
}
