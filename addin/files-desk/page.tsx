/** The page of the files-only desk: plan, files, merge, result. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { sentenceOf, type Language } from '../../core/messages';
import { planIssueEn } from '../../core/messages/en/plan';
import { planIssueZh } from '../../core/messages/zh-CN/plan';
import type { WebFilesWords } from '../../core/messages/pane/web-files-words';
import { Button, Card, ProgressBar } from '../pane/ui/parts';
import { useStore } from '../pane/use-store';
import { filesOf, namesOf, type Dropped } from './gather';
import { Result } from './result';
import type { DeskState, FilesDesk } from './state';

export interface DeskProps {
  readonly desk: FilesDesk;
  readonly words: WebFilesWords;
  readonly lang: Language;
}

const droppedOf = (files: FileList | null): readonly Dropped[] =>
  [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file }));

export const FilesPage = ({ desk, words, lang }: DeskProps): JSX.Element => {
  const state = useStore(desk.store);
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setDragging(false);
      if (event.dataTransfer !== null) void filesOf(event.dataTransfer).then(desk.add);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [desk]);
  useEffect(() => {
    document.title = words.title;
  }, [words]);
  const { activity, result, judged, plan } = state;
  const busy = activity !== null;
  return (
    <div class="files">
      <header class="web-bar">
        <img class="web-mark" src="icon-64.png" alt="" width={26} height={26} />
        <div class="web-name">
          <h1>{words.title}</h1>
          <p class="web-state">{words.tagline}</p>
        </div>
        {result === null ? null : (
          <div class="web-actions">
            <Button look={state.stale ? 'outline' : 'primary'} disabled={busy} onClick={() => void desk.download()}>
              {words.download}
            </Button>
          </div>
        )}
      </header>
      <main class="files-main">
        <div class="files-notices" aria-live="polite">
          {state.fault === null ? null : (
            <Card tone="error">
              <p>
                {words.fault}
                <code>{state.fault}</code>
              </p>
            </Card>
          )}
          {state.stopped ? <Card tone="warning">{words.stopped}</Card> : null}
          {activity === null ? null : (
            <Card>
              <ProgressBar label={activityText(activity, words)} done={activity.done} total={activity.total} />
              <Button onClick={desk.stop}>{words.stop}</Button>
            </Card>
          )}
        </div>
        <div class="files-inputs">
          <PlanCard {...{ desk, words, lang, state, busy }} />
          {plan === null ? null : <Extras {...{ desk, words, state, busy }} />}
        </div>
        {plan === null ? null : <DropZone {...{ desk, words, dragging, busy }} small={state.files.length > 0} />}
        {judged.length === 0 ? null : <FileTable {...{ desk, words, lang, state, busy }} />}
        {result === null ? null : <Result {...{ desk, words, lang, state, result, busy }} />}
        {plan === null ? <p class="muted">{words.privacy}</p> : null}
        <p class="web-county">
          <a href="web.html">{words.clerk}</a>
          <a href="./">{words.home}</a>
        </p>
      </main>
    </div>
  );
};

const activityText = ({ kind, done, total, text }: NonNullable<DeskState['activity']>, words: WebFilesWords): string =>
  kind === 'reading' ? words.reading(done, total, text) : kind === 'merging' ? words.merging : words.writing(text);

interface PartProps extends Omit<DeskProps, 'lang'> {
  readonly state: DeskState;
  readonly busy: boolean;
}

const PlanCard = ({ desk, words, lang, state, busy }: PartProps & { readonly lang: Language }): JSX.Element => {
  const issue = lang === 'en' ? planIssueEn : planIssueZh;
  return (
    <Card title={words.plan}>
      <select
        class="select"
        aria-label={words.plan}
        disabled={busy}
        value={state.plan?.id ?? ''}
        onChange={(event) => void desk.choosePlan(event.currentTarget.value)}
      >
        <option value="" disabled>
          {words.choosePlan}
        </option>
        {state.plans.map(({ id, title, year }) => (
          <option key={id} value={id}>{`${title}（${year}）`}</option>
        ))}
      </select>
      <p class="muted">{words.planHint}</p>
      <Pick label={words.ownPlan} accept=".json" disabled={busy} onFiles={(files) => void files[0]?.file.text().then(desk.usePlanFile)} />
      {state.planIssues === null ? null : (
        <div class="over-text" role="alert">
          {words.planBad}
          <ul>
            {state.planIssues.slice(0, 8).map((one, index) => (
              <li key={index}>{issue(one)}</li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
};

const Extras = ({ desk, words, state, busy }: PartProps): JSX.Element => (
  <Card title={words.extras}>
    <Extra
      name={words.base}
      hint={words.baseHint}
      value={state.base === null ? null : words.baseRead(state.base.name, state.base.people)}
      words={words}
      onRemove={() => void desk.setBase(null)}
    >
      <Pick
        label={words.pick}
        name={`${words.base}：${words.pick}`}
        accept=".xlsx,.xls,.et,.csv"
        disabled={busy}
        onFiles={([file]) => void desk.setBase(file ?? null)}
      />
    </Extra>
    {state.baseProblem === null ? null : <p class="over-text">{sentenceOf(state.baseProblem, 'zh-CN').what}</p>}
    <Extra
      name={words.submissions}
      hint={words.submissionsHint}
      value={state.submissions === null ? null : words.submissionsRead(state.submissions.name, state.submissions.lines.length)}
      words={words}
      onRemove={() => void desk.setSubmissions(null)}
    >
      <Pick
        label={words.pick}
        name={`${words.submissions}：${words.pick}`}
        accept=".json"
        disabled={busy}
        onFiles={([file]) => void desk.setSubmissions(file ?? null)}
      />
    </Extra>
    {state.submissionsBad ? <p class="over-text">{words.submissionsBad}</p> : null}
  </Card>
);

const Extra = (props: {
  readonly name: string;
  readonly hint: string;
  readonly value: string | null;
  readonly words: WebFilesWords;
  readonly onRemove: () => void;
  readonly children: ComponentChildren;
}): JSX.Element => (
  <div class="extra">
    <div>
      <b>{props.name}</b>
      <div class="muted">{props.value ?? props.hint}</div>
    </div>
    {props.value === null ? props.children : <Button onClick={props.onRemove}>{props.words.remove}</Button>}
  </div>
);

/** A button that asks for files. */
const Pick = (props: {
  readonly label: string;
  /** In full, where the label alone does not tell what for. */
  readonly name?: string;
  readonly accept?: string;
  readonly folder?: boolean;
  readonly several?: boolean;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly onFiles: (files: readonly Dropped[]) => void;
}): JSX.Element => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current !== null) input.current.webkitdirectory = props.folder === true;
  }, [props.folder]);
  return (
    <>
      <Button
        look={props.primary === true ? 'primary' : 'outline'}
        disabled={props.disabled === true}
        aria-label={props.name ?? props.label}
        onClick={() => input.current?.click()}
      >
        {props.label}
      </Button>
      <input
        ref={input}
        class="hidden-text"
        type="file"
        tabIndex={-1}
        aria-label={props.name ?? props.label}
        multiple={props.several === true}
        {...(props.accept === undefined ? {} : { accept: props.accept })}
        onChange={(event) => {
          props.onFiles(droppedOf(event.currentTarget.files));
          event.currentTarget.value = '';
        }}
      />
    </>
  );
};

