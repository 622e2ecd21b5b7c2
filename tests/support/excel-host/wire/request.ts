/** One rich API request: limits and refusals first, then the actions in order until one fails. */
import { resolvePaths, type PathInfo } from './paths';
import { HostError, wholeRequest } from './host-error';
import { callMethod, queryObject, setProperty, updateObject } from './members';
import type { Session } from './session';
import type { HostObject } from './spec';
import { WholeRequestError } from './whole-request-error';

interface ActionInfo {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: { readonly Arguments?: unknown[]; readonly ReferencedObjectPathIds?: unknown[] };
  readonly QueryInfo?: { readonly Select?: string[]; readonly Expand?: string[]; readonly Top?: number; readonly Skip?: number };
}

interface RequestBody {
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly ActionInfo[];
  readonly ObjectPaths: Readonly<Record<string, PathInfo>>;
}

/** The answer, or the number of an error that concerns the whole request. */
export type Answer = { readonly body: string } | { readonly error: number };

const refusals = {
  'cell-edit': wholeRequest.cellEditMode,
  'session-timeout': wholeRequest.sessionTimedOut,
  busy: wholeRequest.tooBusy,
  'access-denied': wholeRequest.accessDenied,
} as const;

export function processRequest(session: Session, text: string): Answer {
  const request = JSON.parse(text) as RequestBody;
  const [answer, answered] = answerTo(session, request, Buffer.byteLength(text));
  if (isHousekeeping(request)) session.counters.countHousekeeping();
  else session.counters.count(Buffer.byteLength(text), answered, request.Actions.length);
  return answer;
}

/** The answer and its size. */
function answerTo(session: Session, request: RequestBody, size: number): [Answer, number] {
  const refused = refuse(session, request);
  if (refused !== null) return [{ error: refused }, 0];
  if (size > session.payloadLimit) return [{ error: wholeRequest.requestTooLarge }, 0];
  const result = run(session, request);
  if (typeof result === 'number') return [{ error: result }, 0];
  const body = JSON.stringify(result);
  const answered = Buffer.byteLength(body);
  return [answered > session.payloadLimit ? { error: wholeRequest.responseTooLarge } : { body }, answered];
}

/** The library's own start-up and clean-up calls are never refused: nothing of the workbook is asked in them. */
function refuse(session: Session, request: RequestBody): number | null {
  if (session.refusal === null || isHousekeeping(request)) return null;
  const error = refusals[session.refusal];
  if (session.refusalsLeft !== null) {
    session.refusalsLeft -= 1;
    if (session.refusalsLeft <= 0) {
      session.refusal = null;
      session.refusalsLeft = null;
    }
  }
  return error;
}

const isHousekeeping = (request: RequestBody): boolean =>
  request.Actions.every(({ ActionType, Name }) => ActionType === 1 || housekeeping.has(Name)) &&
  request.Actions.some(({ Name }) => housekeeping.has(Name));

const housekeeping: ReadonlySet<string> = new Set(['_RemoveReference', 'NotifyActionHandlerReady']);

function run(session: Session, request: RequestBody): Record<string, unknown> | number {
  try {
    return execute(session, request);
  } catch (error) {
    if (error instanceof WholeRequestError) return error.number;
    throw error;
  }
}

interface Failure {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string;
  readonly HttpStatusCode: number;
  readonly ActionIndex: number;
}

function execute(session: Session, request: RequestBody): Record<string, unknown> {
  const paths = resolvePaths(session, request.ObjectPaths);
  const tracked = new Set(
    request.AutoKeepReference === false
      ? []
      : request.Actions.filter(({ Name }) => Name === '_KeepReference').map(({ ObjectPathId }) => ObjectPathId),
  );
  const results: { ActionId: number; Value: unknown }[] = [];
  const traces: number[] = [];
  const references = new Map<number, string>();
  for (const [index, action] of request.Actions.entries()) {
    const location = { text: '' };
    try {
      if (action.ActionType === 5) {
        // The pane waits for both: the id, and a result of its own (event handlers are put in place by it).
        traces.push(action.Id);
        results.push({ ActionId: action.Id, Value: null });
        continue;
      }
      const target = paths.get(action.ObjectPathId, location);
      const Value =
        action.ActionType === 1
          ? instantiate(session, action, target, tracked, references)
          : perform(session, action, target, paths.argumentsOf, location);
      if (Value !== undefined) results.push({ ActionId: action.Id, Value });
    } catch (error) {
      if (error instanceof WholeRequestError) throw error;
      return { Results: results, TraceIds: traces, Error: describe(session, error, index, location.text) };
    }
  }
  return { Results: results, TraceIds: traces };
}

function describe(session: Session, error: unknown, index: number, location: string): Failure {
  if (error instanceof HostError)
    return { Code: error.code, Message: error.message, Location: location, HttpStatusCode: error.status, ActionIndex: index };
  // A fault of the harness, not of the pane: never to be taken for something Excel said.
  session.fail(`Harness fault at ${location}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return { Code: 'GeneralException', Message: 'There was an internal error.', Location: location, HttpStatusCode: 500, ActionIndex: index };
}

function instantiate(
  session: Session,
  action: ActionInfo,
  target: HostObject | null,
  tracked: ReadonlySet<number>,
  references: Map<number, string>,
): unknown {
  if (!target) return null;
  const value: Record<string, unknown> = { ...(target.spec.identity?.(target.self) ?? {}) };
  if (target.spec.trackable && tracked.has(action.ObjectPathId)) {
    let id = references.get(action.ObjectPathId);
    if (id === undefined) references.set(action.ObjectPathId, (id = session.keep(target)));
    value['_ReferenceId'] = id;
  }
  return value;
}

function perform(
  session: Session,
  action: ActionInfo,
  target: HostObject | null,
  argumentsOf: (info: ActionInfo['ArgumentInfo']) => unknown[],
  location: { text: string },
): unknown {
  if (!target) return action.ActionType === 2 ? null : undefined;
  if (target.spec.alive?.(target.self) === false) {
    location.text = target.spec.className;
    throw new HostError('InvalidReference', 'This reference is not valid for the current operation. (its sheet is gone)');
  }
  switch (action.ActionType) {
    case 2:
      return queryObject(session, target, action.QueryInfo ?? {}, location);
    case 3:
      return callMethod(session, target, action.Name, argumentsOf(action.ArgumentInfo), location) ?? null;
    case 4:
      setProperty(session, target, action.Name, argumentsOf(action.ArgumentInfo)[0], location);
      return undefined;
    case 9:
      updateObject(session, target, argumentsOf(action.ArgumentInfo)[0], location);
      return undefined;
    default:
      session.fail(`The pane used action type ${String(action.ActionType)} on ${target.spec.className}, which this host does not know`);
      throw new HostError('ApiNotFound', 'The API you are trying to use could not be found.');
  }
}
