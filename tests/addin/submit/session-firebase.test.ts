/** Firebase sessions against a server on this machine that answers as Firebase Auth's REST interface does. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Keeper, Session } from '../../../addin/api/session';
import { createFirebaseSession } from '../../../addin/api/session-firebase';
import { codeOf, clerk } from '../../support/office/harness';

interface Asked {
  readonly path: string;
  readonly body: string;
  readonly token: string | undefined;
}
type Answer = { readonly status?: number; readonly json: unknown };

let server: Server;
let base: string;
let asked: Asked[];
let answers: Record<string, (asked: Asked) => Answer>;
let clock: { time: number };
let kept: unknown;
const keeper: Keeper = {
  load: () => kept,
  save: (value) => {
    kept = value === null ? null : (JSON.parse(JSON.stringify(value)) as unknown);
  },
};
const refused = (message: string, status = 400): Answer => ({ status, json: { error: { code: status, message } } });
const caller = clerk('T1');

beforeEach(async () => {
  asked = [];
  kept = null;
  clock = { time: 1_800_000_000_000 };
  answers = {
    '/v1/accounts:signInWithPassword': () => ({ json: { idToken: 'id-1', refreshToken: 'refresh-1', expiresIn: '3600' } }),
    '/v1/accounts:update': () => ({ json: {} }),
    '/v1/token': () => ({ json: { id_token: 'id-2', refresh_token: 'refresh-2', expires_in: '3600' } }),
    '/session_whoAmI': () => ({ json: { result: { caller } } }),
    '/campaign_list': () => ({ json: { result: { campaigns: [] } } }),
  };
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
      const call = { path, body, token: request.headers.authorization };
      asked.push(call);
      const { status = 200, json } = answers[path]?.(call) ?? { status: 404, json: {} };
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const open = (): Session =>
  createFirebaseSession({ base, fetch, keeper, pauseMs: 0, apiKey: 'key', identityUrl: base, tokenUrl: base, now: () => clock.time });

it('signs in with e-mail and password, learns from the server who that is, and speaks with the ID token', async () => {
  const session = open();
  await session.signIn('li@example.cn', 'correct horse');
  expect(session.get()).toEqual({ signedIn: { account: 'li@example.cn', caller, expiresAt: null }, lost: null });
  await session.client.campaign.list({});
  expect(asked.map(({ path, token }) => [path, token])).toEqual([
    ['/v1/accounts:signInWithPassword', undefined],
    ['/session_whoAmI', 'Bearer id-1'],
    ['/campaign_list', 'Bearer id-1'],
  ]);
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ email: 'li@example.cn', password: 'correct horse', returnSecureToken: true });
});

it('renews the token before its end, once for calls at the same time, and goes on after the window was reloaded', async () => {
  await open().signIn('li@example.cn', 'correct horse');
  clock.time += 56 * 60_000;
  const again = open();
  expect(again.get().signedIn?.account).toBe('li@example.cn');
  await Promise.all([again.client.campaign.list({}), again.client.campaign.list({})]);
  expect(asked.filter(({ path }) => path === '/v1/token').map(({ body }) => body)).toEqual([
    'grant_type=refresh_token&refresh_token=refresh-1',
  ]);
  expect(asked.at(-1)?.token).toBe('Bearer id-2');
  expect(JSON.stringify(kept)).toContain('refresh-2');
});

it.each([
  ['INVALID_LOGIN_CREDENTIALS', 'wrong-password'],
  ['EMAIL_NOT_FOUND', 'wrong-password'],
  ['INVALID_PASSWORD', 'wrong-password'],
  ['TOO_MANY_ATTEMPTS_TRY_LATER : Access to this account has been temporarily disabled', 'locked-out'],
  ['USER_DISABLED', 'token-revoked'],
  ['SOMETHING_NEW', 'bad-answer'],
])('%s at the sign-in is %s', async (message, code) => {
  answers['/v1/accounts:signInWithPassword'] = () => refused(message);
  const session = open();
  expect(await codeOf(session.signIn('li@example.cn', 'x'))).toBe(code);
  expect(session.get().signedIn).toBeNull();
  expect(kept).toBeNull();
});

it('an account without claims is nobody here', async () => {
  answers['/session_whoAmI'] = () => ({
    status: 403,
    json: { error: { status: 'PERMISSION_DENIED', message: 'x', details: { code: 'not-allowed', params: {} } } },
  });
  const session = open();
  expect(await codeOf(session.signIn('li@example.cn', 'correct horse'))).toBe('not-allowed');
  expect(session.get().signedIn).toBeNull();
});

it.each([
  ['TOKEN_EXPIRED', 'token-expired'],
  ['USER_DISABLED', 'token-revoked'],
  ['INVALID_REFRESH_TOKEN', 'token-revoked'],
])('a renewal refused with %s ends the session as %s', async (message, code) => {
  const session = open();
  await session.signIn('li@example.cn', 'correct horse');
  clock.time += 3_600_000;
  answers['/v1/token'] = () => refused(message);
  expect(await codeOf(session.client.campaign.list({}))).toBe(code);
  expect(session.get()).toEqual({ signedIn: null, lost: code });
  expect(kept).toBeNull();
});

it('a renewal without a line is a broken line, and the session stays', async () => {
  const session = open();
  await session.signIn('li@example.cn', 'correct horse');
  clock.time += 3_600_000;
  answers['/v1/token'] = () => ({ status: 503, json: {} });
  expect(await codeOf(session.client.campaign.list({}))).toBe('unreachable');
  expect(session.get().signedIn).not.toBeNull();
});

it('changes the password after the old one was given again; a weak one is refused with the length', async () => {
  const session = open();
  await session.signIn('li@example.cn', 'correct horse');
  await session.changePassword('correct horse', 'another horse');
  expect(JSON.parse(asked.find(({ path }) => path === '/v1/accounts:update')?.body ?? '')).toMatchObject({
    idToken: 'id-1',
    password: 'another horse',
  });
  answers['/v1/accounts:update'] = () => refused('WEAK_PASSWORD : Password should be at least 6 characters');
  await expect(session.changePassword('another horse', 'x')).rejects.toMatchObject({ code: 'weak-password', params: { atLeast: 6 } });
});

it('signing out forgets the tokens', async () => {
  const session = open();
  await session.signIn('li@example.cn', 'correct horse');
  await session.signOut();
  expect([kept, session.get()]).toEqual([null, { signedIn: null, lost: null }]);
  await session.client.session.whoAmI({});
  expect(asked.at(-1)?.token).toBeUndefined();
});
