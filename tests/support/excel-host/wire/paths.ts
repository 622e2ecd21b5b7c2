/** Object paths of a request, each resolved once, when first needed. */
import { HostError, invalidReference } from './host-error';
import { callMethod, childOf, itemOf } from './members';
import type { Session } from './session';
import { isHostObject, type HostObject } from './spec';
import { root, services } from '../objects/table';

export interface PathInfo {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

interface ArgumentInfo {
  readonly Arguments?: unknown[];
  readonly ReferencedObjectPathIds?: unknown[];
}

export interface Location {
  text: string;
}

export interface Paths {
  readonly get: (id: number, location: Location) => HostObject | null;
  readonly argumentsOf: (info: ArgumentInfo | undefined) => unknown[];
}

export function resolvePaths(session: Session, infos: Readonly<Record<string, PathInfo>>): Paths {
  const resolved = new Map<number, HostObject | null>();

  const get = (id: number, location: Location): HostObject | null => {
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const info = infos[String(id)];
    if (!info) throw new HostError('GeneralException', `no object path ${String(id)}`);
    const found = resolve(info, location);
    resolved.set(id, found);
    return found;
  };

  const replace = (value: unknown, referenced: unknown): unknown => {
    if (typeof referenced === 'number' && referenced !== 0) return get(referenced, { text: '' });
    if (Array.isArray(value)) return Array.isArray(referenced) ? value.map((item, index) => replace(item, referenced[index])) : value;
    if (typeof value === 'object' && value !== null && '_ObjectPathId' in value) return get(Number(value._ObjectPathId), { text: '' });
    return value;
  };

  const argumentsOf = (info: ArgumentInfo | undefined): unknown[] =>
    (info?.Arguments ?? []).map((value, index) => replace(value, info?.ReferencedObjectPathIds?.[index]));

  const resolve = (info: PathInfo, location: Location): HostObject | null => {
    if (info.ObjectPathType === 1) return root(session);
    if (info.ObjectPathType === 2) return service(info.Name);
    if (info.ObjectPathType === 6) return kept(info.Name);
    if (info.ObjectPathType === 7) return null;
    const parent = get(info.ParentObjectPathId ?? 0, location);
    // What is asked of a null object is a null object.
    if (!parent) return null;
    if (info.ObjectPathType === 4) return childOf(session, parent, info.Name, location);
    const args = argumentsOf(info.ArgumentInfo);
    if (info.ObjectPathType === 5) return itemOf(session, parent, args[0], location);
    const made = callMethod(session, parent, info.Name, args, location);
    if (made !== null && !isHostObject(made)) throw new HostError('GeneralException', `${location.text} gives no object`);
    return made;
  };

  const service = (name: string): HostObject => {
    const found = services[name];
    if (found) return found;
    session.fail(`The pane asked for the service ${name}, which this host does not know`);
    throw new HostError('ApiNotFound', 'The API you are trying to use could not be found.');
  };

  const kept = (id: string): HostObject => {
    const found = session.kept(id);
    if (!found) throw invalidReference('the range is not tracked any more');
    return found;
  };

  return { get, argumentsOf };
}
