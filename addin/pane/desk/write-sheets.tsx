/** The finished tables as new sheets of the open workbook; only where one is open. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { paneWords } from '../../../core/messages/pane';
import { outputKindName, outputKindPurpose } from '../../../core/messages/output-kinds';
import { outputKinds } from '../../../core/model/output-kind';
import type { Paper } from '../../flows/desk/protocol';
import { Icon } from '../ui/icon';
import { Button, Card, Disclosure } from '../ui/parts';
import { useDesk, useDeskState, useLang, useMergeWords } from './context';
import { OutputProgress } from './output-progress';
import { offers } from './papers';

export const WriteSheets = (): JSX.Element | null => {
  const { output: outputs } = useDesk();
  const { merge, plan, output, outputInto, running } = useDeskState();
  const words = useMergeWords();
  const lang = useLang();
  const [chosen, setChosen] = useState<readonly Paper[]>(['workbook']);
  const [open, setOpen] = useState(false);
  const { write } = outputs;
  if (write === null || merge === null || plan === null) return null;
  const busy = output.step !== 'idle' || running.step !== 'idle';
  const choices = (['workbook', ...outputKinds] as const).filter((one) => one === 'workbook' || offers(plan, one));
  return (
    <Card>
      <Disclosure
        class="write-sheets"
        open={open}
        onToggle={() => {
          setOpen(!open);
        }}
        head={
          <>
            <Icon name="table" />
            <span>{words.sheets.title}</span>
          </>
        }
      >
        <p class="muted">{words.sheets.hint}</p>
        <ul class="write-choices">
          {choices.map((one) => (
            <li key={one}>
              <label class="check-line">
                <input
                  type="checkbox"
                  checked={chosen.includes(one)}
                  disabled={busy}
                  onChange={(event) => {
                    const { checked } = event.currentTarget;
                    // In the order of the list, whatever was pressed first.
                    setChosen(choices.filter((known) => (known === one ? checked : chosen.includes(known))));
                  }}
                />
                <span>
                  {one === 'workbook' ? words.sheets.workbook : outputKindName(one, lang)}
                  <small class="muted">{one === 'workbook' ? words.sheets.workbookHint : outputKindPurpose(one, lang)}</small>
                </span>
              </label>
            </li>
          ))}
        </ul>
        {chosen.includes('workbook') ? <p class="muted">{words.sheets.fullIds}</p> : null}
        <div class="card-actions">
          {output.step !== 'idle' && outputInto === 'sheets' ? (
            <OutputProgress />
          ) : (
            <Button look="primary" icon="table" disabled={busy || merge.stale || chosen.length === 0} onClick={() => void write(chosen)}>
              {words.sheets.go}
            </Button>
          )}
          {chosen.length === 0 ? <span class="muted">{words.sheets.none}</span> : null}
        </div>
      </Disclosure>
      <Written />
    </Card>
  );
};

/** Which sheets are there now, and why the others are not. */
const Written = (): JSX.Element | null => {
  const { written } = useDeskState();
  const words = useMergeWords();
  const lang = useLang();
  const { host } = paneWords(lang).shell;
  if (written === null) return null;
  const { sheets, missing, problem } = written;
  return (
    <div class={`message ${problem === null ? 'good' : 'warning'} desk-message written`} role={problem === null ? 'status' : 'alert'}>
      <Icon name={problem === null ? 'check' : 'warning'} />
      <div>
        {problem === null ? null : (
          <p>
            <strong>{problem.code === 'cancelled' ? words.sheets.cancelled(sheets.length) : host[problem.code].what}</strong>{' '}
            {host[problem.code].todo}
          </p>
        )}
        {sheets.length === 0 ? null : <p>{words.sheets.written(sheets.length)}</p>}
        <ul>
          {sheets.map(({ sheet, table, rows }) => (
            <li key={sheet}>
              {words.sheets.sheet(sheet, rows)}
              {sheet === table ? null : <small class="muted"> {words.sheets.renamed(table)}</small>}
            </li>
          ))}
        </ul>
        {missing.length === 0 ? null : <p>{words.sheets.missing(missing.join(lang === 'en' ? ', ' : '、'))}</p>}
      </div>
    </div>
  );
};
