/**
 * What only the official Firestore emulator can show: that clients which go past the functions are denied, that the store keeps its contract,
 * and the scenario with every function in a process of its own. Where there is no emulator (tests/support/e2e/firestore-emulator.ts), the
 * name of the test and a line of output say that this did not run.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { openFirestoreStore } from '../../functions/store/firestore';
import { apiScenario } from '../contract/api-scenario';
import { campaignStoreContract } from '../contract/campaign-store/suite';
import { peopleOf, startEmulators } from '../support/e2e/emulators';
import { findFirestoreEmulator, startFirestore, type RunningFirestore } from '../support/e2e/firestore-emulator';

const project = `demo-songnuan-${randomUUID().slice(0, 8)}`;
const rules = readFileSync('firestore.rules', 'utf8');
const emulator = findFirestoreEmulator();
let running: RunningFirestore;

/** A token as Firebase Auth would give it, unsigned: the emulator believes it. */
function tokenOf(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1_000);
  const about = { iss: `https://securetoken.google.com/${project}`, aud: project, iat: now, exp: now + 3_600, auth_time: now };
  const provider = { sign_in_provider: 'custom', identities: {} };
  return `${part({ alg: 'none', type: 'JWT' })}.${part({ ...about, sub: 'somebody', user_id: 'somebody', firebase: provider, ...claims })}.`;
}

/** @returns HTTP status */
async function ask(method: string, path: string, token: string | null, body?: object): Promise<number> {
  const headers = { 'Content-Type': 'application/json', ...(token === null ? {} : { Authorization: `Bearer ${token}` }) };
  const documents = `http://${running.host}/v1/projects/${project}/databases/(default)/documents`;
  const answer = await fetch(`${documents}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  await answer.text();
  return answer.status;
}

const place = '/campaigns/county~spring/records/u~T1';
const callers: readonly (readonly [string, string | null])[] = [
  ['nobody', null],
  ['a signed-in person without a role', tokenOf({})],
  ['a clerk', tokenOf({ role: 'clerk', office: 'county', unit: 'T1' })],
  ['an admin', tokenOf({ role: 'admin', office: 'county' })],
];

if (emulator === null) {
  it('Firestore rules deny everything as text; NOT RUN: what needs the official Firestore emulator, which is not installed', () => {
    process.stderr.write('Firestore: the tests on the official emulator did not run, because there is none here.\n');
    expect(rules.match(/\ballow\b[^;]*;/g)).toEqual(['allow read, write: if false;']);
    expect(rules).toContain('match /{document=**} {');
  });
} else {
  const before = process.env['FIRESTORE_EMULATOR_HOST'];
  beforeAll(async () => {
    running = await startFirestore(emulator);
    // Read by firebase-admin and by scripts/emulators.mjs.
    process.env['FIRESTORE_EMULATOR_HOST'] = running.host;
  }, 60_000);
  afterAll(async () => {
    if (before === undefined) delete process.env['FIRESTORE_EMULATOR_HOST'];
    await (running as RunningFirestore | undefined)?.stop();
  }, 30_000);

  describe('Firestore rules on the official emulator', () => {
    const fields = { fields: { body: { stringValue: 'x' } } };
    const load = async (content: string): Promise<void> => {
      const loaded = await fetch(`http://${running.host}/emulator/v1/projects/${project}:securityRules`, {
        method: 'PUT',
        body: JSON.stringify({ rules: { files: [{ name: 'firestore.rules', content }] } }),
      });
      expect(loaded.status).toBe(200);
    };

    it('would let a client in, were they not what they are: the test can see a difference', async () => {
      await load(rules.replace('if false', 'if true'));
      expect(await ask('PATCH', place, null, fields)).toBe(200);
      expect(await ask('GET', place, null)).toBe(200);
    });

    it.each(callers)('%s is denied reading, listing, writing and removing', async (_who, token) => {
      await load(rules);
      // "owner" is how the emulator names an administrator, whom rules do not concern: what is refused below is there.
      expect(await ask('PATCH', place, 'owner', fields)).toBe(200);
      const tries: readonly (readonly [string, string, object?])[] = [
        ['GET', place],
        ['GET', '/campaigns/county~spring/records'],
        ['GET', '/offices/county/audit'],
        ['POST', '/campaigns?documentId=mine', fields],
        ['PATCH', place, fields],
        ['DELETE', place],
        ['GET', '/anything/else'],
      ];
      for (const [method, path, body] of tries) expect([method, path, await ask(method, path, token, body)]).toEqual([method, path, 403]);
      expect(await ask('GET', place, 'owner')).toBe(200);
    });
  });

  describe('CampaignStore on the official Firestore emulator', () => {
    campaignStoreContract(async () => {
      const projectId = `demo-store-${randomUUID().slice(0, 8)}`;
      return openFirestoreStore(getFirestore(initializeApp({ projectId }, projectId)));
    });
  });

  describe('API scenario, callable functions under the emulators on the official Firestore emulator, eight units of the union', () => {
    apiScenario(
      async () => {
        const emulators = await startEmulators();
        return {
          clientFor: peopleOf(emulators, 'union'),
          close: async () => {
            expect(await emulators.stop()).toBe(0);
          },
        };
      },
      { plan: 'union', units: 8 },
    );
  });
}
