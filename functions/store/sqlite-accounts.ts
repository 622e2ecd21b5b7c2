/**
 * Accounts of the county server in a database file of their own: the campaign store holds its connection through asynchronous transactions,
 * and a sign-in must neither wait for those nor end up inside one. No password, token or code is stored, only hashes.
 */
import Database from 'better-sqlite3';
import type { Role } from '../../core/ports/identity';
import { NewerDatabase } from './sqlite-schema';

export interface AccountRow {
  readonly uid: string;
  /** Canonical name: NFKC, lower case. */
  readonly account: string;
  readonly office: string;
  readonly role: Role;
  readonly unit: string | null;
  readonly password: string;
  /** 0 or 1. */
  readonly revoked: number;
  /** Milliseconds since 1970; null for accounts older than these columns. */
  readonly createdAt: number | null;
  readonly lastSignInAt: number | null;
}
export type NewAccountRow = Omit<AccountRow, 'createdAt' | 'lastSignInAt'> & Partial<AccountRow>;
export interface InvitationRow {
  readonly codeHash: string;
  /** Names it in lists without saying anything about its code. */
  readonly id: string;
  readonly office: string;
  readonly role: Role;
  readonly unit: string | null;
  readonly expiresAt: number;
  readonly usedAt: number | null;
  /** Who made it: a uid, or '' for the invitation of the first start. */
  readonly madeBy: string;
}
export interface SessionRow {
  readonly tokenHash: string;
  readonly uid: string;
  readonly expiresAt: number;
  /** 0 or 1. */
  readonly revoked: number;
}
export interface FailureRow {
  readonly key: string;
  readonly failures: number;
  readonly lockedUntil: number;
  readonly lastAt: number;
}

/** Never edit a step that was released: add one. */
const steps: readonly string[] = [
  `
  CREATE TABLE accounts (
    uid TEXT PRIMARY KEY, account TEXT NOT NULL UNIQUE, office TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('clerk','officer','admin')),
    unit TEXT, password TEXT NOT NULL, revoked INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1)),
    CHECK ((role = 'clerk') = (unit IS NOT NULL))
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
  `,
  `
  ALTER TABLE accounts ADD COLUMN createdAt INTEGER;
  ALTER TABLE accounts ADD COLUMN lastSignInAt INTEGER;
  ALTER TABLE invitations ADD COLUMN id TEXT NOT NULL DEFAULT '';
  UPDATE invitations SET id = lower(hex(randomblob(8)));
  CREATE UNIQUE INDEX invitationsById ON invitations (id);
  `,
];
/** The layout that this program writes. */
export const accountsLayout = steps.length;

export type AccountsDatabase = ReturnType<typeof openAccounts>;

