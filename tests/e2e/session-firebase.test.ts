/** A Firebase session against the real functions and Auth emulator: signed in, renewed, refused. */
import { createFirebaseSession } from '../../addin/api/session-firebase';
import { createAccount, startEmulators, type Emulators } from '../support/e2e/emulators';
import { codeOf } from '../support/office/harness';

let emulators: Emulators;
beforeAll(async () => {
  emulators = await startEmulators();
}, 120_000);
afterAll(async () => {
  await (emulators as Emulators | undefined)?.stop();
}, 60_000);

it('signs in by e-mail, is who the claims say, renews its token, and ends when the account is disabled', async () => {
  const clerk = await createAccount(emulators, 'clerk-of-session', { role: 'clerk', office: 'session-office', unit: 'T1' });
  let time = Date.now();
  let kept: unknown = null;
  const session = createFirebaseSession({
    ...{ base: emulators.base, fetch, apiKey: 'demo', now: () => time, pauseMs: 20 },
    identityUrl: `http://${emulators.auth}/identitytoolkit.googleapis.com`,
    tokenUrl: `http://${emulators.auth}/securetoken.googleapis.com`,
    keeper: {
      load: () => kept,
      save: (value) => {
        kept = value;
      },
    },
  });
  expect(await codeOf(session.signIn(clerk.email, 'not the password'))).toBe('wrong-password');
  await session.signIn(clerk.email, clerk.password);
  expect(session.get().signedIn).toMatchObject({ account: clerk.email, caller: { role: 'clerk', office: 'session-office', unit: 'T1' } });
  expect((await session.client.campaign.list({})).campaigns).toEqual([]);
  const before = JSON.stringify(kept);
  time += 3_600_000;
  expect((await session.client.campaign.list({})).campaigns).toEqual([]);
  expect(JSON.stringify(kept)).not.toBe(before);
  const { uid } = await emulators.accounts.getUserByEmail(clerk.email);
  await emulators.accounts.updateUser(uid, { disabled: true });
  time += 3_600_000;
  expect(await codeOf(session.client.campaign.list({}))).toBe('token-revoked');
  expect(session.get()).toEqual({ signedIn: null, lost: 'token-revoked' });
});
