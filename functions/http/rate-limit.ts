/** Token buckets in memory: `burst` requests at once, then `perSecond`. */
import { ApiProblem } from '../../core/api/problems';
import type { Clock } from '../../core/ports/clock';
import type { Identity } from '../../core/ports/identity';

export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** At most this many buckets; when full, those that have refilled go, then the oldest. */
const mostBuckets = 20_000;

export function createRateLimit({ burst, perSecond }: Rate, clock: Clock) {
  const buckets = new Map<string, { left: number; at: number }>();
  const makeRoom = (now: number): void => {
    for (const [key, { left, at }] of buckets) if (left + ((now - at) / 1000) * perSecond >= burst) buckets.delete(key);
    for (const key of buckets.keys()) {
      if (buckets.size < mostBuckets) return;
      buckets.delete(key);
    }
  };
  return {
    /** @throws ApiProblem 'too-many-requests' with the seconds until one more is allowed */
    take(key: string): void {
      const now = clock.now();
      if (!buckets.has(key) && buckets.size >= mostBuckets) makeRoom(now);
      const bucket = buckets.get(key) ?? { left: burst, at: now };
      const left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond);
      buckets.set(key, { left: left < 1 ? left : left - 1, at: now });
      if (left < 1) throw new ApiProblem('too-many-requests', { seconds: Math.ceil((1 - left) / perSecond) });
    },
  };
}

/** An identity that also counts what each account asks for. */
export function limitAccounts(identity: Identity, rate: Rate, clock: Clock): Identity {
  const limit = createRateLimit(rate, clock);
  return {
    async verify(token) {
      const caller = await identity.verify(token);
      if (caller !== null) limit.take(caller.uid);
      return caller;
    },
  };
}
