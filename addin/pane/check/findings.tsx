/** The findings: search, filter, order, and the list itself in pages. */
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { severityName, sentenceOf } from '../../../core/messages';
import { kindName } from '../../../core/messages/pane';
import { pageSize } from '../../app/check';
import type { FindingGroup, ListedFinding } from '../../app/check-list';
import type { Judged } from '../../judge/protocol';
import { useApp, useWords } from '../context';
import { Button, Choice, Disclosure, SeverityIcon } from '../ui/parts';
import { Icon } from '../ui/icon';
import { useStore } from '../use-store';

export const Findings = ({ judged }: { readonly judged: Judged }): JSX.Element | null => {
  const { check } = useApp();
  const { check: words } = useWords();
  const { groups, all, shown } = useStore(check.store);
  if (judged.report.findings.length === 0) return null;
  const clear = (): void => {
    check.filter({ query: '', sheet: null, severities: { error: true, warning: true, info: true } });
  };
  return (
    <section class="findings" aria-label={words.findings}>
      <Toolbar judged={judged} />
      {groups.length === 0 ? (
        <div class="nothing">
          <p>{words.nothingLeft}</p>
          <Button onClick={clear}>{words.clearFilter}</Button>
        </div>
      ) : (
        <>
          {shown.length < all.length ? (
            <p class="filtered">
              {words.position(shown.length, all.length)}{' '}
              <Button look="link" onClick={clear}>
                {words.clearFilter}
              </Button>
            </p>
          ) : null}
          <GroupPages groups={groups} />
        </>
      )}
    </section>
  );
};

const Toolbar = ({ judged }: { readonly judged: Judged }): JSX.Element => {
  const { check } = useApp();
  const { check: words } = useWords();
  const state = useStore(check.store);
  const sheets = [...new Set(judged.report.findings.map(({ where }) => where.sheet))];
  return (
    <div class="toolbar">
      <div class="search">
        <Icon name="search" />
        <input
          type="search"
          aria-label={words.searchLabel}
          placeholder={words.searchLabel}
          value={state.query}
          onInput={(event) => {
            check.filter({ query: event.currentTarget.value });
          }}
        />
      </div>
      {sheets.length > 1 ? (
        <select
          aria-label={words.sheetFilter}
          value={state.sheet ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            check.filter({ sheet: value === '' ? null : value });
          }}
        >
          <option value="">{words.allSheets}</option>
          {sheets.map((sheet) => (
            <option key={sheet} value={sheet}>
              {sheet}
            </option>
          ))}
        </select>
      ) : null}
      <div class="toolbar-row">
        <Choice<'kind' | 'row'>
          label={words.groupBy}
          value={state.groupBy}
          options={[
            ['kind', words.byKind],
            ['row', words.byRow],
          ]}
          onChange={(groupBy) => {
            check.filter({ groupBy });
          }}
        />
        <label class="check-line tight">
          <input
            type="checkbox"
            role="switch"
            checked={state.marks}
            onChange={(event) => {
              void check.setMarks(event.currentTarget.checked);
            }}
          />
          <span>{words.marks}</span>
        </label>
      </div>
    </div>
  );
};

/** Groups by row may be thousands: shown in pages as well. */
const GroupPages = ({ groups }: { readonly groups: readonly FindingGroup[] }): JSX.Element => {
  const { check } = useApp();
  const { check: words } = useWords();
  const { sizes, current } = useStore(check.store);
  const at = groups.findIndex(({ items }) => items.some(({ id }) => id === current));
  const size = Math.max(sizes.get('') ?? pageSize, at + 1);
  return (
    <>
      <div class="groups" onKeyDown={moveByArrows}>
        {groups.slice(0, size).map((group) => (
          <Group key={group.id} group={group} />
        ))}
      </div>
      {groups.length > size ? (
        <Button
          class="wide"
          onClick={() => {
            check.more('');
          }}
        >
          {words.showMore(Math.min(pageSize, groups.length - size))}
        </Button>
      ) : null}
    </>
  );
};

/** Up and down go through what is in view of the list; Tab still works as everywhere. */
function moveByArrows(event: TargetedKeyboardEvent<HTMLDivElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('.disclosure-head button, .item-main')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[at + by];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}

const Group = ({ group }: { readonly group: FindingGroup }): JSX.Element => {
  const { check } = useApp();
  const { check: words, lang } = useWords();
  const { open, sizes, current, severalSheets } = useStore(check.store);
  const size = sizes.get(group.id) ?? pageSize;
  const title =
    group.code !== null ? kindName(group.code, lang) : group.row === null ? words.wholeSheet : words.rowTitle(group.row, group.person);
  return (
    <Disclosure
      class={`group ${group.severity}`}
      open={open.has(group.id)}
      onToggle={() => {
        check.toggle(group.id);
      }}
      head={
        <>
          <SeverityIcon severity={group.severity} label={severityName(group.severity, lang)} />
          <span class="group-title">
            {title}
            {group.code === null && severalSheets ? <span class="tag">{group.sheet}</span> : null}
          </span>
          <span class="group-count">{group.items.length}</span>
        </>
      }
    >
      <ul class="items">
        {group.items.slice(0, size).map((item) => (
          <Item
            key={item.id}
            item={item}
            current={item.id === current}
            byKind={group.code !== null}
            sheet={severalSheets && group.code !== null}
          />
        ))}
      </ul>
      {group.items.length > size ? (
        <Button
          class="wide"
          onClick={() => {
            check.more(group.id);
          }}
        >
          {words.showMore(Math.min(pageSize, group.items.length - size))}
        </Button>
      ) : null}
    </Disclosure>
  );
};

interface ItemProps {
  readonly item: ListedFinding;
  readonly current: boolean;
  readonly byKind: boolean;
  /** Whether its sheet must be named. */
  readonly sheet: boolean;
}

const Item = ({ item, current, byKind, sheet }: ItemProps): JSX.Element => {
  const { check } = useApp();
  const { check: words, lang } = useWords();
  const { finding, person } = item;
  const { what, todo } = sentenceOf(finding, lang);
  const { where, related } = finding;
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) element.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const place = where.cell ?? (where.row === null ? where.sheet : String(where.row));
  return (
    <li class={`item ${finding.severity}${current ? ' current' : ''}`} ref={element}>
      <button type="button" class="item-main" aria-current={current} onClick={() => void check.go(item.id)}>
        <span class="item-head">
          <span class="cell">{place}</span>
          {sheet && place !== where.sheet ? <span class="muted">{where.sheet}</span> : null}
          {byKind ? <span class="person">{person}</span> : <span class="person">{kindName(finding.code, lang)}</span>}
          {where.header === null || where.header === '' ? null : <span class="column">{where.header}</span>}
        </span>
        <span class="what">{what}</span>
        {todo === '' ? null : <span class="todo">{todo}</span>}
      </button>
      {related.length === 0 ? null : (
        <div class="related">
          <span>{words.related}</span>
          {related.slice(0, 6).map((other) => (
            <Button key={`${other.sheet}${other.cell ?? other.row ?? ''}`} look="link" onClick={() => void check.go(item.id, other)}>
              {other.sheet === where.sheet
                ? (other.cell ?? String(other.row ?? other.sheet))
                : `${other.sheet} ${other.cell ?? other.row ?? ''}`}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
};
