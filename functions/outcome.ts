/** A call and its answer, whatever carries them: what dispatch takes and gives. */
import {
  problemTable,
  type ApiProblem,
  type CallableStatus,
  type ProblemCode,
  type ProblemParams,
  type RetryAdvice,
} from '../core/api/problems';

export interface DispatchRequest {
  readonly operation: string;
  readonly body: unknown;
  readonly token: string | null;
  readonly emit?: (progress: unknown) => void;
  readonly signal?: AbortSignal;
}
export interface WireProblem {
  readonly code: ProblemCode;
  readonly params: ProblemParams;
  readonly status: CallableStatus;
  readonly retry: RetryAdvice;
}
export type Outcome = { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly problem: WireProblem };
export type Dispatch = (request: DispatchRequest) => Promise<Outcome>;

/** A problem with the status and the advice that the table gives it. */
export function outcomeOf({ code, params }: Pick<ApiProblem, 'code' | 'params'>): Outcome {
  const { status, retry } = problemTable[code];
  return { ok: false, problem: { code, params, status, retry } };
}
