/**
 * CampaignStore of the county server: one SQLite file. Transactions take turns: one reads (asynchronously), records its writes, and applies
 * them in a single synchronous SQLite transaction with WAL and synchronous=FULL, so an acknowledged write is on the disk. Should another
 * process have written in between (`turn.commits` has moved), the work runs again.
 */
import Database from 'better-sqlite3';
import { ApiProblem } from '../../core/api/problems';
import { StoreMisuse, type CampaignStore, type StoreTransaction } from '../../core/ports/campaign-store';
import { migrate } from './sqlite-schema';
import { sqliteReads, type Usage } from './sqlite-reads';
import { createApply } from './sqlite-writes';
import { record, unnested, type Write } from './transaction';

export interface SqliteOptions {
  /** Milliseconds to wait for another process that is writing; the server stands still meanwhile. */
  readonly busyWait?: number;
  /** Milliseconds that one transaction's work may take; then it fails with 'busy', so that no hung work stops the server for good. */
  readonly workLimit?: number;
  /** Size limit of the database file in bytes: full beyond it. None unless given. */
  readonly sizeLimit?: number;
}

const attempts = 5;

/** @param file path of the database, created when absent (its folder must exist), or ':memory:'. @throws NewerDatabase, and SQLite's error for what is no database */
export function openSqliteStore(file: string, options: SqliteOptions = {}): CampaignStore {
  const db = new Database(file, { timeout: options.busyWait ?? 2000 });
  try {
    prepare(db, options.sizeLimit);
  } catch (error) {
    db.close();
    throw error;
  }
  const usage: Usage = { reads: 0, writes: 0 };
  const reads = sqliteReads(db, usage);
  const apply = createApply(db, usage);
  const commits = db.prepare<[], number>('SELECT commits FROM turn').pluck();
  const truncate = createTruncation(db);
  const countCommit = db.prepare('UPDATE turn SET commits = commits + 1');
  const key = {};
  let last: Promise<unknown> = Promise.resolve();

  /** @returns whether it holds: false when another process wrote since `seen` */
  const commit = db.transaction((writes: Parameters<typeof apply>[0], seen: number | undefined): boolean => {
    if (commits.get() !== seen) return false;
    countCommit.run();
    apply(writes);
    return true;
  });

  const attempt = async <T>(work: (tx: StoreTransaction) => Promise<T>): Promise<{ readonly value: T } | null> => {
    const seen = commits.get();
    const { tx, end } = record(reads);
    try {
      const value = await limited(work(tx), options.workLimit ?? 120_000);
      const writes = end();
      const holds = writes.length === 0 ? commits.get() === seen : commit.immediate(writes, seen);
      if (holds) truncate(writes);
      return holds ? { value } : null;
    } finally {
      end();
    }
  };
  const run = async <T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> => {
    try {
      for (let tries = 0; tries < attempts; tries++) {
        const done = await attempt(work);
        if (done !== null) return done.value;
      }
    } catch (error) {
      throw translated(error);
    }
    throw new ApiProblem('busy');
  };

  return {
    transact: (work) =>
      unnested(key, () => {
        const mine = last.then(() => run(work));
        last = mine.catch(() => undefined);
        return mine;
      }),
    usage: () => ({ ...usage }),
    close: async () => {
      await last;
      db.close();
    },
  };
}

function prepare(db: Database.Database, sizeLimit: number | undefined): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // Purged personal data is overwritten with zeros instead of staying in free pages.
  db.pragma('secure_delete = ON');
  if (sizeLimit !== undefined) {
    const pageSize = db.pragma('page_size', { simple: true }) as number;
    db.pragma(`max_page_count = ${Math.max(1, Math.floor(sizeLimit / pageSize))}`);
  }
  migrate(db);
  // What a purge before a crash left in the log.
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/**
 * After a purge the write-ahead log still holds the removed bytes: it is written back and cut to nothing. While another process reads (a
 * backup) that cannot be done; then it is tried again after each later write. The purge itself has been committed before.
 */
function createTruncation(db: Database.Database): (writes: readonly Write[]) => void {
  let due = false;
  return (writes) => {
    due ||= writes.some(({ kind }) => kind === 'purge');
    if (!due || writes.length === 0) return;
    try {
      const [answer] = db.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[];
      due = answer?.busy !== 0;
    } catch {
      // A full disk, for instance: still due.
    }
  };
}

async function limited<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new ApiProblem('busy')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** SQLite's error codes that callers can be told about; anything else stays what it is. */
function translated(error: unknown): unknown {
  // By its code alone: where the library is loaded more than once in a process, its errors are of the first one's class, and of its realm.
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_FULL') return new ApiProblem('storage-full');
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new ApiProblem('busy');
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return new StoreMisuse('a write into a campaign that is not stored');
  return error;
}
