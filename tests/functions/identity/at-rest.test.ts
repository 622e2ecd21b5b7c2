/** What the accounts database holds on disk, and that it survives a restart. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createLocalIdentity } from '../../../functions/identity/local';
import { hashPassword, matches } from '../../../functions/identity/passwords';
import { openAccounts } from '../../../functions/store/sqlite-accounts';

/** Other work may keep the machine busy; each password takes a while by design. */
jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'accounts-'));
const file = join(folder, 'accounts.db');
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const open = () => {
  const database = openAccounts(file);
  return { database, identity: createLocalIdentity({ database, clock: { now: () => 1_800_000_000_000 }, address: () => '192.0.2.77' }) };
};

it('a session and the count of failures outlive a restart; no password, token, code or address is in the files', async () => {
  const first = open();
  const { code } = first.identity.firstInvitation('county')!;
  const { token, caller } = await first.identity.redeem(code, 'head', 'correct horse 9');
  for (let time = 0; time < 5; time += 1) await expect(first.identity.signIn('head', 'wrong horse 9')).rejects.toThrow('wrong-password');
  const bytes = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
  for (const secret of [code, code.replaceAll('-', ''), token, 'correct horse 9', 'wrong horse 9', '192.0.2.77'])
    expect(bytes).not.toContain(secret);
  first.database.close();

  const second = open();
  expect(await second.identity.verify(token)).toEqual(caller);
  await expect(second.identity.signIn('head', 'correct horse 9')).rejects.toThrow('locked-out');
  second.database.close();
});

it('a hash states its parameters, has its own salt, and is checked with the parameters it states', async () => {
  const [one, two] = [await hashPassword('correct horse 9'), await hashPassword('correct horse 9')];
  expect(one).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(one).not.toBe(two);
  expect([await matches('correct horse 9', one), await matches('correct horse 8', one)]).toEqual([true, false]);
  // RFC 7914, section 12, third vector, cut to 32 bytes: other parameters than today's.
  const rfc = [
    'scrypt',
    14,
    8,
    1,
    Buffer.from('SodiumChloride').toString('base64url'),
    Buffer.from('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2', 'hex').toString('base64url'),
  ].join('$');
  expect(await matches('pleaseletmein', rfc)).toBe(true);
});

it('a database of a newer version is left alone', () => {
  const newer = join(folder, 'newer.db');
  const database = new Database(newer);
  database.pragma('user_version = 99');
  database.close();
  expect(() => openAccounts(newer)).toThrow('layout 99');
});

it('a database of the first layout is brought up to date: accounts and invitations are kept, their new facts unknown', async () => {
  const old = join(folder, 'first-layout.db');
  const before = new Database(old);
  before.exec(`
    CREATE TABLE accounts (
      uid TEXT PRIMARY KEY, account TEXT NOT NULL UNIQUE, office TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('clerk','officer','admin')),
      unit TEXT, password TEXT NOT NULL, revoked INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1)), CHECK ((role = 'clerk') = (unit IS NOT NULL))
    ) STRICT;
    CREATE TABLE invitations (
      codeHash TEXT PRIMARY KEY, office TEXT NOT NULL, role TEXT NOT NULL, unit TEXT, expiresAt INTEGER NOT NULL, usedAt INTEGER, madeBy TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sessions (
      tokenHash TEXT PRIMARY KEY, uid TEXT NOT NULL REFERENCES accounts (uid), expiresAt INTEGER NOT NULL, revoked INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sessionsOf ON sessions (uid);
    CREATE TABLE failures (
      key TEXT PRIMARY KEY, failures INTEGER NOT NULL, lockedUntil INTEGER NOT NULL, lastAt INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO invitations VALUES ('h1', 'county', 'clerk', 'Z01', 1900000000000, NULL, 'u1'), ('h2', 'county', 'clerk', 'Z02', 1900000000000, NULL, '');
    PRAGMA user_version = 1;
  `);
  before.prepare("INSERT INTO accounts VALUES ('u1', 'head', 'county', 'admin', NULL, ?, 0)").run(await hashPassword('correct horse 9'));
  before.close();
  for (let time = 0; time < 2; time += 1) {
    const database = openAccounts(old);
    const identity = createLocalIdentity({ database, clock: { now: () => 1_800_000_000_000 }, address: () => '' });
    const head = { uid: 'u1', role: 'admin', office: 'county', unit: null } as const;
    const { accounts, invitations } = await identity.list(head);
    expect(accounts).toMatchObject([{ account: 'head', createdAt: null, lastSignInAt: time === 0 ? null : '2027-01-15T16:00:00+08:00' }]);
    expect(invitations.map(({ unit, madeBy }) => [unit, madeBy]).sort()).toEqual([
      ['Z01', 'head'],
      ['Z02', null],
    ]);
    expect(new Set(invitations.map(({ id }) => id)).size).toBe(2);
    await identity.signIn('head', 'correct horse 9');
    database.close();
  }
}, 60_000);
