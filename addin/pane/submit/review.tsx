/** What will be sent, before anything is. */
import type { JSX } from 'preact';
import type { SubmitState } from '../../app/submit/state';
import { useApp } from '../context';
import { Icon } from '../ui/icon';
import { Button, Card, Meter } from '../ui/parts';
import { paneWords } from '../../../core/messages/pane';
import { useStore } from '../use-store';
import { useSubmit, useSubmitWords, yuanText } from './context';

type ReviewWork = Extract<SubmitState['work'], { readonly step: 'review' }>;

export const ReviewCard = ({ work }: { readonly work: ReviewWork }): JSX.Element => {
  const { shell } = useApp();
  const { submit, now } = useSubmit();
  const words = useSubmitWords();
  const { lang } = useStore(shell.store);
  const { campaign, plan } = useStore(submit.store);
  const { review, changed, serverErrors } = work;
  const { reported, counts, sheets, staying, target } = review;
  const checkWords = paneWords(lang).check;
  const total = [
    reported.households > 0 ? words.work.review.households(reported.households) : '',
    reported.persons > 0 ? words.work.review.persons(reported.persons) : '',
    reported.institutions > 0 ? words.work.review.institutions(reported.institutions) : '',
  ].filter((text) => text !== '');
  const late = plan?.deadline !== undefined && now() >= Date.parse(plan.deadline.at) + 60_000;
  return (
    <>
      {changed ? (
        <div class="note warning" role="alert">
          <Icon name="warning" />
          <p>{words.work.review.changed}</p>
        </div>
      ) : null}
      {serverErrors === null ? null : (
        <div class="note warning" role="alert">
          <Icon name="warning" />
          <p>{words.work.review.serverErrors(serverErrors)}</p>
        </div>
      )}
      <Card title={words.work.review.title} icon="send">
        <p>
          {words.work.review.to(campaign?.title ?? '', target.unit.name)}
          <span class="fact-note">{words.work.review.version(target.version + 1)}</span>
        </p>
        <dl class="facts">
          <div>
            <dt>{words.work.review.sheets}</dt>
            <dd>
              <ul>
                {sheets.map(({ sheet, entries }) => (
                  <li key={sheet}>{words.work.review.sheet(sheet, entries)}</li>
                ))}
              </ul>
            </dd>
          </div>
          {staying.length === 0 ? null : (
            <div>
              <dt>{words.work.review.staying}</dt>
              <dd>{staying.join('、')}</dd>
            </div>
          )}
          <div>
            <dt>{words.work.review.total}</dt>
            <dd>
              <strong>{[words.entries(review.entries), ...total].join(' · ')}</strong>
            </dd>
          </div>
          <div>
            <dt>{words.work.review.amount}</dt>
            <dd>
              <strong>{words.yuan(yuanText(reported.amountFen))}</strong>
            </dd>
          </div>
          <div>
            <dt>{words.work.review.left}</dt>
            <dd>
              {counts.error + counts.warning === 0 ? (
                words.work.review.noneLeft
              ) : (
                <>
                  <span class={counts.error > 0 ? 'bad' : ''}>{words.work.review.counts(counts.error, counts.warning)}</span>{' '}
                  <Button
                    look="link"
                    onClick={() => {
                      submit.leave();
                      shell.open('check');
                    }}
                  >
                    {words.work.review.toFix}
                  </Button>
                </>
              )}
            </dd>
          </div>
          <div>
            <dt>{words.work.review.file}</dt>
            <dd>{review.fileName}</dd>
          </div>
        </dl>
        {review.quotas.map((meter) => {
          const over = meter.reported > meter.limit;
          const byCount = meter.by === 'count';
          return (
            <Meter
              key={`${meter.category ?? ''}${meter.by}`}
              label={byCount ? checkWords.quota(meter.category) : checkWords.quotaMoney(meter.category)}
              value={byCount ? `${meter.reported} / ${meter.limit}` : `${yuanText(meter.reported)} / ${yuanText(meter.limit)}`}
              share={meter.limit === 0 ? (meter.reported > 0 ? 1 : 0) : meter.reported / meter.limit}
              tone={over ? 'error' : 'good'}
              {...(over && byCount ? { note: checkWords.quotaOver(meter.reported - meter.limit) } : {})}
            />
          );
        })}
        {late && plan?.deadline !== undefined ? (
          <p class="inline-note">
            <Icon name="clock" />
            {words.work.review.late}
            {words.campaign.late[plan.deadline.late]}
          </p>
        ) : null}
      </Card>
    </>
  );
};
