/** Accounts and sessions of the county server: made by invitation only, no default password, nothing stored that could be replayed. */
import { randomUUID } from 'node:crypto';
import { ApiProblem } from '../../core/api/problems';
import type { RequestOf, ResponseOf } from '../../core/api/table';
import { chinaInstant, type Clock } from '../../core/ports/clock';
import type { Caller, Identity, Role } from '../../core/ports/identity';
import type { AccountService } from '../deps';
import type { AccountRow, AccountsDatabase, InvitationRow } from '../store/sqlite-accounts';
import { countedAccount, countedAddress, createLockOut, createTurns } from './lock-out';
import { decoyHash, hashPassword, isWeak, matches, shortestPassword } from './passwords';
import { canonicalCode, digestOf, looksLikeToken, newCode, newToken } from './secrets';

type Session = ResponseOf<'session.signIn'>;
type Invitation = ResponseOf<'unit.invite'>;

const hour = 3_600_000;
const day = 24 * hour;
/** From sign-in; use does not lengthen it. A working day. */
export const sessionLasts = 12 * hour;
/** Ended sessions are remembered this long, to say 'expired' rather than 'invalid'. */
const sessionsKept = 7 * day;
const firstInvitationLasts = 7 * day;
/** Each attempt takes about 0.2 s: who is further back would wait longer than a browser does. */
const longestQueue = 150;

export interface LocalIdentityParts {
  readonly database: AccountsDatabase;
  readonly clock: Clock;
  /** Network address of the request being answered; '' when there is none. */
  readonly address: () => string;
}
export interface LocalIdentity extends AccountService, Identity {
  /** While the office has no admin: a new code for the first one, and the end of the codes before it. Null once there is an admin. */
  firstInvitation(office: string): Invitation | null;
}

