import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createClient,
  createFetchTransport,
  submitRoster,
  TransportProblem,
  type Transport,
  type TransportAnswer,
} from '../../addin/api-client';
import { webContentTools } from '../../addin/api/web-tools';
import { operationNames } from '../../core/api/table';
import { rosterContentOf } from '../support/office/content';
import { clerk, openOffice } from '../support/office/harness';
import { campaign, openCampaign, wang } from '../support/office/open-campaign';

const problem = (code: string, params = {}) => ({ error: { status: 'x', message: code, details: { code, params, retry: 'never' } } });
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => null,
    (error: unknown) => (error as { code?: unknown }).code,
  );

/** Answers in turn, the last one for good; counts the calls. */
function scripted(...answers: readonly (TransportAnswer | TransportProblem)[]) {
  const calls: string[] = [];
  const transport: Transport = async ({ operation }) => {
    const answer = answers[Math.min(calls.length, answers.length - 1)] as TransportAnswer | TransportProblem;
    calls.push(operation);
    if (answer instanceof TransportProblem) throw answer;
    return answer;
  };
  return { calls, client: createClient(transport, { pauseMs: 0 }) };
}

const list = { result: { campaigns: [] } };
const unreachable = new TransportProblem('unreachable');

describe('client', () => {
  it('has a method for every operation of the table', () => {
    const { client } = scripted(list);
    for (const name of operationNames) {
      const [group = '', method = ''] = name.split('.');
      expect((client as unknown as Record<string, Record<string, unknown>>)[group]?.[method]).toBeInstanceOf(Function);
    }
  });

  it('parses both ways: a wrong request is not sent, a wrong answer not believed', async () => {
    const { calls, client } = scripted({ result: { campaigns: [{ id: 1 }] } });
    expect(await codeOf(client.campaign.get({ campaign: '../etc' }))).toBe('bad-request');
    expect(calls).toEqual([]);
    expect(await codeOf(client.campaign.list({}))).toBe('bad-answer');
    for (const error of [null, 'proxy', {}, { status: 'toString' }, { status: 'INTERNAL', details: 'proxy' }, { details: { code: 'x' } }]) {
      expect(await codeOf(scripted({ error }).client.campaign.list({}))).toBe('bad-answer');
    }
  });

  it.each([
    ['UNAUTHENTICATED', 'ApiProblem', 'token-invalid'],
    ['PERMISSION_DENIED', 'ApiProblem', 'not-allowed'],
    ['NOT_FOUND', 'ApiProblem', 'unknown-operation'],
    ['INVALID_ARGUMENT', 'ApiProblem', 'bad-request'],
    ['RESOURCE_EXHAUSTED', 'ApiProblem', 'too-many-requests'],
    ['INTERNAL', 'ApiProblem', 'internal'],
    ['UNAVAILABLE', 'TransportProblem', 'unreachable'],
    ['DEADLINE_EXCEEDED', 'TransportProblem', 'timed-out'],
    ['ABORTED', 'TransportProblem', 'bad-answer'],
  ])('%s without details, from what stands before our server, is %s %s', async (status, name, code) => {
    const { client } = scripted({ error: { status, message: 'said by the cloud' } });
    expect(await client.tryCall('campaign.open', { campaign: 'a' })).toMatchObject({ ok: false, problem: { name, code } });
  });

  it('tryCall gives problems as results, with their params', async () => {
    const { client } = scripted(problem('stale-version', { current: 3 }));
    const answer = await client.tryCall('campaign.list', {});
    expect(answer).toMatchObject({ ok: false, problem: { code: 'stale-version', params: { current: 3 } } });
  });

  it.each([
    ['busy', problem('busy'), 'campaign.list', 2],
    ['a broken line while reading', unreachable, 'campaign.list', 2],
    ['a broken line while writing', unreachable, 'campaign.open', 1],
    ['a wrong password, though the table says now', problem('wrong-password'), 'campaign.list', 1],
    ['a failure of the server', problem('internal'), 'campaign.list', 1],
  ] as const)('%s: sent %s, %d times in all', async (_what, first, operation, times) => {
    const { calls, client } = scripted(first, list);
    await codeOf(operation === 'campaign.open' ? client.campaign.open({ campaign: 'a' }) : client.campaign.list({}));
    expect(calls).toHaveLength(times);
  });

  it.each([
    ['busy', problem('busy'), 8],
    ['unreachable', unreachable, 4],
  ])('gives up on %s after so many tries', async (code, answer, times) => {
    const { calls, client } = scripted(answer);
    expect(await codeOf(client.campaign.list({}))).toBe(code);
    expect(calls).toHaveLength(times);
  });
});

