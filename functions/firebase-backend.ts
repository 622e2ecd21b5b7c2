/** What the callable functions run on: dispatch over Firestore and Firebase Auth. Loaded at the first call. */
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore, type Firestore } from 'firebase-admin/firestore';
import { createDispatch } from './dispatch';
import { createJsonLog } from './http/log';
import { createFirebaseIdentity } from './identity/firebase';
import type { Dispatch } from './outcome';
import { openFirestoreStore } from './store/firestore';
import { keyRingFromSecret } from './store/key-ring';
import { createPersonKeys, createSealer } from './store/sealed';

/**
 * @param secret text of the key ring
 * @param emulated under the functions emulator; without FIRESTORE_EMULATOR_HOST the database is then in this process and forgotten with it
 * @throws KeyProblem without a usable secret
 */
export async function createFirebaseBackend(secret: string, emulated: boolean): Promise<Dispatch> {
  const ring = keyRingFromSecret(secret);
  initializeApp();
  const auth = getAuth();
  const clock = { now: Date.now };
  const deps = {
    store: openFirestoreStore(await firestore(emulated)),
    clock,
    seal: createSealer(ring),
    keys: createPersonKeys(ring),
  };
  const identity = createFirebaseIdentity((token) => auth.verifyIdToken(token, true));
  return createDispatch(
    deps,
    identity,
    createJsonLog((line) => process.stdout.write(line), clock),
  );
}

async function firestore(emulated: boolean): Promise<Firestore> {
  if (!emulated || process.env['FIRESTORE_EMULATOR_HOST'] !== undefined) return getFirestore();
  const { FirestoreMock } = await import('@firebase-bridge/firestore-admin');
  return new FirestoreMock().createDatabase().firestore();
}
