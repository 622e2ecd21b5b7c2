/** What dispatch and handlers need, handed over by the composition roots (functions/index.ts, functions/server.ts) and by tests. */
import type { RequestOf, ResponseOf } from '../core/api/table';
import type { CampaignStore } from '../core/ports/campaign-store';
import type { Clock } from '../core/ports/clock';
import type { Caller } from '../core/ports/identity';

export interface Deps {
  readonly store: CampaignStore;
  readonly clock: Clock;
  readonly seal: Sealer;
  readonly keys: PersonKeys;
  /** County server only: accounts of our own. Without it the operations marked `localOnly` are unknown. */
  readonly accounts?: AccountService;
}

/** Compresses and encrypts what goes into the store. The context names the place (campaign, unit, version) and is authenticated: bytes moved elsewhere do not open. */
export interface Sealer {
  seal(plain: Uint8Array, context: string): Uint8Array;
  /** @throws Error when the bytes were altered, belong to another context, or their key is gone */
  open(sealed: Uint8Array, context: string): Uint8Array;
}

/** Lookup keys for people: an HMAC of the ID's key, different in each campaign or office. */
export interface PersonKeys {
  of(campaignOrOffice: string, idKey: string): string;
}

/** Accounts of the county server. Every method throws ApiProblem for what the caller can be told. */
export interface AccountService {
  signIn(account: string, password: string): Promise<ResponseOf<'session.signIn'>>;
  redeem(code: string, account: string, password: string): Promise<ResponseOf<'session.redeem'>>;
  changePassword(caller: Caller, password: string, newPassword: string): Promise<ResponseOf<'session.changePassword'>>;
  signOut(token: string): Promise<void>;
  invite(by: Caller, invitation: RequestOf<'unit.invite'>): Promise<ResponseOf<'unit.invite'>>;
  revoke(by: Caller, account: string): Promise<void>;
  /** Cancels an invitation that nobody has used. */
  uninvite(by: Caller, invitation: string): Promise<void>;
  list(by: Caller): Promise<ResponseOf<'account.list'>>;
}

/** One line per event, structured. Fields never hold names, ID numbers, accounts, tokens or request bodies. */
export interface Log {
  write(event: string, fields: Readonly<Record<string, string | number | boolean | null>>): void;
}
