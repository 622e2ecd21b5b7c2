/** One call as a handler sees it: parsed, its caller known and allowed, with transactions that write the audit. */
import { ApiProblem } from '../core/api/problems';
import type { apiTable, OperationName, RequestOf, ResponseOf } from '../core/api/table';
import type { AuditLine, CampaignStore, StoreTransaction } from '../core/ports/campaign-store';
import { chinaInstant } from '../core/ports/clock';
import type { Caller } from '../core/ports/identity';
import { nextLine } from './audit/chain';
import type { Deps } from './deps';

/** What a write leaves in the audit. No personal data. `campaign` is the id on the wire. */
export interface AuditNote {
  readonly campaign?: string;
  readonly unit?: string;
  readonly detail?: AuditLine['detail'];
}

/** The result of a write; without a note nothing was changed (the same content sent again), and nothing is noted. */
export interface Outcome<T> {
  readonly result: T;
  readonly audit: AuditNote | null;
}

export type ProgressOf<N extends OperationName> = (typeof apiTable)[N] extends { readonly streams: infer S extends { _output: unknown } }
  ? S['_output']
  : never;

export interface Call<N extends OperationName> {
  readonly operation: N;
  readonly request: RequestOf<N>;
  /** Null only where the table needs no sign-in. */
  readonly caller: Caller | null;
  readonly token: string | null;
  readonly deps: Deps;
  /** The server's clock when the call came in. */
  readonly now: number;
  readonly emit: (progress: ProgressOf<N>) => void;
  /** @throws ApiProblem when the client has gone away */
  readonly alive: () => void;
}

export type Handler<N extends OperationName> = (call: Call<N>) => Promise<ResponseOf<N>>;

/** The caller of an operation that needs one. */
export function callerOf(call: { readonly caller: Caller | null }): Caller {
  if (call.caller === null) throw new ApiProblem('not-signed-in');
  return call.caller;
}

const queues = new WeakMap<CampaignStore, Map<string, Promise<unknown>>>();

/**
 * Writes of one office follow each other within a process: all of them add to one audit, and would only run into each other in the store.
 * Other processes are kept apart by the store's transactions.
 */
function inTurn<T>(store: CampaignStore, office: string, work: () => Promise<T>): Promise<T> {
  const offices = queues.get(store) ?? new Map<string, Promise<unknown>>();
  queues.set(store, offices);
  const before = offices.get(office) ?? Promise.resolve();
  const mine = before.then(work, work);
  const settled = mine.catch(() => undefined);
  offices.set(office, settled);
  void settled.then(() => {
    if (offices.get(office) === settled) offices.delete(office);
  });
  return mine;
}

/** Runs `work` and appends its line to the audit of `by`'s office in the same transaction: both are there, or neither. */
export function write<T>(
  { deps, operation, now }: { readonly deps: Deps; readonly operation: OperationName; readonly now: number },
  by: Caller,
  work: (tx: StoreTransaction) => Promise<Outcome<T>>,
): Promise<T> {
  const transaction = async (tx: StoreTransaction): Promise<T> => {
    const last = await tx.lastAudit(by.office);
    const { result, audit } = await work(tx);
    if (audit !== null) {
      const entry = { at: chinaInstant(now), uid: by.uid, action: operation, campaign: audit.campaign ?? null, unit: audit.unit ?? null };
      tx.appendAudit(by.office, nextLine(last, { ...entry, detail: audit.detail ?? {} }));
    }
    return result;
  };
  return inTurn(deps.store, by.office, () => deps.store.transact(transaction));
}
