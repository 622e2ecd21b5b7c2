/** Who is signed in on a server, and the client that speaks as them. One port over both kinds of server. */
import { ApiProblem, problemTable, type ProblemCode } from '../../core/api/problems';
import type { Caller } from '../../core/ports/identity';
import type { Client, Transport } from '../api-client';
import { problemOfError } from './callable-error';
import { TransportProblem } from './transport-problem';

export interface SignedIn {
  /** Account name, or e-mail address. */
  readonly account: string;
  readonly caller: Caller;
  /** Until when, as ISO text in China's time; null where it is renewed by itself. */
  readonly expiresAt: string | null;
}

export interface SessionState {
  readonly signedIn: SignedIn | null;
  /** Why nobody is signed in any more, when it was the server that ended it. */
  readonly lost: ProblemCode | null;
}

export interface Session {
  readonly kind: 'county' | 'firebase';
  readonly client: Client;
  readonly get: () => SessionState;
  /** @returns ends the watching */
  readonly watch: (listener: (state: SessionState) => void) => () => void;
  /** @throws ApiProblem 'wrong-password', 'locked-out', 'not-allowed' …, TransportProblem */
  readonly signIn: (account: string, password: string) => Promise<void>;
  /** Opens an account by an invitation code; null where accounts are made by the county. */
  readonly redeem: ((code: string, account: string, password: string) => Promise<void>) | null;
  /** @throws ApiProblem 'wrong-password', 'weak-password' … */
  readonly changePassword: (password: string, newPassword: string) => Promise<void>;
  /** Signed out here in any case, also when the server cannot be told. */
  readonly signOut: () => Promise<void>;
}

/** A drawer for one value of JSON. A page may be refused its storage: then nothing is kept, and nothing fails. */
export interface Keeper {
  readonly load: () => unknown;
  readonly save: (value: object | null) => void;
}

export interface SessionParts {
  /** Where the operations are, without a slash at the end. */
  readonly base: string;
  readonly fetch: typeof globalThis.fetch;
  /** Of this window only: a token is gone when the window is. */
  readonly keeper: Keeper;
  /** The line to the server broke, or holds (again). */
  readonly onLine?: (holds: boolean) => void;
  readonly pauseMs?: number;
}

export interface SessionCell {
  readonly get: () => SessionState;
  readonly set: (state: SessionState) => void;
  readonly watch: Session['watch'];
}

export function createSessionCell(initial: SignedIn | null): SessionCell {
  let state: SessionState = { signedIn: initial, lost: null };
  const listeners = new Set<(state: SessionState) => void>();
  return {
    get: () => state,
    set: (next) => {
      state = next;
      for (const listener of [...listeners]) listener(next);
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Tells when the server no longer knows who is calling, and when the line breaks. */
export function watchedTransport(
  transport: Transport,
  { onLost, onLine }: { readonly onLost: (code: ProblemCode) => void; readonly onLine?: ((holds: boolean) => void) | undefined },
): Transport {
  return async (call) => {
    try {
      const answer = await transport(call);
      onLine?.(true);
      if ('error' in answer) tellLost(problemOfError(answer.error), onLost);
      return answer;
    } catch (error) {
      tellLost(error, onLost);
      if (error instanceof TransportProblem && error.code !== 'cancelled') onLine?.(false);
      throw error;
    }
  };
}

function tellLost(problem: unknown, onLost: (code: ProblemCode) => void): void {
  if (problem instanceof ApiProblem && problemTable[problem.code].retry === 'afterSignIn') onLost(problem.code);
}

/** What was kept for this very server; anything else is nothing. */
export function keptFor(keeper: Keeper, base: string): Readonly<Record<string, unknown>> | null {
  const kept = keeper.load();
  if (typeof kept !== 'object' || kept === null) return null;
  const record = kept as Readonly<Record<string, unknown>>;
  return record['base'] === base ? record : null;
}