export function createLocalIdentity({ database, clock, address }: LocalIdentityParts): LocalIdentity {
  const lockOut = createLockOut(database, clock);
  const inTurn = createTurns(longestQueue);

  const openSession = (row: AccountRow): Session => {
    const token = newToken();
    const expiresAt = clock.now() + sessionLasts;
    database.dropSessionsBefore(clock.now() - sessionsKept);
    database.addSession({ tokenHash: digestOf(token), uid: row.uid, expiresAt, revoked: 0 });
    database.noteSignIn(row.uid, clock.now());
    return { token, expiresAt: chinaInstant(expiresAt), caller: callerOf(row) };
  };
  const makeInvitation = (made: Pick<InvitationRow, 'office' | 'role' | 'unit' | 'madeBy'>, lasts: number): Invitation => {
    const code = newCode();
    const expiresAt = clock.now() + lasts;
    database.addInvitation({ ...made, id: randomUUID(), codeHash: digestOf(canonicalCode(code)), expiresAt, usedAt: null });
    return { code, expiresAt: chinaInstant(expiresAt) };
  };
  const usable = (codeHash: string): InvitationRow => {
    const invitation = database.invitation(codeHash);
    if (invitation === undefined) throw new ApiProblem('invitation-unknown');
    if (invitation.usedAt !== null) throw new ApiProblem('invitation-used');
    if (invitation.expiresAt <= clock.now()) throw new ApiProblem('invitation-expired');
    return invitation;
  };
  /** Checks a password within the lock-out; an unknown or revoked account answers as a wrong password does, after the same work. */
  const prove = async (account: string, row: AccountRow | undefined, password: string, from: string): Promise<AccountRow> => {
    const counted = [countedAccount(account), countedAddress(from)];
    lockOut.check(counted);
    const right = await matches(password, row?.password ?? decoyHash);
    if (!right || row === undefined || row.revoked === 1) {
      lockOut.failed(counted);
      throw new ApiProblem('wrong-password');
    }
    lockOut.passed(countedAccount(account));
    return row;
  };

  return {
    async verify(token) {
      if (token === null) return null;
      const session = looksLikeToken(token) ? database.session(digestOf(token)) : undefined;
      if (session === undefined) throw new ApiProblem('token-invalid');
      const row = database.accountByUid(session.uid);
      if (session.revoked === 1 || row === undefined || row.revoked === 1) throw new ApiProblem('token-revoked');
      if (session.expiresAt <= clock.now()) throw new ApiProblem('token-expired');
      return callerOf(row);
    },

    signIn(account, password) {
      const from = address();
      const name = canonicalAccount(account);
      return inTurn(async () => openSession(await prove(name, database.accountByName(name), password, from)));
    },

    redeem(code, account, password) {
      const from = address();
      return inTurn(async () => {
        const counted = [countedAddress(from)];
        lockOut.check(counted);
        const codeHash = digestOf(canonicalCode(code));
        try {
          usable(codeHash);
        } catch (problem) {
          lockOut.failed(counted);
          throw problem;
        }
        const name = newAccountName(account);
        if (isWeak(password, name)) throw new ApiProblem('weak-password', { atLeast: shortestPassword });
        const hash = await hashPassword(password);
        return database.atomically(() => {
          const row = accountFor(usable(codeHash), name, hash, database.accountByName(name), clock.now());
          database.useInvitation(codeHash, clock.now());
          database.saveAccount(row);
          return openSession(row);
        });
      });
    },

    changePassword(caller, password, newPassword) {
      const from = address();
      return inTurn(async () => {
        const known = database.accountByUid(caller.uid);
        const row = await prove(known?.account ?? '', known, password, from);
        if (isWeak(newPassword, row.account)) throw new ApiProblem('weak-password', { atLeast: shortestPassword });
        const hash = await hashPassword(newPassword);
        return database.atomically(() => {
          database.saveAccount({ ...row, password: hash });
          database.endSessionsOf(row.uid);
          return openSession(row);
        });
      });
    },

    async signOut(token) {
      database.endSession(digestOf(token));
    },

    async invite(by, { role, unit, days }: RequestOf<'unit.invite'>) {
      if (by.role === 'clerk' || (role === 'admin' && by.role !== 'admin')) throw new ApiProblem('not-allowed');
      if (role === 'clerk' && unit === null) throw new ApiProblem('no-such-unit');
      if (role !== 'clerk' && unit !== null) throw new ApiProblem('bad-request', { path: 'unit' });
      return makeInvitation({ office: by.office, role, unit, madeBy: by.uid }, days * day);
    },

    async revoke(by, account) {
      const row = database.accountByName(canonicalAccount(account));
      if (row === undefined || !mayEnd(by, row)) throw new ApiProblem('not-allowed');
      database.atomically(() => {
        database.saveAccount({ ...row, revoked: 1 });
        database.endSessionsOf(row.uid);
      });
    },

    async uninvite(by, id) {
      const invitation = database.invitationById(id);
      if (invitation === undefined || invitation.office !== by.office) throw new ApiProblem('invitation-unknown');
      if (!mayEnd(by, invitation)) throw new ApiProblem('not-allowed');
      if (!database.dropInvitation(id)) throw new ApiProblem('invitation-unknown');
    },

    async list(by) {
      const instant = (at: number | null): string | null => (at === null ? null : chinaInstant(at));
      return {
        accounts: database.accountsOf(by.office).map((row) => ({
          ...{ account: row.account, role: row.role, unit: row.unit, revoked: row.revoked === 1 },
          ...{ createdAt: instant(row.createdAt), lastSignInAt: instant(row.lastSignInAt), mayRevoke: mayEnd(by, row) },
        })),
        invitations: database.openInvitations(by.office, clock.now()).map((row) => ({
          ...{ id: row.id, role: row.role, unit: row.unit, madeBy: database.accountByUid(row.madeBy)?.account ?? null },
          ...{ expiresAt: chinaInstant(row.expiresAt), mayRevoke: mayEnd(by, row) },
        })),
      };
    },

    firstInvitation(office) {
      return database.atomically(() => {
        database.dropUnusedInvitations('');
        return database.hasAdmin(office) ? null : makeInvitation({ office, role: 'admin', unit: null, madeBy: '' }, firstInvitationLasts);
      });
    },
  };
}

/** Nobody ends the own account, so that an office always keeps an admin; officers end clerks only. The same holds for invitations. */
const mayEnd = (by: Caller, { office, role, uid }: { readonly office: string; readonly role: Role; readonly uid?: string }): boolean =>
  office === by.office && uid !== by.uid && (by.role === 'admin' || (by.role === 'officer' && role === 'clerk'));

const callerOf = ({ uid, role, office, unit }: AccountRow): Caller => ({ uid, role, office, unit });

/** A revoked account is opened again by a new invitation to the same place, and stays the same person; any other taken name is refused. */
function accountFor(
  invitation: InvitationRow,
  account: string,
  password: string,
  taken: AccountRow | undefined,
  createdAt: number,
): AccountRow {
  const { office, role, unit } = invitation;
  if (taken === undefined) return { uid: randomUUID(), account, office, role, unit, password, revoked: 0, createdAt, lastSignInAt: null };
  const same = taken.revoked === 1 && taken.office === office && taken.role === role && taken.unit === unit;
  if (!same) throw new ApiProblem('account-exists');
  return { ...taken, password, revoked: 0 };
}

const canonicalAccount = (account: string): string => account.normalize('NFKC').trim().toLowerCase();

/** @throws ApiProblem 'bad-request' for characters that look like nothing or like something else on a screen */
function newAccountName(account: string): string {
  const name = canonicalAccount(account);
  if (!/^[\p{L}\p{N}][\p{L}\p{N}_.@-]{1,59}$/u.test(name)) throw new ApiProblem('bad-request', { path: 'account' });
  return name;
}
