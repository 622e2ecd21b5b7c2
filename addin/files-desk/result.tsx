/** What the merge found, what matters first: figures, units, duplicates with decisions, kinds of findings. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { sentenceOf, severityName, standingName, type Language } from '../../core/messages';
import { outputKindName, outputKindPurpose } from '../../core/messages/output-kinds';
import { kindName } from '../../core/messages/pane';
import type { WebFilesWords } from '../../core/messages/pane/web-files-words';
import type { Tally } from '../../core/model/merge';
import { formatYuan } from '../../core/model/money';
import { Button, Card, SeverityIcon } from '../pane/ui/parts';
import type { Place, UnitLine } from './county-view';
import { groupKey, type DeskState, type FilesDesk } from './state';

interface ResultProps {
  readonly desk: FilesDesk;
  readonly words: WebFilesWords;
  readonly lang: Language;
  readonly state: DeskState;
  readonly result: NonNullable<DeskState['result']>;
  readonly busy: boolean;
}

export const Result = (props: ResultProps): JSX.Element => {
  const { desk, words, lang, state, result, busy } = props;
  const tally = ({ households, persons, institutions }: Tally): string => words.tally(households, persons, institutions);
  const sent = result.units.filter(({ status }) => status !== 'missing').length;
  return (
    <>
      <section class="files-figures" aria-label={words.result}>
        <Figure value={words.ofUnits(sent, sent + result.missingUnits.length)} label={words.sent} />
        <Figure value={String(result.entries)} label={words.entries} />
        <Figure value={tally(result.totals.granted)} label={words.granted} />
        <Figure value={formatYuan(result.totals.granted.amountFen)} label={words.money} />
      </section>
      <p>
        {words.standings}：{result.standings.map(({ standing, count }) => `${standingName(standing, lang)} ${count}`).join('，')}
      </p>
      {result.missingUnits.length === 0 ? null : (
        <Card tone="warning">
          <p>{words.missing(result.missingUnits)}</p>
          <Button onClick={() => void navigator.clipboard.writeText(result.missingUnits.join('\n'))}>{words.copyReminder}</Button>
        </Card>
      )}
      {result.missingPeople === 0 ? null : <Card tone="warning">{words.missingPeople(result.missingPeople)}</Card>}
      <Duplicates {...props} />
      {Object.keys(state.decisions).length > 0 && state.stale ? (
        <div class="files-stale" role="status">
          <span>{words.decided(Object.keys(state.decisions).length)}</span>
          <Button look="primary" disabled={busy} onClick={() => void desk.merge()}>
            {words.again}
          </Button>
        </div>
      ) : null}
      <Units units={result.units} words={words} tally={tally} />
      <Card>
        <Button look="primary" disabled={busy} onClick={() => void desk.download()}>
          {words.download}
        </Button>
        <p class="muted">{words.downloadHint}</p>
      </Card>
      <Papers {...props} />
      <Card title={words.kinds}>
        <ul class="kind-list">
          {result.kinds.map((kind) => (
            <li key={`${kind.severity}${kind.code}`}>
              <SeverityIcon severity={kind.severity} label={severityName(kind.severity, lang)} />
              <div>
                <b>
                  {kindName(kind.code, lang)}（{kind.count}）
                </b>
                <div>{sentenceOf(kind, lang).what}</div>
                {kind.places.length === 0 ? null : <div class="muted">{`${words.places} ${kind.places.slice(0, 3).join('；')}`}</div>}
              </div>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
};

/** What is published, signed for, paid out, sent back. */
const Papers = ({ desk, words, lang, state, result, busy }: ResultProps): JSX.Element => (
  <Card title={words.papers}>
    <p class="muted">{state.stale ? words.papersStale : words.papersHint}</p>
    <ul class="files-papers">
      {result.papers.map((kind) => (
        <li key={kind}>
          <Button icon="table" disabled={busy || state.stale} onClick={() => void desk.downloadPaper(kind)}>
            {outputKindName(kind, lang)}
          </Button>
          <small class="muted">{outputKindPurpose(kind, lang)}</small>
        </li>
      ))}
    </ul>
    <div role="status">{state.nothingFor === null ? null : words.paperEmpty(outputKindName(state.nothingFor, lang))}</div>
  </Card>
);

