/** Builds the pane page into a folder and serves it on 127.0.0.1 under the headers of the county server. */
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { setPagePolicy, setSecurityHeaders } from '../../../functions/http/headers';
import { readWorkbook } from '../../../files/read';
import type { WorkbookSnapshot } from '../../../core/model/sheet';

export interface PanePage {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const run = promisify(execFile);

const page = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>送暖</title>
    <link rel="icon" href="icon-32.png" />
    <link rel="stylesheet" href="pane.css" />
    <script type="module" src="main.js"></script>
  </head>
  <body><div id="pane"></div></body>
</html>
`;

/** @param workbooks by the name that the page asks for: ?workbook=NAME */
export async function buildPanePage(folder: string, workbooks: Readonly<Record<string, WorkbookSnapshot>>): Promise<void> {
  await mkdir(join(folder, 'workbooks'), { recursive: true });
  await run(process.execPath, ['tests/support/pane-page/bundle.mjs', folder]);
  for (const file of ['pane.css', 'desk.css', 'icon-32.png']) await copyFile(join('addin/public', file), join(folder, file));
  await writeFile(join(folder, 'index.html'), page);
  for (const [name, workbook] of Object.entries(workbooks))
    await writeFile(join(folder, 'workbooks', `${name}.json`), JSON.stringify(workbook));
}

/** The product as it is served. */
export async function buildProduct(folder: string): Promise<void> {
  await run(process.execPath, ['tests/support/pane-page/bundle.mjs', folder, 'product']);
}

export const workbookFrom = async (path: string): Promise<WorkbookSnapshot> => readWorkbook(await readFile(path), basename(path));

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
};

export async function servePanePage(folder: string): Promise<PanePage> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.replace(/^\/$/, '/index.html');
    setSecurityHeaders(response, false);
    setPagePolicy(response);
    readFile(join(folder, path)).then(
      (body) => response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
