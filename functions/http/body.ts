/** The request body: bounded, strictly UTF-8, JSON, not deeply nested. Nothing is decoded before all of it is known to be small enough. */
import type { IncomingMessage } from 'node:http';
import { ApiProblem } from '../../core/api/problems';

export const bodyLimit = 10_000_000;
/** Deeper than any request of the API; a plan is about eight deep. */
const depthLimit = 32;
/** A client that sends more than the limit is let finish up to here, so that it reads the answer; then the line is cut. */
const drainLimit = 8 * bodyLimit;

const bad = (path: string): ApiProblem => new ApiProblem('bad-request', { path });

/** @returns what stands under `data` @throws ApiProblem 'too-large', 'bad-request' */
export async function readCallBody(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(request.headers['content-type'] ?? '')) throw bad('content-type');
  if (request.headers['content-encoding'] !== undefined) throw bad('content-encoding');
  const body = parse(await readBytes(request));
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw bad('');
  const { data, ...others } = body as { data?: unknown };
  if (Object.keys(others).length > 0 || !Object.hasOwn(body, 'data')) throw bad('data');
  return data;
}

function readBytes(request: IncomingMessage): Promise<Buffer> {
  const tooLarge = (): ApiProblem => new ApiProblem('too-large', { limit: bodyLimit });
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) {
    drain(request, 0);
    return Promise.reject(tooLarge());
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= bodyLimit) chunks.push(chunk);
      else {
        chunks.length = 0;
        request.off('data', take);
        drain(request, size);
        reject(tooLarge());
      }
    };
    request.on('data', take);
    request.once('end', () => {
      resolve(Buffer.concat(chunks, size));
    });
    request.once('error', reject);
    request.once('close', () => {
      reject(bad(''));
    });
  });
}

function drain(request: IncomingMessage, already: number): void {
  let size = already;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > drainLimit) request.destroy();
  });
}

function parse(bytes: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw bad('utf-8');
  }
  if (isTooDeep(text)) throw bad('depth');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw bad('json');
  }
  if (namesPrototype(value)) throw bad('__proto__');
  return value;
}

/** Looks at brackets outside strings only, before parsing, because a parser may recurse. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfString(text, at);
      if (at < 0) return false;
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > depthLimit) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}

/** Index of the closing quote, or −1 when there is none (JSON.parse says so too). A quote after an odd run of backslashes closes nothing. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return -1;
}

/** JSON.parse makes an own property of that name, which a careless copy would turn into a prototype. */
function namesPrototype(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.hasOwn(value, '__proto__')) return true;
  return Object.values(value).some(namesPrototype);
}
