/** A roster to look at: its entries by page, each with what was found in its row. */
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { sentenceOf } from '../../../core/messages';
import type { Severity } from '../../../core/model/finding';
import type { RosterSheet } from '../../flows/desk/protocol';
import type { SubmittedFinding } from '../../flows/desk/reasons';
import { Button, Choice, SeverityIcon } from '../ui/parts';
import { useDeskWords, useLang } from './context';

const page = 50;
const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

export const RosterTable = (props: {
  readonly sheets: readonly RosterSheet[];
  readonly findings: readonly SubmittedFinding[];
}): JSX.Element => {
  const words = useDeskWords();
  const lang = useLang();
  const [name, setName] = useState(
    () => (props.sheets.find(({ sheet }) => props.findings.some(({ where }) => where.sheet === sheet)) ?? props.sheets[0])?.sheet ?? '',
  );
  const [only, setOnly] = useState(
    props.findings.some(({ where }) =>
      props.sheets.some(({ sheet, rows }) => sheet === where.sheet && rows.some(({ row }) => row === where.row)),
    ),
  );
  const [at, setAt] = useState(0);
  const sheet = props.sheets.find((one) => one.sheet === name) ?? props.sheets[0];
  const byRow = useMemo(() => {
    const rows = new Map<number, SubmittedFinding[]>();
    for (const finding of props.findings) {
      const { row } = finding.where;
      if (finding.where.sheet !== sheet?.sheet || row === null) continue;
      rows.set(
        row,
        [...(rows.get(row) ?? []), finding].sort((a, b) => rank[a.severity] - rank[b.severity]),
      );
    }
    return rows;
  }, [props.findings, sheet]);
  if (sheet === undefined) return <p class="muted">{words.unit.noRows}</p>;
  const rows = only ? sheet.rows.filter(({ row }) => byRow.has(row)) : sheet.rows;
  const from = Math.min(at, Math.max(0, Math.floor((rows.length - 1) / page) * page));
  const shown = rows.slice(from, from + page);
  return (
    <div class="roster">
      <div class="roster-tools">
        {props.sheets.length > 1 ? (
          <Choice
            label={words.unit.roster}
            value={sheet.sheet}
            options={props.sheets.map(({ sheet: one }) => {
              const count = props.findings.filter(({ where }) => where.sheet === one).length;
              return [one, count === 0 ? one : `${one} (${String(count)})`];
            })}
            onChange={(next) => {
              setName(next);
              setAt(0);
            }}
          />
        ) : null}
        <label class="check-line">
          <input
            type="checkbox"
            checked={only}
            onChange={(event) => {
              setOnly(event.currentTarget.checked);
              setAt(0);
            }}
          />
          <span>{words.unit.onlyFindings}</span>
        </label>
        <span class="grow" />
        <span class="muted">{words.unit.rows(rows.length === 0 ? 0 : from + 1, from + shown.length, rows.length)}</span>
        {rows.length > page ? (
          <>
            <Button
              icon="left"
              aria-label={words.unit.previous}
              disabled={from === 0}
              onClick={() => {
                setAt(from - page);
              }}
            />
            <Button
              icon="right"
              aria-label={words.unit.next}
              disabled={from + page >= rows.length}
              onClick={() => {
                setAt(from + page);
              }}
            />
          </>
        ) : null}
      </div>
      {shown.length === 0 ? (
        <p class="muted">{props.findings.length === 0 ? words.unit.noProblems : words.unit.noRows}</p>
      ) : (
        <div class="sheet-scroll" tabIndex={0} role="region" aria-label={words.unit.roster}>
          <table class="sheet-grid">
            <caption class="hidden-text">{sheet.sheet}</caption>
            <thead>
              <tr>
                <th scope="col">{words.unit.rowNumber}</th>
                <th scope="col" class="found">
                  {words.unit.problems}
                </th>
                {sheet.columns.map(({ letter, header }) => (
                  <th key={letter} scope="col">
                    {header}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ row, cells }) => {
                const found = byRow.get(row) ?? [];
                const tones = new Map(found.map(({ where, severity }) => [where.column, severity]));
                return (
                  <tr key={row} class={found.length > 0 ? `row-${found[0]?.severity ?? 'info'}` : ''}>
                    <th scope="row">{row}</th>
                    <td class="found">
                      {found.map((finding, index) => (
                        <span key={index}>
                          <SeverityIcon severity={finding.severity} />
                          {sentenceOf(finding, lang).what}
                        </span>
                      ))}
                    </td>
                    {cells.map((text, index) => {
                      const tone = tones.get(sheet.columns[index]?.letter ?? '');
                      return (
                        <td key={index} class={tone === undefined ? '' : `cell-${tone}`}>
                          {text}
                        </td>
                      );
                    })}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
};
