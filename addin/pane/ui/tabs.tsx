/** Tabs after the ARIA practice: one tab stop, arrow keys move between tabs, Home and End jump. */
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';

export interface TabItem {
  readonly id: string;
  readonly label: string;
  /** A count beside the label; none when 0. */
  readonly badge?: number;
}

export const Tabs = (props: {
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly current: string;
  readonly onOpen: (id: string) => void;
}): JSX.Element => {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const index = props.items.findIndex(({ id }) => id === props.current);
    const count = props.items.length;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: (index + 1) % count,
      ArrowLeft: (index - 1 + count) % count,
      Home: 0,
      End: count - 1,
    };
    const item = props.items[targets[event.key] ?? -1];
    if (item === undefined) return;
    event.preventDefault();
    props.onOpen(item.id);
    list.current?.querySelector<HTMLElement>(`#tab-${item.id}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={props.label} ref={list} onKeyDown={onKeyDown}>
      {props.items.map(({ id, label, badge }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          aria-selected={id === props.current}
          aria-controls={`panel-${id}`}
          tabIndex={id === props.current ? 0 : -1}
          onClick={() => {
            props.onOpen(id);
          }}
        >
          {label}
          {badge === undefined || badge === 0 ? null : <span class="badge">{badge > 999 ? '999+' : badge}</span>}
        </button>
      ))}
    </div>
  );
};
