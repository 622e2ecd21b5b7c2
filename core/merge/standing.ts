/**
 * What becomes of every entry. Each has exactly one standing; where several would fit, the first of this order holds:
 * superseded > excluded > void > blocked > yielded or undecided > otherTier > overQuota > granted.
 */
import type { Decisions } from './decisions';
import type { FileFindings } from './file-findings';
import type { Lateness } from './late';
import { placeOf, type Draft, type Ledger } from './ledger';
import type { DuplicateGroup, Standing } from '../model/merge';
import { countsTowardsQuota } from '../rules/support/tier';
import { applyQuotas, type QuotaResult } from './quota';
import { resolvePerson } from './resolve';

export interface StandingFacts {
  readonly decisions: Decisions;
  readonly lateness: Lateness;
  readonly findings: FileFindings;
  /** People in several places (all of them, whether reported or not). */
  readonly people: readonly (readonly number[])[];
  readonly groups: readonly DuplicateGroup[];
}

/** Sets standing, reason and granted money of every draft; returns how quotas were used. */
export function decideStandings(ledger: Ledger, facts: StandingFacts): QuotaResult {
  ledger.entries.forEach((draft, entry) => {
    decideAlone(ledger, facts, draft, entry);
  });
  const codes = new Map(facts.groups.map((group) => [group.entries, group.code]));
  for (const entries of facts.people) settlePerson(ledger, facts, entries, codes.get(entries) ?? 'two-categories');
  for (const group of facts.groups) if (group.code === 'household-twice') settleHousehold(ledger, facts, group.entries);
  if (ledger.plan.tiers.length > 0)
    for (const draft of ledger.entries)
      if (draft.standing === 'granted' && !countsTowardsQuota(ledger.plan, draft.entry)) set(draft, 'otherTier', 'other-tier');
  const quotas = applyQuotas(ledger);
  for (const entry of quotas.beyond.keys()) {
    const draft = ledger.entries[entry];
    if (draft?.standing === 'granted' && !facts.decisions.letThrough.has(entry)) set(draft, 'overQuota', 'over-quota');
  }
  ledger.entries.forEach((draft, entry) => {
    if (draft.standing === 'granted') draft.grantedFen = ledger.fen[entry] ?? 0;
  });
  return quotas;
}

function set(draft: Draft, standing: Standing, code: string): void {
  draft.standing = standing;
  draft.standingReason = { code };
}

/** What needs no look at other entries. */
function decideAlone(ledger: Ledger, { decisions, lateness, findings }: StandingFacts, draft: Draft, entry: number): void {
  const input = ledger.inputOf[entry] as number;
  const letThrough = decisions.letThrough.has(entry);
  const blocker = findings.blockers.get(entry);
  if (ledger.inputs[input]?.supersededBy !== null) set(draft, 'superseded', 'superseded');
  else if (decisions.excluded.has(entry)) set(draft, 'excluded', 'decision');
  else if (lateness.voidReason !== null && lateness.late[input] === true && !letThrough) set(draft, 'void', lateness.voidReason);
  else if (blocker !== undefined && !letThrough) set(draft, 'blocked', blocker);
}

const isOpen = (draft: Draft | undefined): boolean => draft?.standing === 'granted' || draft?.standing === 'blocked';

function settlePerson(ledger: Ledger, { decisions }: StandingFacts, entries: readonly number[], code: string): void {
  const candidates = entries.filter((entry) => isOpen(ledger.entries[entry]));
  const blocked = (entry: number): boolean => ledger.entries[entry]?.standing === 'blocked';
  for (const { entry, standing, other } of resolvePerson(ledger, candidates, blocked, decisions)) {
    const draft = ledger.entries[entry];
    if (draft?.standing !== 'granted') continue;
    draft.standing = standing;
    draft.standingReason = { code, where: placeOf(ledger, other, 'name') };
  }
}

/** One household twice in one file: the first place (or the kept one) stays, the officer decides about the others. */
function settleHousehold(ledger: Ledger, { decisions }: StandingFacts, entries: readonly number[]): void {
  const open = entries.filter((entry) => isOpen(ledger.entries[entry]));
  const stays =
    open.find((entry) => decisions.kept.has(entry)) ?? open.find((entry) => ledger.entries[entry]?.standing === 'granted') ?? open[0];
  for (const entry of open) {
    const draft = ledger.entries[entry];
    if (stays === undefined || entry === stays || decisions.kept.has(entry) || draft?.standing !== 'granted') continue;
    draft.standing = 'undecided';
    draft.standingReason = { code: 'household-twice', where: placeOf(ledger, stays, 'name') };
  }
}
