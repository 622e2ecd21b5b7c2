/* global fetch */
/** Accounts in the Auth emulator, by its REST interface. The emulator believes any administrator ("owner"); real projects use scripts/claims.mjs. */

async function post(auth, path, body, headers = {}) {
  const answer = await fetch(`http://${auth}/identitytoolkit.googleapis.com/v1/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`Auth emulator: ${path.split('?')[0]} answered ${answer.status}`);
  return answer.json();
}

/**
 * Makes an account with custom claims {role, office, unit}.
 * @param running of startEmulators
 */
export async function createAccount({ auth, project }, { email, password }, claims) {
  const { localId } = await post(auth, 'accounts:signUp?key=demo', { email, password, returnSecureToken: true });
  const change = { localId, customAttributes: JSON.stringify(claims) };
  await post(auth, `projects/${project}/accounts:update`, change, { Authorization: 'Bearer owner' });
}

/**
 * With e-mail and password.
 * @returns an ID token
 */
export async function signIn({ auth }, { email, password }) {
  return (await post(auth, 'accounts:signInWithPassword?key=demo', { email, password, returnSecureToken: true })).idToken;
}
