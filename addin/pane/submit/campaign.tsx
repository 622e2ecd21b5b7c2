/** The campaign: which one, for whom, until when, how much. */
import type { JSX } from 'preact';
import { chinaDay } from '../../../core/ports/clock';
import type { Plan } from '../../../core/model/plan';
import { unitLimits } from '../../../core/rules/support/quota';
import type { SubmitWords } from '../../../core/messages/pane/submit';
import { newestOf } from '../../app/submit/state';
import { Icon } from '../ui/icon';
import { Field, ProgressBar } from '../ui/parts';
import { useStore } from '../use-store';
import { useSubmit, useSubmitWords, yuanText } from './context';

export const Campaign = (): JSX.Element | null => {
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const { campaigns, campaign, busy, plan } = useStore(submit.store);
  if (campaigns === null) return null;
  if (campaigns.length === 0)
    return (
      <section class="card">
        <p>{words.campaign.none}</p>
      </section>
    );
  return (
    <section class="card" aria-label={words.campaign.label}>
      <Field label={words.campaign.label}>
        <select
          value={campaign?.id ?? ''}
          disabled={busy === 'campaign'}
          onChange={(event) => void submit.choose(event.currentTarget.value)}
        >
          {campaign === null ? <option value="">{words.campaign.choose}</option> : null}
          {campaigns.map(({ id, title, status }) => (
            <option key={id} value={id}>
              {status === 'open' ? title : `${title}（${words.campaign.status[status]}）`}
            </option>
          ))}
        </select>
      </Field>
      {busy === 'campaign' ? <ProgressBar label={words.campaign.loading} done={0} total={0} /> : null}
      {plan === null ? null : <Facts plan={plan} />}
      {campaign === null || campaign.status === 'open' ? null : (
        <p class="inline-note">
          <Icon name="warning" />
          {words.campaign.notOpen[campaign.status]}
        </p>
      )}
    </section>
  );
};

const Facts = ({ plan }: { readonly plan: Plan }): JSX.Element => {
  const { submit, now } = useSubmit();
  const words = useSubmitWords();
  const { signedIn, unit } = useStore(submit.store);
  const state = useStore(submit.store);
  const newest = newestOf(state);
  const counting = newest !== null && (newest.state === 'submitted' || newest.state === 'accepted') ? newest : null;
  const limits = unitLimits(
    plan,
    plan.units.find(({ code }) => code === unit?.code),
  );
  return (
    <>
      {signedIn?.caller.role === 'clerk' ? null : (
        <Field label={words.campaign.unit}>
          <select value={unit?.code ?? ''} onChange={(event) => void submit.chooseUnit(event.currentTarget.value)}>
            {unit === null ? <option value="">{words.campaign.chooseUnit}</option> : null}
            {plan.units.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      )}
      <dl class="facts">
        {signedIn?.caller.role === 'clerk' && unit !== null ? (
          <div>
            <dt>{words.campaign.unit}</dt>
            <dd>{unit.name}</dd>
          </div>
        ) : null}
        <div>
          <dt>{words.campaign.deadline}</dt>
          <dd>
            {plan.deadline === undefined ? words.campaign.noDeadline : <Deadline deadline={plan.deadline} now={now()} words={words} />}
          </dd>
        </div>
        {unit === null
          ? null
          : limits.map(({ category, count, amountFen }) => {
              const name = plan.categories.find(({ code }) => code === category)?.name ?? category;
              const label = count === null ? words.campaign.money : name === null ? words.campaign.quota : words.campaign.quotaOf(name);
              return (
                <div key={`${category ?? ''}${count ?? ''}`}>
                  <dt>{label}</dt>
                  <dd>
                    {count === null
                      ? words.campaign.moneyText(yuanText(amountFen ?? 0))
                      : words.campaign.quotaText(category === null ? (counting?.entries ?? null) : null, count)}
                  </dd>
                </div>
              );
            })}
        {unit === null || counting === null ? null : (
          <div>
            <dt>{words.campaign.reported}</dt>
            <dd>{words.history.figures(counting.entries, yuanText(counting.amountFen))}</dd>
          </div>
        )}
        {plan.submissionDocuments.length === 0 ? null : (
          <div>
            <dt>{words.campaign.documents}</dt>
            <dd>{plan.submissionDocuments.join('、')}</dd>
          </div>
        )}
      </dl>
      <p class="muted">{words.campaign.plan}</p>
    </>
  );
};

const day = 86_400_000;

const Deadline = (props: {
  readonly deadline: NonNullable<Plan['deadline']>;
  readonly now: number;
  readonly words: SubmitWords;
}): JSX.Element => {
  const { deadline, now, words } = props;
  const at = Date.parse(deadline.at);
  const days = Math.round((Date.parse(chinaDay(at)) - Date.parse(chinaDay(now))) / day);
  const passed = now >= at + 60_000;
  const { campaign } = words;
  const left = passed
    ? campaign.passed(Math.max(0, -days))
    : days === 0
      ? campaign.today(Math.floor((at - now) / 3_600_000))
      : days === 1
        ? campaign.tomorrow
        : campaign.daysLeft(days);
  return (
    <>
      <span>{words.moment(deadline.at)}</span> <span class={`tag ${passed ? 'error' : days <= 3 ? 'warning' : ''}`}>{left}</span>
      <span class="fact-note">{campaign.late[deadline.late]}</span>
    </>
  );
};
