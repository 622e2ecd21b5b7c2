/** The real callable functions and real accounts of Firebase under its emulators: the scenario of all deployments, and what is theirs alone. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { assignClaims } from '../../functions/identity/claims';
import { apiScenario } from '../contract/api-scenario';
import { clientWith, createAccount, databaseOfEmulators, peopleOf, signIn, startEmulators, type Emulators } from '../support/e2e/emulators';

const until = async (what: string, condition: () => Promise<boolean> | boolean, limitMs = 60_000): Promise<void> => {
  for (const end = Date.now() + limitMs; !(await condition());) {
    if (Date.now() > end) throw new Error(`in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'no problem',
    (error: unknown) => (error as { code?: unknown }).code,
  );
/** Whether somebody accepts connections at this address. */
const answers = (address: string): Promise<boolean> =>
  fetch(`http://${address}/`).then(
    () => true,
    () => false,
  );

let emulators: Emulators;
beforeAll(async () => {
  emulators = await startEmulators();
}, 600_000);
afterAll(async () => {
  // A failed start has said why already.
  if ((emulators as Emulators | undefined) === undefined) return;
  const { base, auth } = emulators;
  expect(await emulators.stop()).toBe(0);
  expect([await answers(new URL(base).host), await answers(auth)]).toEqual([false, false]);
}, 60_000);

describe(`callable functions under the emulators (${databaseOfEmulators()}), called from Node`, () => {
  describe('API scenario, the whole civil county', () => {
    // The office is new in each run: a Firestore emulator may have been used before.
    const open = async () => ({ clientFor: peopleOf(emulators, `civil-${String(emulators.pid)}`), close: () => Promise.resolve() });
    apiScenario(open);
  });

  describe('identity', () => {
    it('nobody is told to sign in; an account without a role may do nothing; a token that is none is invalid', async () => {
      expect(await codeOf(clientWith(emulators, null).campaign.list({}))).toBe('not-signed-in');
      const token = await signIn(emulators, await createAccount(emulators, 'visitor', null));
      expect(await codeOf(clientWith(emulators, token).campaign.list({}))).toBe('not-allowed');
      // The SDK refuses it before our code is asked, and gives no details.
      expect(await codeOf(clientWith(emulators, 'not-a-token').campaign.list({}))).toBe('token-invalid');
    });

    it('whoAmI is the caller that the claims name; a role taken away ends its tokens', async () => {
      const account = await createAccount(emulators, 'wang', { role: 'clerk', office: 'other', unit: 'T1' });
      const client = clientWith(emulators, await signIn(emulators, account));
      expect((await client.session.whoAmI({})).caller).toMatchObject({ role: 'clerk', office: 'other', unit: 'T1' });
      // Tokens and revocations count in whole seconds: the first one that is later ends the token.
      await until('revocation', async () => {
        await assignClaims(emulators.accounts, account.email, null);
        return (await codeOf(client.campaign.list({}))) === 'token-revoked';
      });
    });

    it('accounts of our own, which the county server has, do not exist here', async () => {
      expect(await codeOf(clientWith(emulators, null).session.signIn({ account: 'wang', password: 'password' }))).toBe('unknown-operation');
    });
  });

  it('a body above what the functions take is too large', async () => {
    const { base } = emulators;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'Content-Type': 'application/json' };
      const request = httpRequest(`${base}/campaign_list`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject);
      request.end(JSON.stringify({ data: 'x'.repeat(40 * 2 ** 20) }));
    });
    expect(status).toBe(413);
    const plan = { id: 'large', text: 'x'.repeat(40 * 2 ** 20) };
    expect(await codeOf(clientWith(emulators, null).campaign.save({ plan, expectedRevision: 0 }))).toBe('too-large');
  });
});

describe('npm run emulators', () => {
  it('has a campaign to try and accounts that sign in, and ends on Ctrl+C with code 0 and all of its processes', async () => {
    const started = spawn(process.execPath, ['scripts/emulators.mjs'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    started.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    const ended = once(started, 'exit');
    try {
      await until('accounts', () => printed.includes('Ctrl+C ends everything'), 150_000);
      const base = /POST (http:\S+)\/campaign_list/.exec(printed)?.[1] ?? '';
      const auth = /sign in at http:\/\/(\S+):\n/.exec(printed)?.[1] ?? '';
      for (const role of ['officer', 'admin']) {
        const [, email = '', password = ''] = new RegExp(`${role}: (\\S+) +(\\S+)`).exec(printed) ?? [];
        const client = clientWith({ base }, await signIn({ auth }, { email, password }));
        expect((await client.session.whoAmI({})).caller).toMatchObject({ role, office: 'demo', unit: null });
        const { campaigns } = await client.campaign.list({});
        expect(campaigns).toEqual([expect.objectContaining({ id: 'demo', status: 'open', submitted: expect.any(Number) })]);
        expect(campaigns[0]?.submitted).toBeGreaterThan(10);
      }
      started.kill('SIGINT');
      expect(await ended).toEqual([0, null]);
      expect([await answers(auth), await answers(new URL(base).host)]).toEqual([false, false]);
    } finally {
      started.kill('SIGTERM');
      await ended;
    }
  });

  it('emulators end with whoever started them, even when that was killed', async () => {
    const script = `
      const { spawn } = require('node:child_process');
      const started = spawn(process.execPath, ['scripts/emulators.mjs', '--piped'], { stdio: ['pipe', 'inherit', 'ignore'] });
      started.stdin.on('error', () => undefined);`;
    const starter = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [text] = (await once(starter.stdout.setEncoding('utf8'), 'data')) as [string];
    const { base, auth } = JSON.parse(text) as { base: string; auth: string };
    expect(await answers(auth)).toBe(true);
    starter.kill('SIGKILL');
    await until('end of the emulators', async () => !(await answers(auth)) && !(await answers(new URL(base).host)));
  });
});
