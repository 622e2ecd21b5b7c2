/** One line for every unit: of the plan, in its order, and then of every other unit that sent something. */
import type { QuotaUse, UnitResult } from '../model/merge';
import type { Lateness } from './late';
import type { Ledger } from './ledger';
import type { Tallies } from './tally';

interface UnitFacts {
  readonly tallies: Tallies;
  readonly lateness: Lateness;
  readonly counts: readonly UnitResult['counts'][];
  readonly quotaOf: (slot: number) => QuotaUse | null;
}

/** Current files of each unit: its own, and those of several units that have entries of it. */
function currentInputs(ledger: Ledger): readonly ReadonlySet<number>[] {
  const bySlot = ledger.slots.map(() => new Set<number>());
  ledger.inputs.forEach((input, index) => {
    if (input.supersededBy === null) bySlot[ledger.inputSlots[index] as number]?.add(index);
  });
  ledger.entries.forEach((_, entry) => {
    const input = ledger.inputOf[entry] as number;
    if (ledger.inputSlots[input] !== ledger.slotOf[entry] && ledger.inputs[input]?.supersededBy === null)
      bySlot[ledger.slotOf[entry] as number]?.add(input);
  });
  return bySlot;
}

/** Units of the plan without a current file. An empty roster is a report too (零报告). */
export function missingSlots(ledger: Ledger): readonly number[] {
  const inputs = currentInputs(ledger);
  return ledger.plan.units.flatMap((_, slot) => (inputs[slot]?.size === 0 ? [slot] : []));
}

export function unitResults(ledger: Ledger, { tallies, lateness, counts, quotaOf }: UnitFacts): readonly UnitResult[] {
  const inputs = currentInputs(ledger);
  return ledger.slots.map((slot, at): UnitResult => {
    const mine = [...(inputs[at] ?? [])].sort((a, b) => a - b);
    const tally = tallies.units[at] as Tallies['units'][number];
    return {
      code: slot.code,
      name: slot.name,
      type: slot.type,
      files: mine.flatMap((input) => ledger.inputs[input]?.roster.file ?? []),
      status: statusOf(mine, lateness),
      reported: tally.total.reported,
      granted: tally.total.granted,
      byCategory: tally.byCategory,
      quota: quotaOf(at),
      counts: counts[at] ?? { error: 0, warning: 0, info: 0 },
    };
  });
}

/** void: all that the unit sent is void; late: some of it came late. */
function statusOf(inputs: readonly number[], { late, voidReason }: Lateness): UnitResult['status'] {
  if (inputs.length === 0) return 'missing';
  const lateOnes = inputs.filter((input) => late[input] === true).length;
  if (lateOnes === 0) return 'submitted';
  return voidReason !== null && lateOnes === inputs.length ? 'void' : 'late';
}
