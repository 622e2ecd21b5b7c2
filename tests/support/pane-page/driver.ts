/** Drives the pane page in a browser: one built site, pages over its workbooks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { CheckApp } from '../../../addin/app/check';
import type { RosterApp } from '../../../addin/app/roster';
import type { WorkbookSnapshot } from '../../../core/model/sheet';
import { openBrowser } from '../e2e/browser';
import type { MemoryWorkbook } from '../memory-host';
import { buildPanePage, servePanePage } from './build';

declare global {
  interface Window {
    readonly workbook: MemoryWorkbook;
    readonly pane: { readonly roster: RosterApp; readonly check: CheckApp };
  }
}

export const today = '2026-12-25';

export interface PaneDriver {
  /** Opens the page and waits until the workbook is read. @param query "workbook=NAME&lang=en&theme=dark&do=check" */
  readonly show: (query: string, size?: { readonly width: number; readonly height: number }) => Promise<OpenPane>;
  readonly close: () => Promise<void>;
}
export interface OpenPane {
  readonly page: Page;
  /** Waits until the workbook was read, e.g. after a reload. */
  readonly opened: () => Promise<void>;
  readonly choosePlan: (plan: string) => Promise<void>;
  readonly check: () => Promise<void>;
  /** Waits until nothing is under way and the result is up to date. */
  readonly settled: () => Promise<void>;
  readonly print: () => Promise<string>;
  /** What went against the page's policy or was asked from outside; closes the page. */
  readonly close: () => Promise<readonly string[]>;
}

export async function openPaneDriver(books: Readonly<Record<string, WorkbookSnapshot>>): Promise<PaneDriver> {
  const folder = mkdtempSync(join(tmpdir(), 'songnuan-pane-'));
  await buildPanePage(folder, books);
  const site = await servePanePage(folder);
  const open = await openBrowser();
  return {
    show: async (query, size = { width: 320, height: 720 }) => {
      const { page, complaints } = await open.newPage();
      await page.setViewportSize(size);
      await page.goto(`${site.url}?today=${today}&${query}`);
      const opened = async (): Promise<void> => {
        await page.locator('.setup').waitFor();
        await page.waitForFunction(() => window.pane.roster.store.get().opened);
      };
      await opened();
      const settled = async (): Promise<void> => {
        await page.waitForFunction(() => {
          const { stale, activity } = window.pane.roster.store.get();
          return stale === 'no' && activity === null;
        });
      };
      return {
        page,
        opened,
        settled,
        choosePlan: async (plan) => {
          await page.locator('.setup select').first().selectOption(plan);
          await settled();
        },
        check: async () => {
          await page.locator('.bar .button').first().click();
          await page.locator('.summary').waitFor();
        },
        print: () => page.evaluate(() => window.workbook.print()),
        close: async () => {
          await page.context().close();
          return [...complaints, ...open.outside];
        },
      };
    },
    close: async () => {
      await open.close();
      await site.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
