/** What the API table says of one operation, and the words it is written in. */
import { z } from 'zod';
import type { Role } from '../ports/identity';
import type { ProblemCode } from './problems';
import * as shape from './shapes';

export interface Operation {
  /** Roles that may call it; [] needs no sign-in. Clerks only ever reach their own unit, officers their own office. */
  readonly roles: readonly Role[];
  readonly request: z.ZodType;
  readonly response: z.ZodType;
  readonly problems: readonly ProblemCode[];
  /** 'write' runs in a transaction and leaves a line in the audit. */
  readonly access: 'read' | 'write';
  /** Sends progress while it runs. */
  readonly streams?: z.ZodType;
  /** Only where accounts are our own (the county server). */
  readonly localOnly?: true;
  readonly summary: { readonly zh: string; readonly en: string };
}

export const everyone: readonly Role[] = [];
export const signedIn: readonly Role[] = ['clerk', 'officer', 'admin'];
export const county: readonly Role[] = ['officer', 'admin'];
export const admin: readonly Role[] = ['admin'];
export const request = z.strictObject;
export const nothing = z.strictObject({});
export const campaign = shape.id;
export const unit = shape.unitCode;

export const operations = <T extends Readonly<Record<string, Operation>>>(table: T): T => table;
