/** One reading of one file: its name, what it may use up, and whether it should stop. Every part of the reader is handed the same job. */
import { FileProblem, type FileProblemCode } from '../problem';
import { defaultLimits, type ReadLimits } from './limits';

export interface ReadOptions {
  readonly limits?: Partial<ReadLimits>;
  /** Aborting it ends the reading with a 'stopped' problem. */
  readonly signal?: AbortSignal;
  /** Reading longer than this ends with a 'stopped' problem. No limit when absent. */
  readonly timeLimitMs?: number;
}

export type ProblemParams = Readonly<Record<string, string | number>>;

/** Milliseconds of work before other tasks of the process get a turn. */
const turnMs = 40;

export class ReadJob {
  readonly limits: ReadLimits;
  private readonly signal: AbortSignal | undefined;
  private readonly deadline: number;
  private readonly timeLimitMs: number;
  private turnEnds: number;
  private cells = 0;

  constructor(
    /** File name without folders. */
    readonly file: string,
    options: ReadOptions = {},
  ) {
    this.limits = { ...defaultLimits, ...options.limits };
    this.signal = options.signal;
    this.timeLimitMs = options.timeLimitMs ?? Infinity;
    this.deadline = performance.now() + this.timeLimitMs;
    this.turnEnds = performance.now() + turnMs;
  }

  problem(code: FileProblemCode, params: ProblemParams = {}, cause?: unknown): FileProblem {
    return new FileProblem(code, this.file, params, cause === undefined ? {} : { cause });
  }

  tooLarge(what: 'file' | 'entries' | 'unpacked' | 'ratio' | 'cells' | 'merges', limit: number): FileProblem {
    return this.problem('too-large', { what, limit });
  }

  /** Throws when the reading should stop. */
  check(): void {
    if (this.signal?.aborted) throw this.problem('stopped', { reason: 'asked' });
    if (performance.now() > this.deadline) throw this.problem('stopped', { reason: 'time', seconds: Math.round(this.timeLimitMs / 1000) });
  }

  /** Lets other tasks run when this one has worked for a while, so that an abort can arrive; then checks. */
  async breathe(): Promise<void> {
    if (performance.now() > this.turnEnds) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      this.turnEnds = performance.now() + turnMs;
    }
    this.check();
  }

  /** Milliseconds left, or null without a time limit. */
  get timeLeftMs(): number | null {
    return this.deadline === Infinity ? null : Math.max(1, this.deadline - performance.now());
  }

  /** Counts cell places of one row towards the limit. */
  chargeCells(count: number): void {
    this.cells += count;
    if (this.cells > this.limits.cells) throw this.tooLarge('cells', this.limits.cells);
  }
}
