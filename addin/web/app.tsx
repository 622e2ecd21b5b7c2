/** The page of the web edition: the file as a grid, and the same pane as in Excel beside it. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { sentenceOf, type Language } from '../../core/messages';
import type { WebWords } from '../../core/messages/pane/web-words';
import { columnLetters } from '../../core/model/sheet';
import { cellKey } from '../../files/edit/sheet-facts';
import { cellAt, notify, type FileModel } from '../host/workbook-file-model';
import { Button } from '../pane/ui/parts';
import { useStore } from '../pane/use-store';
import { shownText } from './cell-text';
import { Grid } from './grid/grid';
import { Leave } from './leave';
import { useNarrow } from './use-narrow';
import type { OpenFile, Session } from './session';

interface PageProps {
  readonly session: Session;
  readonly words: WebWords;
  readonly lang: Language;
  /** Fills the element with a pane for the file. @returns takes it away */
  readonly mountPane: (root: HTMLElement, file: OpenFile) => () => void;
}
type Picked = Parameters<Session['open']>[0];

const accepted = '.xlsx,.xlsm,.xls,.et,.ett,.csv,.tsv,.ods,.xlsb';

export const WebPage = ({ session, words, lang, mountPane }: PageProps): JSX.Element => {
  const state = useStore(session.store);
  const { file, opening, dirty, saving } = state;
  const input = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState<Picked | null>(null);
  const [dragging, setDragging] = useState(false);
  const [several, setSeveral] = useState(false);
  const [view, setView] = useState<'sheet' | 'pane'>('sheet');
  const narrow = useNarrow();
  const [noted, setNoted] = useState<OpenFile | null>(null);

  const take = (files: FileList | null): void => {
    const [first] = files ?? [];
    if (first === undefined) return;
    setSeveral((files?.length ?? 0) > 1);
    const picked: Picked = { name: first.name, bytes: () => first.arrayBuffer() };
    if (session.store.get().dirty) setAsked(picked);
    else void session.open(picked);
  };
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setDragging(false);
      take(event.dataTransfer?.files ?? null);
    };
    const leaving = (event: BeforeUnloadEvent): void => {
      if (session.store.get().dirty) event.preventDefault();
    };
    const key = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      if (session.store.get().file !== null) void session.save();
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    document.addEventListener('keydown', key);
    addEventListener('beforeunload', leaving);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
      document.removeEventListener('keydown', key);
      removeEventListener('beforeunload', leaving);
    };
  }, []);
  useEffect(() => {
    document.title = file === null ? words.title : `${dirty ? '● ' : ''}${file.model.fileName} - ${words.title}`;
  }, [file, dirty, words]);
  useEffect(() => {
    // On a narrow screen a finding that was pressed shows its cell.
    if (file === null) return undefined;
    const show = (what: string): void => {
      if (what === 'selection') setView('sheet');
    };
    file.model.watchers.add(show);
    return () => void file.model.watchers.delete(show);
  }, [file]);

  const choose = (): void => {
    input.current?.click();
  };
  return (
    <div class={`web view-${view}`}>
      <div class="web-bar" role="region" aria-label={words.title}>
        <img class="web-mark" src="icon-64.png" alt="" width={26} height={26} />
        <div class="web-name">
          <h1>{file === null ? words.title : file.model.fileName}</h1>
          <p class={dirty ? 'web-state unsaved' : 'web-state'} role="status">
            {file === null
              ? words.tagline
              : saving
                ? words.saving
                : state.savedAs !== null
                  ? words.saved(state.savedAs)
                  : dirty
                    ? words.unsaved
                    : words.allSaved}
          </p>
        </div>
        {file === null ? null : (
          <div class="web-actions">
            <Button look="outline" onClick={choose}>
              {words.openOther}
            </Button>
            <Button look={dirty ? 'primary' : 'outline'} disabled={saving} onClick={() => void session.save()}>
              {words.save}
            </Button>
          </div>
        )}
        <input
          ref={input}
          class="hidden-text"
          type="file"
          accept={accepted}
          tabIndex={-1}
          aria-label={words.open}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <div class="web-notices" role="region" aria-label={words.notices} aria-live="polite">
        {state.problem === null ? null : <Problem problem={state.problem} {...{ lang, words }} />}
        {state.notSaved ? <p class="web-note error">{words.notSaved}</p> : null}
        {several ? <p class="web-note warning">{words.oneAtATime}</p> : null}
        {state.refusal === null ? null : <p class="web-note warning">{refusalText(state.refusal, words)}</p>}
        {file === null || noted === file || (file.kept === 'all' && !file.hasFormulas) ? null : (
          <div class="web-note info">
            <p>{[file.kept === 'all' ? '' : words.kept[file.kept], file.hasFormulas ? words.recalc : ''].join('')}</p>
            <Button
              look="quiet"
              onClick={() => {
                setNoted(file);
              }}
            >
              {words.gotIt}
            </Button>
          </div>
        )}
      </div>
      {opening !== null ? (
        <main class="web-start">
          <div class="web-opening">
            <progress aria-label={words.opening(opening)} />
            <p>{words.opening(opening)}</p>
          </div>
        </main>
      ) : file === null ? (
        <Start {...{ words, choose, dragging }} />
      ) : (
        <div class="web-body">
          <SheetView {...{ session, file, words }} version={state.version} alone={narrow && view === 'sheet'} />
          <PaneFrame key={file.model.fileName} {...{ file, mountPane }} />
        </div>
      )}
      {file === null || opening !== null ? null : (
        <nav class="web-switch" aria-label={words.viewSwitch}>
          {(['sheet', 'pane'] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={view === one}
              onClick={() => {
                setView(one);
              }}
            >
              {one === 'sheet' ? words.sheetView : words.paneView}
            </button>
          ))}
        </nav>
      )}
      {dragging && file !== null ? <div class="web-drop-over">{words.dropNow}</div> : null}
      {asked === null ? null : (
        <Leave
          words={words}
          name={file?.model.fileName ?? ''}
          onAnswer={(answer) => {
            const picked = asked;
            setAsked(null);
            if (answer === 'discard') void session.open(picked);
            if (answer === 'save') void session.save().then((saved) => (saved ? session.open(picked) : undefined));
          }}
        />
      )}
    </div>
  );
};

