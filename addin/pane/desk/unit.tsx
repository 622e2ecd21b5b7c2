/** One unit: its newest roster with what was found, what may be done with it, and what was done. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SubmissionHead } from '../../flows/desk/board';
import { sentenceOf } from '../../../core/messages';
import { Button, Card, SeverityIcon } from '../ui/parts';
import { longTime, useDesk, useDeskState, useDeskWords, useLang, useWho } from './context';
import { EnterFile } from './enter-file';
import { ExcludeForm, ReturnForm } from './return-form';
import { RosterTable } from './roster-table';

export const UnitView = (): JSX.Element => {
  const { open } = useDesk();
  const { detail, plan } = useDeskState();
  const words = useDeskWords();
  if (detail === null) return <p class="muted desk-wait">{words.board.nothing}</p>;
  const name = plan?.units.find(({ code }) => code === detail.unit)?.name ?? detail.unit;
  const [newest] = detail.versions ?? [];
  return (
    <div class="unit-view">
      <div class="unit-head">
        <Button
          look="quiet"
          icon="left"
          onClick={() => {
            open('board');
          }}
        >
          {words.back}
        </Button>
        <h2>{name}</h2>
      </div>
      {detail.versions === null ? (
        <p class="muted desk-wait">{words.loading}</p>
      ) : newest === undefined ? (
        <>
          <p class="muted">{words.unit.none}</p>
          <EnterFile unit={detail.unit} name={name} />
        </>
      ) : (
        <>
          <UnitActions head={newest} name={name} />
          <SheetProblems />
          <Card title={words.unit.roster}>
            {detail.sheets === null ? (
              <p class="muted">{words.loading}</p>
            ) : (
              <RosterTable sheets={detail.sheets} findings={detail.findings} />
            )}
          </Card>
          <Versions versions={detail.versions} />
          <EnterFile unit={detail.unit} name={name} />
          <Audit />
        </>
      )}
    </div>
  );
};

const UnitActions = ({ head, name }: { readonly head: SubmissionHead; readonly name: string }): JSX.Element => {
  const { unit, shell } = useDesk();
  const { busy, campaign } = useDeskState();
  const words = useDeskWords();
  const [form, setForm] = useState<'return' | 'exclude' | null>(null);
  const locked = campaign?.status === 'locked' || campaign?.status === 'purged';
  const { state } = head;
  const done = async (work: Promise<boolean>, text: string): Promise<void> => {
    if (!(await work)) return;
    setForm(null);
    shell.tell('good', text);
  };
  return (
    <Card>
      <p class="unit-facts">
        <span class={`tag tone-${state}`}>{state === 'withdrawn' ? words.board.status.missing : words.board.status[state]}</span>
        {head.late ? <span class="tag late">{words.board.late}</span> : null}
        <span>{words.board.version(head.version)}</span>
        <span>{words.unit.entries(head.entries, head.amountFen)}</span>
        <span>
          {longTime(head.receivedAt)} · {head.onBehalf ? words.board.onBehalf : words.unit.byUnit}
        </span>
        <span class="file-name">{head.fileName}</span>
      </p>
      {head.reason === null ? null : <p class="given-reason">{words.unit.reasonGiven(head.reason)}</p>}
      {locked || form !== null ? null : (
        <div class="card-actions">
          {state === 'submitted' ? (
            <Button
              look="primary"
              icon="check"
              disabled={busy !== null}
              onClick={() => void done(unit.accept(head), words.unit.accepted(name))}
            >
              {words.unit.accept}
            </Button>
          ) : null}
          {state === 'submitted' || state === 'accepted' ? (
            <>
              <Button
                icon="undo"
                onClick={() => {
                  setForm('return');
                }}
              >
                {words.unit.sendBack}
              </Button>
              <Button
                icon="close"
                onClick={() => {
                  setForm('exclude');
                }}
              >
                {words.unit.exclude}
              </Button>
            </>
          ) : null}
          {state === 'excluded' ? (
            <Button disabled={busy !== null} onClick={() => void done(unit.restore(head), words.unit.restored(name))}>
              {words.unit.restore}
            </Button>
          ) : null}
        </div>
      )}
      {form === 'return' ? (
        <ReturnForm
          onCancel={() => {
            setForm(null);
          }}
          onSend={(reason, rows) => void done(unit.sendBack(head, reason, rows), words.unit.returned(name))}
        />
      ) : form === 'exclude' ? (
        <ExcludeForm
          onCancel={() => {
            setForm(null);
          }}
          onSend={(reason) => void done(unit.exclude(head, reason), words.unit.excluded(name))}
        />
      ) : null}
    </Card>
  );
};

/** What is about a whole sheet or file, or about a row outside of the entries (a total). */
const SheetProblems = (): JSX.Element | null => {
  const { detail } = useDeskState();
  const words = useDeskWords();
  const lang = useLang();
  const sheets = detail?.sheets ?? null;
  const shown = new Map(sheets?.map(({ sheet, rows }) => [sheet, new Set(rows.map(({ row }) => row))]));
  const whole = (detail?.findings ?? []).filter(
    ({ where: { sheet, row } }) => row === null || (sheets !== null && shown.get(sheet)?.has(row) !== true),
  );
  if (whole.length === 0) return null;
  return (
    <Card title={words.unit.sheetProblems} tone="warning">
      <ul class="plain-list">
        {whole.map((finding, index) => {
          const { what, todo } = sentenceOf(finding, lang);
          return (
            <li key={index}>
              <SeverityIcon severity={finding.severity} />
              <span>
                {finding.where.row === null ? '' : words.back1.row(finding.where.sheet, finding.where.row)} {what} {todo}
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
};

const Versions = ({ versions }: { readonly versions: readonly SubmissionHead[] }): JSX.Element | null => {
  const words = useDeskWords();
  if (versions.length < 2) return null;
  return (
    <Card title={words.unit.versions}>
      <ul class="plain-list">
        {versions.map((head) => (
          <li key={head.version}>
            <span class={`tag tone-${head.state}`}>
              {head.state === 'withdrawn' ? words.board.status.missing : words.board.status[head.state]}
            </span>
            <span>
              {words.board.version(head.version)} · {longTime(head.receivedAt)} · {words.unit.entries(head.entries, head.amountFen)}
              {head.reason === null ? '' : ` · ${words.unit.reasonGiven(head.reason)}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
};

const Audit = (): JSX.Element => {
  const { unit } = useDesk();
  const { detail, busy } = useDeskState();
  const words = useDeskWords();
  const who = useWho();
  const audit = detail?.audit ?? null;
  return (
    <Card title={words.unit.audit}>
      {audit === null ? (
        <div class="card-actions">
          <Button disabled={busy !== null} onClick={() => void unit.readAudit()}>
            {words.unit.auditShow}
          </Button>
        </div>
      ) : (
        <>
          <ul class="plain-list">
            {[...audit.lines].reverse().map(({ sequence, at, uid, action }) => (
              <li key={sequence}>{words.unit.auditLine(longTime(at), who(uid), words.unit.actions[action] ?? action)}</li>
            ))}
          </ul>
          <p class="muted">{audit.intact ? words.unit.auditIntact : words.unit.auditBroken}</p>
        </>
      )}
    </Card>
  );
};
