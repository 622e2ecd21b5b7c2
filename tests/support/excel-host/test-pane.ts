/** An empty pane with the real office.js, for the host's own tests: scripts are run in it from Node. */
import { createServer, type Server } from 'node:http';
import { createReadStream, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import type { Frame } from 'playwright-core';

const library = join(__dirname, '../../../node_modules/@microsoft/office-js/dist');

const html = `<!doctype html><html><head><meta charset="utf-8"><title>Test pane</title>
<script src="/office-js/office.js"></script></head><body><p id="state">loading</p>
<script>Office.onReady((info) => { document.getElementById('state').textContent = info.host + ' ' + info.platform; });</script></body></html>`;

export interface TestPane {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export async function serveTestPane(): Promise<TestPane> {
  const server: Server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://127.0.0.1').pathname);
    if (path === '/pane.html') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
    else if (path.startsWith('/office-js/')) sendFile(join(library, path.slice('/office-js/'.length)), response);
    else response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/pane.html`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function sendFile(path: string, response: Parameters<Parameters<typeof createServer>[1] & object>[1]): void {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': path.endsWith('.js') ? 'text/javascript; charset=utf-8' : 'application/octet-stream' });
  createReadStream(path).pipe(response);
}

export const officeReady = async (pane: Frame): Promise<string> => {
  await pane.waitForFunction(() => document.getElementById('state')?.textContent !== 'loading');
  return pane.evaluate(() => document.getElementById('state')?.textContent ?? '');
};

/** What a script in the pane got, or the error office.js gave it. */
export type Outcome<T> =
  { readonly value: T } | { readonly error: { readonly code: string; readonly message: string; readonly location: string } };

/** Runs a batch in the pane: Excel.run(batch), its argument given as plain data. */
export function runExcel<T, A>(
  pane: Frame,
  batch: (context: Excel.RequestContext, argument: A) => Promise<T>,
  argument: A,
): Promise<Outcome<T>> {
  return pane.evaluate(
    async ([source, given]) => {
      // The batch is written in the test and runs in the pane.
      const work = new Function(`return (${source as string})`)() as (context: Excel.RequestContext, argument: unknown) => Promise<unknown>;
      try {
        return { value: await Excel.run((context) => work(context, given)) };
      } catch (error) {
        const { code, message, debugInfo } = error as OfficeExtension.Error;
        return { error: { code: code ?? (error as Error).name, message, location: debugInfo?.errorLocation ?? '' } };
      }
    },
    [batch.toString(), argument] as const,
  ) as Promise<Outcome<T>>;
}

/** The value; an error fails the test. */
export async function inExcel<T, A = undefined>(
  pane: Frame,
  batch: (context: Excel.RequestContext, argument: A) => Promise<T>,
  argument?: A,
): Promise<T> {
  const outcome = await runExcel(pane, batch, argument as A);
  if ('error' in outcome) throw new Error(`${outcome.error.code} at ${outcome.error.location}: ${outcome.error.message}`);
  return outcome.value;
}
