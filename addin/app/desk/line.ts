/** The line to the county: who is signed in, and one way for every call to succeed or fail. */
import { ApiProblem, problemTable } from '../../../core/api/problems';
import { TransportProblem, type Client } from '../../api-client';
import type { Session } from '../../api/session';
import type { Shell } from '../shell';
import type { Store } from '../store';
import type { DeskState } from './state';

export interface Line {
  readonly client: Client;
  /** Runs a call of the person's; a problem becomes `trouble`. @returns undefined when it failed */
  readonly attempt: <T>(busy: string, work: (client: Client) => Promise<T>, retry?: () => void) => Promise<T | undefined>;
  /** Runs a call of the page's own; the person learns of no more than whether the line holds. */
  readonly quietly: <T>(during: string, work: (client: Client) => Promise<T>) => Promise<T | undefined>;
  readonly fail: (error: unknown, during: string, retry: (() => void) | null) => void;
}

export const isCallProblem = (error: unknown): error is ApiProblem | TransportProblem =>
  error instanceof ApiProblem || error instanceof TransportProblem;

const asksForSignIn = (error: ApiProblem | TransportProblem): boolean =>
  error instanceof ApiProblem && problemTable[error.code].retry === 'afterSignIn' && error.code !== 'wrong-password';

export function createLine(store: Store<DeskState>, session: Session, shell: Shell): Line {
  const { client } = session;
  const fail: Line['fail'] = (error, during, retry) => {
    if (!isCallProblem(error)) return void shell.guard(during, () => Promise.reject(error as Error));
    if (error instanceof TransportProblem && error.code === 'cancelled') return;
    // The page then shows the sign-in with the reason.
    if (asksForSignIn(error) && store.get().signedIn === null) return;
    store.set({ trouble: { problem: error, retry } });
  };
  return {
    client,
    fail,
    attempt: async (busy, work, retry) => {
      store.set({ busy, trouble: null });
      try {
        return await work(client);
      } catch (error) {
        fail(error, busy, retry ?? null);
        return undefined;
      } finally {
        if (store.get().busy === busy) store.set({ busy: null });
      }
    },
    quietly: async (during, work) => {
      try {
        return await work(client);
      } catch (error) {
        if (!isCallProblem(error)) void shell.guard(during, () => Promise.reject(error as Error));
        return undefined;
      }
    },
  };
}
