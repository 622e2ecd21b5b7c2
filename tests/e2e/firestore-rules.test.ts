/**
 * Clients of Firestore that go past the functions. For real only on the official emulator, a Java program that nothing here fetches: where
 * FIRESTORE_EMULATOR_HOST names a running one. Elsewhere the name of the test and a line of output say that this did not run.
 */
import { readFileSync } from 'node:fs';

const host = process.env['FIRESTORE_EMULATOR_HOST'];
const project = 'demo-songnuan-rules';
const rules = readFileSync('firestore.rules', 'utf8');
const documents = `http://${host ?? ''}/v1/projects/${project}/databases/(default)/documents`;

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

if (host === undefined) {
  it('Firestore rules deny everything as text; NOT RUN: denial by the Firestore emulator (FIRESTORE_EMULATOR_HOST is not set)', () => {
    process.stderr.write('Firestore rules: the test on the official emulator did not run, FIRESTORE_EMULATOR_HOST is not set.\n');
    expect(rules.match(/\ballow\b[^;]*;/g)).toEqual(['allow read, write: if false;']);
    expect(rules).toContain('match /{document=**} {');
  });
} else {
  describe(`Firestore rules on the emulator at ${host}`, () => {
    beforeAll(async () => {
      const loaded = await fetch(`http://${host}/emulator/v1/projects/${project}:securityRules`, {
        method: 'PUT',
        body: JSON.stringify({ rules: { files: [{ name: 'firestore.rules', content: rules }] } }),
      });
      expect(loaded.status).toBe(200);
      // What is there must be denied too; "owner" is how the emulator names an administrator, whom rules do not concern.
      expect(await ask('PATCH', place, 'owner', { fields: { body: { stringValue: 'x' } } })).toBe(200);
      expect(await ask('GET', place, 'owner')).toBe(200);
    });

    it.each(callers)('%s can neither read, list, write nor remove anything', async (_who, token) => {
      const fields = { fields: { body: { stringValue: 'y' } } };
      const tries: readonly (readonly [string, string, object?])[] = [
        ['GET', place],
        ['GET', '/campaigns/county~spring/records'],
        ['GET', '/audit'],
        ['POST', '/campaigns?documentId=mine', fields],
        ['PATCH', place, fields],
        ['DELETE', place],
        ['GET', '/anything/else'],
      ];
      for (const [method, path, body] of tries) expect([method, path, await ask(method, path, token, body)]).toEqual([method, path, 403]);
    });
  });
}
