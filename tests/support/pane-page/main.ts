/** The pane over a workbook in memory, for looking at it and for browser tests. Never part of dist/addin. */
import { startPane } from '../../../addin/pane/start';
import { webEnvironment } from '../../../addin/web-environment';
import type { JudgePort } from '../../../addin/judge/client';
import type { SheetSnapshot } from '../../../core/model/sheet';
import { createMemoryWorkbook, type MemoryHostOptions } from '../memory-host';

async function open(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const answer = await fetch(`workbooks/${query.get('workbook') ?? '0'}.json`);
  const { file, sheets } = (await answer.json()) as { file: string; sheets: readonly SheetSnapshot[] };
  const options = JSON.parse(query.get('options') ?? '{}') as MemoryHostOptions;
  const kept = sessionStorage.getItem('workbook-settings');
  const workbook = createMemoryWorkbook({
    fileName: file,
    sheets,
    settings: kept === null ? {} : (JSON.parse(kept) as Record<string, unknown>),
    ...options,
  });
  const root = document.getElementById('pane');
  if (root === null) throw new Error('no root');
  const pane = startPane({
    root,
    host: {
      ...workbook.host,
      remember: async (key, value) => {
        await workbook.host.remember(key, value);
        sessionStorage.setItem('workbook-settings', JSON.stringify(workbook.settings()));
      },
    },
    lang: query.get('lang') === 'en' ? 'en' : 'zh-CN',
    keeper: {
      load: () => (query.get('theme') === null ? null : { theme: query.get('theme') }),
      save: () => undefined,
    },
    openJudge: () => new Worker('judge.js') as JudgePort,
    wanted: query.get('do'),
    today: () => query.get('today') ?? '2026-12-25',
    office: webEnvironment(),
    county: async () => (await import('../../../addin/desk-environment')).countyParts(),
  });
  Object.assign(globalThis, { workbook, pane });
}

void open();
