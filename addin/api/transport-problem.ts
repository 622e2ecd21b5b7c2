/**
 * Failures between here and the server, which no server can answer. unreachable: no connection, or it broke. timed-out: no answer in time.
 * cancelled: ended by the caller. bad-answer: something that is no answer of ours (a proxy's page, another version of the server).
 */
export type TransportProblemCode = 'unreachable' | 'timed-out' | 'cancelled' | 'bad-answer';

export class TransportProblem extends Error {
  override readonly name = 'TransportProblem';
  constructor(readonly code: TransportProblemCode) {
    super(code);
  }
}
