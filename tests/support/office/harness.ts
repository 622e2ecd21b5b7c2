/** A whole office in process: dispatch over a real store, a clock that tests set, and tokens that simply name the caller. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Client, type Transport } from '../../../addin/api-client';
import { ApiProblem } from '../../../core/api/problems';
import type { CampaignStore } from '../../../core/ports/campaign-store';
import type { Caller, Identity } from '../../../core/ports/identity';
import type { AccountService, Deps, Log } from '../../../functions/deps';
import { createDispatch } from '../../../functions/dispatch';
import type { Dispatch } from '../../../functions/outcome';
import { createKeyRing } from '../../../functions/store/key-ring';
import { createPersonKeys, createSealer } from '../../../functions/store/sealed';
import { openSqliteStore } from '../../../functions/store/sqlite';

export interface OfficeHarness {
  readonly dispatch: Dispatch;
  readonly deps: Deps;
  readonly clock: { time: number };
  readonly logged: { readonly event: string; readonly fields: Readonly<Record<string, unknown>> }[];
  readonly clientOf: (caller: Caller | null, wrap?: (transport: Transport) => Transport) => Client;
  readonly close: () => Promise<void>;
}

export const tokenOf = (caller: Caller): string => JSON.stringify(caller);
export const testIdentity: Identity = {
  verify: async (token) => {
    if (token === null) return null;
    if (token === 'expired') throw new ApiProblem('token-expired');
    return JSON.parse(token) as Caller;
  },
};

export const clerk = (unit: string, office = 'county'): Caller => ({ uid: `clerk-${unit}`, role: 'clerk', office, unit });
export const officer = (uid = 'officer-1', office = 'county'): Caller => ({ uid, role: 'officer', office, unit: null });
export const admin: Caller = { uid: 'admin', role: 'admin', office: 'county', unit: null };

/** 10 January 2027, noon in China. */
export const noon = Date.parse('2027-01-10T12:00:00+08:00');

export function openOffice(options: { readonly store?: CampaignStore; readonly accounts?: AccountService } = {}): OfficeHarness {
  const folder = options.store === undefined ? mkdtempSync(join(tmpdir(), 'songnuan-office-')) : null;
  const store = options.store ?? openSqliteStore(join(folder as string, 'office.db'));
  const clock = { time: noon };
  const ring = createKeyRing();
  const deps: Deps = {
    store,
    clock: { now: () => clock.time },
    seal: createSealer(ring),
    keys: createPersonKeys(ring),
    ...(options.accounts === undefined ? {} : { accounts: options.accounts }),
  };
  const logged: OfficeHarness['logged'] = [];
  const log: Log = { write: (event, fields) => logged.push({ event, fields }) };
  const dispatch = createDispatch(deps, testIdentity, log);
  return {
    dispatch,
    deps,
    clock,
    logged,
    clientOf: (caller, wrap = (transport) => transport) => createClient(wrap(transportOf(dispatch, caller)), { pauseMs: 0 }),
    close: async () => {
      await store.close();
      if (folder !== null) rmSync(folder, { recursive: true });
    },
  };
}

/** Straight into dispatch, through JSON as on the wire. */
export const transportOf =
  (dispatch: Dispatch, caller: Caller | null): Transport =>
  async ({ operation, body, onProgress, signal }) => {
    const answer = await dispatch({
      operation,
      body: JSON.parse(JSON.stringify(body)),
      token: caller === null ? null : tokenOf(caller),
      signal,
      ...(onProgress === undefined ? {} : { emit: onProgress }),
    });
    if (answer.ok) return { result: JSON.parse(JSON.stringify(answer.result)) };
    const { code, params, status, retry } = answer.problem;
    return { error: { status, message: code, details: { code, params, retry } } };
  };

/** The problem code of a failed call; fails the test when it succeeds. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
  throw new Error('the call succeeded');
}