const DropZone = (
  props: Omit<DeskProps, 'lang'> & { readonly dragging: boolean; readonly busy: boolean; readonly small: boolean },
): JSX.Element => {
  const { desk, words, dragging, busy, small } = props;
  return (
    <div class={`web-drop${dragging ? ' over' : ''}${small ? ' small' : ''}`}>
      <h2>{dragging ? words.dropNow : words.drop}</h2>
      <div class="web-actions">
        <Pick label={words.pickFolder} folder primary={!small} disabled={busy} onFiles={(files) => void desk.add(files)} />
        <Pick label={words.pickFiles} several disabled={busy} onFiles={(files) => void desk.add(files)} />
      </div>
      <p>{words.dropHint}</p>
      <p class="web-private">{words.privacy}</p>
    </div>
  );
};

const FileTable = ({ desk, words, lang, state, busy }: PartProps & { readonly lang: Language }): JSX.Element => {
  const { judged, plan, units, submissions } = state;
  const given = new Set(submissions?.lines.map(({ file }) => file));
  const asked = judged.filter(({ name, problem, unit }) => problem === null && unit?.code == null && !given.has(name));
  const order = new Map(namesOf(state.files).map((name, index) => [name, index]));
  const lines = [...judged].sort((a, b) => weight(a.problem !== null, asked.includes(a)) - weight(b.problem !== null, asked.includes(b)) || (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0)); // prettier-ignore
  return (
    <Card title={words.files(judged.length)}>
      {asked.length === 0 ? null : <p class="over-text">{words.doubtful(asked.length)}</p>}
      <div class="table-scroll" tabIndex={0} role="group" aria-label={words.files(judged.length)}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{words.columns.file}</th>
              <th scope="col">{words.columns.unit}</th>
              <th scope="col" class="number">
                {words.columns.entries}
              </th>
              <th scope="col" class="number">
                {words.columns.errors}
              </th>
              <th scope="col" class="number">
                {words.columns.warnings}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((one) => (
              <tr key={one.name}>
                <th scope="row">{one.name}</th>
                {one.problem !== null ? (
                  <td colSpan={4} class="over-text">
                    {words.unread}：{one.problem.params['what'] === 'rows' ? words.tooManyRows : sentenceOf(one.problem, lang).what}
                  </td>
                ) : (
                  <>
                    <td>
                      {asked.includes(one) ? (
                        <select
                          class="select"
                          aria-label={words.whichUnit(one.name)}
                          disabled={busy}
                          value={units[one.name] ?? ''}
                          onChange={(event) => {
                            desk.answerUnit(one.name, event.currentTarget.value);
                          }}
                        >
                          <option value="">{one.unit === null ? words.unknownUnit : `${one.unit.name}？`}</option>
                          {plan?.units.map(({ code, name }) => (
                            <option key={code} value={code}>
                              {name}
                            </option>
                          ))}
                        </select>
                      ) : (
                        (plan?.units.find(({ code }) => code === one.unit?.code)?.name ?? one.unit?.name)
                      )}
                    </td>
                    <td class="number">{one.entries}</td>
                    <td class={one.errors > 0 ? 'number over-text' : 'number'}>{one.errors}</td>
                    <td class="number">{one.warnings}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="card-actions">
        <Button look={state.result === null || state.stale ? 'primary' : 'outline'} disabled={busy} onClick={() => void desk.merge()}>
          {state.result === null ? words.merge : words.again}
        </Button>
        <Button disabled={busy} onClick={desk.clear}>
          {words.clearAll}
        </Button>
      </div>
    </Card>
  );
};

const weight = (unread: boolean, asked: boolean): number => (asked ? 0 : unread ? 1 : 2);
