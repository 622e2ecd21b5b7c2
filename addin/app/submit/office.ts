/** The line to the county: which server, who is signed in, and one way for every call to succeed, fail, or wait for a new sign-in. */
import { ApiProblem, problemTable } from '../../../core/api/problems';
import { TransportProblem, type Client } from '../../api-client';
import { baseOfAddress, serverOfPage, type ServerChoice } from '../../api/server-choice';
import type { Session } from '../../api/session';
import { createCountySession } from '../../api/session-county';
import { createFirebaseSession } from '../../api/session-firebase';
import type { Shell } from '../shell';
import type { Store } from '../store';
import type { OfficeEnvironment } from './environment';
import { noCampaign, type Busy, type SubmitState, type Trouble } from './state';

export interface Office {
  readonly client: () => Client;
  /** On the server that is connected; another one after `useServer`. Null until a server is found. */
  readonly session: () => Session | null;
  /**
   * Runs a call. A problem becomes `trouble`; when the server no longer knows the caller, `again` follows the next sign-in.
   * @returns undefined when it failed
   */
  readonly attempt: <T>(busy: Busy, work: (client: Client) => Promise<T>, again: () => void) => Promise<T | undefined>;
  /** What a failed call leads to; anything but a problem of the call's is an incident of ours. */
  readonly fail: (during: Trouble['during'], error: unknown, again: (() => void) | null) => void;
  /** What is kept on this computer: 'server', 'campaign', 'unit'. */
  readonly recall: (key: string) => string | null;
  readonly remember: (part: Readonly<Record<string, string | null>>) => void;
  readonly open: () => Promise<void>;
  readonly signIn: (account: string, password: string) => Promise<void>;
  readonly redeem: (code: string, account: string, password: string) => Promise<void>;
  readonly changePassword: (password: string, newPassword: string) => Promise<boolean>;
  readonly signOut: () => Promise<void>;
  /** @param address null: the page's own server */
  readonly useServer: (address: string | null) => Promise<void>;
}

interface Parts {
  readonly store: Store<SubmitState>;
  readonly env: OfficeEnvironment;
  readonly shell: Shell;
  /** Somebody is signed in (again). `anew`: it is another person, or the first. */
  readonly onEntered: (anew: boolean) => void;
  readonly onLeft: () => void;
}

const reachMs = 10_000;

export function isCallProblem(error: unknown): error is ApiProblem | TransportProblem {
  return error instanceof ApiProblem || error instanceof TransportProblem;
}
export const needsSignIn = (error: unknown): boolean =>
  error instanceof ApiProblem && problemTable[error.code].retry === 'afterSignIn' && error.code !== 'wrong-password';