const refusalText = (refusal: 'formula' | 'protected' | 'too-large', words: WebWords): string =>
  ({ formula: words.formulaCell, protected: words.protectedSheet, 'too-large': words.pasteTooLarge })[refusal];

const Problem = (props: {
  readonly problem: { code: string; file: string; params: Readonly<Record<string, string | number>> };
  readonly lang: Language;
  readonly words: WebWords;
}): JSX.Element => {
  const { what, todo } = sentenceOf(props.problem, props.lang);
  return (
    <div class="web-note error">
      <p>
        <strong>
          {props.words.notOpened}：{props.problem.file}
        </strong>
        <br />
        {what} {todo}
      </p>
    </div>
  );
};

const Start = ({
  words,
  choose,
  dragging,
}: {
  readonly words: WebWords;
  readonly choose: () => void;
  readonly dragging: boolean;
}): JSX.Element => (
  <main class="web-start">
    <div class={dragging ? 'web-drop over' : 'web-drop'}>
      <svg viewBox="0 0 48 48" width="56" height="56" aria-hidden="true" focusable="false">
        <path class="sheet-line" d="M10 5h19l9 9v29H10zM29 5v9h9M16 22h16M16 29h16M16 36h10" />
      </svg>
      <h2>{dragging ? words.dropNow : words.drop}</h2>
      <Button look="primary" onClick={choose}>
        {words.open}
      </Button>
      <p>{words.dropHint}</p>
      <p class="web-private">{words.privacy}</p>
    </div>
    <p class="web-county">
      <a href="files.html">{words.county}</a>
      <a href="./">{words.home}</a>
    </p>
  </main>
);

const SheetView = (props: {
  readonly session: Session;
  readonly file: OpenFile;
  readonly words: WebWords;
  readonly version: number;
  /** Nothing else is shown: then it is the page's main part, which is otherwise the pane. */
  readonly alone: boolean;
}): JSX.Element => {
  const { session, file, words, version, alone } = props;
  const { model, edits } = file;
  const shown = model.sheets.filter(({ visibility }) => visibility === 'visible');
  const sheet = shown.find(({ name }) => name === model.selection.sheet) ?? shown[0];
  if (sheet === undefined) return <section class="web-sheet" />;
  return (
    <section class="web-sheet" aria-label={words.sheetView} {...(alone ? { role: 'main' as const } : {})}>
      <CellBar {...{ model, words }} />
      <Grid key={sheet.id} {...{ model, sheet, edits, words, version }} onRefused={session.refused} />
      <div class="sheet-tabs" role="group" aria-label={words.sheets}>
        {shown.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === sheet.id}
            onClick={() => {
              model.selection = { sheet: name, row: 0, column: 0 };
              notify(model, 'selection');
            }}
          >
            {name}
            {(model.marks.get(id)?.size ?? 0) === 0 ? null : (
              <span class="sheet-marks" title={words.marks(model.marks.get(id)?.size ?? 0)}>
                {model.marks.get(id)?.size}
              </span>
            )}
          </button>
        ))}
      </div>
    </section>
  );
};

/** The current cell in full, and what its mark says. */
const CellBar = ({ model, words }: { readonly model: FileModel; readonly words: WebWords }): JSX.Element => {
  const { sheet: name, row, column } = model.selection;
  const sheet = model.sheets.find((one) => one.name === name);
  const cell = sheet === undefined ? null : cellAt(sheet, row, column);
  const mark = sheet === undefined ? undefined : model.marks.get(sheet.id)?.get(cellKey(row, column));
  return (
    <div class="cell-bar" role="group" aria-label={words.cellBar}>
      <span class="cell-name">{`${columnLetters(column)}${row + 1}`}</span>
      <span class={cell?.value === null ? 'cell-content muted' : 'cell-content'}>
        {cell === null || cell.value === null ? words.empty : shownText(cell)}
      </span>
      {mark?.comment === undefined ? null : <span class={`cell-mark ${mark.severity}`}>{mark.comment}</span>}
    </div>
  );
};

const PaneFrame = ({ file, mountPane }: { readonly file: OpenFile; readonly mountPane: PageProps['mountPane'] }): JSX.Element => {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = document.createElement('div');
    root.id = 'pane';
    frame.current?.replaceChildren(root);
    return mountPane(root, file);
  }, [file]);
  return <div class="web-pane" ref={frame} />;
};
