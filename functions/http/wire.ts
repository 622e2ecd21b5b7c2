/** The wire of Firebase's callable protocol, so that one client serves both deployments. */
import type { CallableStatus } from '../../core/api/problems';
import type { Outcome } from '../outcome';

const httpStatuses: Readonly<Record<CallableStatus, number>> = {
  'invalid-argument': 400,
  'failed-precondition': 400,
  unauthenticated: 401,
  'permission-denied': 403,
  'not-found': 404,
  aborted: 409,
  'already-exists': 409,
  'resource-exhausted': 429,
  internal: 500,
  unavailable: 503,
  'deadline-exceeded': 504,
};

export const httpStatusOf = (outcome: Outcome): number => (outcome.ok ? 200 : httpStatuses[outcome.problem.status]);

/** `{"result": …}` or `{"error": {status, message, details}}`; the message is the code, sentences are made by the client in its language. */
export function wireOf(outcome: Outcome): object {
  if (outcome.ok) return { result: outcome.result };
  const { code, params, status, retry } = outcome.problem;
  return { error: { status: status.toUpperCase().replaceAll('-', '_'), message: code, details: { code, params, retry } } };
}

/** Seconds a client should wait, for the Retry-After header. */
export function retryAfterOf(outcome: Outcome): number | null {
  if (outcome.ok) return null;
  const { seconds, minutes } = outcome.problem.params;
  if (typeof seconds === 'number') return seconds;
  return typeof minutes === 'number' ? minutes * 60 : null;
}

/** `/roster_submit` → `roster.submit`; null when the path names no operation at all. */
export const operationOf = (path: string): string | null =>
  /^\/[a-z]{1,30}_[A-Za-z]{1,30}$/.test(path) ? path.slice(1).replace('_', '.') : null;
