/** The server's clock. Deadlines are judged by it, never by a pane's. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
}

/** The day in China (+08:00, no summer time), YYYY-MM-DD. */
export const chinaDay = (milliseconds: number): string => new Date(milliseconds + 8 * 3_600_000).toISOString().slice(0, 10);
/** The instant as ISO text in +08:00. */
export const chinaInstant = (milliseconds: number): string => `${new Date(milliseconds + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
