/** unit.*: invitations and revocations of accounts (county server). */
import { ApiProblem } from '../../core/api/problems';
import { planSchema } from '../../core/model/plan';
import { callerOf, write, type Handler } from '../call';
import { accountsOf } from './session';

export const invite: Handler<'unit.invite'> = async (call) => {
  const caller = callerOf(call);
  const { role, unit, days } = call.request;
  if (role !== 'clerk' && caller.role !== 'admin') throw new ApiProblem('not-allowed');
  if ((role === 'clerk') !== (unit !== null)) throw new ApiProblem('bad-request', { path: 'unit' });
  if (unit !== null) {
    const campaigns = await call.deps.store.transact((tx) => tx.campaigns(caller.office));
    // A new office may hand out accounts before its first campaign names the units.
    const known = campaigns.length === 0 || campaigns.some(({ plan }) => planSchema.parse(plan).units.some(({ code }) => code === unit));
    if (!known) throw new ApiProblem('no-such-unit');
  }
  const invitation = await accountsOf(call).invite(caller, call.request);
  const audit = { ...(unit === null ? {} : { unit }), detail: { role, days } };
  return write(call, caller, async () => ({ result: invitation, audit }));
};

export const revoke: Handler<'unit.revoke'> = async (call) => {
  const caller = callerOf(call);
  await accountsOf(call).revoke(caller, call.request.account);
  return write(call, caller, async () => ({ result: {}, audit: { detail: { account: call.request.account } } }));
};
