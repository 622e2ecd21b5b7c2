/** Quotas that were overrun, units that are missing, and how the rosters differ from the base list. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Matters } from '../../flows/desk/matters';
import { Icon } from '../ui/icon';
import { Button } from '../ui/parts';
import { BaseFile } from './base-file';
import { useMergeWords, yuanText } from './context';
import { EntryTable } from './entry-table';

interface Props {
  readonly matters: Matters;
}
const first = 40;

export const OverSection = ({ matters }: Props): JSX.Element => {
  const words = useMergeWords();
  if (matters.overQuota.length === 0) return <p class="muted">{words.calm.over}</p>;
  return (
    <>
      <ul class="plain-list">
        {matters.overQuota.map(({ name, limit, limitFen, reported, reportedFen, over }) => (
          <li key={name}>
            <Icon name="warning" className="over-text" />
            <span>
              {limit === null
                ? words.overMoney(name, yuanText(limitFen ?? 0), yuanText(reportedFen))
                : words.overQuota(name, limit, reported, over)}
            </span>
          </li>
        ))}
      </ul>
      <h3>{words.overEntries}</h3>
      <Long count={matters.overEntries.length}>
        {(most) => (
          <EntryTable label={words.overEntries} entries={matters.overEntries.slice(0, most)} choices={['letThrough', 'exclude']} />
        )}
      </Long>
    </>
  );
};

export const MissingSection = ({ matters }: Props): JSX.Element => {
  const words = useMergeWords();
  if (matters.missingUnits.length + matters.lateUnits.length === 0) return <p class="muted">{words.calm.missing}</p>;
  return (
    <>
      <ul class="name-list">
        {matters.missingUnits.map(({ code, name }) => (
          <li key={code}>{name}</li>
        ))}
      </ul>
      {matters.lateUnits.length === 0 ? null : <p>{words.lateUnits(matters.lateUnits.join('、'))}</p>}
    </>
  );
};

export const BaseSection = ({ matters }: Props): JSX.Element => {
  const words = useMergeWords();
  const { notInBase } = matters;
  const missing = new Set(matters.missingUnits.flatMap(({ code, name }) => [code, name]));
  const isOfMissing = ({ unit }: Matters['missingPeople'][number]): boolean => unit !== null && missing.has(unit);
  const missingPeople = matters.missingPeople.filter((one) => !isOfMissing(one));
  const later = matters.missingPeople.length - missingPeople.length;
  if (matters.missingPeople.length + notInBase.length === 0)
    return (
      <>
        <p class="muted">{words.calm.base}</p>
        <BaseFile />
      </>
    );
  return (
    <>
      <BaseFile />
      {missingPeople.length === 0 ? null : (
        <>
          <h3>{words.missingPeople(missingPeople.length)}</h3>
          <Long count={missingPeople.length}>
            {(most) => (
              <ul class="name-list">
                {missingPeople.slice(0, most).map(({ name, unit, idNumber }, index) => (
                  <li key={index}>
                    {name} <small>{[unit, idNumber].filter((part) => part !== null && part !== '').join(' ')}</small>
                  </li>
                ))}
              </ul>
            )}
          </Long>
        </>
      )}
      {later === 0 ? null : <p class="muted">{words.missingWithUnit(later)}</p>}
      {notInBase.length === 0 ? null : (
        <>
          <h3>{words.notInBase(notInBase.length)}</h3>
          <Long count={notInBase.length}>
            {(most) => <EntryTable label={words.notInBase(notInBase.length)} entries={notInBase.slice(0, most)} choices={[]} />}
          </Long>
        </>
      )}
    </>
  );
};

/** The beginning of a long list, all of it when asked for. */
const Long = (props: { readonly count: number; readonly children: (most: number) => JSX.Element }): JSX.Element => {
  const words = useMergeWords();
  const [all, setAll] = useState(false);
  return (
    <>
      {props.children(all ? props.count : first)}
      {all || props.count <= first ? null : (
        <Button
          onClick={() => {
            setAll(true);
          }}
        >
          {words.showAll(props.count)}
        </Button>
      )}
    </>
  );
};
