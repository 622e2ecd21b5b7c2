import { ApiProblem } from '../../core/api/problems';
import type { ResponseOf } from '../../core/api/table';
import { callerOf, type Handler } from '../call';
import { loadCampaign, newestOf, requireOwnUnit } from './support/campaign';
import { readFindings } from './support/rosters';

export const submissionGet: Handler<'submission.get'> = (call) => {
  const caller = callerOf(call);
  const { campaign: id, unit } = call.request;
  requireOwnUnit(caller, unit);
  return call.deps.store.transact(async (tx) => {
    const { key } = await loadCampaign(tx, caller, id);
    const record = await tx.unit(key, unit);
    const newest = newestOf(record);
    if (record === null || newest === undefined) throw new ApiProblem('no-such-submission');
    const findings = await readFindings(call.deps, tx, key, newest);
    return { versions: [...record.versions], findings: findings as unknown as ResponseOf<'submission.get'>['findings'] };
  });
};
