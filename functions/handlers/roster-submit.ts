/**
 * A roster becomes the unit's next version. It is judged between two transactions, so that a large one does not hold up the others; the
 * second looks again at everything that may have changed meanwhile. The same content sent again is the same version.
 */
import { ApiProblem } from '../../core/api/problems';
import type { RosterContent } from '../../core/api/roster-content';
import type { RequestOf } from '../../core/api/table';
import type { Plan } from '../../core/model/plan';
import type { StoreTransaction, SubmissionHead, UnitRecord } from '../../core/ports/campaign-store';
import { chinaDay, chinaInstant } from '../../core/ports/clock';
import type { Caller } from '../../core/ports/identity';
import { callerOf, write, type Call, type Handler } from '../call';
import { decodeContent } from '../content/decode';
import { heavy } from '../heavy';
import { loadCampaign, newestOf, requireOpen, requireOwnUnit, unitOf, type LoadedCampaign } from './support/campaign';
import { judge, totalsOf, withoutFixes, type JudgedRoster } from './support/judge';
import { markStale } from './support/merge-record';
import { contextOf, putSubmission, sealSubmission, type SealedSubmission } from './support/rosters';

type Request = RequestOf<'roster.submit'>;
type SubmitCall = Call<'roster.submit'>;
const mostRounds = 3;

interface Ready {
  readonly revision: number;
  readonly sealed: SealedSubmission;
  readonly judged: JudgedRoster;
}
type Step = { readonly known: SubmissionHead } | { readonly campaign: LoadedCampaign; readonly packed: Buffer };

export const rosterSubmit: Handler<'roster.submit'> = async (call) => {
  const caller = callerOf(call);
  requireOwnUnit(caller, call.request.unit);
  checkReceived(call, caller);
  for (let round = 0; round < mostRounds; round += 1) {
    const step = await call.deps.store.transact((tx) => firstLook(call, caller, tx));
    if ('known' in step) return { submission: step.known };
    const ready = await judgeStep(call, caller, step.campaign, step.packed);
    call.alive();
    const submission = await store(call, caller, ready);
    if (submission !== null) return { submission };
  }
  throw new ApiProblem('busy');
};

/** Clerks send now, whatever their clock says; the county cannot have got a file later than now. @throws ApiProblem 'not-allowed', 'bad-request' */
function checkReceived(call: SubmitCall, caller: Caller): void {
  if (call.request.receivedAt === undefined) return;
  if (caller.role === 'clerk') throw new ApiProblem('not-allowed');
  if (receivedOf(call) > call.now) throw new ApiProblem('bad-request', { path: 'receivedAt' });
}
const receivedOf = ({ request: { receivedAt }, now }: SubmitCall): number => (receivedAt === undefined ? now : Date.parse(receivedAt));

async function firstLook(call: SubmitCall, caller: Caller, tx: StoreTransaction): Promise<Step> {
  const { request, deps } = call;
  const campaign = await loadCampaign(tx, caller, request.campaign);
  unitOf(campaign.plan, request.unit);
  const record = await tx.unit(campaign.key, request.unit);
  const known = sameContent(record, request);
  if (known !== null) return { known };
  mayFollow(call, caller, campaign, record);
  const chunks = await tx.chunks({ kind: 'upload', campaign: campaign.key, unit: request.unit, digest: request.digest });
  const missing = Array.from({ length: request.count }, (_, index) => index).filter((index) => chunks[index] === undefined);
  if (missing.length > 0) throw new ApiProblem('chunk-missing', { missing });
  const parts = chunks
    .slice(0, request.count)
    .map((chunk, index) => deps.seal.open(chunk as Uint8Array, contextOf('upload', campaign.key, request.unit, request.digest, index)));
  return { campaign, packed: Buffer.concat(parts) };
}

/**
 * The version that this very request made before (its answer was lost), or that holds the same content and still stands. Sent again
 * knowingly after a return or a withdrawal, the same content is a new version.
 */
function sameContent(record: UnitRecord | null, { digest, expectedVersion }: Request): SubmissionHead | null {
  const newest = newestOf(record);
  if (newest?.digest !== digest) return null;
  const stands = newest.state === 'submitted' || newest.state === 'accepted';
  return stands || expectedVersion < newest.version ? newest : null;
}

/** Whether a next version may follow now. @throws ApiProblem */
function mayFollow(call: SubmitCall, caller: Caller, campaign: LoadedCampaign, record: UnitRecord | null): void {
  requireOpen(campaign);
  const newest = newestOf(record);
  const current = newest?.version ?? 0;
  if (call.request.expectedVersion !== current) throw new ApiProblem('stale-version', { current });
  // What the county accepted is the county's to return; only it may replace it. What it excluded it must restore first.
  if (newest?.state === 'excluded' || (newest?.state === 'accepted' && caller.role === 'clerk'))
    throw new ApiProblem('wrong-state', { state: newest.state });
  const { deadline } = campaign.plan;
  if (deadline?.late === 'refuse' && isLate(campaign.plan, receivedOf(call)))
    throw new ApiProblem('deadline-passed', { deadline: deadline.at });
}

