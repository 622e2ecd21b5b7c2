/**
 * Accounts of Firebase Auth, over its REST interface: accounts:signInWithPassword and the refresh of ID tokens, which live for an hour.
 * https://cloud.google.com/identity-platform/docs/use-rest-api
 */
import { ApiProblem, type ProblemCode } from '../../core/api/problems';
import { caller as callerShape } from '../../core/api/shapes';
import { createClient } from '../api-client';
import { createFetchTransport } from './fetch-transport';
import { createSessionCell, keptFor, watchedTransport, type Session, type SessionParts, type SignedIn } from './session';
import { TransportProblem } from './transport-problem';

export interface FirebaseParts extends SessionParts {
  readonly apiKey: string;
  /** https://identitytoolkit.googleapis.com, or the Auth emulator's stand-in. */
  readonly identityUrl?: string;
  readonly tokenUrl?: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Tokens {
  readonly id: string;
  readonly refresh: string;
  /** Milliseconds since 1970, by this computer. */
  readonly until: number;
}

/** A token is renewed this long before its end. */
const ahead = 5 * 60_000;

/** Firebase Auth's own codes; what it adds after a blank or colon is left out. */
const codes: Readonly<Record<string, ProblemCode>> = {
  EMAIL_NOT_FOUND: 'wrong-password',
  INVALID_EMAIL: 'wrong-password',
  INVALID_PASSWORD: 'wrong-password',
  INVALID_LOGIN_CREDENTIALS: 'wrong-password',
  TOO_MANY_ATTEMPTS_TRY_LATER: 'locked-out',
  WEAK_PASSWORD: 'weak-password',
  PASSWORD_DOES_NOT_MEET_REQUIREMENTS: 'weak-password',
  USER_DISABLED: 'token-revoked',
  USER_NOT_FOUND: 'token-revoked',
  TOKEN_EXPIRED: 'token-expired',
  INVALID_REFRESH_TOKEN: 'token-revoked',
  INVALID_ID_TOKEN: 'token-revoked',
  CREDENTIAL_TOO_OLD_LOGIN_AGAIN: 'token-expired',
};

export function createFirebaseSession(parts: FirebaseParts): Session {
  const { base, fetch, keeper, onLine, pauseMs, apiKey, now } = parts;
  const identityUrl = parts.identityUrl ?? 'https://identitytoolkit.googleapis.com';
  const tokenUrl = parts.tokenUrl ?? 'https://securetoken.googleapis.com';
  const kept = keptFirebase(keptFor(keeper, base));
  let tokens = kept?.tokens ?? null;
  let renewal: Promise<void> | null = null;
  const cell = createSessionCell(kept?.signedIn ?? null);

  const forget = (lost: ProblemCode | null): void => {
    tokens = null;
    keeper.save(null);
    cell.set({ signedIn: null, lost });
  };
  const lose = (lost: ProblemCode): void => {
    if (tokens !== null) forget(lost);
  };
  const keep = (signedIn: SignedIn): void => {
    keeper.save({ base, tokens, signedIn });
  };
  const ask = async (url: string, type: string, body: string): Promise<Readonly<Record<string, unknown>>> => {
    const response = await fetch(`${url}?key=${encodeURIComponent(apiKey)}`, {
      method: 'POST',
      headers: { 'Content-Type': type },
      body,
      credentials: 'omit',
      cache: 'no-store',
    }).catch(() => {
      throw new TransportProblem('unreachable');
    });
    const answer = (await response.json().catch(() => null)) as Readonly<Record<string, unknown>> | null;
    if (typeof answer !== 'object' || answer === null) throw new TransportProblem('bad-answer');
    if (!response.ok) throw problemOf(answer, response.status);
    return answer;
  };
  const askIdentity = (method: string, body: object): Promise<Readonly<Record<string, unknown>>> =>
    ask(`${identityUrl}/v1/accounts:${method}`, 'application/json', JSON.stringify({ ...body, returnSecureToken: true }));
  const take = (id: unknown, refresh: unknown, seconds: unknown): void => {
    if (typeof id !== 'string' || typeof refresh !== 'string') throw new TransportProblem('bad-answer');
    tokens = { id, refresh, until: now() + (Number(seconds) || 3_600) * 1_000 };
  };
  const renew = async (refresh: string): Promise<void> => {
    try {
      const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refresh });
      const answer = await ask(`${tokenUrl}/v1/token`, 'application/x-www-form-urlencoded', form.toString());
      // Signed out meanwhile: the new token is nobody's.
      if (tokens === null) return;
      take(answer['id_token'], answer['refresh_token'], answer['expires_in']);
      const { signedIn } = cell.get();
      if (signedIn !== null) keep(signedIn);
    } finally {
      renewal = null;
    }
  };
  const token = async (): Promise<string | null> => {
    if (tokens !== null && tokens.until - ahead <= now()) await (renewal ??= renew(tokens.refresh));
    return tokens?.id ?? null;
  };
  const transport = watchedTransport(createFetchTransport({ base, token, fetch }), { onLine, onLost: lose });
  const client = createClient(transport, pauseMs === undefined ? {} : { pauseMs });
  /** Who this is, the server knows: claims of an account are the county's to give. */
  const enter = async (account: string): Promise<void> => {
    try {
      const { caller } = await client.session.whoAmI({});
      if (caller === null) throw new ApiProblem('not-allowed');
      const signedIn = { account, caller, expiresAt: null };
      keep(signedIn);
      cell.set({ signedIn, lost: null });
    } catch (error) {
      tokens = null;
      throw error;
    }
  };
  const signIn = async (account: string, password: string): Promise<void> => {
    const answer = await askIdentity('signInWithPassword', { email: account, password });
    take(answer['idToken'], answer['refreshToken'], answer['expiresIn']);
    await enter(account);
  };
  return {
    kind: 'firebase',
    client,
    get: cell.get,
    watch: cell.watch,
    signIn,
    redeem: null,
    changePassword: async (password, newPassword) => {
      const account = cell.get().signedIn?.account ?? '';
      // Signed in anew first: Firebase changes passwords only soon after that, and the old one is to be known.
      const fresh = await askIdentity('signInWithPassword', { email: account, password });
      await askIdentity('update', { idToken: fresh['idToken'], password: newPassword });
      await signIn(account, newPassword);
    },
    signOut: () => {
      forget(null);
      return Promise.resolve();
    },
  };
}

