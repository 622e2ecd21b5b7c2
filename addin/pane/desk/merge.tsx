/** The merge: progress, totals, what changed, what to look at first, the workbook, the lock. */
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { standingName } from '../../../core/messages';
import type { Standing } from '../../../core/model/merge';
import { isUnchanged } from '../../flows/desk/changes';
import { mattersOf, type Matters } from '../../flows/desk/matters';
import { Button, Card, ProgressBar } from '../ui/parts';
import { Tabs } from '../ui/tabs';
import { Blocked } from './blocked';
import { Charts } from './charts';
import { longTime, useDesk, useDeskState, useLang, useMergeWords, useWho, yuanText } from './context';
import { Duplicates } from './duplicates';
import { BaseSection, MissingSection, OverSection } from './matters';
import { MergeLock } from './merge-lock';
import { OutputProgress } from './output-progress';
import { Papers } from './papers';
import { WriteSheets } from './write-sheets';

export const MergeView = (): JSX.Element => {
  const { merge: actions, shell } = useDesk();
  const { merge, content, plan, decisions, running } = useDeskState();
  const words = useMergeWords();
  const matters = useMemo(
    () =>
      merge === null || content === null || plan === null || content.number !== merge.number
        ? null
        : mattersOf(content, plan, decisions, merge.used),
    [content, plan, decisions, merge?.used],
  );
  useEffect(() => {
    if (matters !== null && merge !== null) shell.announce(words.announced(words.yuan(merge.totals.granted.amountFen)));
  }, [content]);
  useEffect(() => {
    // A colleague merged meanwhile.
    if (merge !== null && content?.number !== merge.number && running.step === 'idle') void actions.show();
  }, [merge?.number]);
  return (
    <div class="merge-view">
      <Running />
      {merge === null ? (
        running.step === 'idle' ? (
          <p class="muted desk-wait">{words.none}</p>
        ) : null
      ) : (
        <>
          <Totals />
          <WriteSheets />
          <Changes />
          {matters === null ? null : <Sections matters={matters} />}
          <Papers />
        </>
      )}
    </div>
  );
};

const Running = (): JSX.Element | null => {
  const { running, plan } = useDeskState();
  const words = useMergeWords();
  if (running.step === 'idle') return null;
  if (running.step === 'reading') return <ProgressBar label={words.reading} done={0} total={0} />;
  const { done, total, unit } = running;
  const name = plan?.units.find(({ code }) => code === unit)?.name ?? unit;
  return <ProgressBar label={words.progress(done, total, name)} done={done} total={total} />;
};

const Totals = (): JSX.Element | null => {
  const { output: outputs } = useDesk();
  const { merge, plan, campaign, output, outputInto, running } = useDeskState();
  const words = useMergeWords();
  const lang = useLang();
  const who = useWho();
  if (merge === null) return null;
  const { granted, reported } = merge.totals;
  const waiting = (merge.standings['undecided'] ?? 0) + (merge.standings['blocked'] ?? 0);
  const ceiling = plan?.budget.ceilingYuan;
  const left = ceiling === undefined ? null : ceiling * 100 - granted.amountFen;
  return (
    <>
      <section class="figures" aria-label={words.title}>
        <div class="figure">
          <b>{words.tally(granted.households, granted.persons, granted.institutions)}</b>
          <span>{words.granted}</span>
          <small>{words.reported(words.tally(reported.households, reported.persons, reported.institutions))}</small>
        </div>
        <div class="figure">
          <b data-figure="granted">{words.yuan(granted.amountFen)}</b>
          <span>{words.money}</span>
          {left === null ? null : (
            <small class={left < 0 ? 'over-text' : ''}>
              {words.budget} {yuanText((ceiling ?? 0) * 100)} · {left < 0 ? words.budgetOver(-left) : words.budgetLeft(left)}
            </small>
          )}
        </div>
        <div class={`figure ${waiting > 0 ? 'warning' : 'good'}`}>
          <b>{waiting}</b>
          <span>{words.waiting}</span>
          <small>{words.waitingHint}</small>
        </div>
        <div class="figure standing-list">
          <span>{words.standings}</span>
          <ul>
            {Object.entries(merge.standings)
              .sort(([, a], [, b]) => b - a)
              .map(([standing, count]) => (
                <li key={standing}>
                  {standingName(standing as Standing, lang)} <b>{count}</b>
                </li>
              ))}
          </ul>
        </div>
      </section>
      <div class="merge-actions">
        <span class="muted">{words.number(merge.number, longTime(merge.mergedAt), who(merge.mergedBy))}</span>
        <span class="grow" />
        {output.step === 'idle' || outputInto === 'sheets' ? (
          <Button
            icon="table"
            title={words.downloadHint}
            disabled={merge.stale || running.step !== 'idle' || output.step !== 'idle'}
            onClick={() => void outputs.download('workbook', words.fileName(campaign?.title ?? '', merge.number))}
          >
            {words.download}
          </Button>
        ) : (
          <OutputProgress />
        )}
        <MergeLock />
      </div>
    </>
  );
};

