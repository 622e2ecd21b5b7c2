/**
 * Merges the current versions of all units. Rosters are opened one after another, between transactions, so that submissions go on
 * meanwhile; what was sent in the meantime makes the result stale, which it says.
 */
import { ApiProblem } from '../../core/api/problems';
import { mergeCounty } from '../../core/merge';
import type { Decision as MergeDecision, MergeInput, MergeResult } from '../../core/model/merge';
import type { Decision, MergeSummary, StoreTransaction, SubmissionHead } from '../../core/ports/campaign-store';
import { chinaDay, chinaInstant } from '../../core/ports/clock';
import type { Caller } from '../../core/ports/identity';
import { callerOf, write, type Call, type Handler } from '../call';
import { piecesOf } from '../content/pieces';
import { heavy, inTurns } from '../heavy';
import { counts, loadCampaign, newestOf, type LoadedCampaign } from './support/campaign';
import { decisionsFor, mergeInputOf, openBaseList } from './support/merge-inputs';
import { currentVersions } from './support/merge-record';
import { canonicalBytes, figuresOf } from './support/merge-summary';
import { contextOf, rosterChunks } from './support/rosters';
import { putLast, stage, stillStaged, type Staged } from './support/staged';

type MergeCall = Call<'merge.run'>;
const mostRounds = 3;
/** Lines looked through for what happened during a merge; more than that, and it counts as overtaken. */
const auditPage = 200;

interface Start {
  readonly campaign: LoadedCampaign;
  readonly heads: readonly SubmissionHead[];
  readonly used: Readonly<Record<string, number>>;
  readonly decisions: readonly Decision[];
  readonly base: readonly (Uint8Array | undefined)[];
  /** Of the office's audit: whoever changes anything adds a line. */
  readonly sequence: number;
}

export const mergeRun: Handler<'merge.run'> = async (call) => {
  const caller = callerOf(call);
  const start = await call.deps.store.transact((tx) => begin(call, caller, tx));
  const merged = await merge(call, caller, start);
  call.alive();
  return { merge: await save(call, caller, start, merged) };
};

async function load(call: MergeCall, caller: Caller, tx: StoreTransaction): Promise<LoadedCampaign> {
  const campaign = await loadCampaign(tx, caller, call.request.campaign);
  if (campaign.stored.status === 'purged') throw new ApiProblem('campaign-purged');
  if (campaign.stored.status === 'locked') throw new ApiProblem('campaign-locked');
  return campaign;
}

async function begin(call: MergeCall, caller: Caller, tx: StoreTransaction): Promise<Start> {
  const campaign = await load(call, caller, tx);
  const units = await tx.units(campaign.key);
  const decisions = await tx.decisions(campaign.key);
  const base = await tx.chunks({ kind: 'base', campaign: campaign.key });
  const sequence = (await tx.lastAudit(caller.office))?.sequence ?? 0;
  const used = currentVersions(units);
  const heads = units.map((record) => newestOf(record)).filter(counts);
  return { campaign, heads: heads.sort((a, b) => (a.unit < b.unit ? -1 : 1)), used, decisions, base, sequence };
}

interface Merged {
  readonly result: MergeResult;
  /** Decisions at the places where their people stand in this merge. */
  readonly decisions: readonly Decision[];
}

async function merge(call: MergeCall, caller: Caller, { campaign, heads, decisions, base }: Start): Promise<Merged> {
  const { deps, emit } = call;
  const { key, plan } = campaign;
  const asOf = chinaDay(call.now);
  const inputs: MergeInput[] = [];
  const officer: MergeDecision[] = [];
  const followed = new Map<Decision, Decision>();
  for (const [done, head] of heads.entries()) {
    emit({ done, total: heads.length, unit: head.unit });
    const chunks = await deps.store.transact(async (tx) => {
      const found = await rosterChunks(tx, key, head.unit, head.version);
      // Gone: purged in the meantime, which is an answer for the caller.
      if (found.length === 0) await load(call, caller, tx);
      return found;
    });
    const input = await mergeInputOf(deps, key, head, { chunks, plan, asOf });
    inputs.push(input);
    const own = decisionsFor(deps, key, head, input.roster, decisions);
    officer.push(...own.merge);
    for (const [before, now] of own.followed) followed.set(before, now);
    call.alive();
  }
  emit({ done: heads.length, total: heads.length, unit: null });
  const baseList = await heavy(() => openBaseList(deps, key, base, plan));
  const options = { asOf, decisions: officer, ...(baseList === undefined ? {} : { baseList }) };
  const result = await heavy(() => mergeCounty(inputs, plan, options));
  return { result, decisions: decisions.map((decision) => followed.get(decision) ?? decision) };
}

