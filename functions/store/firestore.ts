/**
 * CampaignStore on Cloud Firestore. Layout (see firestore.indexes.json: `plan`, `body` and `line` need no index):
 *
 *   campaigns/{id}                       office, status, revision, plan (JSON text), lockedBy, createdAt
 *   campaigns/{id}/records/{key}         kind unit | merge | decisions, revision, and gzipped JSON as `body`
 *   campaigns/{id}/chunks/{set}:{index}  set, index, and the sealed bytes as `body`
 *   offices/{office}/audit/{sequence}    sequence (12 digits in the id), line (JSON text)
 *
 * A document may hold 1 MiB: a body above 900 kB goes on in documents {…}:part:1, 2 … with the same fields; `parts` of part 0 says how many.
 * A commit may hold 10 MiB: a transaction above that is refused as too large before anything is sent (how many writes it has does not matter:
 * Firestore lifted that limit in March 2023). Every client is denied by firestore.rules.
 */
import type { DocumentData, DocumentReference, Firestore, Transaction } from 'firebase-admin/firestore';
import { ApiProblem } from '../../core/api/problems';
import { StoreMisuse, type CampaignStore, type StoreTransaction } from '../../core/ports/campaign-store';
import { firestoreReads } from './firestore-reads';
import { prepareWrites } from './firestore-writes';
import { record, unnested } from './transaction';

/** Documents read and written since the start. */
export interface Usage {
  reads: number;
  writes: number;
}

/** One attempt's transaction, counted. A query that finds nothing still costs a read. */
export interface Reader {
  readonly db: Firestore;
  readonly get: (ref: DocumentReference) => Promise<DocumentData | undefined>;
  readonly find: (query: FirebaseFirestore.Query) => Promise<readonly FirebaseFirestore.QueryDocumentSnapshot[]>;
}

/** Conflicts are tried again by the SDK with growing pauses; 60 clerks on one office's audit make many of them. */
const maxAttempts = 20;

export function openFirestoreStore(db: Firestore): CampaignStore {
  const usage: Usage = { reads: 0, writes: 0 };
  const key = {};
  const attempt = async <T>(transaction: Transaction, work: (tx: StoreTransaction) => Promise<T>): Promise<T> => {
    const reader = counted(db, transaction, usage);
    const { tx, end } = record(firestoreReads(reader));
    try {
      const value = await work(tx);
      const operations = await prepareWrites(reader, end());
      for (const { apply } of operations) apply(transaction);
      usage.writes += operations.length;
      return value;
    } finally {
      end();
    }
  };
  return {
    transact: (work) =>
      unnested(key, async () => {
        try {
          return await db.runTransaction((transaction) => attempt(transaction, work), { maxAttempts });
        } catch (error) {
          throw translated(error);
        }
      }),
    usage: () => ({ ...usage }),
    close: () => db.terminate(),
  };
}

function counted(db: Firestore, transaction: Transaction, usage: Usage): Reader {
  return {
    db,
    get: async (ref) => {
      usage.reads += 1;
      return (await transaction.get(ref)).data();
    },
    find: async (query) => {
      const { docs } = await transaction.get(query);
      usage.reads += Math.max(1, docs.length);
      return docs;
    },
  };
}

/** gRPC's codes: ABORTED, UNAVAILABLE, DEADLINE_EXCEEDED, ALREADY_EXISTS (two wrote the same new document) and RESOURCE_EXHAUSTED. */
function translated(error: unknown): unknown {
  if (error instanceof ApiProblem || error instanceof StoreMisuse || typeof error !== 'object' || error === null) return error;
  const code = 'code' in error ? error.code : undefined;
  if (code === 10 || code === 14 || code === 4 || code === 6) return new ApiProblem('busy');
  return code === 8 ? new ApiProblem('storage-full') : error;
}