function problemOf(answer: Readonly<Record<string, unknown>>, status: number): ApiProblem | TransportProblem {
  const { error } = answer;
  const message = typeof error === 'object' && error !== null ? (error as Readonly<Record<string, unknown>>)['message'] : undefined;
  const name = /^[A-Z_]+/.exec(typeof message === 'string' ? message : '')?.[0] ?? '';
  const code = Object.hasOwn(codes, name) ? codes[name] : undefined;
  if (code === 'weak-password') return new ApiProblem(code, { atLeast: Number(/\d+/.exec(String(message))?.[0] ?? 0) });
  if (code !== undefined) return new ApiProblem(code);
  if (status === 429) return new ApiProblem('too-many-requests');
  return new TransportProblem(status >= 500 ? 'unreachable' : 'bad-answer');
}

function keptFirebase(kept: Readonly<Record<string, unknown>> | null): { readonly tokens: Tokens; readonly signedIn: SignedIn } | null {
  const [tokens, signedIn] = [kept?.['tokens'], kept?.['signedIn']] as readonly (Partial<Tokens & SignedIn> | undefined)[];
  const who = callerShape.safeParse(signedIn?.caller);
  if (!who.success || typeof signedIn?.account !== 'string') return null;
  if (typeof tokens?.id !== 'string' || typeof tokens.refresh !== 'string' || typeof tokens.until !== 'number') return null;
  const { id, refresh, until } = tokens;
  return { tokens: { id, refresh, until }, signedIn: { account: signedIn.account, caller: who.data, expiresAt: null } };
}
