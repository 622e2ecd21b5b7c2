/** Composition root of the files-only desk (files.html). */
import { render } from 'preact';
import type { Language } from '../../core/messages';
import { webFilesWords } from '../../core/messages/pane/web-files-words';
import { drawer } from '../browser-storage';
import { deliver } from '../web/deliver';
import { askWorker, type WorkerLike } from '../web/worker-port';
import type { CountyRequests } from './county-service';
import { FilesPage } from './page';
import { createFilesDesk } from './state';

const kept = (drawer('songnuan.settings').load() as { readonly lang?: unknown } | null)?.lang;
const browserLang: Language = navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
const lang: Language = kept === 'en' || kept === 'zh-CN' ? kept : browserLang;
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

document.documentElement.lang = lang;
const desk = createFilesDesk({ ask: askWorker<CountyRequests>(new Worker('county.js') as WorkerLike), deliver, today });
const root = document.getElementById('files');
if (root !== null) {
  root.replaceChildren();
  render(<FilesPage {...{ desk, lang }} words={webFilesWords(lang)} />, root);
}
void desk.start();
