/** How the kinds of objects are described: one table of members per kind, walked by the executor. Members have the names add-ins write. */
import type { Session } from './session';

export interface HostObject {
  readonly spec: AnySpec;
  readonly self: unknown;
}

export interface Property<T> {
  readonly get: (self: T, session: Session) => unknown;
  readonly set?: (self: T, value: unknown, session: Session) => void;
}

export interface Event {
  /** The public member, for the requirement set: onChanged … */
  readonly member: string;
  /** The number of the event on the wire. */
  readonly type: number;
}

export interface Spec<T> {
  /** The class of office.js. */
  readonly className: string;
  readonly properties?: Readonly<Record<string, Property<T>>>;
  /** Where the library sets a property by another name than it is read by: name on the wire → property. */
  readonly setAs?: Readonly<Record<string, string>>;
  readonly children?: Readonly<Record<string, (self: T, session: Session) => HostObject | null>>;
  readonly methods?: Readonly<Record<string, (self: T, args: readonly unknown[], session: Session) => unknown>>;
  /** Collections: what `items` are, and the item of a key. */
  readonly items?: (self: T, session: Session) => readonly HostObject[];
  readonly item?: (self: T, key: unknown, session: Session) => HostObject;
  /** What the proxy remembers it by (Id) after the batch. */
  readonly identity?: (self: T) => Readonly<Record<string, unknown>>;
  /** Ranges: kept alive by reference ids. */
  readonly trackable?: boolean;
  /** Wire name of the registering method (without _Register) → event; `target` is what the handler listens for. */
  readonly events?: Readonly<Record<string, Event>>;
  readonly target?: (self: T) => string;
  /** False: the object is gone (its sheet was deleted). */
  readonly alive?: (self: T) => boolean;
}

// Specs of all kinds stand in one table; each only ever meets objects of its own kind.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnySpec = Spec<any>;

export const object = <T>(spec: Spec<T>, self: T): HostObject => ({ spec, self });
export const isHostObject = (value: unknown): value is HostObject =>
  typeof value === 'object' && value !== null && 'spec' in value && 'self' in value;

export const readOnly = <T>(get: Property<T>['get']): Property<T> => ({ get });
