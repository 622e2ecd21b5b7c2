/** Plan, unit and sheets: what was recognised, and a way to put each right. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { PlanIssue } from '../../../core/model/plan-check';
import { planIssueEn } from '../../../core/messages/en/plan';
import { planIssueZh } from '../../../core/messages/zh-CN/plan';
import { useApp, useWords } from '../context';
import { Button, Card, Disclosure, Field } from '../ui/parts';
import { Icon } from '../ui/icon';
import { useStore } from '../use-store';
import { Sheets } from './sheets';

export const Setup = (): JSX.Element => {
  const { roster } = useApp();
  const { check: words } = useWords();
  const { judged, plan, survey, unit } = useStore(roster.store);
  const [open, setOpen] = useState<boolean | null>(null);
  const choices = (
    <>
      <PlanChoice />
      <UnitChoice />
      <Sheets />
    </>
  );
  // Once there is a result, the choices step back to one line.
  const problem =
    survey?.sheets.some(({ missing }) => missing.length > 0) === true || survey?.sheets.every(({ role }) => role !== 'roster') === true;
  if (judged === null)
    return (
      <section class="card setup" aria-label={words.setup}>
        {choices}
      </section>
    );
  const shown = open ?? problem;
  const entries = judged.sheets.reduce((sum, view) => sum + view.entries, 0);
  return (
    <section class="card setup" aria-label={words.setup}>
      <Disclosure
        open={shown}
        onToggle={() => {
          setOpen(!shown);
        }}
        head={
          <span class="setup-line">
            <span class="setup-plan">{plan?.title}</span>
            <span class="muted">{[unit?.name ?? judged.unit?.name ?? words.unitUnknown, words.checked(entries)].join('　')}</span>
          </span>
        }
      >
        <div class="setup-choices">{choices}</div>
      </Disclosure>
    </section>
  );
};

const fileOption = '\u0000file';

const PlanChoice = (): JSX.Element => {
  const { roster, shell } = useApp();
  const { check: words } = useWords();
  const { plans, plan, planFrom, activity } = useStore(roster.store);
  const [issues, setIssues] = useState<readonly PlanIssue[] | 'not-json' | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const take = async (chosen: File): Promise<void> => {
    const text = (await chosen.text()).replace(/^\ufeff/, '');
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      setIssues('not-json');
      return;
    }
    const check = await shell.guard('plan', () => roster.addPlan(json, 'file'));
    setIssues(check === undefined || check.ok ? null : check.issues);
  };
  return (
    <>
      <Field
        label={words.plan}
        urgent={plan === null || planFrom === 'suggested'}
        hint={plan === null ? words.planMissing : planFrom === 'suggested' ? words.planSuggested : null}
      >
        <select
          value={plan?.id ?? ''}
          disabled={activity?.kind === 'reading' || activity?.kind === 'judging'}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const choice = plans.find((one) => one.plan.id === value);
            if (value === fileOption) {
              event.currentTarget.value = plan?.id ?? '';
              file.current?.click();
            } else if (choice !== undefined) void roster.choosePlan(choice.plan);
          }}
        >
          {plan === null ? <option value="">—</option> : null}
          {plans.map(({ plan: one, from }) => (
            <option key={one.id} value={one.id}>
              {from === 'sample' ? one.title : from === 'file' ? words.planFileOption(one.title) : words.planServerOption(one.title)}
            </option>
          ))}
          <option value={fileOption}>{words.planFile}</option>
        </select>
      </Field>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={words.planFile}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (chosen !== undefined) void take(chosen);
        }}
      />
      {issues === null ? null : <PlanIssues issues={issues} />}
    </>
  );
};

const PlanIssues = ({ issues }: { readonly issues: readonly PlanIssue[] | 'not-json' }): JSX.Element => {
  const { check: words, lang } = useWords();
  const sentence = lang === 'en' ? planIssueEn : planIssueZh;
  return (
    <div class="inline-problem" role="alert">
      <Icon name="error" />
      {issues === 'not-json' ? (
        <p>{words.planNotJson}</p>
      ) : (
        <div>
          <p>{words.planBad(issues.length)}</p>
          <ul>
            {issues.slice(0, 8).map((issue) => (
              <li key={`${issue.path}${issue.kind}`}>{sentence(issue)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
};

const UnitChoice = (): JSX.Element | null => {
  const { roster } = useApp();
  const { check: words } = useWords();
  const { plan, unit, survey } = useStore(roster.store);
  if (plan === null || plan.units.length === 0 || survey === null) return null;
  const found = survey.unit;
  const detected = unit === null ? found : null;
  const value = unit?.code ?? '';
  const hint =
    unit !== null
      ? null
      : detected === null || detected.code === null
        ? words.unitUnknown
        : words.unitDetected(detected.text, words.unitFrom[detected.from] ?? '');
  return (
    <Field label={words.unit} hint={hint} urgent={unit === null && (detected === null || detected.code === null)}>
      <select
        value={value}
        onChange={(event) => {
          const chosen = plan.units.find(({ code }) => code === event.currentTarget.value);
          void roster.chooseUnit(chosen === undefined ? null : { code: chosen.code, name: chosen.name });
        }}
      >
        <option value="">{detected !== null && detected.code !== null ? words.unitByTable(detected.name) : words.unitByTableNone}</option>
        {plan.units.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
};

export const NoRoster = ({ empty }: { readonly empty: boolean }): JSX.Element => {
  const { shell } = useApp();
  const { check: words, shell: shellWords } = useWords();
  return (
    <Card
      tone="warning"
      icon="table"
      title={empty ? words.emptyBook : words.noRoster}
      actions={
        empty ? (
          <Button
            look="outline"
            onClick={() => {
              shell.open('fix');
            }}
          >
            {shellWords.tabs['fix']}
          </Button>
        ) : undefined
      }
    >
      <p>{empty ? words.emptyBookHint : words.noRosterHint}</p>
    </Card>
  );
};