/** @param file path of the database, made when missing; ':memory:' for tests. @throws NewerDatabase */
export function openAccounts(file: string) {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  const found = Number(database.pragma('user_version', { simple: true }));
  if (found > accountsLayout) {
    database.close();
    throw new NewerDatabase(`layout ${found}, this program knows ${accountsLayout}`);
  }
  const migrate = database.transaction(() => {
    for (const step of steps.slice(found)) database.exec(step);
    database.pragma(`user_version = ${String(accountsLayout)}`);
  });
  if (found < accountsLayout) migrate.immediate();

  const accountByName = database.prepare<[string], AccountRow>('SELECT * FROM accounts WHERE account = ?');
  const accountByUid = database.prepare<[string], AccountRow>('SELECT * FROM accounts WHERE uid = ?');
  const anyAdmin = database.prepare<[string], { uid: string }>(
    "SELECT uid FROM accounts WHERE role = 'admin' AND revoked = 0 AND office = ? LIMIT 1",
  );
  const saveAccount = database.prepare<[AccountRow]>(
    `INSERT INTO accounts (uid, account, office, role, unit, password, revoked, createdAt, lastSignInAt)
     VALUES (@uid, @account, @office, @role, @unit, @password, @revoked, @createdAt, @lastSignInAt)
     ON CONFLICT (uid) DO UPDATE SET password = excluded.password, revoked = excluded.revoked`,
  );
  const noteSignIn = database.prepare<[number, string]>('UPDATE accounts SET lastSignInAt = ? WHERE uid = ?');
  const accountsOf = database.prepare<[string], AccountRow>('SELECT * FROM accounts WHERE office = ? ORDER BY unit, account');
  const openInvitations = database.prepare<[string, number], InvitationRow>(
    'SELECT * FROM invitations WHERE office = ? AND usedAt IS NULL AND expiresAt > ? ORDER BY expiresAt, id',
  );
  const invitationById = database.prepare<[string], InvitationRow>('SELECT * FROM invitations WHERE id = ?');
  const dropInvitation = database.prepare<[string]>('DELETE FROM invitations WHERE id = ? AND usedAt IS NULL');
  const invitation = database.prepare<[string], InvitationRow>('SELECT * FROM invitations WHERE codeHash = ?');
  const addInvitation = database.prepare<[InvitationRow]>(
    `INSERT INTO invitations (codeHash, id, office, role, unit, expiresAt, usedAt, madeBy)
     VALUES (@codeHash, @id, @office, @role, @unit, @expiresAt, @usedAt, @madeBy)`,
  );
  const useInvitation = database.prepare<[number, string]>('UPDATE invitations SET usedAt = ? WHERE codeHash = ? AND usedAt IS NULL');
  const dropInvitations = database.prepare<[string]>('DELETE FROM invitations WHERE madeBy = ? AND usedAt IS NULL');
  const session = database.prepare<[string], SessionRow>('SELECT * FROM sessions WHERE tokenHash = ?');
  const addSession = database.prepare<[SessionRow]>('INSERT INTO sessions VALUES (@tokenHash, @uid, @expiresAt, @revoked)');
  const endSession = database.prepare<[string]>('UPDATE sessions SET revoked = 1 WHERE tokenHash = ?');
  const endSessions = database.prepare<[string]>('UPDATE sessions SET revoked = 1 WHERE uid = ?');
  const dropSessions = database.prepare<[number]>('DELETE FROM sessions WHERE expiresAt < ?');
  const failure = database.prepare<[string], FailureRow>('SELECT * FROM failures WHERE key = ?');
  const saveFailure = database.prepare<[FailureRow]>('INSERT OR REPLACE INTO failures VALUES (@key, @failures, @lockedUntil, @lastAt)');
  const dropFailure = database.prepare<[string]>('DELETE FROM failures WHERE key = ?');
  const dropFailures = database.prepare<[number]>('DELETE FROM failures WHERE lastAt < ?');

  return {
    /** All of `work`, or nothing of it. */
    atomically: <T>(work: () => T): T => database.transaction(work).immediate(),
    accountByName: (account: string) => accountByName.get(account),
    accountByUid: (uid: string) => accountByUid.get(uid),
    hasAdmin: (office: string) => anyAdmin.get(office) !== undefined,
    /** Adds an account, or changes the password and state of the one with this uid. */
    saveAccount: (row: NewAccountRow) => void saveAccount.run({ createdAt: null, lastSignInAt: null, ...row }),
    noteSignIn: (uid: string, at: number) => void noteSignIn.run(at, uid),
    accountsOf: (office: string) => accountsOf.all(office),
    /** Neither used nor expired. */
    openInvitations: (office: string, now: number) => openInvitations.all(office, now),
    invitationById: (id: string) => invitationById.get(id),
    /** False when it is gone or was used. */
    dropInvitation: (id: string) => dropInvitation.run(id).changes === 1,
    invitation: (codeHash: string) => invitation.get(codeHash),
    addInvitation: (row: InvitationRow) => void addInvitation.run(row),
    /** False when somebody else was faster. */
    useInvitation: (codeHash: string, now: number) => useInvitation.run(now, codeHash).changes === 1,
    dropUnusedInvitations: (madeBy: string) => void dropInvitations.run(madeBy),
    session: (tokenHash: string) => session.get(tokenHash),
    addSession: (row: SessionRow) => void addSession.run(row),
    endSession: (tokenHash: string) => void endSession.run(tokenHash),
    endSessionsOf: (uid: string) => void endSessions.run(uid),
    dropSessionsBefore: (expiredBefore: number) => void dropSessions.run(expiredBefore),
    failure: (key: string) => failure.get(key),
    saveFailure: (row: FailureRow) => void saveFailure.run(row),
    dropFailure: (key: string) => void dropFailure.run(key),
    dropFailuresBefore: (lastAt: number) => void dropFailures.run(lastAt),
    close: () => void database.close(),
  };
}
