/** One unit's submissions: versions are added, never changed but in their state. */
import { ApiProblem } from '../../../core/api/problems';
import type { OperationName } from '../../../core/api/table';
import type { StoreTransaction, SubmissionHead, UnitRecord } from '../../../core/ports/campaign-store';
import { callerOf, write, type AuditNote, type Call } from '../../call';
import { loadCampaign, newestOf, requireOwnUnit, type LoadedCampaign } from './campaign';

type State = SubmissionHead['state'];

/** The newest version, which must be the one the caller saw. @throws ApiProblem 'no-such-submission', 'stale-version' */
function newestSeen(record: UnitRecord | null, version: number): { readonly record: UnitRecord; readonly head: SubmissionHead } {
  const head = newestOf(record);
  if (record === null || head === undefined || version > head.version) throw new ApiProblem('no-such-submission');
  if (version < head.version) throw new ApiProblem('stale-version', { current: head.version });
  return { record, head };
}

export interface StateChange {
  readonly from: readonly State[];
  /** What changes in the head. */
  readonly to: Partial<SubmissionHead> & { readonly state: State };
  readonly check: (campaign: LoadedCampaign) => void;
  readonly detail?: AuditNote['detail'];
}

interface Target {
  readonly campaign: string;
  readonly unit: string;
  readonly version: number;
}

/** Moves the newest version from one state to another. @throws ApiProblem as the operations list them */
export function changeState<N extends OperationName>(
  call: Call<N>,
  target: Target,
  change: StateChange,
): Promise<{ submission: SubmissionHead }> {
  const caller = callerOf(call);
  requireOwnUnit(caller, target.unit);
  return write(call, caller, async (tx) => {
    const campaign = await loadCampaign(tx, caller, target.campaign);
    change.check(campaign);
    const { record, head } = newestSeen(await tx.unit(campaign.key, target.unit), target.version);
    if (!change.from.includes(head.state)) throw new ApiProblem('wrong-state', { state: head.state });
    const submission = { ...head, ...change.to };
    saveHead(tx, record, submission);
    const detail = { version: head.version, ...change.detail };
    return { result: { submission }, audit: { campaign: target.campaign, unit: target.unit, detail } };
  });
}

/** Puts the newest head back in place. */
function saveHead(tx: StoreTransaction, record: UnitRecord, head: SubmissionHead): void {
  tx.saveUnit({ ...record, revision: record.revision + 1, versions: [...record.versions.slice(0, -1), head] }, record.revision);
}
