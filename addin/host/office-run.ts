/**
 * Requests to Excel: batches that are sent again while a cell is being edited or Excel is busy, and asks that are packed into as few
 * requests as the size limit lets through.
 */
import { HostProblem, type Progress } from '../../core/ports/workbook-host';
import { isTooLarge, mayBeSentAgain, problemOf } from './office-problem';

export interface OfficeTools {
  /** Waits; tests wait for nothing. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Whether this Excel has ExcelApi of that version. */
  readonly has: (version: string) => boolean;
}

export interface Run {
  readonly context: Excel.RequestContext;
  readonly tools: OfficeTools;
}

/** Growing pauses, 1.9 s together, before an edited cell or a busy Excel is told. */
const pauses = [100, 300, 600, 900];

/** One piece of work over Excel.run. @param sheet which it is about, for problems @throws HostProblem */
export async function operate<T>(tools: OfficeTools, work: (run: Run) => Promise<T>, sheet: string | null = null): Promise<T> {
  try {
    return await Excel.run((context) => work({ context, tools }));
  } catch (error) {
    throw problemOf(error, sheet);
  }
}

/** One request. `queue` is called again for each attempt, so it must make its proxies anew. */
export async function batch<T>({ context, tools }: Run, queue: () => T): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    const queued = queue();
    try {
      await context.sync();
      return queued;
    } catch (error) {
      const wait = pauses[attempt];
      if (wait === undefined || !mayBeSentAgain(error)) throw error;
      await tools.pause(wait);
    }
  }
}

/** Part of a request: what it asks for, about how large its answer (or its own text) is, and how to ask for less at once. */
export interface Ask {
  readonly bytes: number;
  /** Queues, and gives what takes the answer, which may ask further. */
  readonly queue: () => () => readonly Ask[];
  /** Null where it cannot be made smaller. */
  readonly halve: (() => readonly Ask[]) | null;
}

/** Bytes per request and answer. Excel on the web refuses more than 5 MB; estimates need room. */
export const payload = 4_400_000;

export function stopIfCancelled(progress: Progress | undefined): void {
  if (progress?.signal?.aborted === true) throw new HostProblem('cancelled', 'signal');
}

/** Sends asks in order, several in one request where they fit; what is too large after all is halved. */
export async function runAsks(run: Run, asks: readonly Ask[], progress?: Progress): Promise<void> {
  let waiting = asks;
  let limit = payload;
  while (waiting.length > 0) {
    stopIfCancelled(progress);
    const { now, later } = pack(waiting, limit);
    try {
      const answers = await batch(run, () => now.map((ask) => ask.queue()));
      waiting = [...later, ...answers.flatMap((take) => take())];
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      const [first] = now;
      const halves = now.length === 1 ? first?.halve?.() : now;
      if (halves === undefined) throw error;
      limit = Math.max(1, Math.floor(now.reduce((sum, ask) => sum + ask.bytes, 0) / 2));
      waiting = [...halves, ...later];
    }
  }
}

function pack(waiting: readonly Ask[], limit: number): { readonly now: readonly Ask[]; readonly later: readonly Ask[] } {
  let bytes = 0;
  let count = 0;
  for (const ask of waiting) {
    if (count > 0 && bytes + ask.bytes > limit) break;
    bytes += ask.bytes;
    count += 1;
  }
  return { now: waiting.slice(0, count), later: waiting.slice(count) };
}
