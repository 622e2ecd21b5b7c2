import { callerOf, type Handler } from '../call';
import { loadCampaign, newestOf } from './support/campaign';

export const submissionList: Handler<'submission.list'> = (call) => {
  const caller = callerOf(call);
  return call.deps.store.transact(async (tx) => {
    const { key } = await loadCampaign(tx, caller, call.request.campaign);
    const own = async () => (caller.unit === null ? [] : [await tx.unit(key, caller.unit)]);
    const records = caller.role === 'clerk' ? await own() : await tx.units(key);
    const submissions = records.map((record) => newestOf(record)).filter((head) => head !== undefined);
    return { submissions };
  });
};
