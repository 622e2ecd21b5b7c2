/** What the measuring process asks the measured one, over the messages of child processes. */
export type Asked =
  | { readonly number: number; readonly ask: 'admit'; readonly units: readonly string[] }
  | { readonly number: number; readonly ask: 'figures' }
  | { readonly number: number; readonly ask: 'stored' }
  | { readonly number: number; readonly ask: 'end' };

export interface Answers {
  /** Tokens. */
  readonly admit: { readonly officer: string; readonly clerks: readonly string[] };
  readonly figures: Figures;
  readonly stored: Stored;
  readonly end: null;
}

/** Number 0: the server's address, once it listens. */
export interface Answer {
  readonly number: number;
  readonly answer: unknown;
}

export interface Figures {
  readonly cpuSeconds: number;
  readonly peakMb: number;
  /** Since figures were asked for last, in milliseconds. */
  readonly longestBlockMs: number;
  readonly reads: number;
  readonly writes: number;
  /** Lines of the log by problem, else by event. */
  readonly events: Readonly<Record<string, number>>;
}

export interface Stored {
  /** Documents (rows of the database) and the bytes of their bodies, by what they hold. */
  readonly kinds: Readonly<Record<string, { readonly documents: number; readonly bytes: number; readonly largest: number }>>;
  /** Of the database with everything in it; null where it is no file. */
  readonly fileBytes: number | null;
}