describe('over HTTP', () => {
  const serve = async (listener: RequestListener, work: (client: ReturnType<typeof createClient>) => Promise<void>): Promise<void> => {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      await work(createClient(createFetchTransport({ base, token: () => 'secret' }), { pauseMs: 0 }));
    } finally {
      server.closeAllConnections();
      server.close();
    }
  };

  it('posts the callable protocol with the token', async () => {
    const seen: unknown[] = [];
    const listener: RequestListener = (request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        seen.push(request.method, request.url, request.headers.authorization, body);
        response.setHeader('Content-Type', 'application/json').end(JSON.stringify(list));
      });
    };
    await serve(listener, async (client) => {
      expect(await client.campaign.list({})).toEqual(list.result);
    });
    expect(seen).toEqual(['POST', '/campaign_list', 'Bearer secret', '{"data":{}}']);
  });

  it('reads streamed progress however the bytes are cut, and the result or problem after it', async () => {
    const events = [{ message: { done: 0, total: 1, unit: 'T1' } }, { message: { done: 1, total: 1, unit: null } }, problem('busy')];
    const text = events.map((event) => `data: ${JSON.stringify(event)}\r\n\r\n`).join('');
    const listener: RequestListener = (_request, response) => {
      response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
      response.flushHeaders();
      const parts = text.match(/[\s\S]{1,37}/g) ?? [];
      const next = (): void => {
        const part = parts.shift();
        if (part === undefined) response.end();
        else response.write(part, () => setTimeout(next, 1));
      };
      next();
    };
    await serve(listener, async (client) => {
      const progress: (string | null)[] = [];
      expect(await codeOf(client.merge.run({ campaign: 'a' }, { onProgress: ({ unit }) => progress.push(unit) }))).toBe('busy');
      expect(progress.slice(0, 2)).toEqual(['T1', null]);
    });
  });

  it('a stream that ends without an answer broke', async () => {
    const listener: RequestListener = (_request, response) => {
      response.setHeader('Content-Type', 'text/event-stream').end('data: {"message":{"done":0,"total":1,"unit":null}}\n\n');
    };
    await serve(listener, async (client) => expect(await codeOf(client.merge.run({ campaign: 'a' }))).toBe('unreachable'));
  });

  it('a server that accepts and never answers is timed out; a call that its caller ends is cancelled', async () => {
    await serve(
      () => undefined,
      async (client) => {
        expect(await codeOf(client.campaign.list({}, { timeoutMs: 60 }))).toBe('timed-out');
        const abort = new AbortController();
        setTimeout(() => abort.abort(), 30);
        expect(await codeOf(client.campaign.list({}, { signal: abort.signal }))).toBe('cancelled');
      },
    );
  });

  it.each([
    [200, 'bad-answer', undefined],
    [404, 'unknown-operation', {}],
    [403, 'bad-answer', undefined],
    [413, 'too-large', {}],
    [429, 'too-many-requests', { seconds: 7 }],
    [502, 'unreachable', undefined],
    [503, 'unreachable', undefined],
    [504, 'timed-out', undefined],
  ])('a page of something in between with status %d is %s', async (status, code, params) => {
    await serve(
      (_request, response) => response.writeHead(status, { 'Content-Type': 'text/html', 'Retry-After': '7' }).end('<html>no</html>'),
      async (client) => {
        const answer = await client.tryCall('campaign.open', { campaign: 'a' });
        expect(answer).toMatchObject({ ok: false, problem: { code, ...(params === undefined ? {} : { params }) } });
      },
    );
  });

  it('events that are none of ours are a bad answer', async () => {
    for (const line of ['data: {', 'data: 1', 'data: {"else":1}']) {
      await serve(
        (_request, response) => response.setHeader('Content-Type', 'text/event-stream').end(`${line}\n\n`),
        async (client) => expect(await codeOf(client.merge.run({ campaign: 'a' }))).toBe('bad-answer'),
      );
    }
  });

  it('nobody there is unreachable', async () => {
    const client = createClient(createFetchTransport({ base: 'http://127.0.0.1:9', token: () => null }), { pauseMs: 0 });
    expect(await codeOf(client.campaign.list({}))).toBe('unreachable');
  });
});

describe('submitRoster on a line that drops answers', () => {
  it('ends with one version, and sends each chunk that arrived only once', async () => {
    const { office } = await openCampaign();
    const people = Array.from({ length: 60 }, (_, index): [string, string] => [`张${index}`, wang[1]]);
    let turn = 0;
    const sent: number[] = [];
    const lossy = office.clientOf(clerk('T1'), (transport) => async (call) => {
      const answer = await transport(call);
      if (call.operation === 'roster.upload') sent.push((call.body as { index: number }).index);
      turn += 1;
      if (turn % 3 === 0) throw new TransportProblem('unreachable');
      return answer;
    });
    const request = { campaign, unit: 'T1', expectedVersion: 0, fileName: 'a.xlsx', confirmErrors: true, content: rosterContentOf(people) };
    const progress: number[] = [];
    const options = { tools: webContentTools, chunkBytes: 150, onProgress: (done: number) => progress.push(done) };
    const { submission } = await submitRoster(lossy, request, options);
    expect(submission.version).toBe(1);
    expect(new Set(sent).size).toBeGreaterThan(4);
    expect(progress.at(-1)).toBe(new Set(sent).size);
    // Begun anew, as after a restart of the pane, nothing is sent again.
    sent.length = 0;
    expect((await submitRoster(lossy, request, options)).submission).toEqual(submission);
    expect(sent).toEqual([]);
    await office.close();
  });

  it('goes on with what was uploaded before the pane was closed', async () => {
    const { office } = await openCampaign();
    const content = rosterContentOf(Array.from({ length: 40 }, (_, index): [string, string] => [`李${index}`, wang[1]]));
    const request = { campaign, unit: 'T1', expectedVersion: 0, fileName: 'a.xlsx', confirmErrors: true, content };
    const sent: number[] = [];
    let left = 2;
    const dying = office.clientOf(clerk('T1'), (transport) => async (call) => {
      if (call.operation === 'roster.upload' && left-- <= 0) throw new TransportProblem('timed-out');
      if (call.operation === 'roster.upload') sent.push((call.body as { index: number }).index);
      return transport(call);
    });
    const options = { tools: webContentTools, chunkBytes: 150 };
    expect(await codeOf(submitRoster(dying, request, options))).toBe('timed-out');
    left = 1_000;
    expect((await submitRoster(dying, request, options)).submission.version).toBe(1);
    expect(sent).toEqual([...new Set(sent)]);
    await office.close();
  });
});

it('a harness without accounts says that signing in is unknown', async () => {
  const office = openOffice();
  expect(await codeOf(office.clientOf(null).session.signIn({ account: 'a', password: 'b' }))).toBe('unknown-operation');
  await office.close();
});
