/** session.*: who is calling; on the county server also signing in and out with accounts of our own. */
import { ApiProblem } from '../../core/api/problems';
import type { OperationName } from '../../core/api/table';
import type { Caller } from '../../core/ports/identity';
import { callerOf, write, type Call, type Handler } from '../call';
import type { AccountService } from '../deps';

export const whoAmI: Handler<'session.whoAmI'> = async ({ caller }) => ({ caller });

export const signIn: Handler<'session.signIn'> = async (call) => {
  const session = await accountsOf(call).signIn(call.request.account, call.request.password);
  await note(call, session.caller);
  return session;
};

export const redeem: Handler<'session.redeem'> = async (call) => {
  const { code, account, password } = call.request;
  const session = await accountsOf(call).redeem(code, account, password);
  await note(call, session.caller);
  return session;
};

export const changePassword: Handler<'session.changePassword'> = async (call) => {
  const session = await accountsOf(call).changePassword(callerOf(call), call.request.password, call.request.newPassword);
  await note(call, session.caller);
  return session;
};

export const signOut: Handler<'session.signOut'> = async (call) => {
  if (call.token !== null) await accountsOf(call).signOut(call.token);
  await note(call, callerOf(call));
  return {};
};

/** @throws ApiProblem 'unknown-operation' where accounts are another's (Firebase) */
export function accountsOf(call: Pick<Call<OperationName>, 'deps'>): AccountService {
  if (call.deps.accounts === undefined) throw new ApiProblem('unknown-operation');
  return call.deps.accounts;
}

/** Accounts lie beside the campaigns, so their line in the audit follows what was done. */
const note = (call: Parameters<typeof write>[0], by: Caller): Promise<null> =>
  write(call, by, async () => ({ result: null, audit: by.unit === null ? {} : { unit: by.unit } }));
