/** Which sheets are rosters, in words; the others behind one line. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SheetView } from '../../judge/protocol';
import { useApp, useWords } from '../context';
import { Button, Disclosure } from '../ui/parts';
import { Icon } from '../ui/icon';
import { useStore } from '../use-store';
import { NoRoster } from './setup';

const isChecked = ({ role }: SheetView): boolean => role === 'roster' || role === 'summary';

export const Sheets = (): JSX.Element | null => {
  const { roster } = useApp();
  const { check: words } = useWords();
  const { survey } = useStore(roster.store);
  const [open, setOpen] = useState(false);
  if (survey === null) return null;
  const checked = survey.sheets.filter(isChecked);
  const others = survey.sheets.filter((view) => !isChecked(view));
  const none = !survey.sheets.some(({ role }) => role === 'roster');
  const empty = none && survey.sheets.every(({ role }) => role === 'empty');
  return (
    <div class="sheets">
      <div class="field-label">{words.sheets}</div>
      {none ? <NoRoster empty={empty} /> : null}
      <ul class="sheet-list">
        {checked.map((view) => (
          <SheetLine key={view.sheet} view={view} alone={none} />
        ))}
        {none ? others.map((view) => <SheetLine key={view.sheet} view={view} alone />) : null}
      </ul>
      {none || others.length === 0 ? null : (
        <Disclosure
          class="small"
          open={open}
          onToggle={() => {
            setOpen(!open);
          }}
          head={<span class="muted">{words.moreSheets(others.length)}</span>}
        >
          <ul class="sheet-list">
            {others.map((view) => (
              <SheetLine key={view.sheet} view={view} />
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
};

const SheetLine = ({ view, alone = false }: { readonly view: SheetView; readonly alone?: boolean }): JSX.Element => {
  const { check } = useApp();
  const { check: words } = useWords();
  const roster = view.role === 'roster';
  return (
    <li class={`sheet-line${isChecked(view) ? '' : ' other'}`}>
      <Icon name="table" />
      <div class="sheet-text">
        <span class="sheet-name">{view.sheet}</span>
        <span class="sheet-role">
          {roster && view.entries > 0 ? words.rosterLine(view.entries) : words.roleLine[view.role]}
          {roster && view.missing.length > 0 ? <span class="tag error">{words.columnsMissing(view.missing.length)}</span> : null}
        </span>
      </div>
      {roster ? (
        <Button
          look="quiet"
          aria-label={words.adjustSheet(view.sheet)}
          onClick={() => {
            check.showColumns(view.sheet);
          }}
        >
          {words.adjust}
        </Button>
      ) : view.role === 'empty' || (view.role === 'summary' && !alone) ? null : (
        <Button
          look="quiet"
          onClick={() => {
            void check.setRole(view.sheet, 'roster').then(() => {
              check.showColumns(view.sheet);
            });
          }}
        >
          {words.treatAsRoster}
        </Button>
      )}
    </li>
  );
};
