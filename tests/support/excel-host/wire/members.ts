/** Reading, setting and calling members by name over the descriptions; unknown or unsupported ones are loud. */
import { apiSetOf } from './api-sets';
import { HostError, itemNotFound } from './host-error';
import { supports } from './profiles';
import type { Session } from './session';
import { isHostObject, type AnySpec, type HostObject } from './spec';

interface Location {
  text: string;
}

export interface Query {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const lowered = new WeakMap<object, ReadonlyMap<string, string>>();

/** The member's name as described, by a name in any case. */
function nameIn(members: object | undefined, name: string): string | undefined {
  if (!members) return undefined;
  let names = lowered.get(members);
  if (!names) lowered.set(members, (names = new Map(Object.keys(members).map((key) => [key.toLowerCase(), key]))));
  return names.get(name.toLowerCase());
}

/** Says loudly that a member is not described here: the harness (or the pane's wish) is incomplete. */
function unknown(session: Session, spec: AnySpec, name: string): HostError {
  const member = `${spec.className}.${camel(name)}`;
  session.fail(`The pane used ${member}, which this host does not know`);
  return new HostError('ApiNotFound', `The API you are trying to use could not be found. (${member})`);
}

/** Undocumented members (starting with _) belong to every version. */
function isSupported(session: Session, spec: AnySpec, member: string): boolean {
  if (member.startsWith('_')) return true;
  const needed = apiSetOf(spec.className, member);
  return needed === null || supports(session.profile, needed.set, needed.version);
}

function demand(session: Session, spec: AnySpec, member: string): void {
  if (isSupported(session, spec, member)) return;
  const needed = apiSetOf(spec.className, member);
  throw new HostError(
    'ApiNotFound',
    `The API you are trying to use could not be found. (${spec.className}.${member} needs ${needed?.set ?? ''} ${needed?.version ?? ''}, this is Excel ${session.profile.name})`,
  );
}

export function childOf(session: Session, parent: HostObject, name: string, location: Location): HostObject | null {
  const { spec } = parent;
  const member = nameIn(spec.children, name);
  location.text = `${spec.className}.${member ?? camel(name)}`;
  if (member === undefined) throw unknown(session, spec, name);
  demand(session, spec, member);
  return spec.children?.[member]?.(parent.self, session) ?? null;
}

export function itemOf(session: Session, parent: HostObject, key: unknown, location: Location): HostObject {
  location.text = `${parent.spec.className}.getItem`;
  if (!parent.spec.item) throw unknown(session, parent.spec, 'getItem');
  return parent.spec.item(parent.self, key, session);
}

export function callMethod(session: Session, target: HostObject, name: string, args: readonly unknown[], location: Location): unknown {
  const { spec, self } = target;
  const member = nameIn(spec.methods, name);
  location.text = `${spec.className}.${member ?? camel(name)}`;
  if (member !== undefined) {
    demand(session, spec, member);
    return spec.methods?.[member]?.(self, args, session);
  }
  if (name === '_KeepReference') return null;
  const generic = registration(session, target, name) ?? collectionMethod(session, target, name, args);
  if (generic) return generic();
  throw unknown(session, spec, name);
}

function registration(session: Session, { spec, self }: HostObject, name: string): (() => null) | null {
  const [, un, which] = /^_(Unr|R)egister(\w+)$/.exec(name) ?? [];
  const event = which === undefined ? undefined : spec.events?.[which];
  if (!event) return null;
  return () => {
    demand(session, spec, event.member);
    const target = spec.target?.(self) ?? 'Workbook';
    if (un === 'Unr') session.unlisten(event.type, target);
    else session.listen(event.type, target);
    return null;
  };
}

/** getCount, getItemAt and getItemOrNullObject are the same in every collection. */
function collectionMethod(session: Session, { spec, self }: HostObject, name: string, args: readonly unknown[]): (() => unknown) | null {
  const { items, item } = spec;
  if (!items) return null;
  switch (name.toLowerCase()) {
    case 'getcount':
      return () => {
        demand(session, spec, 'getCount');
        return items(self, session).length;
      };
    case 'getitemat':
      return () => {
        const found = items(self, session)[Number(args[0])];
        if (!found) throw itemNotFound(`${spec.className}[${String(args[0])}]`);
        return found;
      };
    case 'getitemornullobject':
      return () => {
        demand(session, spec, 'getItemOrNullObject');
        try {
          return item?.(self, args[0], session) ?? null;
        } catch (error) {
          if (error instanceof HostError && error.code === 'ItemNotFound') return null;
          throw error;
        }
      };
    default:
      return null;
  }
}

export function setProperty(session: Session, target: HostObject, name: string, value: unknown, location: Location): void {
  const { spec, self } = target;
  const member = nameIn(spec.properties, spec.setAs?.[name] ?? name);
  location.text = `${spec.className}.${member ?? camel(name)}`;
  const property = member === undefined ? undefined : spec.properties?.[member];
  if (member === undefined || !property?.set) throw unknown(session, spec, name);
  demand(session, spec, member);
  property.set(self, value, session);
}

/** object.set({…}): plain values are set, nested objects go down. */
export function updateObject(session: Session, target: HostObject, values: unknown, location: Location): void {
  for (const [name, value] of Object.entries((values ?? {}) as Record<string, unknown>)) {
    const child = nameIn(target.spec.children, name) === undefined ? null : childOf(session, target, name, location);
    if (child) updateObject(session, child, value, location);
    else setProperty(session, target, name, value, location);
  }
}

/** Names split into what is asked of this object and what of its children. */
interface Wanted {
  readonly all: boolean;
  readonly own: readonly string[];
  readonly below: ReadonlyMap<string, readonly string[]>;
}

function sort(query: Query): Wanted {
  const own: string[] = [];
  const below = new Map<string, string[]>();
  const ignored = new Set(['$none', 'isnullobject']);
  for (const path of [...(query.Select ?? []), ...(query.Expand ?? []).map((name) => `${name}/*`)]) {
    const [first = '', ...rest] = path.split(/[/.]/).filter((part) => part.toLowerCase() !== 'items');
    if (ignored.has(first.toLowerCase())) continue;
    if (rest.length === 0) own.push(first === '' ? '*' : first);
    else below.set(first, [...(below.get(first) ?? []), rest.join('/')]);
  }
  const nothing = (query.Select ?? []).length === 0 && (query.Expand ?? []).length === 0;
  return { all: nothing || own.includes('*'), own: own.filter((name) => name !== '*'), below };
}

export function queryObject(session: Session, target: HostObject, query: Query, location: Location): Record<string, unknown> {
  const { spec, self } = target;
  if (!spec.items) return readObject(session, target, sort(query), location);
  const skip = query.Skip ?? 0;
  const items = spec.items(self, session).slice(skip, query.Top === undefined ? undefined : skip + query.Top);
  const { own, below } = sort(query);
  const onCollection = own.filter((name) => nameIn(spec.properties, name) !== undefined);
  const forItems: Query = { ...query, Select: (query.Select ?? []).filter((name) => !onCollection.includes(name)) };
  const result: Record<string, unknown> = {};
  for (const name of onCollection) readInto(result, session, target, name, location);
  if (onCollection.length > 0 && forItems.Select?.length === 0 && below.size === 0) return result;
  const wanted = sort(forItems);
  result['_Items'] = items.map((item, index) => ({ ...readObject(session, item, wanted, location), _Index: skip + index }));
  return result;
}

function readObject(session: Session, target: HostObject, wanted: Wanted, location: Location): Record<string, unknown> {
  const { spec, self } = target;
  const result: Record<string, unknown> = { ...(spec.identity?.(self) ?? {}) };
  if (wanted.all) {
    for (const name of Object.keys(spec.properties ?? {}))
      if (isSupported(session, spec, name)) readInto(result, session, target, name, location);
  }
  for (const name of wanted.own) {
    const child = nameIn(spec.children, name);
    if (child === undefined) readInto(result, session, target, name, location);
    else result[pascal(child)] = readChild(session, target, child, ['*'], location);
  }
  for (const [name, paths] of wanted.below)
    result[pascal(nameIn(spec.children, name) ?? name)] = readChild(session, target, name, paths, location);
  return result;
}

function readChild(session: Session, target: HostObject, name: string, paths: readonly string[], location: Location): unknown {
  const child = childOf(session, target, name, location);
  return child && isHostObject(child) ? queryObject(session, child, { Select: paths }, location) : null;
}

function readInto(result: Record<string, unknown>, session: Session, { spec, self }: HostObject, name: string, location: Location): void {
  const member = nameIn(spec.properties, name);
  location.text = `${spec.className}.${member ?? camel(name)}`;
  const property = member === undefined ? undefined : spec.properties?.[member];
  if (member === undefined || !property) throw unknown(session, spec, name);
  demand(session, spec, member);
  result[pascal(member)] = property.get(self, session) ?? null;
}
