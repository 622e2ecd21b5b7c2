/**
 * The one way in, whatever carries the call: identity → role → parse → handler (transaction and audit) → parse the answer → problem.
 * Every failure becomes a problem with a code; what is no problem of the caller's is 'internal', logged without personal data.
 */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { ApiProblem, commonProblems, type ProblemCode } from '../core/api/problems';
import { apiTable, type Operation, type OperationName } from '../core/api/table';
import type { Caller, Identity } from '../core/ports/identity';
import type { Call } from './call';
import type { Deps, Log } from './deps';
import { guardBody, pathText } from './guard';
import { handlers } from './handlers';
import { outcomeOf, type Dispatch, type Outcome } from './outcome';
import { sealReasons } from './store/sealed-reasons';

export function createDispatch(parts: Deps, identity: Identity, log: Log): Dispatch {
  const deps: Deps = { ...parts, store: sealReasons(parts.store, parts.seal) };
  return async (request) => {
    const started = deps.clock.now();
    try {
      const { name, operation } = operationOf(request.operation, deps);
      const caller = await callerFor(name, operation, request.token, identity);
      guardBody(request.body);
      const parsed = operation.request.safeParse(request.body ?? {});
      if (!parsed.success) throw new ApiProblem('bad-request', { path: pathText(parsed.error.issues[0]?.path ?? []) });
      const result = await handle(name, {
        operation: name as never,
        request: parsed.data as never,
        caller,
        token: request.token,
        deps,
        now: started,
        emit: emitter(operation, request.emit) as never,
        alive: () => {
          if (request.signal?.aborted === true) throw new ApiProblem('busy');
        },
      });
      return { ok: true, result: operation.response.parse(result) };
    } catch (error) {
      return refused(error, request.operation, log);
    }
  };
}

function operationOf(name: string, deps: Deps): { readonly name: OperationName; readonly operation: Operation } {
  if (!Object.hasOwn(apiTable, name)) throw new ApiProblem('unknown-operation');
  const operation: Operation = apiTable[name as OperationName];
  if (operation.localOnly === true && deps.accounts === undefined) throw new ApiProblem('unknown-operation');
  return { name: name as OperationName, operation };
}

/** Signing in with an old token still in hand must work, so operations that need no sign-in look at no token; whoAmI tells about it. */
async function callerFor(name: OperationName, operation: Operation, token: string | null, identity: Identity): Promise<Caller | null> {
  if (operation.roles.length === 0 && name !== 'session.whoAmI') return null;
  const caller = await identity.verify(token);
  if (operation.roles.length === 0) return caller;
  if (caller === null) throw new ApiProblem('not-signed-in');
  if (!operation.roles.includes(caller.role)) throw new ApiProblem('not-allowed');
  return caller;
}

const emitter =
  (operation: Operation, emit: ((progress: unknown) => void) | undefined) =>
  (progress: unknown): void => {
    if (emit !== undefined && operation.streams !== undefined) emit((operation.streams as z.ZodType).parse(progress));
  };

/** The mapped type of `handlers` ties each name to its own handler; here any of them may be called. */
const handle = (name: OperationName, call: Call<never>): Promise<unknown> =>
  (handlers[name] as unknown as (call: Call<never>) => Promise<unknown>)(call);

function refused(error: unknown, operation: string, log: Log): Outcome {
  const known = Object.hasOwn(apiTable, operation);
  const name = known ? operation : 'unknown';
  if (error instanceof ApiProblem) {
    const { code } = error;
    const listed: readonly ProblemCode[] = known ? (apiTable[operation as OperationName] as Operation).problems : [];
    if (!commonProblems.includes(code) && !listed.includes(code)) log.write('problem-not-in-table', { operation: name, code });
    return outcomeOf(error);
  }
  // Messages may quote data (a parser does), so only the kind of error and where in our code it arose are kept.
  const kind = error instanceof Error ? error.name : typeof error;
  log.write('internal-error', { incident: randomUUID(), operation: name, kind, at: placeOf(error) });
  return outcomeOf({ code: 'internal', params: {} });
}

/** The first frames of the stack without their folders: function, file, line. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return frames
    .slice(0, 4)
    .map((line) =>
      line
        .trim()
        .replace(/^at (?:async )?/, '')
        .replace(/\(?(?:file:\/\/)?[^()\s]*[\\/]([^\\/()\s]+)\)?/, '$1'),
    )
    .join(' < ')
    .slice(0, 400);
}
