/** `node tests/support/pane-page/show.mjs FILE...`: the pane over these rosters in a browser, without Excel, for looking at it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkbookSnapshot } from '../../../core/model/sheet';
import { buildPanePage, servePanePage, workbookFrom } from './build';

const files = process.argv.slice(2);
const books: Record<string, WorkbookSnapshot> = {};
for (const [index, file] of files.entries()) books[String(index)] = await workbookFrom(file);
const folder = await mkdtemp(join(tmpdir(), 'songnuan-pane-'));
await buildPanePage(folder, books);
const site = await servePanePage(folder);
for (const [index, file] of files.entries()) console.log(`${site.url}?workbook=${index}  ${file}`);
process.once('SIGINT', () => void site.close().then(() => rm(folder, { recursive: true, force: true })));
