/** Accounts of a county server: name and password, or an invitation code. */
import { caller } from '../../core/api/shapes';
import type { ResponseOf } from '../../core/api/table';
import { createClient } from '../api-client';
import { createFetchTransport } from './fetch-transport';
import { createSessionCell, keptFor, watchedTransport, type Session, type SessionParts, type SignedIn } from './session';

export function createCountySession({ base, fetch, keeper, onLine, pauseMs }: SessionParts): Session {
  const kept = keptCounty(keptFor(keeper, base));
  let token = kept?.token ?? null;
  const cell = createSessionCell(kept?.signedIn ?? null);
  const transport = watchedTransport(createFetchTransport({ base, token: () => token, fetch }), {
    onLine,
    onLost: (lost) => {
      // Without a token nothing was lost.
      if (token !== null) forget(lost);
    },
  });
  const client = createClient(transport, pauseMs === undefined ? {} : { pauseMs });
  const forget = (lost: Parameters<typeof cell.set>[0]['lost']): void => {
    token = null;
    keeper.save(null);
    cell.set({ signedIn: null, lost });
  };
  const enter = (account: string, answer: ResponseOf<'session.signIn'>): void => {
    token = answer.token;
    const signedIn: SignedIn = { account, caller: answer.caller, expiresAt: answer.expiresAt };
    keeper.save({ base, token, signedIn });
    cell.set({ signedIn, lost: null });
  };
  return {
    kind: 'county',
    client,
    get: cell.get,
    watch: cell.watch,
    signIn: async (account, password) => {
      enter(account, await client.session.signIn({ account, password }));
    },
    redeem: async (code, account, password) => {
      enter(account, await client.session.redeem({ code, account, password }));
    },
    changePassword: async (password, newPassword) => {
      const account = cell.get().signedIn?.account ?? '';
      enter(account, await client.session.changePassword({ password, newPassword }));
    },
    signOut: async () => {
      // Told if it can be told soon; the token ends by itself otherwise.
      await client.tryCall('session.signOut', {}, { timeoutMs: 5_000 });
      forget(null);
    },
  };
}

function keptCounty(kept: Readonly<Record<string, unknown>> | null): { readonly token: string; readonly signedIn: SignedIn } | null {
  const token = kept?.['token'];
  const signedIn = kept?.['signedIn'];
  if (typeof token !== 'string' || typeof signedIn !== 'object' || signedIn === null) return null;
  const { account, caller: who, expiresAt } = signedIn as Readonly<Record<string, unknown>>;
  const parsed = caller.safeParse(who);
  if (!parsed.success || typeof account !== 'string') return null;
  return { token, signedIn: { account, caller: parsed.data, expiresAt: typeof expiresAt === 'string' ? expiresAt : null } };
}
