/**
 * Composition root for Firebase: one callable function per operation of the API table, over the same dispatch as the county server, with
 * Firestore and Firebase Auth. The exports stand here one by one so that they can be found; tests/functions/firebase/index.test.ts
 * compares them with the table. Loading this file only declares them: handlers, rules and firebase-admin load at the first call.
 */
import { defineSecret } from 'firebase-functions/params';
import { HttpsError, onCall, type CallableFunction, type CallableOptions } from 'firebase-functions/v2/https';
import type { OperationName } from '../core/api/table';
import type { Dispatch } from './outcome';

/** Text of the key ring (functions/store/key-ring.ts) that seals rosters; kept in Secret Manager. */
const keys = defineSecret('SONGNUAN_KEYS');
const emulated = process.env['FUNCTIONS_EMULATOR'] === 'true';

const project = process.env['GCLOUD_PROJECT'] ?? '';
/** Origins of the pane; browsers elsewhere are refused by CORS. */
const origins =
  process.env['SONGNUAN_ORIGINS']?.split(',').map((origin) => origin.trim()) ??
  ['web.app', 'firebaseapp.com'].map((domain) => `https://${project}.${domain}`);

const options: CallableOptions = {
  /** Hong Kong is the nearest region; docs/FIREBASE.md says why real rosters stay on a county server all the same. */
  region: process.env['SONGNUAN_REGION'] ?? 'asia-east2',
  secrets: [keys],
  enforceAppCheck: process.env['SONGNUAN_APP_CHECK'] === 'on',
  cors: emulated ? true : origins,
  memory: '512MiB',
  timeoutSeconds: 60,
  maxInstances: 20,
  concurrency: 20,
};
/** Reads whole rosters. */
const heavy: CallableOptions = { ...options, memory: '1GiB', concurrency: 4, timeoutSeconds: 120 };
/** A county at once; one call per instance. */
const heaviest: CallableOptions = { ...options, memory: '2GiB', concurrency: 1, timeoutSeconds: 540 };

let backend: Promise<Dispatch> | null = null;
/** Made once per instance; a failure (no secret yet) is not kept. */
const dispatch = (): Promise<Dispatch> =>
  (backend ??= import('./firebase-backend')
    .then(({ createFirebaseBackend }) => createFirebaseBackend(keys.value(), emulated))
    .catch((error: unknown) => {
      backend = null;
      throw error;
    }));

function callable(operation: OperationName, own: CallableOptions = options): CallableFunction<unknown, Promise<unknown>> {
  return onCall<unknown, Promise<unknown>>(own, async (request, response) => {
    // The SDK streams without saying so; clients and proxies go by the type.
    if (request.acceptsStreaming) request.rawRequest.res?.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
    const answer = await (
      await dispatch()
    )({
      operation,
      body: request.data,
      token: request.rawRequest.headers.authorization?.replace(/^Bearer /i, '') ?? null,
      ...(response === undefined ? {} : { emit: (progress: unknown) => void response.sendChunk(progress), signal: response.signal }),
    });
    if (answer.ok) return answer.result;
    const { code, params, status, retry } = answer.problem;
    throw new HttpsError(status, code, { code, params, retry });
  });
}

export const session_whoAmI = callable('session.whoAmI');
export const campaign_list = callable('campaign.list');
export const campaign_get = callable('campaign.get');
export const campaign_save = callable('campaign.save');
export const campaign_open = callable('campaign.open');
export const campaign_close = callable('campaign.close');
export const campaign_purge = callable('campaign.purge');
export const roster_upload = callable('roster.upload');
export const roster_submit = callable('roster.submit', heavy);
export const roster_withdraw = callable('roster.withdraw');
export const roster_content = callable('roster.content');
export const submission_list = callable('submission.list');
export const submission_get = callable('submission.get');
export const submission_return = callable('submission.return');
export const submission_accept = callable('submission.accept');
export const submission_exclude = callable('submission.exclude');
export const submission_restore = callable('submission.restore');
export const base_save = callable('base.save', heavy);
export const merge_run = callable('merge.run', heaviest);
export const merge_get = callable('merge.get');
export const merge_content = callable('merge.content', heavy);
export const merge_decide = callable('merge.decide');
export const merge_undecide = callable('merge.undecide');
export const merge_lock = callable('merge.lock');
export const merge_unlock = callable('merge.unlock');
export const visit_record = callable('visit.record');
export const visit_list = callable('visit.list', heavy);
export const audit_list = callable('audit.list');
