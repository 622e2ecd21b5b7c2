/** The board of units: counts on top, one line per unit, a reminder for those that are missing, how they came in. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  arrivals,
  awaited,
  boardRows,
  boardTotals,
  shownRows,
  unitStatuses,
  type BoardFilter,
  type BoardRow,
  type SortKey,
} from '../../flows/desk/board';
import { Card } from '../ui/parts';
import { Icon } from '../ui/icon';
import { Arrivals } from './arrivals';
import { shortTime, useDesk, useDeskState, useDeskWords, yuanText } from './context';
import { Reminder } from './reminder';

export const Board = (): JSX.Element => {
  const { plan, heads, heardAt } = useDeskState();
  const words = useDeskWords();
  const [filter, setFilter] = useState<BoardFilter>({ text: '', status: 'all', sort: 'plan', down: false });
  if (plan === null || heads === null || heardAt === null) return <p class="muted desk-wait">{words.loading}</p>;
  const rows = boardRows(plan, heads, heardAt);
  const totals = boardTotals(rows);
  const shown = shownRows(rows, filter);
  const change = (part: Partial<BoardFilter>): void => {
    setFilter((known) => ({ ...known, ...part }));
  };
  const ceiling = plan.budget.ceilingYuan;
  const open = awaited(rows).length;
  return (
    <div class="board">
      <section class="figures" aria-label={words.board.title}>
        <Figure
          value={words.board.ofUnits(totals.sent, totals.units)}
          label={words.board.sent}
          share={totals.sent / Math.max(1, totals.units)}
        />
        <Figure value={String(open)} label={words.board.waiting} tone={open > 0 ? 'warning' : 'good'} />
        <Figure value={yuanText(totals.entries * 100)} label={words.board.entries} />
        <Figure
          value={yuanText(totals.amountFen)}
          label={ceiling === undefined ? words.board.money : `${words.board.money} · ${words.campaign.budget(yuanText(ceiling * 100))}`}
          {...(ceiling === undefined ? {} : { share: totals.amountFen / 100 / ceiling })}
        />
      </section>
      <div class="board-tools">
        <div class="chips" role="group" aria-label={words.board.columns.status}>
          {(['all', ...unitStatuses] as const).map((status) => {
            const count = status === 'all' ? totals.units : totals.byStatus[status];
            return count === 0 && status !== 'all' && filter.status !== status ? null : (
              <button
                key={status}
                type="button"
                class={`chip tone-${status}`}
                aria-pressed={filter.status === status}
                onClick={() => {
                  change({ status });
                }}
              >
                {status === 'all' ? words.board.statusAll : words.board.status[status]} <b>{count}</b>
              </button>
            );
          })}
        </div>
        <label class="search">
          <Icon name="search" />
          <span class="hidden-text">{words.board.search}</span>
          <input
            type="search"
            placeholder={words.board.search}
            value={filter.text}
            onInput={(event) => {
              change({ text: event.currentTarget.value });
            }}
          />
        </label>
      </div>
      <UnitTable rows={shown} filter={filter} onSort={change} withQuota={rows.some(({ quota }) => quota !== null)} />
      <p class="muted board-foot">
        {words.board.shown(shown.length, rows.length)} · {words.board.heard(heardAt.slice(11, 16))}
      </p>
      <div class="board-more">
        <Reminder rows={awaited(rows)} />
        <Card title={words.arrivals.title}>
          <Arrivals points={arrivals(heads)} of={rows.length} />
        </Card>
      </div>
    </div>
  );
};

const Figure = (props: {
  readonly value: string;
  readonly label: string;
  readonly share?: number;
  readonly tone?: 'warning' | 'good';
}): JSX.Element => (
  <div class={`figure ${props.tone ?? ''}`}>
    <b>{props.value}</b>
    <span>{props.label}</span>
    {props.share === undefined ? null : (
      <svg class="meter-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="track" width="100" height="4" />
        <rect class={props.share > 1 ? 'fill over' : 'fill'} width={Math.min(1, props.share) * 100} height="4" />
      </svg>
    )}
  </div>
);

const columns: readonly (readonly [keyof ReturnType<typeof useDeskWords>['board']['columns'], SortKey | null, string])[] = [
  ['name', 'name', 'c-name'],
  ['status', 'status', 'c-status'],
  ['entries', 'entries', 'number'],
  ['amount', 'amount', 'number'],
  ['quota', null, 'c-quota'],
  ['findings', 'findings', 'c-findings'],
  ['time', 'time', 'c-time'],
  ['version', null, 'c-version'],
];

const UnitTable = (props: {
  readonly rows: readonly BoardRow[];
  readonly filter: BoardFilter;
  readonly onSort: (part: Partial<BoardFilter>) => void;
  readonly withQuota: boolean;
}): JSX.Element => {
  const words = useDeskWords();
  const { sort, down } = props.filter;
  if (props.rows.length === 0) return <p class="muted desk-wait">{words.board.nothing}</p>;
  return (
    <table class="grid units">
      <caption class="hidden-text">{words.board.title}</caption>
      <thead>
        <tr>
          {columns
            .filter(([id]) => props.withQuota || id !== 'quota')
            .map(([id, key, look]) => (
              <th
                key={id}
                scope="col"
                class={look}
                aria-sort={sort !== key || key === null ? undefined : down ? 'descending' : 'ascending'}
              >
                {key === null ? (
                  words.board.columns[id]
                ) : (
                  <button
                    type="button"
                    onClick={() => {
                      props.onSort(sort !== key ? { sort: key, down: false } : down ? { sort: 'plan', down: false } : { down: true });
                    }}
                  >
                    {words.board.columns[id]}
                    {sort === key ? <Icon name={down ? 'down' : 'up'} /> : null}
                  </button>
                )}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <UnitLine key={row.code} row={row} withQuota={props.withQuota} />
        ))}
      </tbody>
    </table>
  );
};

const UnitLine = ({ row, withQuota }: { readonly row: BoardRow; readonly withQuota: boolean }): JSX.Element => {
  const { unit } = useDesk();
  const { board: words } = useDeskWords();
  const { head, status, quota } = row;
  const live = head !== null && head.state !== 'withdrawn' ? head : null;
  return (
    <tr class={`line-${status}`}>
      <th scope="row" class="c-name">
        <button
          type="button"
          class={head === null ? 'unit-link awaited' : 'unit-link'}
          aria-label={words.open(row.name)}
          onClick={() => void unit.openUnit(row.code)}
        >
          {row.name}
        </button>
      </th>
      <td class="c-status">
        <span class={`tag tone-${status}`}>{words.status[status]}</span>
        {live?.late === true ? <span class="tag late">{words.late}</span> : null}
      </td>
      <td class="number" data-label={words.columns.entries}>
        {live === null ? '' : live.entries}
      </td>
      <td class="number" data-label={words.columns.amount}>
        {live === null ? '' : yuanText(live.amountFen)}
      </td>
      {withQuota ? (
        <td class="c-quota" data-label={words.columns.quota}>
          {quota === null ? '' : live === null ? words.quotaUse(0, quota) : <QuotaCell head={live} quota={quota} />}
        </td>
      ) : null}
      <td class="c-findings">
        {live === null ? null : live.counts.error + live.counts.warning === 0 ? (
          <span class="fine">
            <Icon name="check" />
            {words.clean}
          </span>
        ) : (
          <>
            {live.counts.error > 0 ? <span class="found-count error">{words.errors(live.counts.error)}</span> : null}
            {live.counts.warning > 0 ? <span class="found-count warning">{words.warnings(live.counts.warning)}</span> : null}
          </>
        )}
      </td>
      <td class="c-time">{live === null ? '' : shortTime(live.receivedAt)}</td>
      <td class="c-version">
        {live === null ? '' : words.version(live.version)}
        {live?.onBehalf === true ? <small>{words.onBehalf}</small> : null}
      </td>
    </tr>
  );
};

const QuotaCell = ({ head, quota }: { readonly head: NonNullable<BoardRow['head']>; readonly quota: number }): JSX.Element => {
  const { board: words } = useDeskWords();
  return (
    <span class="quota-cell">
      <span>
        {words.quotaUse(head.entries, quota)}
        {head.overQuota > 0 ? <b class="over-text"> {words.over(head.overQuota)}</b> : null}
      </span>
      <svg class="meter-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="track" width="100" height="4" />
        <rect class={head.overQuota > 0 ? 'fill over' : 'fill'} width={Math.min(1, head.entries / Math.max(1, quota)) * 100} height="4" />
      </svg>
    </span>
  );
};
