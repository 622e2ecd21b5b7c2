/** A campaign of the county's own: units pasted from Excel, the nearest sample plan, title, deadline, quotas. */
import type { JSX, TargetedEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { deskSetupWords } from '../../../core/messages/pane/desk';
import type { Plan } from '../../../core/model/plan';
import { readPastedUnits, type PlanDraft } from '../../flows/desk/plan-draft';
import { Button, Card, Field } from '../ui/parts';
import { useDesk, useDeskState, useDeskWords, useLang } from './context';

export const SetupView = (): JSX.Element => {
  const { setup, shell, open } = useDesk();
  const { busy, campaigns, signedIn } = useDeskState();
  const { setup: words } = deskSetupWords(useLang());
  const { loading, campaign: campaignWords } = useDeskWords();
  const [samples, setSamples] = useState<readonly Plan[] | null>(null);
  const [pasted, setPasted] = useState('');
  const [sampleId, setSampleId] = useState('');
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [late, setLate] = useState<PlanDraft['late']>('flag');
  const [quotas, setQuotas] = useState<Readonly<Record<string, string>>>({});
  const [made, setMade] = useState(false);
  useEffect(() => {
    void shell.guard('plans', async () => {
      const plans = await setup.samplePlans();
      setSamples(plans);
      setSampleId(plans[0]?.id ?? '');
    });
  }, []);
  if (made) return <Reminders />;
  if (signedIn?.caller.role !== 'admin' && campaigns?.length === 0)
    return (
      <p class="muted desk-wait">
        {campaignWords.none}
        {campaignWords.noneOfficer}
      </p>
    );
  const sample = samples?.find(({ id }) => id === sampleId);
  if (samples === null || sample === undefined) return <p class="muted desk-wait">{loading}</p>;
  const { units, bad } = readPastedUnits(pasted);
  const types = [...new Set(units.map(({ type }) => type))];
  const text = (name: string, otherwise: string): string => texts[name] ?? otherwise;
  const input = (name: string) => (event: TargetedEvent<HTMLInputElement>) => {
    const { value } = event.currentTarget;
    setTexts((known) => ({ ...known, [name]: value }));
  };
  const year = text('year', String(sample.year));
  const title = text('title', sample.title);
  const complete = units.length > 0 && title.trim() !== '' && /^20\d\d$/.test(year);
  const save = async (openIt: boolean): Promise<void> => {
    const draft: PlanDraft = {
      id: freshId(
        sample.id,
        year,
        (campaigns ?? []).map(({ id }) => id),
      ),
      title: title.trim(),
      year: Number(year),
      hostOffice: text('office', sample.hostOffice).trim() || sample.hostOffice,
      deadline: text('deadline', ''),
      late,
      units,
      quotaByType: Object.fromEntries(
        Object.entries(quotas).flatMap(([type, count]) => (/^\d{1,5}$/.test(count.trim()) ? [[type, Number(count)]] : [])),
      ),
    };
    // While there is no campaign this view stands in the board's place; it must stay when there is one.
    open('setup');
    if (await setup.makeCampaign(draft, sample, openIt)) {
      shell.tell('good', words.saved(draft.title));
      setMade(true);
    }
  };
  return (
    <form
      class="desk-form setup"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete && busy === null) void save(true);
      }}
    >
      <h2>{words.title}</h2>
      <p class="muted">{words.intro}</p>
      <Card title={words.units}>
        <Field label={words.unitsHint}>
          <textarea
            rows={6}
            placeholder={words.unitsExample}
            value={pasted}
            onInput={(event) => {
              setPasted(event.currentTarget.value);
            }}
          />
        </Field>
        <p role="status" class={units.length === 0 ? 'muted' : ''}>
          {units.length === 0
            ? words.needUnits
            : words.unitsFound(
                units.length,
                types.map((type) => words.typeCount(type, units.filter((unit) => unit.type === type).length)).join('、'),
              )}
        </p>
        {bad.slice(0, 5).map(({ line, why }) => (
          <p key={line} class="inline-problem">
            {words.bad[why](line)}
          </p>
        ))}
      </Card>
      <Card title={words.plan}>
        <fieldset class="plan-choice">
          <legend class="muted">{words.planHint}</legend>
          {samples.map((plan) => (
            <label key={plan.id} class="check-line">
              <input
                type="radio"
                name="plan"
                checked={plan.id === sampleId}
                onChange={() => {
                  setSampleId(plan.id);
                }}
              />
              <span>
                {plan.title}
                <small>{words.planFacts(plan.categories.length, words.kinds[plan.kind])}</small>
              </span>
            </label>
          ))}
        </fieldset>
      </Card>
      <Card title={words.details}>
        <div class="field-grid">
          <Field label={words.name}>
            <input class="text-input" maxLength={120} value={title} onInput={input('title')} />
          </Field>
          <Field label={words.office}>
            <input class="text-input" maxLength={120} value={text('office', sample.hostOffice)} onInput={input('office')} />
          </Field>
          <Field label={words.year}>
            <input class="text-input" inputMode="numeric" maxLength={4} value={year} onInput={input('year')} />
          </Field>
          <Field label={words.deadline}>
            <input class="text-input" type="datetime-local" value={text('deadline', '')} onInput={input('deadline')} />
          </Field>
          <Field label={words.late}>
            <select
              value={late}
              onChange={(event) => {
                setLate(event.currentTarget.value as PlanDraft['late']);
              }}
            >
              {(['flag', 'refuse', 'void'] as const).map((way) => (
                <option key={way} value={way}>
                  {words.lates[way]}
                </option>
              ))}
            </select>
          </Field>
        </div>
        {types.length === 0 ? null : (
          <fieldset class="plan-choice">
            <legend class="muted">{words.quotas}</legend>
            <div class="field-grid">
              {types.map((type) => (
                <Field key={type} label={words.quotaOf(type)}>
                  <input
                    class="text-input"
                    inputMode="numeric"
                    maxLength={5}
                    value={quotas[type] ?? ''}
                    onInput={(event) => {
                      const { value } = event.currentTarget;
                      setQuotas((known) => ({ ...known, [type]: value }));
                    }}
                  />
                </Field>
              ))}
            </div>
          </fieldset>
        )}
      </Card>
      <div class="card-actions">
        <Button look="primary" type="submit" disabled={!complete || busy !== null}>
          {words.open}
        </Button>
        <Button disabled={!complete || busy !== null} onClick={() => void save(false)}>
          {words.draft}
        </Button>
      </div>
    </form>
  );
};

/** civil-2027, and civil-2027-2 where that is taken. */
function freshId(sample: string, year: string, taken: readonly string[]): string {
  const plain = `${sample}-${year}`;
  if (!taken.includes(plain)) return plain;
  for (let number = 2; ; number += 1) if (!taken.includes(`${plain}-${number}`)) return `${plain}-${number}`;
}

const Reminders = (): JSX.Element => {
  const { open } = useDesk();
  const { setup: words } = deskSetupWords(useLang());
  return (
    <div class="desk-narrow">
      <Card title={words.reminders} icon="shield" tone="warning">
        <ol>
          {words.remind.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <div class="card-actions">
          <Button
            look="primary"
            onClick={() => {
              open('accounts');
            }}
          >
            {words.toAccounts}
          </Button>
        </div>
      </Card>
    </div>
  );
};
