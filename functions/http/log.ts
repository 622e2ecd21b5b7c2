/** One JSON line per event. Addresses appear as a short hash with a salt of this run: enough to see that two lines belong together. */
import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../core/ports/clock';
import type { Log } from '../deps';

export function createJsonLog(write: (line: string) => void, clock: Clock): Log {
  return {
    write(event, fields) {
      write(`${JSON.stringify({ at: new Date(clock.now()).toISOString(), event, ...fields })}\n`);
    },
  };
}

const salt = randomBytes(16);
export const pseudonym = (address: string): string => createHash('sha256').update(salt).update(address).digest('hex').slice(0, 8);
