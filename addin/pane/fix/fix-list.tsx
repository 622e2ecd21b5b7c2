/** One kind of fix: a box for all of it, and each change as before → after. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { fixPage, type FixGroup, type ListedFix } from '../../app/fix';
import { useApp, useWords } from '../context';
import { Button, Disclosure } from '../ui/parts';
import { Icon } from '../ui/icon';
import { useStore } from '../use-store';

export const FixList = ({ group }: { readonly group: FixGroup }): JSX.Element => {
  const { fix } = useApp();
  const { fix: words } = useWords();
  const { unchosen, open, sizes } = useStore(fix.store);
  const box = useRef<HTMLInputElement>(null);
  const { kind, items } = group;
  const chosen = items.filter(({ id }) => !unchosen.has(id)).length;
  const some = chosen > 0 && chosen < items.length;
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = some;
  }, [some]);
  const size = sizes.get(kind) ?? fixPage;
  return (
    <Disclosure
      class="group fix"
      open={open.has(kind)}
      onToggle={() => {
        fix.toggle(kind);
      }}
      beside={
        <input
          ref={box}
          type="checkbox"
          aria-label={words.select(words.kinds[kind], items.length)}
          checked={chosen === items.length}
          onChange={() => {
            fix.choose(
              items.map(({ id }) => id),
              chosen < items.length,
            );
          }}
        />
      }
      head={
        <>
          <span class="group-title">{words.kinds[kind]}</span>
          <span class="group-count">{some ? `${chosen} / ${items.length}` : items.length}</span>
        </>
      }
    >
      <ul class="items">
        {items.slice(0, size).map((item) => (
          <FixLine key={item.id} item={item} chosen={!unchosen.has(item.id)} />
        ))}
      </ul>
      {items.length > size ? (
        <Button
          class="wide"
          onClick={() => {
            fix.more(kind);
          }}
        >
          {words.more(Math.min(fixPage, items.length - size))}
        </Button>
      ) : null}
    </Disclosure>
  );
};

const FixLine = ({ item: { id, fix: change }, chosen }: { readonly item: ListedFix; readonly chosen: boolean }): JSX.Element => {
  const { fix } = useApp();
  const { fix: words } = useWords();
  const cell = change.where.cell ?? '';
  return (
    <li class="fix-line">
      <input
        type="checkbox"
        aria-label={words.selectOne(cell)}
        checked={chosen}
        onChange={() => {
          fix.choose([id], !chosen);
        }}
      />
      <Button look="link" class="cell" aria-label={words.go(cell)} onClick={() => void fix.go(change)}>
        {cell}
      </Button>
      <span class="change">
        <span class="before">
          <Visible text={change.before === null ? '' : String(change.before)} />
        </span>
        <Icon name="arrow" />
        <span class="hidden-text">{words.becomes}</span>
        <span class="after">{String(change.after)}</span>
      </span>
    </li>
  );
};

/** White space that would be lost on the eye is shown. */
const Visible = ({ text }: { readonly text: string }): JSX.Element => {
  const { fix: words } = useWords();
  if (text === '') return <>{words.blank}</>;
  const parts = text.split(/([\s\u200b-\u200f\u2060\ufeff]+)/u);
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          <span key={index} class="space" title={words.spaceMark}>
            {'␣'.repeat(Math.min(part.length, 6))}
          </span>
        ),
      )}
    </>
  );
};
