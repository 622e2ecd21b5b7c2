/** The web edition in a real browser, served as the county server serves it; nothing outside this machine is reached. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { openBrowser } from '../e2e/browser';
import { servePanePage } from '../pane-page/build';

export interface WebDriver {
  readonly show: (path: string, size?: { readonly width: number; readonly height: number }) => Promise<Page>;
  /** Closes the page. @returns what it complained about, and what it asked for elsewhere */
  readonly done: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** The web edition's pages and programs, as they are served. */
export async function buildWebPages(folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, ['tests/support/web-page/bundle.mjs', folder]);
}

export async function openWebDriver(): Promise<WebDriver> {
  const folder = await mkdtemp(join(tmpdir(), 'songnuan-web-'));
  await buildWebPages(folder);
  const served = await servePanePage(folder);
  const open = await openBrowser();
  let watched: Awaited<ReturnType<typeof open.newPage>> | null = null;
  return {
    show: async (path, size = { width: 1366, height: 768 }) => {
      watched = await open.newPage();
      await watched.page.setViewportSize(size);
      await watched.page.addInitScript(() => {
        localStorage.setItem('songnuan.settings', JSON.stringify({ lang: 'zh-CN' }));
        const Plain = Worker;
        globalThis.Worker = class extends Plain {
          constructor(address: string | URL) {
            super(address);
            this.addEventListener('message', ({ data }: { readonly data: { readonly output?: { readonly report?: unknown } | null } }) => {
              const report = data.output?.report;
              if (report !== undefined && !('judgedReport' in globalThis)) Object.assign(globalThis, { judgedReport: report });
            });
          }
        };
      });
      await watched.page.goto(`${served.url}${path}`, { waitUntil: 'load' });
      await watched.page.locator('.web-bar').waitFor();
      return watched.page;
    },
    done: async () => {
      const complaints = [...(watched?.complaints ?? []), ...open.outside.splice(0)];
      await watched?.page.context().close();
      watched = null;
      return complaints;
    },
    close: async () => {
      await open.close();
      await served.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
