/** The built pane. Its files are listed once at the start and looked up by name: a path that is not in the list leads nowhere. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { setPagePolicy } from './headers';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.xml': 'text/xml; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

interface StaticFile {
  readonly path: string;
  readonly size: number;
  readonly type: string;
  /** Made when first asked for: to hash all of office.js would keep the server from starting for a while. */
  readonly tag: () => string;
  readonly caching: string;
}
export type StaticFiles = ReadonlyMap<string, StaticFile>;

/** Files of unknown kinds, hidden files and links are left out. A folder that is missing has no files. */
export function listStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, StaticFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = `/${relative(folder, path).split(sep).join('/')}`;
    const type = types[extname(entry.name).toLowerCase()];
    if (!entry.isFile() || type === undefined || name.includes('/.')) continue;
    let made: string | undefined;
    const tag = (): string => (made ??= `"${createHash('sha256').update(readFileSync(path)).digest('base64url').slice(0, 22)}"`);
    // office.js changes with a new version of the package only; the pane's own files are asked about each time, and answered by 304.
    const caching = name.startsWith('/office-js/') ? 'public, max-age=86400' : 'no-cache';
    files.set(name, { path, size: statSync(path).size, type, tag, caching });
  }
  const start = files.get('/index.html') ?? files.get('/pane.html');
  if (start !== undefined) files.set('/', start);
  return files;
}

/** Answers GET and HEAD; false when there is no such file. */
export function answerStatic(files: StaticFiles, path: string, request: IncomingMessage, response: ServerResponse): boolean {
  const file = files.get(path);
  if (file === undefined) return false;
  if (file.type.startsWith('text/html')) setPagePolicy(response);
  response.setHeader('Content-Type', file.type);
  response.setHeader('Cache-Control', file.caching);
  response.setHeader('ETag', file.tag());
  if (request.headers['if-none-match'] === file.tag()) {
    response.writeHead(304).end();
    return true;
  }
  response.setHeader('Content-Length', file.size);
  response.writeHead(200);
  if (request.method === 'HEAD') response.end();
  else pipeline(createReadStream(file.path), response, () => undefined);
  return true;
}
