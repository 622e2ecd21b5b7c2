/** The verifier is firebase-admin's own; only the keys it would fetch from Google, and the accounts it would look up, come from here. */
import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { deleteApp, initializeApp, type App } from 'firebase-admin/app';
import { getAuth, type Auth, type UserRecord } from 'firebase-admin/auth';
import { createFirebaseIdentity } from '../../../functions/identity/firebase';

const project = 'songnuan-test';
const seconds = Math.floor(Date.now() / 1000);
const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
const clerk = { role: 'clerk', office: 'xinghe', unit: 'chengguan' };

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
function token(claims: object, { key = ours.privateKey, header = {} }: { key?: KeyObject; header?: object } = {}): string {
  const payload = {
    iss: `https://securetoken.google.com/${project}`,
    aud: project,
    sub: 'u1',
    iat: seconds - 10,
    auth_time: seconds - 10,
    exp: seconds + 3600,
    ...claims,
  };
  const text = `${part({ alg: 'RS256', typ: 'JWT', kid: 'k1', ...header })}.${part(payload)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`;
}
/** Same signature, other claims. */
function altered(good: string, claims: object): string {
  const [header, payload, signature] = good.split('.');
  const before = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as object;
  return [header, part({ ...before, ...claims }), signature].join('.');
}
const unsigned = (claims: object): string => {
  const [, payload] = token(claims).split('.');
  return `${part({ alg: 'none', typ: 'JWT' })}.${payload}.`;
};
const withPublicKeyAsSecret = (claims: object): string => token(claims, { header: { alg: 'HS256' } });
/** The known confusion of algorithms: a verifier that takes the public key for an HMAC secret would accept it. */
const signedWithPublicKey = (claims: object): string => {
  const [, payload] = token(claims).split('.');
  const text = `${part({ alg: 'HS256', typ: 'JWT', kid: 'k1' })}.${payload}`;
  const secret = ours.publicKey.export({ type: 'spki', format: 'pem' });
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};

let app: App;
let auth: Auth;
let account: Partial<UserRecord>;
let keys: () => Promise<Record<string, string>>;
beforeAll(() => {
  app = initializeApp({ projectId: project }, 'identity-test');
  auth = getAuth(app);
  const inner = auth as unknown as { idTokenVerifier: { signatureVerifier: { keyFetcher: { fetchPublicKeys: () => unknown } } } };
  inner.idTokenVerifier.signatureVerifier.keyFetcher.fetchPublicKeys = () => keys();
  auth.getUser = () => Promise.resolve(account as UserRecord);
});
beforeEach(() => {
  account = { uid: 'u1', disabled: false };
  keys = () => Promise.resolve({ k1: ours.publicKey.export({ type: 'spki', format: 'pem' }) as string });
});
afterAll(() => deleteApp(app));

const identity = createFirebaseIdentity((text) => auth.verifyIdToken(text, true));

describe('Firebase identity', () => {
  it('knows a caller by the custom claims of a token that is signed, in time and of this project', async () => {
    expect(await identity.verify(token(clerk))).toEqual({ uid: 'u1', ...clerk });
    expect(await identity.verify(token({ role: 'officer', office: 'xinghe' }))).toEqual({
      uid: 'u1',
      role: 'officer',
      office: 'xinghe',
      unit: null,
    });
  });

  it('knows nobody without a token', async () => {
    expect(await identity.verify(null)).toBeNull();
  });

  it.each([
    ['signed by another key', () => token(clerk, { key: foreign.privateKey }), 'token-invalid'],
    ['naming a key that does not exist', () => token(clerk, { header: { kid: 'k2' } }), 'token-invalid'],
    ['without the name of a key', () => token(clerk, { header: { kid: undefined } }), 'token-invalid'],
    ['unsigned (alg none)', () => unsigned(clerk), 'token-invalid'],
    ['of another algorithm', () => withPublicKeyAsSecret(clerk), 'token-invalid'],
    ['whose secret is the public key (HS256)', () => signedWithPublicKey(clerk), 'token-invalid'],
    ['made in the future', () => token({ ...clerk, iat: seconds + 3600, auth_time: seconds + 3600, exp: seconds + 7200 }), 'token-invalid'],
    ['with a role written in afterwards', () => altered(token(clerk), { role: 'admin', unit: null }), 'token-invalid'],
    ['with its life prolonged afterwards', () => altered(token({ ...clerk, exp: seconds - 5 }), { exp: seconds + 3600 }), 'token-invalid'],
    [
      'of another project',
      () => token({ ...clerk, aud: 'other-project', iss: 'https://securetoken.google.com/other-project' }),
      'token-invalid',
    ],
    ['of another issuer', () => token({ ...clerk, iss: `https://evil.example/${project}` }), 'token-invalid'],
    ['without a subject', () => token({ ...clerk, sub: '' }), 'token-invalid'],
    ['that has expired', () => token({ ...clerk, iat: seconds - 7200, exp: seconds - 3600 }), 'token-expired'],
    ['that is no token', () => 'garbage', 'token-invalid'],
    ['that is empty', () => '', 'token-invalid'],
    ['of three parts of nonsense', () => 'a.b.c', 'token-invalid'],
    ['that never ends', () => `a.${'b'.repeat(100_000)}.c`, 'token-invalid'],
  ])('refuses a token %s', async (_, make, code) => {
    await expect(identity.verify(make())).rejects.toMatchObject({ name: 'ApiProblem', code });
  });

  it('refuses tokens of accounts that signed out everywhere, were disabled or removed since', async () => {
    account = { uid: 'u1', disabled: false, tokensValidAfterTime: new Date((seconds + 60) * 1000).toISOString() };
    await expect(identity.verify(token(clerk))).rejects.toMatchObject({ code: 'token-revoked' });
    account = { uid: 'u1', disabled: true };
    await expect(identity.verify(token(clerk))).rejects.toMatchObject({ code: 'token-revoked' });
    const removed = createFirebaseIdentity(() => Promise.reject(Object.assign(new Error('gone'), { code: 'auth/user-not-found' })));
    await expect(removed.verify(token(clerk))).rejects.toMatchObject({ code: 'token-revoked' });
  });

  it.each([
    ['no claims', {}],
    ['an unknown role', { ...clerk, role: 'county' }],
    ['a clerk of no unit', { role: 'clerk', office: 'xinghe' }],
    ['an officer tied to a unit', { role: 'officer', office: 'xinghe', unit: 'chengguan' }],
    ['an office that is no code', { role: 'officer', office: '../other' }],
    ['a list of roles', { role: ['admin'], office: 'xinghe' }],
  ])('lets an account with %s do nothing', async (_, claims) => {
    await expect(identity.verify(token(claims))).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it("does not blame the token when Google's keys cannot be fetched", async () => {
    keys = () => Promise.reject(new Error('Error fetching public keys for Google certs: connect ECONNREFUSED'));
    await expect(identity.verify(token(clerk))).rejects.not.toMatchObject({ name: 'ApiProblem' });
  });
});
