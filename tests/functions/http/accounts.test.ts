/** Accounts behind the real HTTP side: the token of the header, the address of the lock-out, the limit per account. */
import { ApiProblem } from '../../../core/api/problems';
import { currentAddress, withAddress } from '../../../functions/http/address';
import { limitAccounts } from '../../../functions/http/rate-limit';
import { outcomeOf, type Dispatch } from '../../../functions/outcome';
import { createLocalIdentity } from '../../../functions/identity/local';
import { openAccounts } from '../../../functions/store/sqlite-accounts';
import { startHttp, type Running } from '../../support/http-server';

let now = Date.parse('2027-01-15T09:00:00+08:00');
const clock = { now: () => now };
const database = openAccounts(':memory:');
const accounts = createLocalIdentity({ database, clock, address: currentAddress });
const limited = limitAccounts(accounts, { burst: 3, perSecond: 1 }, clock);

/** Who is asking, and sign-in: no more than these tests need. */
const dispatch: Dispatch = async ({ operation, body, token }) => {
  try {
    if (operation === 'session.whoAmI') return { ok: true, result: { caller: await limited.verify(token) } };
    const { account, password } = body as { account: string; password: string };
    return { ok: true, result: await accounts.signIn(account, password) };
  } catch (problem) {
    return outcomeOf(problem instanceof ApiProblem ? problem : new ApiProblem('internal'));
  }
};
let running: Running;
let token: string;
beforeAll(async () => {
  running = await startHttp({ dispatch, proxies: ['127.0.0.1'] });
  token = (await accounts.redeem(accounts.firstInvitation('county')!.code, 'head', 'correct horse 9')).token;
});
afterAll(async () => {
  await running.stop();
  database.close();
});
const call = async (operation: string, data: object, headers: Record<string, string> = {}) => {
  const response = await fetch(`${running.url}/${operation}`, {
    method: 'POST',
    body: JSON.stringify({ data }),
    headers: { 'content-type': 'application/json', ...headers },
  });
  const { result, error } = (await response.json()) as { result?: unknown; error?: { details: { code: string; params: object } } };
  return [response.status, error === undefined ? result : { code: error.details.code, ...error.details.params }] as const;
};
const bearer = (value: string) => ({ authorization: `Bearer ${value}` });

it('a good token is its caller; altered, invented and unsigned ones are refused', async () => {
  expect(await call('session_whoAmI', {}, bearer(token))).toMatchObject([200, { caller: { role: 'admin', office: 'county' } }]);
  expect(await call('session_whoAmI', {})).toEqual([200, { caller: null }]);
  const flipped = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
  for (const bad of [flipped, `sn_${'A'.repeat(43)}`, 'eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWRtaW4ifQ.', 'owner']) {
    expect(await call('session_whoAmI', {}, bearer(bad))).toEqual([401, { code: 'token-invalid' }]);
  }
});

it('each account has its own limit, whatever address it comes from', async () => {
  now += 60_000;
  for (let time = 0; time < 3; time += 1) {
    expect((await call('session_whoAmI', {}, { ...bearer(token), 'x-forwarded-for': `10.1.0.${String(time)}` }))[0]).toBe(200);
  }
  expect(await call('session_whoAmI', {}, bearer(token))).toEqual([429, { code: 'too-many-requests', seconds: 1 }]);
  now += 1_000;
  expect((await call('session_whoAmI', {}, bearer(token)))[0]).toBe(200);
});

it('the lock-out knows the address of the connection; other addresses go on', async () => {
  const signIn = (account: string, password: string, from: string) =>
    call('session_signIn', { account, password }, { 'x-forwarded-for': from });
  for (let time = 0; time < 19; time += 1) {
    const guess = withAddress('10.2.0.1', () => accounts.redeem('99999-99999-99999-99999', 'guess', 'wrong horse 9'));
    await expect(guess).rejects.toThrow('invitation-unknown');
  }
  expect(await signIn('guess', 'wrong horse 9', '10.2.0.1')).toEqual([401, { code: 'wrong-password' }]);
  expect(await signIn('head', 'correct horse 9', '10.2.0.1')).toEqual([429, { code: 'locked-out', minutes: 1 }]);
  expect((await signIn('head', 'correct horse 9', '10.2.0.2'))[0]).toBe(200);
});
