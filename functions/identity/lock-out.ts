/**
 * Lock-out after repeated failures, per account and per address, kept in the database so that a restart forgets nothing. Names that do not
 * exist are counted like those that do. Keys are hashes.
 */
import { ApiProblem } from '../../core/api/problems';
import type { Clock } from '../../core/ports/clock';
import type { AccountsDatabase } from '../store/sqlite-accounts';
import { digestOf } from './secrets';

const minute = 60_000;
/** Failures before the first lock. It lasts a minute; every further failure doubles it, up to an hour. */
export const failuresAllowed = 5;
const longestMinutes = 60;
/** Without a failure for this long the count starts anew. */
const forgottenAfter = 24 * 60 * minute;

export type FailureKey = string & { readonly failureKey: unique symbol };
export const accountKey = (account: string): FailureKey => digestOf(`account ${account}`) as FailureKey;
export const addressKey = (address: string): FailureKey => digestOf(`address ${address}`) as FailureKey;

export function createLockOut(database: AccountsDatabase, clock: Clock) {
  return {
    /** @throws ApiProblem 'locked-out' with the minutes left */
    check(keys: readonly FailureKey[]): void {
      const now = clock.now();
      const until = Math.max(...keys.map((key) => database.failure(key)?.lockedUntil ?? 0));
      if (until > now) throw new ApiProblem('locked-out', { minutes: Math.ceil((until - now) / minute) });
    },
    failed(keys: readonly FailureKey[]): void {
      const now = clock.now();
      database.atomically(() => {
        database.dropFailuresBefore(now - forgottenAfter);
        for (const key of keys) {
          const failures = (database.failure(key)?.failures ?? 0) + 1;
          const minutes = failures < failuresAllowed ? 0 : Math.min(longestMinutes, 2 ** (failures - failuresAllowed));
          database.saveFailure({ key, failures, lockedUntil: minutes === 0 ? 0 : now + minutes * minute, lastAt: now });
        }
      });
    },
    /** A success clears the account; the address keeps its count, or an own account would buy guesses at others'. */
    passed(account: FailureKey): void {
      database.dropFailure(account);
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
