/**
 * Failures of the callable protocol → problems. Our servers name their problem in `details`. Without them something before dispatch answered:
 * Firebase's own functions SDK (a token that it does not believe), its front end (overload, no instance, time is up) or a proxy.
 */
import { ApiProblem, problemCodes, type ProblemCode, type ProblemParams } from '../../core/api/problems';
import { TransportProblem } from './transport-problem';

/** Status names of the protocol, as they stand on the wire. ABORTED and FAILED_PRECONDITION come from our servers only, with details. */
const statusProblems: Readonly<Record<string, () => ApiProblem | TransportProblem>> = {
  UNAUTHENTICATED: () => new ApiProblem('token-invalid'),
  PERMISSION_DENIED: () => new ApiProblem('not-allowed'),
  NOT_FOUND: () => new ApiProblem('unknown-operation'),
  INVALID_ARGUMENT: () => new ApiProblem('bad-request'),
  RESOURCE_EXHAUSTED: () => new ApiProblem('too-many-requests'),
  INTERNAL: () => new ApiProblem('internal'),
  UNAVAILABLE: () => new TransportProblem('unreachable'),
  DEADLINE_EXCEEDED: () => new TransportProblem('timed-out'),
};

/** @param error `{status, message, details: {code, params}}`; nothing of it is believed before it was looked at */
export function problemOfError(error: unknown): ApiProblem | TransportProblem {
  const details = memberOf(error, 'details');
  const code = memberOf(details, 'code');
  if (isCode(code)) {
    const params = memberOf(details, 'params');
    return new ApiProblem(code, typeof params === 'object' && params !== null ? (params as ProblemParams) : {});
  }
  const status = memberOf(error, 'status');
  const known = details === undefined && typeof status === 'string' && Object.hasOwn(statusProblems, status);
  return (known ? statusProblems[status]?.() : undefined) ?? new TransportProblem('bad-answer');
}

/** What a page means that is no answer of ours, by its HTTP status; null when that tells nothing. */
export function problemOfPage(status: number, retryAfter: string | null): ApiProblem | TransportProblem | null {
  const seconds = Number(retryAfter ?? NaN);
  switch (status) {
    case 404:
      return new ApiProblem('unknown-operation');
    case 413:
      return new ApiProblem('too-large');
    case 429:
      return new ApiProblem('too-many-requests', Number.isFinite(seconds) ? { seconds } : {});
    case 502:
    case 503:
      return new TransportProblem('unreachable');
    case 504:
      return new TransportProblem('timed-out');
    default:
      return null;
  }
}

const isCode = (code: unknown): code is ProblemCode => problemCodes.includes(code as ProblemCode);

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
