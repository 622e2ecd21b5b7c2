/**
 * Merges the current versions of all units. Rosters are opened one after another, between transactions, so that submissions go on
 * meanwhile; what was sent in the meantime makes the result stale, which it says.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { ApiProblem } from '../../core/api/problems';
import { mergeCounty } from '../../core/merge';
import type { Decision as MergeDecision, MergeInput, MergeResult } from '../../core/model/merge';
import type { Decision, MergeSummary, StoreTransaction, SubmissionHead } from '../../core/ports/campaign-store';
import { chinaDay, chinaInstant } from '../../core/ports/clock';
import type { Caller } from '../../core/ports/identity';
import { callerOf, write, type Call, type Handler } from '../call';
import { sealPieces } from '../content/pieces';
import { counts, loadCampaign, newestOf, type LoadedCampaign } from './support/campaign';
import { decisionsFor, mergeInputOf, openBaseList } from './support/merge-inputs';
import { currentVersions } from './support/merge-record';
import { canonicalBytes, figuresOf } from './support/merge-summary';
import { contextOf } from './support/rosters';

type MergeCall = Call<'merge.run'>;

interface Start {
  readonly campaign: LoadedCampaign;
  readonly heads: readonly SubmissionHead[];
  readonly used: Readonly<Record<string, number>>;
  readonly decisions: readonly Decision[];
  readonly base: readonly (Uint8Array | undefined)[];
}

export const mergeRun: Handler<'merge.run'> = async (call) => {
  const caller = callerOf(call);
  const start = await call.deps.store.transact((tx) => begin(call, caller, tx));
  const merged = await merge(call, start);
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
  const used = currentVersions(units);
  const heads = units.map((record) => newestOf(record)).filter(counts);
  return { campaign, heads: heads.sort((a, b) => (a.unit < b.unit ? -1 : 1)), used, decisions, base };
}

interface Merged {
  readonly result: MergeResult;
  /** Decisions at the places where their people stand in this merge. */
  readonly decisions: readonly Decision[];
}

async function merge(call: MergeCall, { campaign, heads, decisions, base }: Start): Promise<Merged> {
  const { deps, emit } = call;
  const { key, plan } = campaign;
  const asOf = chinaDay(call.now);
  const inputs: MergeInput[] = [];
  const officer: MergeDecision[] = [];
  const followed = new Map<Decision, Decision>();
  for (const [done, head] of heads.entries()) {
    emit({ done, total: heads.length, unit: head.unit });
    const input = await mergeInputOf(deps, key, head, plan, asOf);
    inputs.push(input);
    const own = decisionsFor(deps, key, head, input.roster, decisions);
    officer.push(...own.merge);
    for (const [before, now] of own.followed) followed.set(before, now);
    // Judging keeps the processor: others get their turn between two units.
    await turn();
    call.alive();
  }
  emit({ done: heads.length, total: heads.length, unit: null });
  const baseList = openBaseList(deps, key, base, plan);
  const result = mergeCounty(inputs, plan, { asOf, decisions: officer, ...(baseList === undefined ? {} : { baseList }) });
  return { result, decisions: decisions.map((decision) => followed.get(decision) ?? decision) };
}

function save(call: MergeCall, caller: Caller, start: Start, merged: Merged): Promise<MergeSummary> {
  const { deps, now } = call;
  const { result } = merged;
  const { bytes, digest } = canonicalBytes(result);
  return write(call, caller, async (tx) => {
    const { key, stored } = await load(call, caller, tx);
    const before = await tx.merge(key);
    const units = await tx.units(key);
    const decisions = await tx.decisions(key);
    const number = (before?.summary.number ?? 0) + 1;
    const moved =
      stored.revision !== start.campaign.stored.revision ||
      JSON.stringify(currentVersions(units)) !== JSON.stringify(start.used) ||
      JSON.stringify(decisions) !== JSON.stringify(start.decisions);
    const who = { number, mergedAt: chinaInstant(now), mergedBy: caller.uid, used: { ...start.used }, stale: moved, digest };
    const summary: MergeSummary = { ...who, ...figuresOf(result) };
    const pieces = sealPieces(deps.seal, contextOf('merge', key, number), bytes);
    if (before !== null) tx.dropChunks({ kind: 'merge', campaign: key, number: before.summary.number });
    pieces.forEach((sealed, index) => {
      tx.putChunk({ kind: 'merge', campaign: key, number }, index, sealed);
    });
    tx.saveMerge(key, { summary, chunks: pieces.length });
    if (!moved && start.decisions.length > 0) tx.saveDecisions(key, merged.decisions);
    const detail = { number, digest, units: start.heads.length, entries: result.entries.length };
    return { result: summary, audit: { campaign: call.request.campaign, detail } };
  });
}
