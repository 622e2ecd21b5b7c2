/** Identity over Firebase Auth: an ID token is verified by firebase-admin, the caller is read from its custom claims (claims.ts). */
import { ApiProblem, type ProblemCode } from '../../core/api/problems';
import type { Identity } from '../../core/ports/identity';
import { accountClaims } from './claims';

/** `getAuth().verifyIdToken(token, true)`: checks signature, project and age, and that the account is neither disabled nor signed out. */
export type VerifyIdToken = (token: string) => Promise<{ readonly uid: string } & Readonly<Record<string, unknown>>>;

const refusals: Readonly<Record<string, ProblemCode>> = {
  'auth/id-token-expired': 'token-expired',
  'auth/id-token-revoked': 'token-revoked',
  'auth/user-disabled': 'token-revoked',
  'auth/user-not-found': 'token-revoked',
  'auth/argument-error': 'token-invalid',
  'auth/invalid-id-token': 'token-invalid',
};
const looksLikeJwt = /^[\w-]+\.[\w-]+\.[\w-]*$/;
const longestToken = 8_192;
/** Seconds that Google's clock may be ahead of ours. firebase-admin looks at a token's end, not at its beginning. */
const clockLeeway = 300;

/** An account without (valid) claims is signed in but may do nothing: 'not-allowed'. What is no fault of the token's is thrown on. */
export function createFirebaseIdentity(verifyIdToken: VerifyIdToken, now: () => number = Date.now): Identity {
  return {
    verify: async (token) => {
      if (token === null) return null;
      if (token.length > longestToken || !looksLikeJwt.test(token)) throw new ApiProblem('token-invalid');
      const decoded = await verifyIdToken(token).catch((error: unknown) => {
        throw refusalOf(error) ?? error;
      });
      const latest = now() / 1000 + clockLeeway;
      if ([decoded['iat'], decoded['auth_time']].some((at) => Number(at) > latest)) throw new ApiProblem('token-invalid');
      const claims = accountClaims.safeParse(decoded);
      if (!claims.success) throw new ApiProblem('not-allowed');
      return { uid: decoded.uid, ...claims.data };
    },
  };
}

function refusalOf(error: unknown): ApiProblem | null {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  // firebase-admin reports that Google's keys could not be fetched with the code of a bad token; signing in again would not help.
  if (/fetching public keys/i.test(String(message))) return null;
  const problem = refusals[String(code)];
  return problem === undefined ? null : new ApiProblem(problem);
}
