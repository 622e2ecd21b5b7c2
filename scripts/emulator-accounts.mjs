/* global fetch */
/** Accounts in the Auth emulator, by its REST interface. The emulator believes any administrator ("owner"); real projects use scripts/claims.mjs. */

const host = () => process.env.FIREBASE_AUTH_EMULATOR_HOST ?? '127.0.0.1:9099';

async function post(path, body, headers = {}) {
  const answer = await fetch(`http://${host()}/identitytoolkit.googleapis.com/v1/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`Auth emulator: ${path.split('?')[0]} answered ${answer.status}`);
  return answer.json();
}

/** Makes an account with custom claims {role, office, unit}. */
export async function createAccount(project, { email, password }, claims) {
  const { localId } = await post('accounts:signUp?key=demo', { email, password, returnSecureToken: true });
  await post(
    `projects/${project}/accounts:update`,
    { localId, customAttributes: JSON.stringify(claims) },
    { Authorization: 'Bearer owner' },
  );
  return localId;
}

/** @returns an ID token */
export async function signIn({ email, password }) {
  const { idToken } = await post('accounts:signInWithPassword?key=demo', { email, password, returnSecureToken: true });
  return idToken;
}
