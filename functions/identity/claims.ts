/** Custom claims of a Firebase account: which role it has, in which office, and for a clerk in which unit. Set by scripts/claims.mjs only. */
import { z } from 'zod';
import { id, role, unitCode } from '../../core/api/shapes';

/** A clerk has a unit; officers and admins see their whole office and have none. */
export const accountClaims = z
  .object({ role, office: id, unit: unitCode.nullish().transform((unit) => unit ?? null) })
  .refine((claims) => (claims.role === 'clerk') === (claims.unit !== null), { path: ['unit'] });
export type AccountClaims = z.output<typeof accountClaims>;

/** The part of firebase-admin's Auth that is needed here. */
export interface AccountDirectory {
  getUserByEmail(email: string): Promise<{ readonly uid: string; readonly customClaims?: Readonly<Record<string, unknown>> | undefined }>;
  setCustomUserClaims(uid: string, claims: object | null): Promise<void>;
  revokeRefreshTokens(uid: string): Promise<void>;
}

/**
 * Gives an account its role, or with null takes it away. Tokens handed out before are revoked: a token carries its claims for an hour.
 * Other claims of the account stay. @throws what the directory throws (auth/user-not-found …), ZodError on impossible claims
 */
export async function assignClaims(
  directory: AccountDirectory,
  email: string,
  claims: AccountClaims | null,
): Promise<{ readonly uid: string }> {
  const wanted = claims === null ? null : accountClaims.parse(claims);
  const account = await directory.getUserByEmail(email);
  const { role: _role, office: _office, unit: _unit, ...others } = account.customClaims ?? {};
  await directory.setCustomUserClaims(account.uid, { ...others, ...wanted });
  await directory.revokeRefreshTokens(account.uid);
  return { uid: account.uid };
}
