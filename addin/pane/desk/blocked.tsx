/** Entries that do not count because of errors, by unit. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { EntryView } from '../../flows/desk/matters';
import { Button } from '../ui/parts';
import { useMergeWords } from './context';
import { EntryTable } from './entry-table';

const first = 60;

export const Blocked = ({ entries }: { readonly entries: readonly EntryView[] }): JSX.Element => {
  const words = useMergeWords();
  const [all, setAll] = useState(false);
  if (entries.length === 0) return <p class="muted">{words.calm.blocked}</p>;
  return (
    <>
      <EntryTable label={words.sections.blocked} entries={all ? entries : entries.slice(0, first)} choices={['letThrough', 'exclude']} />
      {all || entries.length <= first ? null : (
        <Button
          onClick={() => {
            setAll(true);
          }}
        >
          {words.showAll(entries.length)}
        </Button>
      )}
    </>
  );
};