const Figure = ({ value, label }: { readonly value: string; readonly label: string }): JSX.Element => (
  <div class="files-figure">
    <b>{value}</b>
    <span>{label}</span>
  </div>
);

const Units = (props: {
  readonly units: readonly UnitLine[];
  readonly words: WebFilesWords;
  readonly tally: (tally: Tally) => string;
}): JSX.Element => {
  const { units, words, tally } = props;
  const [overOnly, setOverOnly] = useState(false);
  const { unitColumns: columns } = words;
  const shown = overOnly ? units.filter(({ over }) => over > 0) : units;
  return (
    <Card title={words.units}>
      {units.some(({ over }) => over > 0) ? (
        <label class="check-line">
          <input
            type="checkbox"
            checked={overOnly}
            onChange={(event) => {
              setOverOnly(event.currentTarget.checked);
            }}
          />
          <span>{words.overOnly}</span>
        </label>
      ) : null}
      <div class="table-scroll" tabIndex={0} role="group" aria-label={words.units}>
        <table class="plain-table">
          <thead>
            <tr>
              {(['unit', 'status', 'reported', 'granted', 'money', 'quota', 'over', 'errors', 'warnings'] as const).map((column, index) => (
                <th key={column} scope="col" class={index > 1 ? 'number' : ''}>
                  {columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((unit) => (
              <tr key={unit.name}>
                <th scope="row">{unit.name}</th>
                <td class={unit.status === 'submitted' ? '' : 'over-text'}>{words.status[unit.status]}</td>
                <td class="number">{tally(unit.reported)}</td>
                <td class="number">{tally(unit.granted)}</td>
                <td class="number">{formatYuan(unit.granted.amountFen)}</td>
                <td class="number">{unit.quota ?? ''}</td>
                <td class={unit.over > 0 ? 'number over-text' : 'number'}>{unit.over === 0 ? '' : unit.over}</td>
                <td class="number">{unit.errors}</td>
                <td class="number">{unit.warnings}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
};

const Duplicates = ({ desk, words, lang, state, result, busy }: ResultProps): JSX.Element => {
  const [reason, setReason] = useState(words.reasonDefault);
  if (result.duplicateCount === 0) return <Card tone="good">{words.noDuplicates}</Card>;
  return (
    <Card title={words.duplicates(result.duplicateCount)}>
      <p class="muted">{words.duplicatesHint}</p>
      <label class="field">
        <span class="field-label">{words.reason}</span>
        <input
          class="text-input"
          type="text"
          value={reason}
          onInput={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      </label>
      <ul class="pairs">
        {result.duplicates.map((group) => {
          const decision = state.decisions[groupKey(group)];
          const kept = (place: Place): boolean =>
            decision?.file === place.file && decision.sheet === place.sheet && decision.row === place.row;
          return (
            <li key={groupKey(group)}>
              <b>
                {group[0]?.name} {group[0]?.idNumber}
              </b>
              <div class="pair">
                {group.map((place) => (
                  <div key={`${place.file}${place.sheet}${place.row}`} class={kept(place) ? 'pair-place kept' : 'pair-place'}>
                    <b>{place.unit}</b>
                    <span class="muted">
                      {place.file} · {words.place(place.sheet, place.row)}
                    </span>
                    <span>{standingName(place.standing, lang)}</span>
                    {kept(place) ? (
                      <Button
                        disabled={busy}
                        onClick={() => {
                          desk.decide(group, null, '');
                        }}
                      >
                        {`${words.kept} · ${words.undoDecision}`}
                      </Button>
                    ) : (
                      <Button
                        disabled={busy || reason.trim() === ''}
                        aria-label={`${place.name} ${words.keepHere}：${place.unit} ${words.place(place.sheet, place.row)}`}
                        onClick={() => {
                          desk.decide(group, place, reason.trim());
                        }}
                      >
                        {words.keepHere}
                      </Button>
                    )}
                  </div>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
      {result.duplicateCount > result.duplicates.length ? (
        <p class="muted">{words.moreGroups(result.duplicateCount - result.duplicates.length)}</p>
      ) : null}
    </Card>
  );
};
