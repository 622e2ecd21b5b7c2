/** The HTTP side over real connections, in front of a dispatch that answers what it was asked. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRateLimit } from '../../../functions/http/rate-limit';
import type { Dispatch, DispatchRequest } from '../../../functions/outcome';
import { currentAddress } from '../../../functions/http/address';
import { rawExchange, startHttp, type Running } from '../../support/http-server';

const asked: DispatchRequest[] = [];
const echo: Dispatch = async (request) => {
  asked.push(request);
  if (request.operation === 'merge.run') {
    for (let done = 1; done <= 3; done += 1) {
      request.emit?.({ done });
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }
  if (request.operation === 'campaign.purge') throw new TypeError('secret detail at /somewhere/file.ts');
  if (request.operation === 'merge.lock')
    return { ok: false, problem: { code: 'merge-stale', params: {}, status: 'failed-precondition', retry: 'never' } };
  return { ok: true, result: { body: request.body, token: request.token, from: currentAddress() } };
};

const folder = mkdtempSync(join(tmpdir(), 'pane-'));
let running: Running;
beforeAll(async () => {
  mkdirSync(join(folder, 'pane', 'office-js'), { recursive: true });
  writeFileSync(join(folder, 'secret.html'), 'outside');
  for (const [name, text] of [
    ['pane.html', '<!doctype html>'],
    ['pane.js', 'export {}'],
    ['office-js/office.js', '1'],
    ['.env', 'x'],
    ['notes.docx', 'x'],
  ] as const) {
    writeFileSync(join(folder, 'pane', name), text);
  }
  symlinkSync(join(folder, 'secret.html'), join(folder, 'pane', 'link.html'));
  running = await startHttp({ dispatch: echo, pane: join(folder, 'pane'), paneOrigins: ['https://pane.example'], requestTimeout: 1_500 });
});
afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  asked.length = 0;
});

const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(running.url + path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
const seen = async (response: Response) => [response.status, await response.json()] as const;
const refusal = (status: string, code: string, params: object, retry = 'never') => ({
  error: { status, message: code, details: { code, params, retry } },
});

describe('calls', () => {
  it('hand over operation, data and token, and answer {"result"} with security headers and without caching', async () => {
    const response = await post('/campaign_list', '{"data":{"a":["\\u9001",1]}}', { authorization: 'Bearer sn_x' });
    expect(await seen(response)).toEqual([200, { result: { body: { a: ['送', 1] }, token: 'sn_x', from: '127.0.0.1' } }]);
    expect(asked[0]).toMatchObject({ operation: 'campaign.list', token: 'sn_x' });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    });
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('answer problems as {"error"}, and what dispatch itself throws without a word of it', async () => {
    expect(await seen(await post('/merge_lock', '{"data":{}}'))).toEqual([400, refusal('FAILED_PRECONDITION', 'merge-stale', {})]);
    expect(await seen(await post('/campaign_purge', '{"data":{}}'))).toEqual([500, refusal('INTERNAL', 'internal', {}, 'later')]);
    expect(running.logged.join()).not.toContain('secret detail');
  });

  it('a malformed Authorization header is a bad token, not the absence of one', async () => {
    for (const header of ['sn_x', 'Basic c246eA==', 'Bearer a b']) await post('/campaign_list', '{"data":{}}', { authorization: header });
    await post('/campaign_list', '{"data":{}}');
    expect(asked.map(({ token }) => token)).toEqual(['', '', '', null]);
  });

  it('stream progress one at a time as it comes, then the result', async () => {
    const response = await post('/merge_run', '{"data":{}}', { accept: 'text/event-stream' });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const arrivals: { text: string; at: number }[] = [];
    const decoder = new TextDecoder();
    for await (const chunk of response.body!) arrivals.push({ text: decoder.decode(chunk as Uint8Array), at: Date.now() });
    expect(arrivals.map(({ text }) => text).join('')).toBe(
      'data: {"message":{"done":1}}\n\ndata: {"message":{"done":2}}\n\ndata: {"message":{"done":3}}\n\ndata: {"result":{"body":{},"token":null,"from":"127.0.0.1"}}\n\n',
    );
    expect(arrivals.length).toBeGreaterThanOrEqual(3);
    expect(arrivals.at(-1)!.at - arrivals[0]!.at).toBeGreaterThan(100);
  });

  it('a problem while streaming is the last event; a client that leaves aborts the signal', async () => {
    const response = await post('/merge_lock', '{"data":{}}', { accept: 'text/event-stream' });
    expect(await response.text()).toBe(`data: ${JSON.stringify(refusal('FAILED_PRECONDITION', 'merge-stale', {}))}\n\n`);
    const leaving = new AbortController();
    const stream = await fetch(`${running.url}/merge_run`, {
      method: 'POST',
      body: '{"data":{}}',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      signal: leaving.signal,
    });
    leaving.abort();
    await expect(stream.text()).rejects.toThrow('abort');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked.at(-1)!.signal!.aborted).toBe(true);
  });
});

describe('bad input reaches no operation', () => {
  const json = { 'content-type': 'application/json' };
  const bad = (path: string) => [400, refusal('INVALID_ARGUMENT', 'bad-request', { path })];
  it.each<[string, string | Uint8Array<ArrayBuffer>, Record<string, string>, string]>([
    ['not JSON', 'data=1', json, 'json'],
    ['cut JSON', '{"data":{"a":"', json, 'json'],
    ['nothing', '', json, 'json'],
    ['a list', '[1]', json, ''],
    ['a bare null', 'null', json, ''],
    ['no data', '{}', json, 'data'],
    ['more than data', '{"data":{},"auth":{"role":"admin"}}', json, 'data'],
    ['__proto__ at the top', '{"data":{},"__proto__":{"role":"admin"}}', json, '__proto__'],
    ['__proto__ inside, written with an escape', '{"data":{"plan":{"\\u005f_proto__":{"x":1}}}}', json, '__proto__'],
    ['deep nesting', `{"data":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, json, 'depth'],
    [
      'deep nesting after strings with brackets and quotes',
      `{"data":["]]]\\"]]\\\\",${'{"a":'.repeat(40)}1${'}'.repeat(40)}]}`,
      json,
      'depth',
    ],
    ['broken UTF-8', Uint8Array.from([...Buffer.from('{"data":"'), 0xe9, 0x80, 0x22, 0x7d]), json, 'utf-8'],
    ['GBK', Uint8Array.from([...Buffer.from('{"data":"'), 0xcb, 0xcd, 0xc5, 0xaf, 0x22, 0x7d]), json, 'utf-8'],
    ['a surrogate in UTF-8', Uint8Array.from([...Buffer.from('{"data":"'), 0xed, 0xa0, 0x80, 0x22, 0x7d]), json, 'utf-8'],
    ['a byte order mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...Buffer.from('{"data":{}}')]), json, 'json'],
    ['a form', 'data={}', { 'content-type': 'application/x-www-form-urlencoded' }, 'content-type'],
    ['text', '{"data":{}}', { 'content-type': 'text/plain' }, 'content-type'],
    ['another charset', '{"data":{}}', { 'content-type': 'application/json; charset=gbk' }, 'content-type'],
    ['compressed', '{"data":{}}', { ...json, 'content-encoding': 'gzip' }, 'content-encoding'],
  ])('%s', async (_what, body, headers, path) => {
    expect(await seen(await post('/campaign_list', body, headers))).toEqual(bad(path));
    expect(asked).toEqual([]);
  });

  it('brackets inside strings are no nesting', async () => {
    expect((await post('/campaign_list', JSON.stringify({ data: { note: `${'['.repeat(500)}"\\` } }))).status).toBe(200);
  });

  it.each([
    ['announced', {}],
    ['in chunks', { chunked: true }],
  ])('40 MB, %s: refused, the answer is read, memory stays', async (_what, { chunked }: { chunked?: boolean }) => {
    const before = process.memoryUsage().rss;
    const piece = new Uint8Array(1_000_000).fill(0x20);
    const body = chunked
      ? new ReadableStream({ start: (to) => { for (let n = 0; n < 40; n += 1) to.enqueue(piece); to.close(); } }) // prettier-ignore
      : new Uint8Array(40_000_000).fill(0x20);
    const response = await fetch(`${running.url}/roster_upload`, { method: 'POST', headers: json, body, duplex: 'half' } as RequestInit);
    expect(await seen(response)).toEqual([413, refusal('INVALID_ARGUMENT', 'too-large', { limit: 10_000_000 })]);
    expect(asked).toEqual([]);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  it('a negative or doubled Content-Length, a bare line and a huge header end the connection', async () => {
    const request = (headers: string, body = '{"data":{}}') =>
      `POST /campaign_list HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${headers}\r\n${body}`;
    expect(await rawExchange(running.port, request('Content-Length: -5\r\n'))).toMatch(/^HTTP\/1\.1 400 /);
    expect(await rawExchange(running.port, request('Content-Length: 11\r\nContent-Length: 5\r\n'))).toMatch(/^HTTP\/1\.1 400 /);
    expect(await rawExchange(running.port, request('Content-Length: 11\r\nTransfer-Encoding: chunked\r\n'))).toMatch(/^HTTP\/1\.1 400 /);
    expect(await rawExchange(running.port, 'hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await rawExchange(running.port, request(`X: ${'x'.repeat(20_000)}\r\n`))).toMatch(/^HTTP\/1\.1 431 /);
    expect(asked).toEqual([]);
  });

  it('a body that never ends coming is given up after the time limit', async () => {
    const started = Date.now();
    const answer = await rawExchange(
      running.port,
      'POST /campaign_list HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"data"',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(asked).toEqual([]);
  });

  it.each(['/nothing', '/campaign.list', '/campaign_list/', '/campaign_list_all', '//campaign_list', '/', '/%', '/campaign_%6cist%00'])(
    'POST %s names no operation',
    async (path) => {
      expect(await seen(await post(path, '{"data":{}}'))).toEqual([404, refusal('NOT_FOUND', 'unknown-operation', {})]);
    },
  );

  it('other methods are refused', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH']) expect((await fetch(`${running.url}/campaign_list`, { method })).status).toBe(400);
    expect(asked).toEqual([]);
  });
});

describe('origins', () => {
  it('our own and the configured pane origin may call; any other is refused before anything is done', async () => {
    expect((await post('/campaign_list', '{"data":{}}', { origin: running.url })).status).toBe(200);
    const allowed = await post('/campaign_list', '{"data":{}}', { origin: 'https://pane.example' });
    expect([
      allowed.status,
      allowed.headers.get('access-control-allow-origin'),
      allowed.headers.get('access-control-allow-credentials'),
    ]).toEqual([200, 'https://pane.example', null]);
    asked.length = 0;
    for (const origin of ['https://evil.example', 'https://pane.example.evil.example', 'http://pane.example', 'null']) {
      const response = await post('/campaign_list', '{"data":{}}', { origin });
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
    expect(asked).toEqual([]);
  });

  it('a preflight is answered for those only', async () => {
    const preflight = (origin: string) =>
      fetch(`${running.url}/campaign_list`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
    const allowed = await preflight('https://pane.example');
    expect([allowed.status, allowed.headers.get('access-control-allow-methods'), allowed.headers.get('vary')]).toEqual([
      204,
      'POST',
      'Origin',
    ]);
    const foreign = await preflight('https://evil.example');
    expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });
});

describe('the built pane', () => {
  it('is served with types, a policy that lets Office frame it and nothing be loaded from elsewhere, and 304', async () => {
    const page = await fetch(`${running.url}/`);
    expect([await page.text(), page.headers.get('content-type')]).toEqual(['<!doctype html>', 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toMatch(
      /default-src 'none'; script-src 'self';.*frame-ancestors 'self' https:\/\/\*\.office\.com/,
    );
    const script = await fetch(`${running.url}/pane.js?v=1`);
    expect([script.headers.get('content-type'), script.headers.get('cache-control')]).toEqual([
      'text/javascript; charset=utf-8',
      'no-cache',
    ]);
    const again = await fetch(`${running.url}/pane.js`, { headers: { 'if-none-match': script.headers.get('etag')! } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await fetch(`${running.url}/office-js/office.js`)).headers.get('cache-control')).toBe('public, max-age=86400');
    const head = await fetch(`${running.url}/pane.html`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '15']);
  });

  it.each([
    '/../secret.html', '/office-js/../../secret.html', '/%2e%2e/secret.html', '/..%2fsecret.html', '/%2e%2e%5csecret.html', '/..\\secret.html', '//etc/passwd', '/pane.html/',
    '/office-js', '/office-js/', '/.env', '/notes.docx', '/link.html', '/pane.html%00.js', '/PANE.HTML', 'http://127.0.0.1/../secret.html', '/%',
  ])('GET %s finds nothing: no traversal, no listing, no hidden or linked file', async (path) => {
    const answer = await rawExchange(running.port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).not.toMatch(/outside|root:|office\.js|node:internal/);
  }); // prettier-ignore

  it('health is told to anyone', async () => {
    expect(await seen(await fetch(`${running.url}/healthz`))).toEqual([200, { ok: true }]);
  });
});

describe('rate limit per address', () => {
  it('refuses beyond the burst with the seconds to wait, for pages too, and lets others through', async () => {
    let now = 0;
    const limited = await startHttp({
      dispatch: echo,
      clock: { now: () => now },
      addressRate: { burst: 5, perSecond: 0.5 },
      proxies: ['127.0.0.1'],
    });
    const call = (client: string) =>
      fetch(`${limited.url}/campaign_list`, {
        method: 'POST',
        body: '{"data":{}}',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': client },
      });
    for (let time = 0; time < 5; time += 1) expect((await call('9.9.9.9, 10.0.0.1')).status).toBe(200);
    const refused = await call('8.8.8.8, 10.0.0.1');
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await seen(refused)).toEqual([429, refusal('RESOURCE_EXHAUSTED', 'too-many-requests', { seconds: 2 }, 'later')]);
    expect((await call('10.0.0.2')).status).toBe(200);
    now += 2_000;
    expect((await call('10.0.0.1')).status).toBe(200);
    await limited.stop();
  });

  it('believes X-Forwarded-For of no one else', async () => {
    const response = await post('/campaign_list', '{"data":{}}', { 'x-forwarded-for': '10.9.9.9' });
    expect(await seen(response)).toMatchObject([200, { result: { from: '127.0.0.1' } }]);
  });

  it('keeps a bounded number of buckets and forgets the refilled first', () => {
    let now = 0;
    const limit = createRateLimit({ burst: 1, perSecond: 1 }, { now: () => now });
    for (let n = 0; n < 20_000; n += 1) limit.take(`early ${String(n)}`);
    now += 500;
    limit.take('late');
    now += 600;
    for (let n = 0; n < 20_000; n += 1) limit.take(`more ${String(n)}`);
    expect(() => {
      limit.take('more 19999');
    }).toThrow('too-many-requests');
  });
});

it('logs one line per request with operation, problem and status, and no token, body or address', async () => {
  running.logged.length = 0;
  await post('/campaign_get', '{"data":{"campaign":"county-2027"}}', { authorization: 'Bearer sn_secret' });
  await post('/some_operation', '{"data":{}}');
  await post('/merge_lock', '{"data":{}}');
  const lines = running.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map(({ event, what, problem, status }) => [event, what, problem, status])).toEqual([
    ['request', 'campaign.get', null, 200],
    ['request', 'some.operation', null, 200],
    ['request', 'merge.lock', 'merge-stale', 400],
  ]);
  expect(lines[0]!['from']).toMatch(/^[0-9a-f]{8}$/);
  expect(running.logged.join()).not.toMatch(/sn_secret|county-2027|127\.0\.0\.1/);
});

it('closing lets a running call end and takes no new ones', async () => {
  const closing = await startHttp({ dispatch: echo });
  const call = fetch(`${closing.url}/merge_run`, { method: 'POST', body: '{"data":{}}', headers: { 'content-type': 'application/json' } });
  while (asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const stopped = closing.stop();
  expect((await call).status).toBe(200);
  await stopped;
  await expect(fetch(`${closing.url}/healthz`)).rejects.toThrow('fetch failed');
});
