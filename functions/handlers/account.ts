/** Accounts and open invitations of the office (county server). */
import { callerOf, write, type Handler } from '../call';
import { accountsOf } from './session';

export const accountList: Handler<'account.list'> = (call) => accountsOf(call).list(callerOf(call));

export const uninvite: Handler<'unit.uninvite'> = async (call) => {
  const caller = callerOf(call);
  await accountsOf(call).uninvite(caller, call.request.invitation);
  return write(call, caller, async () => ({ result: {}, audit: { detail: { invitation: call.request.invitation } } }));
};
