/**
 * Everything an operation can answer instead of a result. Codes are stable: clients, messages and documentation name them.
 * Sentences come from core/messages (zh-CN/problems.ts, en/problems.ts); `params` may be shown, so no names, IDs or accounts in them.
 */

/** Status names of Firebase's callable protocol, which both deployments speak. */
export type CallableStatus =
  | 'invalid-argument' | 'failed-precondition' | 'not-found' | 'already-exists' | 'permission-denied' | 'unauthenticated'
  | 'resource-exhausted' | 'aborted' | 'unavailable' | 'internal' | 'deadline-exceeded'; // prettier-ignore

/** never: the same request fails again. now: may be repeated at once. later: after `retryAfterSeconds`. afterSignIn, afterReload: the client must do that first. */
export type RetryAdvice = 'never' | 'now' | 'later' | 'afterSignIn' | 'afterReload';

interface ProblemFacts {
  readonly status: CallableStatus;
  readonly retry: RetryAdvice;
  /** Names of its params. */
  readonly params: readonly string[];
}

const facts = <T extends Readonly<Record<string, ProblemFacts>>>(table: T): T => table;

export const problemTable = facts({
  'not-signed-in': { status: 'unauthenticated', retry: 'afterSignIn', params: [] },
  'token-invalid': { status: 'unauthenticated', retry: 'afterSignIn', params: [] },
  'token-expired': { status: 'unauthenticated', retry: 'afterSignIn', params: [] },
  'token-revoked': { status: 'unauthenticated', retry: 'afterSignIn', params: [] },
  'wrong-password': { status: 'unauthenticated', retry: 'now', params: [] },
  'locked-out': { status: 'resource-exhausted', retry: 'later', params: ['minutes'] },
  'weak-password': { status: 'invalid-argument', retry: 'never', params: ['atLeast'] },
  'invitation-unknown': { status: 'not-found', retry: 'never', params: [] },
  'invitation-used': { status: 'failed-precondition', retry: 'never', params: [] },
  'invitation-expired': { status: 'failed-precondition', retry: 'never', params: [] },
  'account-exists': { status: 'already-exists', retry: 'never', params: [] },
  'not-allowed': { status: 'permission-denied', retry: 'never', params: [] },
  'not-your-unit': { status: 'permission-denied', retry: 'never', params: [] },
  'same-person': { status: 'failed-precondition', retry: 'never', params: [] },
  'unknown-operation': { status: 'not-found', retry: 'never', params: [] },
  'bad-request': { status: 'invalid-argument', retry: 'never', params: ['path'] },
  'too-large': { status: 'invalid-argument', retry: 'never', params: ['limit'] },
  'too-many-requests': { status: 'resource-exhausted', retry: 'later', params: ['seconds'] },
  'no-such-campaign': { status: 'not-found', retry: 'never', params: [] },
  'no-such-unit': { status: 'not-found', retry: 'never', params: [] },
  'no-such-submission': { status: 'not-found', retry: 'never', params: [] },
  'no-such-entry': { status: 'not-found', retry: 'never', params: [] },
  'no-such-decision': { status: 'not-found', retry: 'afterReload', params: [] },
  'no-merge': { status: 'failed-precondition', retry: 'never', params: [] },
  'campaign-not-open': { status: 'failed-precondition', retry: 'never', params: ['status'] },
  'campaign-locked': { status: 'failed-precondition', retry: 'never', params: [] },
  'campaign-purged': { status: 'failed-precondition', retry: 'never', params: [] },
  'bad-plan': { status: 'invalid-argument', retry: 'never', params: ['issues'] },
  'stale-version': { status: 'aborted', retry: 'afterReload', params: ['current'] },
  'wrong-state': { status: 'failed-precondition', retry: 'afterReload', params: ['state'] },
  'deadline-passed': { status: 'failed-precondition', retry: 'never', params: ['deadline'] },
  'over-quota': { status: 'failed-precondition', retry: 'never', params: ['quota', 'reported'] },
  'errors-remain': { status: 'failed-precondition', retry: 'never', params: ['errors'] },
  'chunk-missing': { status: 'failed-precondition', retry: 'now', params: ['missing'] },
  'chunk-conflict': { status: 'failed-precondition', retry: 'never', params: ['index'] },
  'digest-mismatch': { status: 'invalid-argument', retry: 'now', params: [] },
  'content-unreadable': { status: 'invalid-argument', retry: 'never', params: ['reason'] },
  'no-roster': { status: 'failed-precondition', retry: 'never', params: [] },
  'merge-stale': { status: 'failed-precondition', retry: 'never', params: [] },
  'storage-full': { status: 'unavailable', retry: 'later', params: [] },
  busy: { status: 'aborted', retry: 'now', params: [] },
  internal: { status: 'internal', retry: 'later', params: [] },
});

export type ProblemCode = keyof typeof problemTable;
export const problemCodes = Object.keys(problemTable) as readonly ProblemCode[];
/** What any operation may answer besides the problems listed for it in the table. */
export const commonProblems: readonly ProblemCode[] = [
  'not-signed-in',
  'token-invalid',
  'token-expired',
  'token-revoked',
  'not-allowed',
  'unknown-operation',
  'bad-request',
  'too-large',
  'too-many-requests',
  'storage-full',
  'busy',
  'internal',
];
export type ProblemParams = Readonly<Record<string, string | number | readonly string[] | readonly number[]>>;

/** Thrown by handlers, stores and identities; dispatch turns it into the wire form. Any other error becomes 'internal' and is logged. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    readonly code: ProblemCode,
    readonly params: ProblemParams = {},
  ) {
    super(code);
  }
}
