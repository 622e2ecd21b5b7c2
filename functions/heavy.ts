/** Long pieces of work with turns of the event loop between: meanwhile every other call gets its answer. */
import { setImmediate as turn } from 'node:timers/promises';

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs `work` when all that was asked for before has ended, after a turn of the event loop: sixty rosters that arrive together are judged
 * one by one instead of in one stretch. `work` must not call this itself and wait for it.
 */
export function heavy<T>(work: () => T): Promise<T> {
  const mine = last.then(async () => {
    await turn();
    return work();
  });
  last = mine.catch(() => undefined);
  return mine;
}

/** All of what a generator makes, each at its turn. */
export async function inTurns<T>(made: Generator<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for (;;) {
    const { done, value } = await heavy(() => made.next());
    if (done === true) return all;
    all.push(value);
  }
}