/** The deadline's own minute is in time, as in the merge. */
const minute = (milliseconds: number): number => Math.floor(milliseconds / 60_000);
const isLate = ({ deadline }: Plan, now: number): boolean => deadline !== undefined && minute(now) > minute(Date.parse(deadline.at));

async function judgeStep(call: SubmitCall, caller: Caller, campaign: LoadedCampaign, packed: Buffer): Promise<Ready> {
  const { request, deps } = call;
  const content = await decodeOrDrop();
  const named: RosterContent = { ...content, workbook: { ...content.workbook, file: fileNameOf(request.fileName) } };
  const judged = await judge(named, campaign.plan, unitOf(campaign.plan, request.unit), chinaDay(call.now));
  totalsOf(judged.roster, campaign.plan);
  refuseFaults(judged, campaign.plan, request.confirmErrors);
  const version = request.expectedVersion + 1;
  const findings = withoutFixes(judged.report.findings);
  const sealed = await sealSubmission(deps, campaign.key, { unit: request.unit, version }, { content: named, findings });
  return { revision: campaign.stored.revision, sealed, judged };

  /** Bytes that are not what they say are thrown away, so that the client can send them anew. */
  async function decodeOrDrop(): Promise<RosterContent> {
    try {
      return await heavy(() => decodeContent(packed, request.digest));
    } catch (error) {
      await deps.store.transact(async (tx) => {
        const { key } = await loadCampaign(tx, caller, request.campaign);
        tx.dropChunks({ kind: 'upload', campaign: key, unit: request.unit, digest: request.digest });
      });
      throw error;
    }
  }
}

/** Without folders, as files are named in findings. */
const fileNameOf = (name: string): string => name.split(/[\\/]/).at(-1) || name;

/** @throws ApiProblem 'over-quota' where the plan refuses it, 'errors-remain' unless confirmed */
function refuseFaults({ report }: JudgedRoster, plan: Plan, confirmed: boolean): void {
  const over = overQuotaOf(report.findings);
  if (over.length > 0 && plan.overflow === 'refuse') {
    const { quota, reported } = over[0]?.params ?? {};
    throw new ApiProblem('over-quota', { quota: Number(quota ?? 0), reported: Number(reported ?? 0) });
  }
  if (report.counts.error > 0 && !confirmed) throw new ApiProblem('errors-remain', { errors: report.counts.error });
}

const overQuotaOf = (findings: JudgedRoster['report']['findings']): JudgedRoster['report']['findings'] =>
  findings.filter((finding) => finding.code === 'over-quota');

/** Null when the plan has changed since the roster was judged: it must be judged again. */
function store(call: SubmitCall, caller: Caller, { revision, sealed, judged }: Ready): Promise<SubmissionHead | null> {
  const { request, now } = call;
  return write(call, caller, async (tx) => {
    const campaign = await loadCampaign(tx, caller, request.campaign);
    const record = await tx.unit(campaign.key, request.unit);
    const known = sameContent(record, request);
    if (known !== null) return { result: known, audit: null };
    mayFollow(call, caller, campaign, record);
    if (campaign.stored.revision !== revision) return { result: null, audit: null };
    const merge = await tx.merge(campaign.key);
    const head: SubmissionHead = {
      unit: request.unit,
      // The one that may follow, as was just looked at; the roster is sealed for it.
      version: request.expectedVersion + 1,
      state: 'submitted',
      digest: request.digest,
      fileName: fileNameOf(request.fileName),
      submittedAt: chinaInstant(now),
      receivedAt: chinaInstant(receivedOf(call)),
      submittedBy: caller.uid,
      onBehalf: caller.role !== 'clerk',
      late: isLate(campaign.plan, receivedOf(call)),
      ...totalsOf(judged.roster, campaign.plan),
      overQuota: overQuotaOf(judged.report.findings).length,
      counts: { ...judged.report.counts },
      reason: null,
      rowReasons: [],
    };
    const before = record ?? { campaign: campaign.key, unit: request.unit, revision: 0, versions: [] };
    tx.saveUnit({ ...before, revision: before.revision + 1, versions: [...before.versions, head] }, before.revision);
    putSubmission(tx, sealed);
    tx.dropChunks({ kind: 'upload', campaign: campaign.key, unit: request.unit, digest: request.digest });
    markStale(tx, campaign.key, merge);
    const { version, digest, entries, late, onBehalf, receivedAt } = head;
    const detail = { version, digest, entries, late, onBehalf, ...(request.receivedAt === undefined ? {} : { receivedAt }) };
    return { result: head, audit: { campaign: request.campaign, unit: request.unit, detail } };
  });
}