/** The pieces are sealed, and those of a very large county written, before the transaction that makes them the merge. */
async function save(call: MergeCall, caller: Caller, start: Start, merged: Merged): Promise<MergeSummary> {
  const { deps } = call;
  const { key } = start.campaign;
  const { bytes, digest } = await canonicalBytes(merged.result);
  for (let round = 0; round < mostRounds; round += 1) {
    const number = await deps.store.transact((tx) => nextNumber(tx, key));
    const pieces = await inTurns(piecesOf(deps.seal, contextOf('merge', key, number), bytes));
    call.alive();
    // Purged or locked in the meantime: nothing may be written any more.
    const isNext = async (tx: StoreTransaction): Promise<boolean> => {
      await load(call, caller, tx);
      return (await nextNumber(tx, key)) === number;
    };
    const staged = await stage(deps.store, { kind: 'merge', campaign: key, number }, pieces, isNext);
    const summary = staged === null ? null : await publish(call, caller, start, merged, { number, digest, staged });
    if (summary !== null) return summary;
  }
  throw new ApiProblem('busy');
}

const nextNumber = async (tx: StoreTransaction, key: string): Promise<number> => ((await tx.merge(key))?.summary.number ?? 0) + 1;

/** Null when another merge came first: the pieces are sealed for a number that is taken. */
function publish(
  call: MergeCall,
  caller: Caller,
  start: Start,
  { result, decisions: followed }: Merged,
  { number, digest, staged }: { readonly number: number; readonly digest: string; readonly staged: Staged },
): Promise<MergeSummary | null> {
  return write(call, caller, async (tx) => {
    const { key, stored } = await load(call, caller, tx);
    const before = await tx.merge(key);
    if ((before?.summary.number ?? 0) + 1 !== number || !(await stillStaged(tx, staged))) return { result: null, audit: null };
    const moved = stored.revision !== start.campaign.stored.revision || (await hasMoved(tx, caller, start));
    const who = { number, mergedAt: chinaInstant(call.now), mergedBy: caller.uid, used: { ...start.used }, stale: moved, digest };
    const summary: MergeSummary = { ...who, ...figuresOf(result) };
    if (before !== null) tx.dropChunks({ kind: 'merge', campaign: key, number: before.summary.number });
    putLast(tx, staged);
    tx.saveMerge(key, { summary, chunks: staged.ahead.length + staged.last.length });
    if (!moved && start.decisions.length > 0) tx.saveDecisions(key, followed);
    const detail = { number, digest, units: start.heads.length, entries: result.entries.length };
    return { result: summary, audit: { campaign: call.request.campaign, detail } };
  });
}

/** Units and decisions are read again only when the audit says that somebody wrote meanwhile; a new base list shows in the audit alone. */
async function hasMoved(tx: StoreTransaction, caller: Caller, start: Start): Promise<boolean> {
  const since = await tx.audit(caller.office, start.sequence, auditPage);
  if (since.length === 0) return false;
  if (since.length === auditPage || since.some(({ action }) => action === 'base.save')) return true;
  const { key } = start.campaign;
  const units = currentVersions(await tx.units(key));
  const decisions = await tx.decisions(key);
  return JSON.stringify(units) !== JSON.stringify(start.used) || JSON.stringify(decisions) !== JSON.stringify(start.decisions);
}
