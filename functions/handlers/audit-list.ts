import { callerOf, type Handler } from '../call';
import { chainStart, firstBroken } from '../audit/chain';

/** A page of the office's audit. `intact` speaks of this page and its link to the line before it; all pages intact is a whole chain. */
export const auditList: Handler<'audit.list'> = (call) => {
  const { office } = callerOf(call);
  const { after, limit } = call.request;
  return call.deps.store.transact(async (tx) => {
    if (after === 0) {
      const lines = await tx.audit(office, 0, limit);
      return { lines: [...lines], intact: firstBroken(lines, chainStart) === null };
    }
    const [before, ...lines] = await tx.audit(office, after - 1, limit + 1);
    if (before === undefined) return { lines: [], intact: true };
    return { lines, intact: before.sequence === after && firstBroken(lines, before) === null };
  });
};
