/** Which column holds what, and putting it right: by pointing in the sheet, from a list, or "no such column". */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fieldName } from '../../../core/messages';
import { fieldKeys, type FieldKey } from '../../../core/model/field';
import { columnIndex } from '../../../core/model/sheet';
import { allLetters } from '../../app/check';
import type { HeaderView, SheetView } from '../../judge/protocol';
import { useApp, useWords } from '../context';
import { Button } from '../ui/parts';
import { Icon } from '../ui/icon';
import { useStore } from '../use-store';

export const Columns = ({ view }: { readonly view: SheetView }): JSX.Element => {
  const { check, roster } = useApp();
  const { check: words, shell: shellWords } = useWords();
  const { corrections } = useStore(roster.store);
  const [editing, setEditing] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const text = words.columns;
  const corrected = corrections.find(({ sheet }) => sheet === view.sheet);
  const rows =
    view.headerRows.length > 1 ? `${view.headerRows[0] ?? ''}–${view.headerRows.at(-1) ?? ''}` : String(view.headerRows[0] ?? '');
  return (
    <div class="scroll columns">
      <div class="subhead">
        <Button
          look="quiet"
          icon="left"
          onClick={() => {
            check.showColumns(null);
          }}
        >
          {shellWords.back}
        </Button>
        <h2 tabIndex={-1} ref={heading}>
          {view.sheet}
        </h2>
      </div>
      <p class="muted">{text.intro}</p>
      <div class="column-line header-line">
        <span class="column-field">{view.headerRows.length === 0 ? text.noHeader : text.header(rows)}</span>
        <Button
          look="quiet"
          onClick={() => {
            setEditing(editing === '' ? null : '');
          }}
          aria-expanded={editing === ''}
        >
          {text.change}
        </Button>
      </div>
      {editing === '' ? (
        <PointHeader
          view={view}
          onDone={() => {
            setEditing(null);
          }}
        />
      ) : null}
      {view.missing.length === 0 ? null : (
        <>
          <h3 class="list-title">{text.notFound}</h3>
          <ul class="column-list">
            {view.missing.map(({ field, candidates }) => (
              <Line
                key={field}
                view={view}
                id={field}
                field={field}
                letter={null}
                candidates={candidates}
                editing={editing}
                setEditing={setEditing}
              />
            ))}
          </ul>
        </>
      )}
      <h3 class="list-title">{text.found}</h3>
      <ul class="column-list">
        {view.columns.map((column) => (
          <Line
            key={column.key}
            view={view}
            id={column.key}
            field={column.field}
            letter={column}
            candidates={[]}
            corrected={corrected?.columns?.[column.key] !== undefined}
            editing={editing}
            setEditing={setEditing}
          />
        ))}
      </ul>
      <OtherColumn view={view} editing={editing} setEditing={setEditing} />
      {corrected === undefined ? (
        <Button
          look="link"
          onClick={() => {
            void check.setRole(view.sheet, 'other').then(() => {
              check.showColumns(null);
            });
          }}
        >
          {text.notRoster}
        </Button>
      ) : (
        <>
          <p class="muted">{text.saved}</p>
          <Button icon="undo" onClick={() => void roster.forgetCorrections(view.sheet)}>
            {text.reset}
          </Button>
        </>
      )}
    </div>
  );
};

interface LineProps {
  readonly view: SheetView;
  readonly id: string;
  readonly field: FieldKey;
  readonly letter: HeaderView | null;
  readonly candidates: readonly HeaderView[];
  readonly corrected?: boolean;
  readonly editing: string | null;
  readonly setEditing: (id: string | null) => void;
}

const Line = (props: LineProps): JSX.Element => {
  const { check: words, lang } = useWords();
  const name = fieldName(props.field, lang);
  const open = props.editing === props.id;
  return (
    <li class={`column-line${props.letter === null ? ' missing' : ''}`}>
      <span class="column-field">
        {name}
        {props.letter === null ? <span class="tag error">{words.columns.required}</span> : null}
        {props.corrected === true ? <span class="tag">{words.columns.corrected}</span> : null}
      </span>
      <span class="column-place">
        {props.letter === null ? words.columns.none : words.columns.column(props.letter.letter, props.letter.header)}
      </span>
      <Button
        look="quiet"
        aria-label={words.columns.changeField(name)}
        aria-expanded={open}
        onClick={() => {
          props.setEditing(open ? null : props.id);
        }}
      >
        {words.columns.change}
      </Button>
      {open ? (
        <PickColumn
          view={props.view}
          id={props.id}
          name={name}
          candidates={props.candidates}
          onDone={() => {
            props.setEditing(null);
          }}
        />
      ) : null}
    </li>
  );
};

