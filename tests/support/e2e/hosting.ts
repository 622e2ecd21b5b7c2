/** Serves a folder as Firebase Hosting would: with the headers of firebase.json, except that the emulators stand for Google's hosts. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';

interface HostingConfig {
  readonly hosting: { readonly headers: readonly { readonly headers: readonly { readonly key: string; readonly value: string }[] }[] };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

/** @param reachable origins that stand for the functions and Firebase Auth */
export async function serveAsHosting(folder: string, reachable: readonly string[]): Promise<{ url: string; stop: () => Promise<void> }> {
  const config = JSON.parse(readFileSync('firebase.json', 'utf8')) as HostingConfig;
  const headers = config.hosting.headers.flatMap((one) => one.headers);
  const valueOf = ({ key, value }: { readonly key: string; readonly value: string }): string =>
    key === 'Content-Security-Policy' ? value.replace(/connect-src [^;]*/, `connect-src 'self' ${reachable.join(' ')}`) : value;
  const server = createServer((request, response) => {
    const name = basename(new URL(request.url ?? '/', 'http://127.0.0.1').pathname);
    for (const header of headers) if (header.key !== 'Strict-Transport-Security') response.setHeader(header.key, valueOf(header));
    response.setHeader('Content-Type', types[extname(name)] ?? 'application/octet-stream');
    response.end(readFileSync(join(folder, name)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