export function createOffice({ store, env, shell, onEntered, onLeft }: Parts): Office {
  let session: Session | null = null;
  let unwatch: () => void = () => undefined;
  /** Whose work is on the screen. */
  let owner: string | null = null;
  let resume: (() => void) | null = null;

  const prefs = (): Readonly<Record<string, unknown>> => {
    const kept = env.local.load();
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  };
  const onLine = (online: boolean): void => {
    store.set(({ work }) => ({
      online,
      ...(work.step === 'sending' && !online ? { work: { ...work, resuming: true } } : {}),
    }));
  };
  const sessionOn = (server: ServerChoice): Session => {
    const parts = {
      ...{ base: server.base, fetch: env.fetch, keeper: env.session, onLine },
      ...(env.pauseMs === undefined ? {} : { pauseMs: env.pauseMs }),
    };
    return server.kind === 'county' ? createCountySession(parts) : createFirebaseSession({ ...parts, ...server, now: env.now });
  };
  const connect = (server: ServerChoice, named: boolean): void => {
    unwatch();
    session = sessionOn(server);
    const { signedIn } = session.get();
    owner = signedIn?.caller.uid ?? null;
    store.set({
      ...noCampaign,
      campaigns: null,
      server: { kind: server.kind, base: server.base, named },
      signedIn,
      lost: null,
      trouble: null,
    });
    unwatch = session.watch((now) => {
      const before = store.get().signedIn;
      store.set({ signedIn: now.signedIn, lost: now.lost, ...(before === null ? {} : { lastAccount: before.account }) });
    });
  };
  const client = (): Client => {
    if (session === null) throw new ApiProblem('not-signed-in');
    return session.client;
  };
  const fail: Office['fail'] = (during, error, again) => {
    if (!isCallProblem(error)) return void shell.guard(`submit ${during}`, () => Promise.reject(error as Error));
    if (error instanceof TransportProblem && error.code === 'cancelled') return;
    if (needsSignIn(error)) {
      resume = again;
      // A token refused before the session knew that it had one (not signed in at all).
      if (store.get().signedIn === null) store.set({ lost: error.code as ApiProblem['code'] });
      return;
    }
    store.set({ trouble: { during, problem: error, retry: again } });
  };
  const attempt: Office['attempt'] = async (busy, work, again) => {
    const mine = session;
    store.set({ busy, trouble: null });
    try {
      const result = await work(client());
      return mine === session ? result : undefined;
    } catch (error) {
      if (mine === session) fail(busy, error, again);
      return undefined;
    } finally {
      if (store.get().busy === busy) store.set({ busy: null });
    }
  };
  /** After a sign-in: the same person goes on where they were. */
  const entered = (): void => {
    const { signedIn } = store.get();
    if (signedIn === null) return;
    const anew = owner !== signedIn.caller.uid;
    owner = signedIn.caller.uid;
    const next = resume;
    resume = null;
    if (anew) store.set({ ...noCampaign, campaigns: null });
    store.set({ screen: 'main', trouble: null, lost: null });
    onEntered(anew);
    if (!anew) next?.();
  };
  /** Forms keep what was typed: a failure shows in them, and has no button of its own. */
  const tryForm = async (busy: Busy, work: (session: Session) => Promise<void> | undefined): Promise<boolean> => {
    const mine = session;
    if (mine === null) return false;
    store.set({ busy, trouble: null });
    try {
      await work(mine);
      return mine === session;
    } catch (error) {
      if (!isCallProblem(error)) fail(busy, error, null);
      else store.set({ trouble: { during: busy, problem: error, retry: null } });
      return false;
    } finally {
      if (store.get().busy === busy) store.set({ busy: null });
    }
  };

  return {
    client,
    session: () => session,
    attempt,
    fail,
    recall: (key) => {
      const value = prefs()[key];
      return typeof value === 'string' ? value : null;
    },
    remember: (part) => {
      env.local.save(Object.fromEntries(Object.entries({ ...prefs(), ...part }).filter(([, value]) => value !== null)));
    },
    open: async () => {
      const named = prefs()['server'];
      const read = typeof named === 'string' ? baseOfAddress(named, env.page) : null;
      if (read !== null && typeof read === 'object') connect({ kind: 'county', base: read.base }, true);
      else connect(await serverOfPage(env.page, env.fetch), false);
      store.set({ busy: null });
      if (store.get().signedIn !== null) onEntered(true);
    },
    signIn: async (account, password) => {
      if (await tryForm('sign-in', (on) => on.signIn(account.trim(), password))) entered();
    },
    redeem: async (code, account, password) => {
      if (await tryForm('redeem', (on) => on.redeem?.(code.trim(), account.trim(), password))) entered();
    },
    changePassword: async (password, newPassword) => {
      const done = await tryForm('password', (on) => on.changePassword(password, newPassword));
      if (done) store.set({ screen: 'main' });
      return done;
    },
    signOut: async () => {
      const mine = session;
      if (mine === null) return;
      store.set({ busy: 'sign-out', trouble: null });
      await mine.signOut();
      owner = null;
      resume = null;
      onLeft();
      store.set({ ...noCampaign, campaigns: null, busy: null, screen: 'main', lost: null });
    },
    useServer: async (address) => {
      const read = address === null ? null : baseOfAddress(address, env.page);
      if (typeof read === 'string') return store.set({ addressProblem: read });
      store.set({ busy: 'server', addressProblem: null });
      const own = await serverOfPage(env.page, env.fetch);
      const named = read !== null && read.base !== own.base;
      const server: ServerChoice = named ? { kind: 'county', base: read.base } : own;
      const answer = await sessionOn(server).client.tryCall('session.whoAmI', {}, { timeoutMs: reachMs });
      if (store.get().busy === 'server') store.set({ busy: null });
      // A server that refuses an old token is one all the same.
      if (!answer.ok && answer.problem instanceof TransportProblem) return store.set({ addressProblem: 'no-answer' });
      env.local.save(
        Object.fromEntries(Object.entries({ ...prefs(), server: named ? server.base : null }).filter(([, value]) => value !== null)),
      );
      onLeft();
      connect(server, named);
      store.set({ screen: 'main' });
      if (store.get().signedIn !== null) onEntered(true);
    },
  };
}
