/** Which files came after the plan's deadline, and what the plan makes of it. */
import type { MergeInput, MergeResult } from '../model/merge';
import { lateSubmission } from '../rules/county';
import { countyFinding, nowhere, type FindingSink } from './county-finding';
import type { Ledger } from './ledger';

/** Reason codes of a void entry. */
export type VoidReason = 'late-submission' | 'late-refused';

export interface Lateness {
  /** By input. */
  readonly late: readonly boolean[];
  /** What late means for the entries: null when they go on (flag). */
  readonly voidReason: VoidReason | null;
  readonly lateUnits: MergeResult['lateUnits'];
}

/** Minutes since 1970 of an ISO instant with zone; NaN for other texts. The deadline's own minute is in time, so seconds do not count. */
const minuteOf = (instant: string): number => Math.floor(Date.parse(instant) / 60_000);

export function judgeLateness(ledger: Ledger, sink: FindingSink): Lateness {
  const { plan, inputs, slots, inputSlots } = ledger;
  const { deadline } = plan;
  const late = inputs.map((input) => isLate(input, deadline?.at));
  const lateUnits: MergeResult['lateUnits'][number][] = [];
  inputs.forEach((input, index) => {
    if (late[index] !== true || input.supersededBy !== null || deadline === undefined) return;
    const slot = slots[inputSlots[index] as number];
    const receivedAt = input.receivedAt ?? '';
    lateUnits.push({ code: slot?.code ?? null, name: slot?.name ?? '', file: input.roster.file, receivedAt });
    const params = { unit: slot?.label ?? '', receivedAt, deadline: deadline.at, late: deadline.late };
    const finding = countyFinding(plan, lateSubmission, { where: nowhere(input.roster.file), params });
    if (finding !== null) sink.onInput(index, finding);
  });
  const voidReason = deadline?.late === 'void' ? 'late-submission' : deadline?.late === 'refuse' ? 'late-refused' : null;
  return { late, voidReason, lateUnits };
}

/** A file whose time is not known cannot be late. */
const isLate = ({ receivedAt }: MergeInput, deadline: string | undefined): boolean =>
  deadline !== undefined && receivedAt !== null && minuteOf(receivedAt) > minuteOf(deadline);
