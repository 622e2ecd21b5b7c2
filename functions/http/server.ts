/** The county server's HTTP side on node:http(s): calls, the built pane, health; limits, headers, logs. */
import { createServer as createPlainServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { ApiProblem, type ProblemParams } from '../../core/api/problems';
import type { Clock } from '../../core/ports/clock';
import type { Log } from '../deps';
import { outcomeOf, type Dispatch, type Outcome } from '../outcome';
import { addressOf, withAddress } from './address';
import { answer, answerCall } from './call';
import { answerPreflight, judgeOrigin, setSecurityHeaders } from './headers';
import { pseudonym } from './log';
import { createRateLimit, type Rate } from './rate-limit';
import { answerStatic, listStaticFiles } from './static-files';
import { operationOf } from './wire';

export interface HttpParts {
  readonly dispatch: Dispatch;
  readonly clock: Clock;
  readonly log: Log;
  /** Folder of the built pane. */
  readonly pane: string;
  /** Origins other than our own whose pages may call, e.g. 'https://pane.example'. */
  readonly paneOrigins?: readonly string[];
  /** Addresses of reverse proxies whose X-Forwarded-For is believed. */
  readonly proxies?: readonly string[];
  readonly addressRate?: Rate;
  /** Certificate chain and key in PEM; without them plain HTTP. */
  readonly tls?: { readonly cert: Uint8Array; readonly key: Uint8Array };
  /** Milliseconds for a whole request to arrive. */
  readonly requestTimeout?: number;
}

/** A town hall behind one address: thirty clerks who send rosters at the same time. */
const defaultRate: Rate = { burst: 600, perSecond: 20 };
const limits: ServerOptions = {
  keepAliveTimeout: 5_000,
  maxHeaderSize: 16_384,
  connectionsCheckingInterval: 1_000,
  requireHostHeader: true,
};

export function createHttp(parts: HttpParts): Server {
  const { clock, log } = parts;
  const secure = parts.tls !== undefined;
  const pages = listStaticFiles(parts.pane);
  const origins = new Set(parts.paneOrigins ?? []);
  const proxies = new Set(parts.proxies ?? []);
  const rate = createRateLimit(parts.addressRate ?? defaultRate, clock);

  const handle = async (
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
  ): Promise<{ what: string; outcome: Outcome | null }> => {
    setSecurityHeaders(response, secure);
    const path = pathOf(request.url ?? '');
    const refuse = (what: string, code: ConstructorParameters<typeof ApiProblem>[0], params: ProblemParams = {}) => {
      request.resume();
      return { what, outcome: answer(response, outcomeOf({ code, params })) };
    };
    try {
      rate.take(address);
    } catch (problem) {
      if (problem instanceof ApiProblem) return refuse('limited', problem.code, problem.params);
      throw problem;
    }
    if (request.method === 'GET' || request.method === 'HEAD') {
      if (path === '/healthz') {
        response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end('{"ok":true}');
        return { what: 'health', outcome: null };
      }
      return answerStatic(pages, path, request, response) ? { what: 'page', outcome: null } : refuse('page', 'unknown-operation');
    }
    if (judgeOrigin(request, response, origins, secure) === 'foreign') return refuse('origin', 'not-allowed');
    if (request.method === 'OPTIONS') {
      request.resume();
      answerPreflight(response);
      return { what: 'preflight', outcome: null };
    }
    if (request.method !== 'POST') {
      response.setHeader('Allow', 'GET, HEAD, POST, OPTIONS');
      return refuse('method', 'bad-request', { path: 'method' });
    }
    const operation = operationOf(path);
    if (operation === null) return refuse('call', 'unknown-operation');
    return { what: operation, outcome: await withAddress(address, () => answerCall(operation, parts.dispatch, request, response)) };
  };

  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    const started = clock.now();
    const address = addressOf(request, proxies);
    handle(request, response, address).then(
      ({ what, outcome }) => {
        const problem = outcome?.ok === false ? outcome.problem.code : null;
        // A name that is no operation came from outside and may say anything.
        const named = problem === 'unknown-operation' ? 'unknown' : what;
        log.write('request', { what: named, problem, status: response.statusCode, ms: clock.now() - started, from: pseudonym(address) });
      },
      (error: unknown) => {
        log.write('request-failed', { error: error instanceof Error ? error.name : 'unknown', from: pseudonym(address) });
        response.destroy();
      },
    );
  };

  const requestTimeout = parts.requestTimeout ?? 120_000;
  const options = { ...limits, requestTimeout, headersTimeout: Math.min(10_000, requestTimeout) };
  const server =
    parts.tls === undefined
      ? createPlainServer(options, listen)
      : createSecureServer({ ...options, cert: Buffer.from(parts.tls.cert), key: Buffer.from(parts.tls.key) }, listen);
  server.maxConnections = 2_000;
  server.maxHeadersCount = 60;
  return server as Server;
}

/** The path without query, decoded once; '' for what cannot be decoded. No normalising: names are looked up as they are. */
function pathOf(url: string): string {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return '';
  }
}

/** Takes no new requests, lets running ones end, cuts what is left after `graceMs`. */
export async function closeHttp(server: Server, graceMs = 10_000): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  // Also those whose call ends only now: kept open, they would hold up the end for the whole of the keep-alive time.
  const idle = setInterval(() => {
    server.closeIdleConnections();
  }, 50);
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, graceMs);
  await closed;
  clearTimeout(cut);
  clearInterval(idle);
}