const Changes = (): JSX.Element | null => {
  const { changes, plan } = useDeskState();
  const words = useMergeWords();
  const lang = useLang();
  if (changes === null) return null;
  const nameOf = (unit: string): string => plan?.units.find(({ code }) => code === unit)?.name ?? unit;
  const lines = isUnchanged(changes)
    ? [words.changes.none]
    : [
        ...(changes.amountFen === 0 ? [] : [words.changes.money(changes.amountFen)]),
        ...(changes.households === 0 ? [] : [words.changes.households(changes.households)]),
        ...(changes.persons === 0 ? [] : [words.changes.persons(changes.persons)]),
        ...(changes.institutions === 0 ? [] : [words.changes.institutions(changes.institutions)]),
        ...changes.standings.map(({ standing, by }) => words.changes.standing(standingName(standing as Standing, lang), by)),
        ...changes.versions.map(({ unit, from, to }) =>
          from === null
            ? words.changes.added(nameOf(unit))
            : to === null
              ? words.changes.removed(nameOf(unit))
              : words.changes.version(nameOf(unit), from, to),
        ),
      ];
  return (
    <div class="changes" role="status">
      <strong>{words.changes.title}</strong>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
};

const sectionIds = ['duplicates', 'blocked', 'over', 'missing', 'base', 'charts'] as const;
type Section = (typeof sectionIds)[number];

const Sections = ({ matters }: { readonly matters: Matters }): JSX.Element => {
  const words = useMergeWords();
  const counts: Readonly<Record<Section, number>> = {
    duplicates: matters.duplicates.filter(({ open }) => open).length,
    blocked: matters.blocked.length,
    over: matters.overQuota.length,
    missing: matters.missingUnits.length,
    base:
      matters.missingPeople.filter(({ unit }) => !matters.missingUnits.some(({ code, name }) => unit === code || unit === name)).length +
      matters.notInBase.length,
    charts: 0,
  };
  const [section, setSection] = useState<Section>(() => sectionIds.find((id) => counts[id] > 0) ?? 'charts');
  return (
    <Card title={words.matters}>
      <Tabs
        label={words.matters}
        items={sectionIds.map((id) => ({ id, label: words.sections[id], badge: counts[id] }))}
        current={section}
        onOpen={(id) => {
          setSection(id as Section);
        }}
      />
      <div id={`panel-${section}`} role="tabpanel" aria-labelledby={`tab-${section}`} class="matters">
        {section === 'duplicates' ? (
          <Duplicates groups={matters.duplicates} />
        ) : section === 'blocked' ? (
          <Blocked entries={matters.blocked} />
        ) : section === 'over' ? (
          <OverSection matters={matters} />
        ) : section === 'missing' ? (
          <MissingSection matters={matters} />
        ) : section === 'base' ? (
          <BaseSection matters={matters} />
        ) : (
          <Charts matters={matters} />
        )}
      </div>
    </Card>
  );
};