/** Value of the entry that only says that nothing is chosen yet. */
const choose = '-';

interface PickProps {
  readonly view: SheetView;
  readonly id: string;
  readonly name: string;
  readonly candidates: readonly HeaderView[];
  readonly onDone: () => void;
}

const PickColumn = ({ view, id, name, candidates, onDone }: PickProps): JSX.Element => {
  const { check } = useApp();
  const { check: words } = useWords();
  const [note, setNote] = useState('');
  const text = words.columns;
  const known = headersByLetter(view);
  const width = Math.max(0, ...[...known.keys()].map((letter) => columnIndex(letter) + 1));
  const present = view.columns.find(({ key }) => key === id)?.letter;
  const letters = [...new Set([...candidates.map(({ letter }) => letter), ...allLetters(width)])];
  const set = async (letter: string): Promise<void> => {
    await check.setColumn(view.sheet, id, letter, letter === '' ? null : (known.get(letter) ?? ''));
    onDone();
  };
  const point = async (): Promise<void> => {
    const at = await check.pointedAt(view.sheet);
    if (at === 'other-sheet') setNote(text.otherSheet(view.sheet));
    else if (at !== undefined) await set(at.letter);
  };
  return (
    <div class="picker" role="group" aria-label={text.changeField(name)}>
      <p>
        <Icon name="pin" /> {text.pickColumn(name)}
      </p>
      <Button look="primary" onClick={() => void point()}>
        {text.thisColumn}
      </Button>
      {note === '' ? null : (
        <p class="inline-note" role="alert">
          {note}
        </p>
      )}
      <label class="field">
        <span class="field-label">{text.fromList}</span>
        <select
          value={present ?? choose}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (value !== choose) void set(value);
          }}
        >
          {present === undefined ? <option value={choose}>—</option> : null}
          <option value="">{text.none}</option>
          {letters.map((letter) => (
            <option key={letter} value={letter}>
              {text.column(letter, known.get(letter) ?? '')}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
};

const PointHeader = ({ view, onDone }: { readonly view: SheetView; readonly onDone: () => void }): JSX.Element => {
  const { check } = useApp();
  const { check: words } = useWords();
  const [note, setNote] = useState('');
  const text = words.columns;
  const point = async (): Promise<void> => {
    const at = await check.pointedAt(view.sheet);
    if (at === 'other-sheet') setNote(text.otherSheet(view.sheet));
    else if (at !== undefined) {
      await check.setHeader(view.sheet, at.row);
      onDone();
    }
  };
  return (
    <div class="picker" role="group" aria-label={text.thisRow}>
      <p>
        <Icon name="pin" /> {text.pickHeader}
      </p>
      <Button look="primary" onClick={() => void point()}>
        {text.thisRow}
      </Button>
      {note === '' ? null : (
        <p class="inline-note" role="alert">
          {note}
        </p>
      )}
    </div>
  );
};

/** A field that is neither recognised nor required. */
const OtherColumn = (props: Pick<LineProps, 'view' | 'editing' | 'setEditing'>): JSX.Element => {
  const { check: words, lang } = useWords();
  const [field, setField] = useState<FieldKey | ''>('');
  const taken = new Set<string>([...props.view.columns.map((column) => column.field), ...props.view.missing.map((one) => one.field)]);
  const free = fieldKeys.filter((key) => !taken.has(key) && key !== 'materials' && key !== 'goods');
  return (
    <div class="other-column">
      <label class="field">
        <span class="field-label">{words.columns.addOther}</span>
        <select
          value={field}
          onChange={(event) => {
            const value = event.currentTarget.value as FieldKey | '';
            setField(value);
            props.setEditing(value === '' ? null : value);
          }}
        >
          <option value="">{words.columns.chooseField}</option>
          {free.map((key) => (
            <option key={key} value={key}>
              {fieldName(key, lang)}
            </option>
          ))}
        </select>
      </label>
      {field !== '' && props.editing === field ? (
        <PickColumn
          view={props.view}
          id={field}
          name={fieldName(field, lang)}
          candidates={[]}
          onDone={() => {
            setField('');
            props.setEditing(null);
          }}
        />
      ) : null}
    </div>
  );
};

const headersByLetter = (view: SheetView): ReadonlyMap<string, string> =>
  new Map(
    [...view.columns, ...view.others, ...view.missing.flatMap(({ candidates }) => candidates)].map(({ letter, header }) => [
      letter,
      header,
    ]),
  );
