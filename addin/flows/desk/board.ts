/** The board: one line per unit of the plan, from the heads that the county has. */
import type { ResponseOf } from '../../../core/api/table';
import type { Plan } from '../../../core/model/plan';
import { unitLimits } from '../../../core/rules/support/quota';

export type SubmissionHead = ResponseOf<'submission.list'>['submissions'][number];

/** missing: nothing there yet (or taken back). overdue: the same after the deadline. */
export type UnitStatus = 'missing' | 'overdue' | 'submitted' | 'returned' | 'accepted' | 'excluded';
export const unitStatuses: readonly UnitStatus[] = ['overdue', 'missing', 'returned', 'submitted', 'accepted', 'excluded'];

export interface BoardRow {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly status: UnitStatus;
  /** The newest version; null where nothing came. */
  readonly head: SubmissionHead | null;
  /** Places of the unit by its own quota; null without one. */
  readonly quota: number | null;
}

export interface BoardTotals {
  readonly byStatus: Readonly<Record<UnitStatus, number>>;
  readonly units: number;
  /** Units whose roster goes into a merge. */
  readonly sent: number;
  readonly entries: number;
  readonly amountFen: number;
}

export type SortKey = 'plan' | 'name' | 'status' | 'entries' | 'amount' | 'findings' | 'time';

/** @param now ISO instant of the server's or this computer's clock: only whether a deadline has passed hangs on it */
export function boardRows(plan: Plan, heads: readonly SubmissionHead[], now: string): readonly BoardRow[] {
  const byUnit = new Map(heads.map((head) => [head.unit, head]));
  const passed = plan.deadline !== undefined && Date.parse(plan.deadline.at) + 60_000 <= Date.parse(now);
  return plan.units.map((unit) => {
    const { code, name, type } = unit;
    const head = byUnit.get(code) ?? null;
    return { code, name, type, head, status: statusOf(head, passed), quota: quotaOf(plan, unit) };
  });
}

const statusOf = (head: SubmissionHead | null, passed: boolean): UnitStatus =>
  head === null || head.state === 'withdrawn' ? (passed ? 'overdue' : 'missing') : head.state;

/** The unit's limit by number over all categories. */
const quotaOf = (plan: Plan, unit: Plan['units'][number]): number | null =>
  unitLimits(plan, unit).find(({ count, category }) => count !== null && category === null)?.count ?? null;

export const counted = ({ status }: BoardRow): boolean => status === 'submitted' || status === 'accepted';

export function boardTotals(rows: readonly BoardRow[]): BoardTotals {
  const byStatus: Record<UnitStatus, number> = { missing: 0, overdue: 0, submitted: 0, returned: 0, accepted: 0, excluded: 0 };
  let [sent, entries, amountFen] = [0, 0, 0];
  for (const row of rows) {
    byStatus[row.status] += 1;
    if (!counted(row) || row.head === null) continue;
    sent += 1;
    entries += row.head.entries;
    amountFen += row.head.amountFen;
  }
  return { byStatus, units: rows.length, sent, entries, amountFen };
}

export interface BoardFilter {
  readonly text: string;
  readonly status: UnitStatus | 'all';
  readonly sort: SortKey;
  readonly down: boolean;
}

export function shownRows(rows: readonly BoardRow[], { text, status, sort, down }: BoardFilter): readonly BoardRow[] {
  const wanted = text.trim().toLowerCase();
  const shown = rows.filter(
    (row) =>
      (status === 'all' || row.status === status) &&
      (wanted === '' || row.name.toLowerCase().includes(wanted) || row.code.toLowerCase().includes(wanted)),
  );
  if (sort === 'plan') return shown;
  const key = sortKeys[sort];
  const sorted = shown
    .map((row, at) => ({ row, at, key: key(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.at - b.at));
  return (down ? sorted.reverse() : sorted).map(({ row }) => row);
}

const sortKeys: Readonly<Record<Exclude<SortKey, 'plan'>, (row: BoardRow) => number | string>> = {
  name: ({ name }) => name,
  status: ({ status }) => unitStatuses.indexOf(status),
  entries: ({ head }) => head?.entries ?? -1,
  amount: ({ head }) => head?.amountFen ?? -1,
  findings: ({ head }) => (head === null ? -1 : head.counts.error * 1e6 + head.counts.warning),
  time: ({ head }) => (head === null ? '' : head.submittedAt),
};

export const awaited = (rows: readonly BoardRow[]): readonly BoardRow[] =>
  rows.filter(({ status }) => status === 'missing' || status === 'overdue' || status === 'returned');

export interface ArrivalPoint {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Units whose newest version had come by the end of that day. */
  readonly units: number;
}

/** How the units came in, day by day. */
export function arrivals(heads: readonly SubmissionHead[]): readonly ArrivalPoint[] {
  const days = new Map<string, number>();
  for (const { state, receivedAt } of heads)
    if (state !== 'withdrawn') days.set(receivedAt.slice(0, 10), (days.get(receivedAt.slice(0, 10)) ?? 0) + 1);
  let units = 0;
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, count]) => ({ day, units: (units += count) }));
}
