/** People, households and accounts that are there more than once, side by side. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DuplicateView } from '../../flows/desk/matters';
import { Button } from '../ui/parts';
import { useMergeWords } from './context';
import { EntryTable } from './entry-table';

const first = 20;

export const Duplicates = ({ groups }: { readonly groups: readonly DuplicateView[] }): JSX.Element => {
  const words = useMergeWords();
  const [all, setAll] = useState(false);
  if (groups.length === 0) return <p class="muted">{words.calm.duplicates}</p>;
  const shown = all ? groups : groups.slice(0, first);
  return (
    <>
      <p class="muted">{words.openCount(groups.filter(({ open }) => open).length)}</p>
      <ul class="groups">
        {shown.map((group) => (
          <li key={group.entries.map(({ index }) => index).join(' ')} class={group.open ? 'group open' : 'group'}>
            <h3>
              {words.kinds[group.kind]} · {group.acrossUnits ? words.acrossUnits : words.sameUnit}
              <span class={group.open ? 'tag standing-undecided' : 'tag'}>{group.open ? words.openGroup : words.settledGroup}</span>
            </h3>
            <EntryTable
              label={`${words.kinds[group.kind]} ${group.entries[0]?.name ?? ''}`}
              entries={group.entries}
              choices={['keep', 'exclude']}
            />
          </li>
        ))}
      </ul>
      {all || groups.length <= first ? null : (
        <Button
          onClick={() => {
            setAll(true);
          }}
        >
          {words.showAll(groups.length)}
        </Button>
      )}
    </>
  );
};
