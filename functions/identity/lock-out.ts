/**
 * Lock-out after repeated failures, per account and per address, kept in the database so that a restart forgets nothing. Names that do not
 * exist are counted like those that do. Keys are hashes.
 */
import { ApiProblem } from '../../core/api/problems';
import type { Clock } from '../../core/ports/clock';
import type { AccountsDatabase } from '../store/sqlite-accounts';
import { digestOf } from './secrets';

const minute = 60_000;
/** The first lock lasts a minute; every further failure doubles it, up to an hour. */
const longestMinutes = 60;

/** What failures are counted for. */
export interface Counted {
  readonly key: string;
  /** This failure is the first that locks. */
  readonly locksAt: number;
  /** Without a failure for this long the count starts anew. */
  readonly forgottenAfter: number;
}
const longestMemory = 24 * 60 * minute;
export const countedAccount = (account: string): Counted => ({
  ...{ key: digestOf(`account ${account}`), locksAt: 5, forgottenAfter: longestMemory },
});
/** More patience, and less memory: a whole town hall may stand behind one address, and its slips of a day must not shut everybody out. */
export const countedAddress = (address: string): Counted => ({
  ...{ key: digestOf(`address ${address}`), locksAt: 20, forgottenAfter: 60 * minute },
});

export function createLockOut(database: AccountsDatabase, clock: Clock) {
  return {
    /** @throws ApiProblem 'locked-out' with the minutes left */
    check(counted: readonly Counted[]): void {
      const now = clock.now();
      const until = Math.max(...counted.map(({ key }) => database.failure(key)?.lockedUntil ?? 0));
      if (until > now) throw new ApiProblem('locked-out', { minutes: Math.ceil((until - now) / minute) });
    },
    failed(counted: readonly Counted[]): void {
      const now = clock.now();
      database.atomically(() => {
        database.dropFailuresBefore(now - longestMemory);
        for (const { key, locksAt, forgottenAfter } of counted) {
          const before = database.failure(key);
          const isRemembered = before !== undefined && now - Math.max(before.lastAt, before.lockedUntil) < forgottenAfter;
          const failures = (isRemembered ? before.failures : 0) + 1;
          const minutes = failures < locksAt ? 0 : Math.min(longestMinutes, 2 ** (failures - locksAt));
          database.saveFailure({ key, failures, lockedUntil: minutes === 0 ? 0 : now + minutes * minute, lastAt: now });
        }
      });
    },
    /** A success clears the account; the address keeps its count, or an own account would buy guesses at others'. */
    passed({ key }: Counted): void {
      database.dropFailure(key);
    },
  };
}

/** Runs one job after another, so that a burst of guesses cannot outrun the lock-out or take all cores. @throws ApiProblem 'too-many-requests' */
export function createTurns(longestQueue: number): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (job) => {
    if (waiting >= longestQueue) throw new ApiProblem('too-many-requests', { seconds: 10 });
    waiting += 1;
    const mine = last.then(job, job);
    last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      waiting -= 1;
    }
  };
}
