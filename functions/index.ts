/**
 * Composition root for Firebase: callable functions over the same core that the pane and the command line use.
 * Today one operation: `rosterCheck` judges a roster for a signed-in caller and keeps nothing.
 */
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { HttpsError, onCall } from 'firebase-functions/v2/https';
import { checkRequest, type CheckRefusal } from './handlers/check-request';

initializeApp();

/** Hong Kong is the nearest region; README says why real rosters stay on a county server all the same. */
const region = process.env['SONGNUAN_REGION'] ?? 'asia-east2';

const refusals: Readonly<Record<CheckRefusal, 'invalid-argument' | 'not-found'>> = {
  'bad-request': 'invalid-argument',
  'bad-plan': 'invalid-argument',
  'no-such-plan': 'not-found',
};

export const rosterCheck = onCall({ region, memory: '512MiB', timeoutSeconds: 60 }, async (request) => {
  const bearer = request.rawRequest.headers.authorization?.replace(/^Bearer /i, '');
  if (request.auth === undefined || bearer === undefined) throw new HttpsError('unauthenticated', 'sign-in required');
  // The platform checks the token's signature and age; only this also refuses accounts that were revoked or disabled since.
  await getAuth()
    .verifyIdToken(bearer, true)
    .catch(() => {
      throw new HttpsError('unauthenticated', 'token revoked');
    });
  const result = checkRequest(request.data, today());
  if (!result.ok) throw new HttpsError(refusals[result.refusal], result.refusal, { code: result.refusal, issues: result.issues });
  return result.response;
});

const today = (): string => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
